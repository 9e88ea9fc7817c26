"""The vocabulary, and the code that reads it."""
