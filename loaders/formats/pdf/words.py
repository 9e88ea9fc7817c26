"""Words of a page put back into lines and paragraphs: hyphens, ligatures and wrapped lines undone."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from planatlas.loaders.formats.hyphens import Hyphens

__all__ = ["Line", "Word", "lines_of", "text_of"]

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
    """A word with its box in points from the top left of the page; ``sure`` is below 1 where it was recognised."""

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    bold: bool = False
    sure: float = 1.0
    italic: bool = False


@dataclass(slots=True)
class Line:
    """Words side by side."""

    words: list[Word]

    @property
    def text(self) -> str:
        """The words, one space between."""
        return " ".join(word.text for word in self.words)

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
    """Return the words in lines, top to bottom and left to right."""
    out: list[Line] = []
    for word in sorted(words, key=lambda w: (round(w.top), w.x0)):
        middle = (word.top + word.bottom) / 2
        if out and out[-1].words[0].top <= middle <= out[-1].words[0].bottom:
            out[-1].words.append(word)
        else:
            out.append(Line([word]))
    for line in out:
        line.words.sort(key=lambda w: w.x0)
    return out


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
        else:
            broken = sides is not None and _has_room(lines[number - 1], line, lines, sides)
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
