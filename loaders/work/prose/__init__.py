"""What running text says: who did or will do what, with whom, with whose money, and how much of it."""

from planatlas.loaders.work.prose.records import prose_records

__all__ = ["prose_records"]
