"""Small grammars: what a piece of text says, and nothing of where it stands."""
