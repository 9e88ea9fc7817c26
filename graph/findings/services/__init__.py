"""Social services, existing and proposed: who waits, what is full, what has no money or no people."""
