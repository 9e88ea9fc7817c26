"""Words longer than their column, which word processors cut wherever the line is full, without a hyphen."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from itertools import pairwise

from planatlas.loaders.formats.hyphens import Hyphens
from planatlas.loaders.formats.pdf.words import Line
from planatlas.ontology.folding import fold
from planatlas.ontology.languages import languages
from planatlas.ontology.wording import words

__all__ = ["cut_words", "uncut"]

_FEWEST, _SHORT = 2, 4
"""So many short rests of words at the head of lines show that a table cuts words; one alone may be a rare word."""
_ROOM, _WIDE = 1.2, 1.7
"""Of the mean letter of a word: room for the next one, and for the widest ones."""
_WIDEST = "mwMW"
_SMALL = ("connective", "grammatical", "article")
_MARKS = frozenset(",.;:)")

Cell = tuple[Sequence[Line], tuple[float, float]]
"""The lines of a cell, and the left and right edge of it."""


def cut_words(cells: Collection[Cell]) -> frozenset[str]:
    """The rests of words that stand at the head of lines in a table; none where its words are not cut.

    A rest follows a full line, is short, and is no word that stands elsewhere in the table: longer ones may be words.
    """
    inner = {fold(word.text) for lines, _ in cells for line in lines for word in line.words[1:]}
    known = inner | _grammatical([fold(word.text) for lines, _ in cells for line in lines for word in line.words])
    full = {below.words[0].text for lines, sides in cells for above, below in _full(lines, sides)}
    rests = {text for text in full if len(key := fold(text)) <= _SHORT and (key not in known or text[:1] in _MARKS)}
    return frozenset(rests) if len(rests) >= _FEWEST else frozenset()


def _grammatical(printed: Sequence[str]) -> frozenset[str]:
    """The small words of the language of most of the text: "es" is one in Hungarian, and the rest of one in French."""
    lists = (frozenset[str]().union(*(words(name, lang) for name in _SMALL)) for lang in languages())
    return max(lists, key=lambda small: sum(word in small for word in printed))


def uncut(lines: Sequence[Line], sides: tuple[float, float], rests: Collection[str], hyphens: Hyphens) -> set[int]:
    """The numbers of the lines that begin with the rest of a word: a known rest, or one with which the word above is
    one that the document prints elsewhere in one piece.
    """
    whole = {id(below) for above, below in _full(lines, sides) if _is_one(above, below, rests, hyphens)}
    return {number for number, line in enumerate(lines) if id(line) in whole}


def _is_one(above: Line, below: Line, rests: Collection[str], hyphens: Hyphens) -> bool:
    head, rest = above.words[-1].text, below.words[0].text
    return rest in rests or hyphens.knows(head + rest)


def _full(lines: Sequence[Line], sides: tuple[float, float]) -> Iterator[tuple[Line, Line]]:
    """Two lines of which the upper holds one word, as wide as the cell, that may go on in the lower."""
    padding = min((line.box[0] for line in lines), default=0.0) - sides[0]
    for above, below in pairwise(lines):
        if _may_go_on(above, below) and _fills(above, below, sides[1] - padding):
            yield above, below


def _may_go_on(above: Line, below: Line) -> bool:
    """A word is cut only where it is alone in its line, and goes on in small letters or with the mark behind it."""
    first = below.words[0].text
    return len(above.words) == 1 and above.words[0].text[-1:].isalpha() and (first[:1].islower() or first[:1] in _MARKS)


def _fills(above: Line, below: Line, right: float) -> bool:
    """Not one letter more would have stood in the line."""
    word = above.words[-1]
    letter = (word.x1 - word.x0) / len(word.text)
    return word.x1 + letter * (_WIDE if below.words[0].text[:1] in _WIDEST else _ROOM) > right
