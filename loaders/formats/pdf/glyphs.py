"""The letters of a page made into words: which stand together, which way they read, which are marked.

The text layer of a PDF says little of that: a producer may place each letter by itself, and the library then guesses
spaces and line ends between them. So what the library guessed counts for nothing, and where the letters stand decides.
"""

from __future__ import annotations

import ctypes
import math
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from planatlas.loaders.formats.pdf.words import Box, Word
from planatlas.loaders.formats.runs import NO_MARKS, Mark

__all__ = ["Glyph", "Shown", "letters_of", "slanted", "strike", "turn_of", "words_of"]

Shown = Callable[[float, float], tuple[float, float]]
"""What makes a point of a page's own space one of the page as it is shown."""

_BOLD = 600
_ITALIC = 1 << 6
"""The flag of a slanted font in its descriptor."""
_HYPHENS = "\x02\ufffe\u2010"
"""What pdfium gives for a hyphen at the end of a line, and the one that browsers and typesetters put there."""
_SOFT = "\u00ad"
_GAP, _GUESSED, _BACK = 0.3, 0.12, 0.6
"""Of the height of a letter: a gap that ends a word, the same where the library guesses that one ends, a step back."""
_SLANT = 5
"""Degrees by which a letter may miss a right angle."""
_MOST = 0.6
_SMALLER, _HIGHER = 0.87, 0.1
"""A raised mark is so much lower than the letter before it, and stands so much of its height above its foot."""
_THROUGH = (0.4, 0.7)
"""Of the height of a letter from its top: where a line through it runs."""
_HUGS = 1.6
"""Points by which a line through letters may miss the ends of the letters: a rule of a table misses them by more."""


@dataclass(slots=True)
class Glyph:
    """A letter with its box on the page as shown. ``turn`` is the way it reads: 0, 90, 180, 270, None slanted.

    ``ends`` tells what the file says of its right side: 1 that a word ends there, 0 nothing, -1 that the library
    guesses an end.
    """

    text: str
    box: Box
    index: int
    turn: int | None = 0
    ends: int = 0
    struck: bool = False


def letters_of(text: Any, raw: Any, shown: Shown, turned: int = 0) -> list[Glyph]:
    """Return the letters of a text page of pdfium, in the order of the file; ``turned`` is how the page is shown.

    ``raw`` is the module of the library's own functions.
    """
    out: list[Glyph] = []
    for index in range(text.count_chars()):
        letter = chr(raw.FPDFText_GetUnicode(text.raw, index))
        if letter.isspace() or letter == "\x00":
            if out and out[-1].ends < 1:
                out[-1].ends = -1 if raw.FPDFText_IsGenerated(text.raw, index) else 1
            continue
        left, lower, right, upper = text.get_charbox(index, loose=True)
        (x0, top), (x1, bottom) = shown(left, upper), shown(right, lower)
        box = (min(x0, x1), min(top, bottom), max(x0, x1), max(top, bottom))
        out.append(Glyph("-" if letter in _HYPHENS else letter, box, index, _turn(text.raw, raw, index, turned)))
    return out


def _turn(text: Any, raw: Any, index: int, turned: int) -> int | None:
    if not raw.FPDFText_GetCharAngle(text, index):
        return turned
    matrix = raw.FS_MATRIX()
    raw.FPDFText_GetMatrix(text, index, matrix)
    angle = (turned - math.degrees(math.atan2(matrix.b, matrix.a))) % 360
    nearest = round(angle / 90) * 90
    return nearest % 360 if abs(angle - nearest) <= _SLANT else None


def turn_of(letters: Sequence[Glyph]) -> int:
    """Return the way most letters of a page read: 0 unless the whole page is set sideways or upside down."""
    ways = [letter.turn for letter in letters if letter.turn is not None]
    for way in (90, 180, 270):
        if ways.count(way) > _MOST * len(ways):
            return way
    return 0


def slanted(letters: Iterable[Glyph]) -> str:
    """Return what is printed aslant over a page, as stamps and watermarks are."""
    return "".join(letter.text + " " * (letter.ends != 0) for letter in letters if letter.turn is None).strip()


def strike(letters: Sequence[Glyph], level: Sequence[tuple[float, float, float]]) -> set[int]:
    """Mark the letters that lines strike out, and return which of the lines (height, from, to) do so.

    A line that strikes out runs through the middle of letters, and begins and ends where they do.
    """
    import numpy as np

    upright = [letter for letter in letters if letter.turn == 0]
    out: set[int] = set()
    if not upright or not level:
        return out
    x0, top, x1, bottom = np.array([letter.box for letter in upright]).T
    first, last = top + _THROUGH[0] * (bottom - top), top + _THROUGH[1] * (bottom - top)
    for number, (y, left, right) in enumerate(level):
        under = (first <= y) & (y <= last) & ((x0 + x1) / 2 > left) & ((x0 + x1) / 2 < right)
        if under.any() and abs(x0[under].min() - left) <= _HUGS and abs(x1[under].max() - right) <= _HUGS:
            out.add(number)
            for at in np.flatnonzero(under):
                upright[at].struck = True
    return out


def words_of(letters: Iterable[Glyph], text: Any, raw: Any) -> list[Word]:
    """Return the words that letters make up; what is slanted is left out, what is marked is a word of its own."""
    out: list[Word] = []
    current: list[Glyph] = []
    plain: Glyph | None = None
    raised = glued = False
    for letter in letters:
        if letter.turn is None:
            continue
        before = current[-1] if current else None
        apart = before is None or before.turn != letter.turn or _apart(before, letter, plain, raised)
        # What a mark stands at is the last letter of usual size: a mark of two digits is not raised over itself.
        now = plain is not None and before is not None and _raised(plain, before, letter)
        if before is not None and (apart or now != raised or before.struck != letter.struck):
            out.append(_word(current, text, raw, raised, glued))
            current = []
        if not current:
            glued = before is not None and not apart
        current.append(letter)
        raised = now
        plain = plain if now else letter
    if current:
        out.append(_word(current, text, raw, raised, glued))
    return out


def _upright(letter: Glyph) -> Box:
    """The box of a letter as it is where the page is turned so that the letter reads from left to right."""
    x0, top, x1, bottom = letter.box
    turns: dict[int, Box] = {
        0: (x0, top, x1, bottom),
        90: (top, -x1, bottom, -x0),
        180: (-x1, -bottom, -x0, -top),
        270: (-bottom, x0, -top, x1),
    }
    return turns[letter.turn or 0]


def _apart(before: Glyph, letter: Glyph, plain: Glyph | None, raised: bool) -> bool:
    """A wide gap, a step back or another line ends a word although no space is written."""
    if before.ends > 0:
        return True
    left, above, x1, below = _upright(before)
    x0, top, _, bottom = _upright(letter)
    tall = max(below - above, bottom - top, 1.0)
    if raised and plain is not None:
        above, below = _upright(plain)[1], _upright(plain)[3]
    gap = _GUESSED if before.ends else _GAP
    off = (above + below) / 2 - (top + bottom) / 2
    return x0 - x1 > gap * tall or x0 < left - _BACK * tall or abs(off) > 0.5 * tall


def _raised(plain: Glyph, before: Glyph, letter: Glyph) -> bool:
    """Tell whether a letter is set smaller and higher than the last one of usual size, on the same line and near."""
    if plain.turn != letter.turn:
        return False
    _, above, _, below = _upright(plain)
    x0, top, _, bottom = _upright(letter)
    high = below - above
    near = -_BACK * high < x0 - _upright(before)[2] < _BACK * high
    small, lifted = bottom - top < _SMALLER * high, below - bottom > _HIGHER * high
    return near and small and lifted and above < (top + bottom) / 2 < below


def _word(letters: Sequence[Glyph], text: Any, raw: Any, raised: bool, glued: bool) -> Word:
    flags = ctypes.c_int()
    first = letters[0]
    raw.FPDFText_GetFontInfo(text.raw, first.index, None, 0, flags)
    said = "".join(letter.text for letter in letters)
    return Word(
        said[:-1] + "-" if said.endswith(_SOFT) else said,
        min(letter.box[0] for letter in letters),
        min(letter.box[1] for letter in letters),
        max(letter.box[2] for letter in letters),
        max(letter.box[3] for letter in letters),
        raw.FPDFText_GetFontWeight(text.raw, first.index) >= _BOLD,
        italic=bool(flags.value & _ITALIC),
        marks=frozenset(_marks(first, raised)) or NO_MARKS,
        glued=glued,
        turn=first.turn or 0,
    )


def _marks(letter: Glyph, raised: bool) -> Iterator[Mark]:
    if letter.struck:
        yield "struck"
    if raised:
        yield "raised"
