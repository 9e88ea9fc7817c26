"""An independent count of what looks like work, by form alone: it knows nothing of how tables and work are read.

It counts in the blocks of a document, and once more in the bytes of its file, so that a table which a reader drops is
missed by no one.
"""
