"""Data files: objects and lists in the notations of programs, read as tables of work where they hold some."""
