"""Bars of a chart of times: coloured cells under quarters or months, which mark them as a cross would."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from planatlas.loaders.document import TableCell, TableRow
from planatlas.loaders.tables.matrix_marks import CROSS

__all__ = ["crossed", "padded"]


def crossed(rows: Sequence[TableRow], width: int, is_time: Callable[[str], bool]) -> list[TableRow]:
    """Rows as wide as the table, with a cross for each cell of a bar; the same where no colour tells times apart.

    The colour of the whole row or of a whole column is decoration.
    """
    out = padded(rows, width)
    # Nearly every table has no colour.
    if not any(cell.fill for row in out for cell in row.cells):
        return out
    # One time alone in a row is a deadline, and no scale.
    top = next((at for at, row in enumerate(out) if sum(is_time(cell.text) for cell in row.cells) > 1), None)
    if top is None or top + 1 == len(out):
        return out
    times = [at for at, cell in enumerate(out[top].cells[:width]) if is_time(cell.text)]
    body = [row for row in out[top + 1 :] if len(row.cells) == width]
    # A column that is coloured throughout tells no row from another.
    if not any(len({_is_bar(row, at) for row in body}) > 1 for at in times):
        return out
    return [*out[: top + 1], *(_row(row, times) if len(row.cells) == width else row for row in out[top + 1 :])]


def padded(rows: Sequence[TableRow], width: int) -> list[TableRow]:
    """Rows with empty cells up to the width of their table; wider ones as they are."""
    return [_padded(row, width) for row in rows]


def _padded(row: TableRow, width: int) -> TableRow:
    lacking = width - len(row.cells)
    return replace(row, cells=[*row.cells, *(TableCell("", row.span) for _ in range(lacking))]) if lacking > 0 else row


def _is_bar(row: TableRow, at: int) -> bool:
    cell = row.cells[at]
    # The colour of the first cell is that of the row.
    return bool(cell.fill) and not cell.text and cell.fill != row.cells[0].fill


def _row(row: TableRow, times: Sequence[int]) -> TableRow:
    bars = {at for at in times if _is_bar(row, at)}
    return replace(row, cells=[replace(cell, text=CROSS) if at in bars else cell for at, cell in enumerate(row.cells)])
