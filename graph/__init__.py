"""From plan records to one graph."""
