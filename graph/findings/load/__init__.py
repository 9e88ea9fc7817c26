"""How the work is spread over bodies."""
