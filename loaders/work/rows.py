"""The fields of a row of a table: its cells by the column they stand in, the pieces of torn ones joined."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Any

from planatlas.loaders.tables.join import join_pieces
from planatlas.loaders.tables.row_boundaries import DECIDED
from planatlas.loaders.tables.stitch import RowGroup, key_column
from planatlas.loaders.tables.walk import WorkRow
from planatlas.records import Caveat, Cell, Doubt, Fields, JoinedPiece, OtherCell, WorkForm

__all__ = ["fields_of_row"]


def fields_of_row(row: WorkRow, known: Collection[str], kind: str) -> Fields:
    """Return the fields of a row of work; ``known`` are the words of the document, which mend torn ones."""
    group, path = row.group, row.path
    # An object of data is a card: what it does not say it does not take from the one before it.
    form: WorkForm = "card" if group.rows[0].keys else "grid"
    out = Fields(form, place=_place(row, kind), torn=group.torn, caveats=group.layout.caveats)
    out.under = (path.chapter, path.component, path.general, path.specific)
    out.opening = list(_opening(group))
    key = key_column(group.layout)
    # A column that is a field already is not counted as money once more.
    money = {one.index: one for one in group.layout.money if group.layout.fields[one.index] is None}
    out.unit = group.layout.unit
    for column in range(_width(group)):
        cell = _cell(group, column, known)
        # The column by which rows are told apart names the work where no field does.
        out.lead = cell if column == key else out.lead
        name = group.layout.fields[column] if column < len(group.layout.fields) else None
        if name and _is_absent(group, column):
            continue
        # Of two columns of one field the first is the field; the other stays under its heading.
        if name and name not in out.asked:
            out.put(name, cell)
            if _is_lost(group, column):
                out.lost.add(name)
        elif column in money:
            out.amounts.append((money[column], cell.text))
        elif column != key and not _is_absent(group, column):
            out.other.append(OtherCell(cell.heading, " ".join(cell.text.split()), next(iter(_lines(cell)), None)))
    # Targets may be asked for in the heading of another column.
    if group.layout.asks_target:
        out.asked.add("targets")
    # A row that prints the wording of an objective stands under its code.
    if code := path.code_by_name(out["specific_objective"]):
        out.cells["specific_objective"].items = (code,)
    return out


def _place(row: WorkRow, kind: str) -> dict[str, Any]:
    group, path = row.group, row.path
    first = group.rows[0].span
    sure = [*(join.confidence for join in group.joins), *(one.confidence for one in group.rows)]
    pieces = zip(group.rows[1:], group.joins, strict=True)
    place: dict[str, Any] = {
        "line": first.line,
        "lines": sorted({line for piece in group.rows for line in piece.span.lines}),
        "page": first.page, "sheet": first.sheet, "cell": first.cell, "box": first.box,
        "section": path.section, "component": path.component,
        "general_objective": path.general, "specific_objective": path.specific,
        "activity_type": kind, "confidence": min([1.0, *sure]),
        "joins": [JoinedPiece(one.span.line, join.confidence, join.reason) for one, join in pieces],
    }  # fmt: skip
    return place | ({"origin": path.origin, "status": "cited"} if path.origin else {})


def _opening(group: RowGroup) -> Iterator[Caveat]:
    for join in group.joins:
        yield Caveat.of(Doubt.JOINED, reason=join.reason)
    if group.opened and group.opened.reason == DECIDED:
        yield Caveat.of(Doubt.BEGINS_BY_DECISION)


def _width(group: RowGroup) -> int:
    return max(len(group.layout.fields), *(len(row.cells) for row in group.rows))


def _cell(group: RowGroup, column: int, known: Collection[str]) -> Cell:
    """What stands in a column: its pieces joined, and each of them with its line."""
    cells = [row.cells[column] for row in group.rows if column < len(row.cells)]
    headings = group.layout.headings
    return Cell(
        # An empty cell on one side of a page break tears nothing.
        text=join_pieces([cell.text for cell in cells if cell.text], known),
        heading=headings[column] if column < len(headings) else "",
        pieces=[(part.span.line, part.text) for cell in cells for part in (cell.parts or (cell,))],
    )


def _lines(cell: Cell) -> Iterator[int | None]:
    return (line for line, text in cell.pieces if text)


def _is_absent(group: RowGroup, column: int) -> bool:
    """Tell whether the row has no such cell, so that it does not ask either."""
    cells = [row.cells[column] for row in group.rows if column < len(row.cells)]
    return bool(cells) and all(cell.absent for cell in cells)


def _is_lost(group: RowGroup, column: int) -> bool:
    """Tell whether something stands in the column that could not be read."""
    # One piece that could not be read is enough: what it held may be the answer.
    return any(row.cells[column].lost for row in group.rows if column < len(row.cells))
