"""What running text says: who did or will do what, with whom, with whose money, and how much of it."""

from planatlas.loaders.work.cards import card_lines, card_records
from planatlas.loaders.work.prose.records import prose_records

__all__ = ["card_lines", "card_records", "prose_records"]
