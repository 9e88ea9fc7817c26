"""What people decide: the log of their decisions, the sheet they decide in, and the atlas made again with them."""
