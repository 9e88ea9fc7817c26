"""Words of a page put back into lines and paragraphs: hyphens, ligatures and wrapped lines undone."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from planatlas.loaders.formats.hyphens import Hyphens
from planatlas.loaders.formats.runs import NO_MARKS, Mark, TextRun, shown

__all__ = ["Box", "Line", "Word", "lines_of", "text_of"]

Box = tuple[float, float, float, float]
"""Left, top, right, bottom, in points from the top left of the page."""

_LIGATURES = {"ﬁ": "fi", "ﬂ": "fl", "ﬀ": "ff", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
_LIGATURE = re.compile("|".join(_LIGATURES))
_BULLET = re.compile(r"^(?:[•▪●➤➢►‣◦○■□▫◆✓❖·\uf0b7\uf0a7\uf0d8o]|[-–—])$")
_MARK = 3
_SPACE = 0.4
"""Of the height of a line: a space, and a little more for doubt."""
_PADDING = 2.0
"""Points that a cell leaves free beside its text at the least."""
_NO_HYPHENS = Hyphens()


@dataclass(slots=True, frozen=True)
class Word:
    """A word with its box in points from the top left of the page; ``sure`` is below 1 where it was recognised.

    ``glued`` tells that no space parts it from the word before, which has other marks; ``turn`` is the way it reads, in
    degrees clockwise.
    """

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    bold: bool = False
    sure: float = 1.0
    italic: bool = False
    marks: frozenset[Mark] = NO_MARKS
    glued: bool = False
    turn: int = 0

    @property
    def upright(self) -> Box:
        """Its box where the page is turned so that the word reads from left to right."""
        if self.turn == 90:
            return self.top, -self.x1, self.bottom, -self.x0
        if self.turn == 180:
            return -self.x1, -self.bottom, -self.x0, -self.top
        if self.turn == 270:
            return -self.bottom, self.x0, -self.top, self.x1
        return self.x0, self.top, self.x1, self.bottom


@dataclass(slots=True)
class Line:
    """Words side by side."""

    words: list[Word]

    @property
    def text(self) -> str:
        """What the words say, one space between: footnote marks and what is struck out are left aside."""
        runs = [TextRun(word.text if word.glued else f" {word.text}", word.marks) for word in self.words]
        return " ".join(shown(runs).text.split())

    @property
    def struck(self) -> str:
        """The words that a line strikes out."""
        return " ".join(word.text for word in self.words if "struck" in word.marks)

    @property
    def box(self) -> tuple[float, float, float, float]:
        """Left, top, right, bottom."""
        return (
            min(w.x0 for w in self.words),
            min(w.top for w in self.words),
            max(w.x1 for w in self.words),
            max(w.bottom for w in self.words),
        )

    @property
    def bold(self) -> bool:
        """Whether all of the line is set bold."""
        return all(word.bold for word in self.words)

    @property
    def italic(self) -> bool:
        """Whether all of the line is set in italics, the mark of a list item left aside."""
        rest = self.words[1:] if len(self.words) > 1 and len(self.words[0].text) <= _MARK else self.words
        return all(word.italic for word in rest)


def lines_of(words: Iterable[Word]) -> list[Line]:
    """Return the words in lines, top to bottom and left to right; those that are turned stand behind the others."""
    whole: list[list[Word]] = []
    for word in words:
        if word.glued and whole and whole[-1][-1].turn == word.turn:
            whole[-1].append(word)
        else:
            whole.append([word])
    out: list[Line] = []
    for pieces in sorted(whole, key=lambda pieces: _place(pieces[0])):
        if out and _level(out[-1].words[0], pieces[0]):
            out[-1].words.extend(pieces)
        else:
            out.append(Line(pieces))
    for line in out:
        line.words.sort(key=lambda word: word.upright[0])
    return out


def _place(word: Word) -> tuple[int, int, float]:
    left, top, _, _ = word.upright
    return word.turn, round(top), left


def _level(one: Word, other: Word) -> bool:
    """Tell whether words stand on one line; one of them may be a small mark set high."""
    _, upper, _, lower = one.upright
    _, top, _, bottom = other.upright
    return one.turn == other.turn and (upper <= (top + bottom) / 2 <= lower or top <= (upper + lower) / 2 <= bottom)


def text_of(
    lines: Sequence[Line],
    hyphens: Hyphens = _NO_HYPHENS,
    sides: tuple[float, float] | None = None,
    uncut: Collection[int] = (),
) -> str:
    """Return the text of a cell: wrapped lines joined, words broken by a hyphen mended, one bullet a line.

    ``sides`` are the left and right edge of the cell: a line that had room for the next word was broken on purpose.
    ``uncut`` are the numbers of lines that begin inside a word.
    """
    out = ""
    for number, line in enumerate(lines):
        text = _LIGATURE.sub(lambda m: _LIGATURES[m.group()], line.text)
        if not out:
            out = text
        elif number in uncut:
            out += text
        elif _BULLET.match(text.split(" ", 1)[0]):
            out += "\n" + text
        elif joined := hyphens.joined(out, text):
            out = joined
        elif not text:
            continue
        else:
            broken = sides is not None and not line.words[0].turn and _has_room(lines[number - 1], line, lines, sides)
            out += ("\n" if broken else " ") + text
    return out


def _has_room(above: Line, below: Line, lines: Sequence[Line], sides: tuple[float, float]) -> bool:
    """Tell whether the first word of a line would have stood in the line above, with the padding of the left side.

    Boxes of recognised letters are too vague for that.
    """
    if any(word.sure < 1 for line in lines for word in line.words):
        return False
    first, height = below.words[0], above.box[3] - above.box[1]
    padding = max(min(line.box[0] for line in lines) - sides[0], _PADDING)
    return above.box[2] + _SPACE * height + (first.x1 - first.x0) + padding < sides[1]
