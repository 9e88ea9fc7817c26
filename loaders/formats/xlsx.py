"""Excel workbooks: one table a sheet, every cell with its name, merged and hidden ones marked."""

from __future__ import annotations

import io
from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

from planatlas.loaders.document import Document, Heading, Span, TableCell, TableRow
from planatlas.loaders.formats.emphasis import Look
from planatlas.loaders.formats.fills import fill_of_sheet_cell
from planatlas.loaders.formats.sheets import narrow_islands, titles_as_text
from planatlas.loaders.formats.stripped import without_empty_cells
from planatlas.loaders.values.markup import clean_cell

__all__ = ["is_xlsx", "read_xlsx"]

_EMPTY_RUN = 1_000
_WIDE = 100


def is_xlsx(names: list[str]) -> bool:
    """Tell an Excel workbook by the members of its archive."""
    return "xl/workbook.xml" in names


def read_xlsx(data: bytes, doc: str) -> Document:
    """Return the document of a workbook: sheet after sheet, rows as they stand, line = row counted over all sheets.

    Raises SourceRefused for a sheet of more cells than a plan has, or with a cell beyond the grid.
    """
    import openpyxl

    data = without_empty_cells(data)
    book = openpyxl.load_workbook(io.BytesIO(data), data_only=True, keep_links=False)
    formulas = openpyxl.load_workbook(io.BytesIO(data), data_only=False, keep_links=False)
    out = Document(doc, [], media="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")
    looks: dict[int, Look] = {}
    line = 0
    for number, sheet in enumerate(book.worksheets, start=1):
        if len(book.worksheets) > 1:
            line += 1
            out.blocks.append(Heading(Span(line, sheet=sheet.title), sheet.title, raw=sheet.title, level=1))
        if sheet.sheet_state != "visible":
            out.notices.append(f"sheet {sheet.title} is hidden; it was read")
        rows = list(_rows(sheet, number, line, formulas[sheet.title], out.notices))
        out.blocks.extend(rows)
        looks.update({row.span.line: _look(sheet, row) for row in rows})
        line += min(sheet.max_row or 0, _last(rows, line))
    out.blocks = titles_as_text(out.blocks, looks)
    narrow_islands(out.blocks)
    out.line_count = line
    return out


def _last(rows: list[TableRow], line: int) -> int:
    return max((row.span.line for row in rows), default=line) - line


def _look(sheet: Any, row: TableRow) -> Look:
    """How the first filled cell of a row is set."""
    name = next((cell.span.cell for cell in row.cells if cell.text and cell.span.cell), None)
    font = sheet[name].font if name else None
    return (bool(font.bold), bool(font.italic)) if font else (False, False)


def _rows(sheet: Any, number: int, above: int, formulas: Any, notices: list[str]) -> Iterator[TableRow]:
    spanned, unseen = _spanned(sheet), _unseen(sheet)
    notices.extend(f"column {letter} of {sheet.title} is hidden; it was read" for letter in sorted(unseen))
    empty = 0
    for row in sheet.iter_rows():
        index = row[0].row
        cells = [_cell(cell, spanned, above + index, sheet.title, formulas, notices) for cell in row]
        if not any(cell.text for cell in cells):
            empty += 1
            if empty >= _EMPTY_RUN:
                return
            continue
        empty = 0
        hidden = bool(sheet.row_dimensions[index].hidden)
        if hidden:
            notices.append(f"row {index} of {sheet.title} is hidden; it was read")
        for cell in cells:
            cell.hidden = hidden or (cell.span.cell or "").rstrip("0123456789") in unseen
        span = Span(above + index, sheet=sheet.title, cell=f"A{index}")
        yield TableRow(span, cells, table=number)


def _cell(cell: Any, spanned: dict[str, str], line: int, sheet: str, formulas: Any, notices: list[str]) -> TableCell:
    name = cell.coordinate
    text = clean_cell(_shown(cell.value))
    lost = cell.value is None and isinstance(formulas[name].value, str) and formulas[name].value.startswith("=")
    if lost:
        notices.append(f"{sheet}!{name}: the formula was never calculated; the cell counts as lost")
    merged = name in spanned
    if merged:
        text = clean_cell(_shown(cell.parent[spanned[name]].value))
    fill = fill_of_sheet_cell(cell)
    return TableCell(text, Span(line, sheet=sheet, cell=name), raw=text, merged=merged, lost=lost, fill=fill)


def _spanned(sheet: Any) -> dict[str, str]:
    """Map every cell under a merge, its first one left out, to the cell whose text it shows.

    Down a column that is the first cell; across a row a covered cell shows itself, that is nothing.
    """
    out: dict[str, str] = {}
    for area in sheet.merged_cells.ranges:
        first = sheet.cell(area.min_row, area.min_col).coordinate
        for row in range(area.min_row + 1, area.max_row + 1):
            out[sheet.cell(row, area.min_col).coordinate] = first
        for column in range(area.min_col + 1, min(area.max_col, area.min_col + _WIDE) + 1):
            covered = sheet.cell(area.min_row, column).coordinate
            out[covered] = covered
    return out


def _unseen(sheet: Any) -> set[str]:
    """The letters of hidden columns; the library keeps a run of them under the first."""
    from openpyxl.utils import get_column_letter

    out: set[str] = set()
    for dimension in sheet.column_dimensions.values():
        if dimension.hidden:
            last = min(dimension.max, dimension.min + _WIDE, sheet.max_column)
            out.update(get_column_letter(number) for number in range(dimension.min, last + 1))
    return out


def _shown(value: object) -> str:
    """A value as a reader of the sheet sees it."""
    if value is None:
        return ""
    if isinstance(value, datetime | date):
        return f"{value.day:02d}.{value.month:02d}.{value.year}"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)
