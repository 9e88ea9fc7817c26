"""The account of a reading: what was read, what was left over and why, and what the text itself had lost."""
