"""What a quote of a row shows: the cell, or of it the piece that names what the quote is for."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate, pairwise

from planatlas.loaders.values.excerpt import around, gathered, holds, letters
from planatlas.loaders.values.markup import BULLETS

__all__ = ["Pieces", "PrintedNames", "line_of", "quote_of"]

_EDGE = BULLETS + " "
_WHOLE = 900
"""A cell whose pieces name something only together is quoted as far as this."""

Pieces = Sequence[tuple[int | None, str]]
"""What is printed in a cell, piece by piece, each with its source line."""


def quote_of(pieces: Pieces) -> str | None:
    """The first line of each piece of a cell, as it stands in the source; a page break between them is marked."""
    return gathered([lines[0] for _, lines in _printed(pieces)]) or None


def line_of(pieces: Pieces) -> int | None:
    """The source line of the first filled piece of a cell."""
    return next((line for line, _ in _printed(pieces)), None)


def _printed(pieces: Pieces) -> Iterator[tuple[int | None, list[str]]]:
    """The source line and the lines of text of every filled piece of a cell."""
    for line, piece in pieces:
        if lines := [bare for text in piece.split("\n") if (bare := text.strip(_EDGE))]:
            yield line, lines


class PrintedNames:
    """Where the names of one cell are printed; the letters of its lines are put together once for all of them."""

    def __init__(self, pieces: Pieces) -> None:
        self._pieces = pieces
        self._lines: list[tuple[int | None, str]] = []
        self._letters = ""
        self._starts: list[int] = []

    def quote_of(self, name: str) -> tuple[int | None, str | None]:
        """The line that prints a name, and its quote; a name that pieces share is quoted with all of them."""
        # Nearly every name stands in its cell as it was read: letters are compared where marks or spaces differ.
        if found := self._word_for_word(name) or self._by_letters(name):
            line, text = found
            at = max(0, text.find(name))
            return line, around(text, at, at + len(name))
        # A name over two lines is quoted with both; one over more, with the whole cell.
        torn = next((pair for pair in pairwise(self._lines) if holds(pair[0][1] + pair[1][1], name)), None)
        shown = list(torn) if torn else self._lines
        return (shown[0][0], gathered([text for _, text in shown], _WHOLE)) if shown else (None, None)

    def _word_for_word(self, name: str) -> tuple[int | None, str] | None:
        for line, piece in self._pieces:
            if (at := piece.find(name)) >= 0:
                end = piece.find("\n", at)
                return line, piece[piece.rfind("\n", 0, at) + 1 : end if end >= 0 else len(piece)].strip(_EDGE)
        return None

    def _by_letters(self, name: str) -> tuple[int | None, str] | None:
        if not self._lines:
            self._lines = [(line, text) for line, lines in _printed(self._pieces) for text in lines]
            every = [letters(text) for _, text in self._lines]
            self._starts = list(accumulate((len(text) + 1 for text in every), initial=0))[:-1]
            # A line break between, so that no name is found over two lines by chance.
            self._letters = "\n".join(every)
        at = self._letters.find(letters(name))
        return self._lines[bisect_right(self._starts, at) - 1] if at >= 0 and self._lines else None
