"""What a quote of a row shows: the cell, or of it the piece that names what the quote is for."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate, pairwise

from planatlas.loaders.values.excerpt import around, gathered, holds, letters
from planatlas.loaders.values.markup import BULLETS

__all__ = ["Pieces", "line_of", "quote_of", "quote_of_name"]

_WHOLE = 900
"""A cell whose pieces name something only together is quoted as far as this."""

Pieces = Sequence[tuple[int | None, str]]
"""What is printed in a cell, piece by piece, each with its source line."""


def quote_of(pieces: Pieces) -> str | None:
    """The first line of each piece of a cell, as it stands in the source; a page break between them is marked."""
    return gathered([lines.texts[0] for _, lines in _printed(pieces)]) or None


def line_of(pieces: Pieces) -> int | None:
    """The source line of the first filled piece of a cell."""
    return next((line for line, _ in _printed(pieces)), None)


def quote_of_name(pieces: Pieces, name: str) -> tuple[int | None, str | None]:
    """The line that prints a name of a cell, and its quote; a name that pieces share is quoted with all of them."""
    printed = _printed(pieces)
    for line, texts in printed:
        if text := texts.first(letters(name)):
            at = max(0, text.find(name))
            return line, around(text, at, at + len(name))
    every = [(line, text) for line, texts in printed for text in texts.texts]
    torn = next((pair for pair in pairwise(every) if holds(pair[0][1] + pair[1][1], name)), None)
    shown = list(torn) if torn else every
    return (shown[0][0], gathered([text for _, text in shown], _WHOLE)) if shown else (None, None)


def _printed(pieces: Pieces) -> list[tuple[int | None, _Lines]]:
    """The source line and the lines of text of every filled piece of a cell."""
    lines = [(line, _lines(text)) for line, text in pieces]
    return [(line, found) for line, found in lines if found.texts]


@dataclass(slots=True, frozen=True)
class _Lines:
    """The lines of a cell, and their letters in one text, so that a name is looked for once and not in every line."""

    texts: tuple[str, ...]
    letters: str
    starts: list[int]

    def first(self, wanted: str) -> str | None:
        """The first line that prints such letters."""
        at = self.letters.find(wanted)
        return self.texts[bisect_right(self.starts, at) - 1] if at >= 0 else None


@lru_cache(maxsize=32)
def _lines(cell: str) -> _Lines:
    texts = tuple(bare for text in cell.split("\n") if (bare := text.strip(BULLETS + " ")))
    every = [letters(text) for text in texts]
    starts = list(accumulate((len(text) + 1 for text in every), initial=0))[:-1]
    return _Lines(texts, "\n".join(every), starts)
