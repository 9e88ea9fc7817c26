"""Quotes: text as it stands in the source, cut between words."""

from __future__ import annotations

__all__ = ["excerpt"]


def excerpt(text: str, start: int, end: int) -> str:
    """The text from ``start`` to ``end`` without the words these cut in two."""
    start, end = max(0, start), min(len(text), end)
    if start > 0 and not text[start - 1].isspace():
        start += len(text[start:end]) - len(text[start:end].split(maxsplit=1)[-1])
    if end < len(text) and not text[end].isspace():
        end -= len(text[start:end]) - len(text[start:end].rsplit(maxsplit=1)[0])
    return text[start:end].strip()
