"""Quotes: text as it stands in the source, cut between words."""

from __future__ import annotations

__all__ = ["excerpt"]


def excerpt(text: str, start: int, end: int) -> str:
    """The text from ``start`` to ``end`` without the words these cut in two; a single word stays, cut as it is."""
    start, end = max(0, start), min(len(text), end)
    first, last = start, end
    while 0 < first < end and not text[first - 1].isspace():
        first += 1
    while start < last < len(text) and not text[last].isspace():
        last -= 1
    return text[first:last].strip() or text[start:end].strip()
