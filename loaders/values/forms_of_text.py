"""Shapes of short texts that readers of tables, lists and front matter all ask for."""

from __future__ import annotations

import re

__all__ = ["AMOUNT", "DATELINE", "WORD", "first_words", "is_year", "item_number"]

WORD = re.compile(r"[^\W\d_]+")
"""A run of letters."""
DATELINE = re.compile(r"^(?:[A-ZÀ-Þ][\w .,]{2,50})?\([^()]{3,40}\)\s*[-–—]\s+")
"""Place and medium before the first sentence of a news item: "Vale (valepress.example) - "."""
AMOUNT = re.compile(r"[€$£]?\s?\d[\d.,\s]*\s*(?:[^\W\d]{1,8}\.?\s?){0,2}[€$£]?")
"""A number with what may be its unit, and nothing else: "1 200 lei", "€ 3.5 mil."."""
# What parts the words of a cell without a space.
_BETWEEN = str.maketrans(",;/", "   ")


def is_year(text: str) -> bool:
    """Tell whether a text is a year of the last or of this century and nothing more."""
    return len(text) == 4 and text.isdecimal() and text.startswith(("19", "20"))


def item_number(text: str, digits: int = 2) -> int | None:
    """Return the number of "3", "3.", "3)" or "(3)" of at most so many ``digits``; None where there is more."""
    # A bracket may stand on one side only, as enumerations print it.
    bare = text.removeprefix("(")
    bare = bare[:-1] if bare.endswith((".", ")")) else bare
    return int(bare) if bare.isdecimal() and len(bare) <= digits else None


def first_words(text: str) -> list[str]:
    """Return the words of a cell, whatever parts them; one empty word where there is none."""
    return text.translate(_BETWEEN).split() or [""]
