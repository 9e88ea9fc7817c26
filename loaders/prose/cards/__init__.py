"""Actions printed as cards: one field a line, tables of two columns, lists in YAML-like and XML-like exports."""

from planatlas.loaders.prose.cards.read import card_lines, card_records

__all__ = ["card_lines", "card_records"]
