"""Matrices: tables whose columns are bodies or times and whose cells are marks, made into tables with ordinary columns.

Under the first of its columns a field gets its values, the headings of the marked columns; the others are left empty.
The width stays, and every value keeps the place where its heading is printed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from planatlas.loaders.document import TableCell, TableRow
from planatlas.loaders.tables.evidence import is_body
from planatlas.loaders.tables.matrix_marks import CROSS, is_mark, letters_of, role_of
from planatlas.loaders.values.deadline import interval
from planatlas.loaders.values.headings import LONGEST_UNKNOWN, field_of
from planatlas.ontology.vocabulary import vocabulary
from planatlas.records import Caveat, Doubt

__all__ = ["Upright", "is_period", "unmarked"]

_DEEPEST = 4
"""Rows from the top of a table among which the headings of its marks are looked for."""
_SOME_YEAR = 2000
_LABELS = {"responsible": "Responsible", "partners": "Partners", "deadline": "Deadline", "period": "Period"}
_YEAR = re.compile(r"\b(?:19|20)\d{2}\b")
_LIST = 2
"""So many times are listed; of more that follow one another the first and the last are enough."""


@dataclass(slots=True)
class Upright:
    """The rows of a table with ordinary columns, what is unsure about them, and the columns of the source.

    ``printed`` are the headings there, ``taken`` the fields that those fill which no longer stand in ``rows``. A row
    that is ``whole`` was a column of the source: no page break tears it, and none goes on in the next.
    """

    rows: list[TableRow]
    caveats: list[Caveat] = field(default_factory=list)
    printed: list[str] = field(default_factory=list)
    taken: dict[int, str] = field(default_factory=dict)
    whole: bool = False


@dataclass(slots=True)
class _Marked:
    """The columns of a matrix, with the cells of heading above each, and the number of its last row of heading."""

    last: int
    paths: dict[int, list[TableCell]]
    times: list[int]
    bodies: list[int]


def unmarked(rows: Sequence[TableRow], width: int, explained: Mapping[str, str]) -> Upright | None:
    """The rows of a matrix with ordinary columns; None where the table is none."""
    found = _marked(rows, width)
    if found is None:
        return None
    heading = rows[found.last]
    # What other columns ask for, marks need not say.
    asked = {field_of(cell.text) for at, cell in enumerate(heading.cells) if at not in found.paths}
    meant = _Meanings(found, explained, asked, _letters(rows, found))
    places = meant.places()
    if not places:
        return None
    # The upper half of the heading is in the paths now.
    kept = [row for at, row in enumerate(rows) if at + 1 != found.last or not _goes_over(row, found, heading)]
    out = [_row(row, heading, meant, places) if len(row.cells) == width else row for row in kept]
    caveats = [Caveat.of(Doubt.COLUMN_UNSURE, name, column=places[name] + 1) for name in meant.unsure(rows)]
    return Upright(out, caveats, [cell.text for cell in heading.cells], meant.taken(places))


def _marked(rows: Sequence[TableRow], width: int) -> _Marked | None:
    """The heading under which most columns hold marks only; of equals the lowest, where bands stand above."""
    found = [one for last in range(min(_DEEPEST, len(rows) - 1)) if (one := _under(rows, last, width))]
    return max(found, key=lambda one: (len(one.paths), -one.last), default=None)


def _under(rows: Sequence[TableRow], last: int, width: int) -> _Marked | None:
    heading = rows[last]
    body = [
        row for row in rows[last + 1 :] if len(row.cells) == width and not _is_band(row) and not _same(row, heading)
    ]
    if len(heading.cells) != width or not body or _is_band(heading):
        return None
    columns = [at for at in range(width) if heading.cells[at].text and all(is_mark(row.cells[at]) for row in body)]
    paths = {at: _path(rows, last, at) for at in columns}
    # Times first: a month may look like a name.
    times = [at for at in columns if is_period(heading.cells[at].text)]
    others = [at for at in columns if at not in times and _may_be_body(heading.cells[at].text)]
    bodies = others if _are_bodies([paths[at] for at in others]) else []
    times, bodies = _used(times, body), _used(bodies, body)
    kept = {at: paths[at] for at in (*times, *bodies)}
    return _Marked(last, kept, times, bodies) if kept else None


def _used(columns: list[int], body: Sequence[TableRow]) -> list[int]:
    """Two columns at the least, and two marks in them: one cross is a note, and none a form to be filled in."""
    marks = sum(bool(letters_of(row.cells[at])) for row in body for at in columns)
    return columns if len(columns) > 1 and marks > 1 else []


def _is_band(row: TableRow) -> bool:
    return len({cell.text for cell in row.cells if cell.text}) < 2


def _same(row: TableRow, heading: TableRow) -> bool:
    return [cell.text for cell in row.cells] == [cell.text for cell in heading.cells]


def _path(rows: Sequence[TableRow], last: int, at: int) -> list[TableCell]:
    """The cell of heading, and what stands above it over several columns, the lowest first."""
    own = rows[last].cells[at]
    above = rows[last - 1].cells if last else []
    # A band stands over all columns and belongs to none.
    if len(above) != len(rows[last].cells) or _is_band(rows[last - 1]):
        return [own]
    upper = next((cell for cell in reversed(above[: at + 1]) if cell.text), own)
    # A merged cell is one heading.
    return [own] if upper.text == own.text else [own, upper]


def _words(path: Iterable[TableCell]) -> str:
    return " ".join(" ".join(cell.text.split()) for cell in path)


def is_period(own: str) -> bool:
    """Tell whether a heading is a year, a half, a quarter or a month."""
    return len(own) <= LONGEST_UNKNOWN // 2 and interval(own, _SOME_YEAR) != (None, None)


def _may_be_body(text: str) -> bool:
    """A heading that begins as a known one does may be the name of a body: "Service Propreté"."""
    known = vocabulary().field(text) if is_body(text) else field_of(text)
    return len(text) <= LONGEST_UNKNOWN and not text[:1].islower() and known is None


def _are_bodies(paths: Sequence[Sequence[TableCell]]) -> bool:
    """Most headings are names of bodies, or a heading above them asks who."""
    named = sum(is_body(path[0].text) or _asked_above(path) is not None for path in paths)
    # Two in three: some bodies are called by words nobody knows.
    return named > 1 and named * 3 >= len(paths) * 2


def _asked_above(path: Sequence[TableCell]) -> str | None:
    asked = field_of(path[1].text) if len(path) > 1 else None
    return asked if asked in ("responsible", "partners") else None


@dataclass(slots=True)
class _Meanings:
    """What a mark says: the field that it puts the heading of its column into."""

    marked: _Marked
    explained: Mapping[str, str]
    asked: set[str | None]
    """The fields of the other columns."""
    letters: set[str]
    """The letters under bodies."""

    def field(self, at: int, letter: str) -> str | None:
        """The field of a mark."""
        if at in self.marked.times:
            return "period" if "deadline" in self.asked else "deadline"
        # Who acts stands in a column of its own; the marks then say something else.
        if self.asked & {"responsible", "partners"}:
            return None
        if letter != CROSS:
            return role_of(letter, self.explained)
        return _asked_above(self.marked.paths[at]) or ("partners" if self._lead_by_letter() else "responsible")

    def _lead_by_letter(self) -> bool:
        return any(role_of(letter, self.explained) == "responsible" for letter in self.letters - {CROSS})

    def places(self) -> dict[str, int]:
        """The column that each field gets."""
        times, bodies = self.marked.times, self.marked.bodies
        out = {name: times[0] for name in (self.field(at, CROSS) for at in times) if name}
        told = {self.field(at, letter) for at in bodies for letter in self.letters}
        roles = [name for name in ("responsible", "partners") if name in told]
        return {**out, **dict(zip(roles, bodies, strict=False))}

    def of(self, row: TableRow, name: str) -> list[int]:
        """The columns whose marks in a row put them into a field; who leads is no partner."""
        columns = [*self.marked.times, *self.marked.bodies]
        held = {at: {self.field(at, letter) for letter in letters_of(row.cells[at]) or ()} for at in columns}
        # Who leads is no partner in the same row.
        return [at for at in columns if name in held[at] and not (name == "partners" and "responsible" in held[at])]

    def taken(self, places: Mapping[str, int]) -> dict[int, str]:
        """The field that each column of marks fills, the first of them where it fills two."""
        # Reversed, so that the first field of a column stays.
        first = {at: name for name, at in reversed(list(places.items()))}
        times, bodies = self.marked.times, self.marked.bodies
        groups = [group for group in (times, bodies) if group and group[0] in first]
        return {at: first[group[0]] for group in groups for at in group}

    def unsure(self, rows: Sequence[TableRow]) -> Iterator[str]:
        """Crosses alone do not tell who leads where several bodies have one."""
        told = "responsible" in self.places() and not any(map(_asked_above, self.marked.paths.values()))
        width = len(rows[self.marked.last].cells)
        body = [row for row in rows[self.marked.last + 1 :] if len(row.cells) == width]
        # One cross a row leaves no doubt.
        if told and self.letters == {CROSS} and any(len(self.of(row, "responsible")) > 1 for row in body):
            yield "responsible"


def _letters(rows: Sequence[TableRow], found: _Marked) -> set[str]:
    width = len(rows[found.last].cells)
    body = [row for row in rows[found.last + 1 :] if len(row.cells) == width]
    return {letter for row in body for at in found.bodies for letter in letters_of(row.cells[at]) or ()}


def _goes_over(upper: TableRow, found: _Marked, heading: TableRow) -> bool:
    """Tell whether a row is the upper half of the heading: over each other column it says the same or nothing."""
    if len(upper.cells) != len(heading.cells) or _is_band(upper):
        return False
    pairs = zip(upper.cells, heading.cells, strict=True)
    return all(a.text in ("", b.text) or not b.text for at, (a, b) in enumerate(pairs) if at not in found.paths)


def _row(row: TableRow, heading: TableRow, meant: _Meanings, places: Mapping[str, int]) -> TableRow:
    if _is_band(row):
        return row
    cells = list(row.cells)
    for at in meant.marked.paths:
        cells[at] = TableCell("", row.cells[at].span, lost=row.cells[at].lost)
    for name, at in places.items():
        if _same(row, heading):
            cells[at] = replace(row.cells[at], text=_LABELS[name], raw=_LABELS[name], merged=False)
        else:
            cells[at] = _value([meant.marked.paths[column] for column in meant.of(row, name)], name, row.cells[at])
    return replace(row, cells=cells)


def _value(paths: Sequence[Sequence[TableCell]], name: str, empty: TableCell) -> TableCell:
    """The headings of the marked columns, in one cell, each with the place where it is printed."""
    if not paths:
        return TableCell("", empty.span)
    if name in ("responsible", "partners"):
        return _composed([path[0].text for path in paths], "\n", [path[0] for path in paths])
    texts = [_time(path) for path in paths]
    spans = [path[0] for path in paths]
    # Marks of a chart of times follow one another.
    if len(texts) > _LIST:
        return _composed([texts[0], texts[-1]], " – ", [spans[0], spans[-1]])
    return _composed(texts, ", ", spans)


def _time(path: Sequence[TableCell]) -> str:
    """ "T1" under "Termen 2031" is "T1 2031": of what stands above only a year belongs to it."""
    year = _YEAR.search(path[1].text) if len(path) > 1 and not _YEAR.search(path[0].text) else None
    return f"{_words(path[:1])} {year.group()}" if year else _words(path[:1])


def _composed(texts: Sequence[str], between: str, parts: Sequence[TableCell]) -> TableCell:
    text = between.join(texts)
    return TableCell(text, parts[0].span, raw=text, parts=tuple(parts))
