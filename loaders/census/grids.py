"""A grid of texts, and how many of its rows look like work: a sentence beside a name, a date or a mark.

A grid may also stand on its side (fields as rows, pieces of work as columns), or be one card of labels and values.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from planatlas.loaders.census.cells import BESIDE, column_kind, kind_of
from planatlas.ontology.folding import fold
from planatlas.ontology.wording import heads_no_work, words

__all__ = ["Count", "CountedGrid", "count", "heads"]

_FEWEST = 2
_LONGEST_HEADING = 40
_DATED_TAIL = re.compile(r"(?P<said>[^\W\d_](?:[^\s(,;–—]+\s+){2,}[^\s(,;–—]+)\s*[(,;–—].*\b20\d\d\b", re.S)
_INNER = re.compile(r"\d|(?<=[\s\-.(])\w")
_WORD = re.compile(r"[^\W\d_]+")
_YEAR = re.compile(r"(?:19|20)\d\d")
_NOTHING = ("blank", "dash", "fill-in")


@dataclass(slots=True)
class CountedGrid:
    """Rows of texts as they stand in the source, with the place of each: a line, and a page or sheet for all."""

    rows: list[list[str]]
    lines: list[int] = field(default_factory=list)
    page: int | None = None
    sheet: str | None = None
    shape: str = "grid"
    left: int = 0
    """How many columns stand left of it, where it is one of several tables side by side."""


@dataclass(slots=True)
class Count:
    """What a grid shows: how its columns look, the rows that look like work, and the sentence of each.

    ``shape`` is grid, transposed, cards or list. ``evidence`` is what shows that it is no work, where there is none;
    without evidence and without rows of work it may be either.
    """

    grid: CountedGrid
    shape: str = "grid"
    headings: list[str] = field(default_factory=list)
    kinds: list[str] = field(default_factory=list)
    work: dict[int, str] = field(default_factory=dict)
    evidence: str | None = None
    body: int = 0
    """How many rows stand below the headings."""
    below: tuple[int, ...] = ()
    """Rows that can be nothing but heading, the second of one in two rows too: work read from them was invented."""


def count(grid: CountedGrid) -> Count:
    """Count the rows of work of a grid, upright or on its side."""
    upright = _counted(grid, grid.rows, "grid")
    # Upright first: only a grid that shows no work so may stand on its side.
    if upright.work or upright.evidence == "blank form":
        return upright
    turned = [list(column) for column in zip(*_even(grid.rows), strict=True)]
    sideways = _counted(grid, turned, "transposed")
    # On its side a grid must still say who and when.
    if not {"name", "date"} <= set(sideways.kinds):
        return upright
    if not sideways.work:
        if upright.evidence == "no sentences" and len(turned) > _FEWEST:
            upright.shape, upright.evidence = "transposed", None
        return upright
    # One column of values beside one of labels is a card; several are pieces of work side by side.
    sideways.shape = "cards" if len(turned) <= _FEWEST else "transposed"
    return sideways


def _labelled(row: Sequence[str], shape: str) -> int:
    """How many cells at the beginning of a row are its label: one in a form of two columns."""
    return int(shape == "grid" and len(row) == _FEWEST)


def _even(rows: Sequence[Sequence[str]]) -> list[list[str]]:
    width = max(map(len, rows), default=0)
    return [[*row, *[""] * (width - len(row))] for row in rows]


def _counted(grid: CountedGrid, rows: list[list[str]], shape: str) -> Count:
    """Count in rows under a heading; the first row is the heading where it is none of work itself."""
    even = _even(rows)
    body = _body(even)
    out = Count(grid, shape, headings=even[len(even) - len(body) - 1] if len(body) < len(even) else [])
    out.body, top = len(body), len(even) - len(body)
    out.below = tuple(at for at in range(top) if shape == "grid" and _is_heading(even, at, top))
    out.kinds = [column_kind(column) for column in zip(*body, strict=True)] if body else []
    # Before headings: a blank form has the headings of a table of work.
    if not body or all(kind in _NOTHING for row in body for kind in map(kind_of, row[_labelled(row, shape) :])):
        out.evidence = "blank form"
        return out
    # Said outright, it outweighs what the cells look like.
    if heads_no_work(out.headings):
        out.evidence = "its headings"
        return out
    sentences = [at for at, kind in enumerate(out.kinds) if kind == "sentence"]
    beside = [at for at, kind in enumerate(out.kinds) if kind in BESIDE]
    # Who and when may stand in the sentence's own cell.
    if not sentences or not beside:
        out.work = {number + top: said for number, said in _told_in_itself(body).items()}
        out.evidence = None if out.work else _evidence(out, len(body))
        return out
    known = {cell for one in even[:top] for cell in one if cell}
    for number, row in enumerate(body):
        if _repeats(row, known):
            continue
        said = next((row[at] for at in sentences if kind_of(row[at]) == "sentence"), "")
        # A sentence alone in its row is a band or a note.
        if said and sum(kind_of(cell) not in _NOTHING for cell in row) >= _FEWEST:
            out.work[number + top] = said
    return out


def _is_heading(rows: Sequence[Sequence[str]], at: int, top: int) -> bool:
    """Whether a row above the body is a heading beyond doubt."""
    return bool(at and _goes_down(rows[at - 1], rows[at])) or at == top - 1 and heads(rows[at], rows[top:])


def heads(row: Sequence[str], beneath: Sequence[Sequence[str]]) -> bool:
    """Whether a row can be nothing but the heading of those beneath it.

    Each of its cells is filled, short, and without a figure or a capital inside; each row beneath has one of these.
    """
    filled = all(cell and len(cell) <= _LONGEST_HEADING for cell in row)
    # Two cells over one row are label and value.
    enough = len(row) > _FEWEST <= len(beneath)
    return filled and enough and not _has_names(row) and all(map(_has_names, beneath))


def _has_names(row: Sequence[str]) -> bool:
    """Whether a cell holds a figure, or a capital letter in a word after its first one."""
    return any(found.isdigit() or found.isupper() for cell in row for found in _INNER.findall(cell))


def _told_in_itself(body: Sequence[Sequence[str]]) -> dict[int, str]:
    """What most rows of one text, at most behind a number, begin with: who and by when stand in the same cell."""
    if len(body) < _FEWEST or len(body[0]) > _FEWEST:
        return {}
    found = {at: match["said"] for at, row in enumerate(body) if (match := _DATED_TAIL.match(max(row, key=len)))}
    return found if 2 * len(found) > len(body) else {}


def _evidence(seen: Count, rows: int) -> str | None:
    """What shows that a grid without sentences, or with nothing beside them, is no work; None where nothing does."""
    if any(fold(word) in words("price-head") for text in seen.headings for word in _WORD.findall(text)):
        return "prices"
    if "sentence" in seen.kinds:
        return "nobody and no date"
    timed = "date" in seen.kinds or seen.kinds.count("mark") >= _FEWEST or any(map(_YEAR.search, seen.headings))
    either = timed and "name" in seen.kinds and rows >= _FEWEST and len(seen.kinds) > _FEWEST
    return None if either else "no sentences"


def _body(rows: list[list[str]]) -> list[list[str]]:
    """The rows below the headings: titles over the whole width, then one or two rows of short cells."""
    if rows and len(rows[0]) == 1:
        return rows[1:] if kind_of(rows[0][0]) in ("name", "text") else rows
    at = 0
    # Titles span the width, and are one text however often converters repeat it.
    while at < len(rows) and len({cell for cell in rows[at] if cell}) < _FEWEST:
        at += 1
    # A row that looks as those beneath it is content: the table has no heading.
    if at < len(rows) and _labels(rows[at]) and not _is_alike(rows[at], rows[at + 1 :]):
        at += 1
        if at + 1 < len(rows) and _labels(rows[at]) and (_goes_down(rows[at - 1], rows[at]) or not rows[at][0]):
            at += 1
    return rows[at:]


def _is_alike(row: Sequence[str], beneath: Sequence[Sequence[str]]) -> bool:
    """Whether a row looks, cell by cell, as those beneath it do, a date among them: then no heading stands above."""
    kinds = [column_kind(column) for column in zip(*beneath, strict=True)] if len(beneath) >= _FEWEST else []
    own = [kind_of(cell) for cell in row]
    return "date" in own and len(kinds) > _FEWEST and all(a == b for a, b in zip(own, kinds, strict=True))


def _goes_down(above: Sequence[str], row: Sequence[str]) -> bool:
    """Whether headings span both rows: the first one, and another."""
    same = sum(bool(cell) and cell == upper for upper, cell in zip(above, row, strict=True))
    # One equal cell may be chance.
    return bool(row[0]) and row[0] == above[0] and same >= _FEWEST


def _repeats(row: Sequence[str], known: set[str]) -> bool:
    """Whether half of what a row holds stands in a heading of the same grid: the head of a further page."""
    filled = [cell for cell in row if cell]
    return len(filled) >= _FEWEST and 2 * sum(cell in known for cell in filled) >= len(filled)


def _labels(row: Sequence[str]) -> bool:
    """Whether no cell is a date, an amount or a mark: those stand under a heading, never in it."""
    kinds = [kind_of(cell) for cell in row if cell]
    return not any(kind in ("number", "mark") for kind in kinds) and len(kinds) >= _FEWEST
