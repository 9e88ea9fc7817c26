"""Hyphens at the ends of lines: those that broke a word there, and those that belong to it."""

from __future__ import annotations

import re
from collections.abc import Iterable

__all__ = ["Hyphens"]

_AT_END = re.compile(r"([^\W\d_]{2,})-$")
_EDGES = re.compile(r"^\W+|\W+$")
_RARE = 0.01
"""Of the words: where fewer end in a hyphen, words were not broken, and a hyphen that ends a line is a printed one."""


class Hyphens:
    """What the words of a document tell of its hyphens."""

    def __init__(self, words: Iterable[str] = ()) -> None:
        self._known: set[str] = set()
        total = ends = 0
        for word in words:
            total += 1
            if _AT_END.search(word):
                ends += 1
            else:
                self._known.add(_EDGES.sub("", word).lower())
        self._rare = ends < total * _RARE

    def knows(self, word: str) -> bool:
        """Tell whether the document prints a word somewhere in one piece."""
        return _EDGES.sub("", word).lower() in self._known

    def joined(self, above: str, below: str) -> str | None:
        """Return two lines as one, mended where the first ends in a hyphen inside a word; None where it does not.

        A word that stands elsewhere in the document, with its hyphen or without, decides; else how often lines end so.
        """
        found = _AT_END.search(above)
        if not found or not below[:1].islower() or found.group(1).isupper():
            return None
        first, second = above.split()[-1], below.split(None, 1)[0]
        kept = _EDGES.sub("", first + second).lower()
        broken = _EDGES.sub("", first[:-1] + second).lower()
        printed = kept in self._known or (self._rare and broken not in self._known)
        return above + below if printed else above[:-1] + below
