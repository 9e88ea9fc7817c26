"""Scanned pages one by one: rendered, set straight, cut into cells, read; several at a time, while there is time."""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from statistics import median
from typing import Any

from planatlas.loaders.formats.pdf.scan.letters import words_of
from planatlas.loaders.formats.pdf.scan.picture import PageImage, cleaned, render, straightened, strip, turned
from planatlas.loaders.formats.pdf.scan.pieces import Piece, cells, outside, passed_over
from planatlas.loaders.formats.pdf.scan.ruling import ruled
from planatlas.loaders.formats.pdf.scan.tesseract import (
    OutOfTime,
    Seen,
    available,
    fitting,
    installed,
    read_pictures,
    upright,
)
from planatlas.loaders.formats.pdf.tables import Box, Grid
from planatlas.loaders.formats.pdf.words import Word
from planatlas.loaders.formats.sandbox.progress import steps
from planatlas.loaders.values.language import language

__all__ = ["Scanned", "available", "recognise"]

_PAGE, _BLOCK, _LINE, _SPARSE = 4, 6, 7, 11
"""Tesseract's modes: a page of lines of any size, one block, one line, words anywhere."""
_DOUBTFUL = 0.55
"""Median confidence of a page below which it may lie on its side or stand on its head."""
_SHORTEST = 3.0
"""Seconds without which no page is begun."""
_WORKERS = 4
_PDFIUM = threading.Lock()
"""pdfium serves one thread at a time."""


@dataclass(slots=True)
class Scanned:
    """A scanned page read: its words and its ruled tables, which know the cells that could not be read."""

    words: list[Word]
    grids: list[Grid]

    @property
    def lost(self) -> set[Box]:
        """The cells in which something is printed that could not be read."""
        return {box for grid in self.grids for box in grid.lost}

    @property
    def sure(self) -> float:
        """The median confidence in the words, 0 to 1."""
        return median(word.sure for word in self.words) if self.words else 0.0


def recognise(pdf: Any, numbers: Sequence[int], printed: Iterable[str], until: float) -> dict[int, Scanned]:
    """Return the pages read, by number from 1. A page for which there was no time is left out.

    ``printed`` is text of the document's other pages, from which its language is told; ``until`` the time, on the
    monotonic clock, when all must be done.
    """
    reader = _PageReader(pdf, until)
    try:
        reader.prepare(numbers[0], printed)
    except OutOfTime:
        return {}
    with ThreadPoolExecutor(min(_WORKERS, os.cpu_count() or 1)) as pool:
        found = zip(steps("pages", numbers), pool.map(reader.page, numbers), strict=True)
        return {number: page for number, page in found if page is not None}


class _PageReader:
    """Reads pages of one document; its language, and how its pages lie, are found out once."""

    def __init__(self, pdf: Any, until: float) -> None:
        self.pdf, self.until = pdf, until
        self.longest = 0.0
        self.languages: Sequence[str] = installed()
        self.turn = 0

    @property
    def left(self) -> float:
        """Seconds."""
        return self.until - time.monotonic()

    def prepare(self, first: int, printed: Iterable[str]) -> None:
        """Find the languages to read in from text at hand, or else from a strip of a page; turn the page upright."""
        if found := language(printed):
            self.languages = fitting(found)
            return
        picture = self._picture(first)
        self.turn = upright(picture, self.left)
        if found := language(one.text for one in self._strip(turned(picture, self.turn))):
            self.languages = fitting(found)

    def _strip(self, picture: PageImage) -> list[Seen]:
        return read_pictures([strip(picture)], picture.dpi, self.languages, _SPARSE, self.left)

    def _picture(self, number: int) -> PageImage:
        with _PDFIUM:
            return render(self.pdf[number - 1])

    def page(self, number: int) -> Scanned | None:
        """Read a page, or return None when the time that is left is shorter than a page takes."""
        start = time.monotonic()
        if self.left < max(_SHORTEST, 1.2 * self.longest):
            return None
        try:
            found = self._upright(self._picture(number))
        except OutOfTime:
            return None
        self.longest = max(self.longest, time.monotonic() - start)
        return found

    def _upright(self, picture: PageImage) -> Scanned:
        found = self._read(turned(picture, self.turn))
        if found.words and found.sure < _DOUBTFUL and (turn := upright(picture, self.left)) != self.turn:
            found = max(found, self._read(turned(picture, turn)), key=lambda one: one.sure)
        return found

    def _read(self, picture: PageImage) -> Scanned:
        picture = straightened(picture)
        out = Scanned([], ruled(picture))
        picture = cleaned(picture)
        boxes, rest = list(cells(picture, out.grids)), outside(picture, out.grids)
        for piece, words in self._words(boxes, picture, _BLOCK):
            out.words.extend(words)
            if not words and piece.grid and piece.box:
                piece.grid.lost.add(piece.box)
        for _, words in self._words(rest, picture, _PAGE):
            out.words.extend(words)
        return out

    def _words(self, pieces: Sequence[Piece], picture: PageImage, mode: int) -> Iterator[tuple[Piece, list[Word]]]:
        """Yield each piece with its words; what Tesseract passed over in it is given to it again, line by line."""
        seen = self._seen(pieces, picture, mode)
        missed = [
            line for piece, found in zip(pieces, seen, strict=True) for line in self._missed(piece, found, picture)
        ]
        again = self._seen([line for _, line in missed], picture, _LINE)
        for piece, found in zip(pieces, seen, strict=True):
            words = words_of(found, piece, picture, self.languages)
            for (owner, line), more in zip(missed, again, strict=True):
                if owner is piece:
                    sure = [one for one in more if one.confidence > _DOUBTFUL]
                    words.extend(words_of(sure, line, picture, self.languages))
            yield piece, words

    def _missed(self, piece: Piece, found: Sequence[Seen], picture: PageImage) -> list[tuple[Piece, Piece]]:
        boxes = [(one.left, one.top, one.left + one.width, one.top + one.height) for one in found]
        return [(piece, line) for line in passed_over(piece, boxes, picture.dpi)]

    def _seen(self, pieces: Sequence[Piece], picture: PageImage, mode: int) -> list[list[Seen]]:
        out: list[list[Seen]] = [[] for _ in pieces]
        for one in read_pictures([p.image for p in pieces], picture.dpi, self.languages, mode, self.left):
            out[one.picture].append(one)
        return out
