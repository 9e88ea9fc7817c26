"""Excel workbooks as a reader of the sheet sees them: one table a sheet, every cell with its name, merged ones marked.

What the sheet hides is not read, and told: rows and sheets are left out; the cells of a hidden column are lost, since
its heading stands in the table and an empty cell would be a statement.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

from planatlas.loaders.document import Document, Heading, Span, TableCell, TableRow
from planatlas.loaders.formats.emphasis import Look
from planatlas.loaders.formats.fills import fill_of_sheet_cell
from planatlas.loaders.formats.number_format import shown_value
from planatlas.loaders.formats.runs import Mark, Shown, TextRun, shown
from planatlas.loaders.formats.sheets import narrow_islands, titles_as_text
from planatlas.loaders.formats.stripped import without_empty_cells
from planatlas.loaders.values.headings import is_heading, opens_table
from planatlas.loaders.values.markup import clean_cell

__all__ = ["is_xlsx", "read_xlsx"]

# Sheets are formatted to their last row: so many empty ones end what is written.
_EMPTY_RUN = 1_000
# A title may be merged over all columns there are.
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
    book = openpyxl.load_workbook(io.BytesIO(data), data_only=True, keep_links=False, rich_text=True)
    # Opened twice: only the formulas tell a cell that was never calculated from an empty one.
    formulas = openpyxl.load_workbook(io.BytesIO(data), data_only=False, keep_links=False)
    out = Document(doc, [], media="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")
    looks: dict[int, Look] = {}
    line = 0
    out.notices.extend(
        f"sheet {sheet.title} is hidden; it was not read" for sheet in book.worksheets if sheet.sheet_state != "visible"
    )
    sheets = [sheet for sheet in book.worksheets if sheet.sheet_state == "visible"]
    for number, sheet in enumerate(sheets, start=1):
        # With several sheets the name of each heads what stands on it.
        if len(sheets) > 1:
            line += 1
            out.blocks.append(Heading(Span(line, sheet=sheet.title), sheet.title, raw=sheet.title, level=1))
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
    notices.extend(f"column {letter} of {sheet.title} is hidden; it was not read" for letter in sorted(unseen))
    empty, heading_seen = 0, False
    for row in sheet.iter_rows():
        index = row[0].row
        if not any(cell.value is not None for cell in row):
            empty += 1
            if empty >= _EMPTY_RUN:
                return
            continue
        empty = 0
        if sheet.row_dimensions[index].hidden:
            notices.append(f"row {index} of {sheet.title} is hidden; it was not read")
            continue
        cells = [_cell(cell, spanned, above + index, sheet.title, formulas, notices) for cell in row]
        # A row of colours or spaces says nothing; one with an error had something to say.
        if not any(cell.text or cell.lost for cell in cells):
            continue
        span = Span(above + index, sheet=sheet.title, cell=f"A{index}")
        read = TableRow(span, cells, table=number)
        heading = not heading_seen and (is_heading(read) or opens_table(read))
        heading_seen = heading_seen or heading
        # The heading of a hidden column stays, as it says what is not shown beneath.
        for cell in cells if not heading else ():
            if (cell.span.cell or "").rstrip("0123456789") in unseen:
                cell.lost, cell.hidden, cell.text, cell.raw = bool(cell.text), True, "", ""
        yield read


def _cell(cell: Any, spanned: dict[str, str], line: int, sheet: str, formulas: Any, notices: list[str]) -> TableCell:
    name = cell.coordinate
    merged = name in spanned
    said = _said(cell.parent[spanned[name]] if merged else cell)
    text = clean_cell(said.text)
    lost = bool(said.struck and not text) or cell.data_type == "e"
    if said.struck:
        notices.append(f"{sheet}!{name}: {said.struck!r} is struck out; it was not read as valid")
    if cell.data_type == "e":
        notices.append(f"{sheet}!{name}: the cell shows the error {cell.value}; it counts as lost")
    # Never calculated: something stands there, which nobody can read from the file.
    elif cell.value is None and isinstance(formulas[name].value, str) and formulas[name].value.startswith("="):
        notices.append(f"{sheet}!{name}: the formula was never calculated; the cell counts as lost")
        lost = True
    fill = fill_of_sheet_cell(cell)
    return TableCell(text, Span(line, sheet=sheet, cell=name), raw=text, merged=merged, lost=lost, fill=fill)


def _said(cell: Any) -> Shown:
    """What a cell shows: the marks of its own font and those of the pieces it is put together from."""
    if cell.data_type == "e":
        return Shown("")
    if not isinstance(cell.value, list):
        # The position of a whole cell is how it is set; only a part of a cell is raised above the rest.
        marks: frozenset[Mark] = frozenset(("struck",)) if cell.font and cell.font.strike else frozenset()
        return shown([TextRun(shown_value(cell.value, cell.number_format), marks)])
    return shown(
        TextRun(piece, _marks(cell.font)) if isinstance(piece, str) else TextRun(piece.text, _marks(piece.font))
        for piece in cell.value
    )


def _marks(font: Any) -> frozenset[Mark]:
    out: set[Mark] = set()
    if font is not None and font.strike:
        out.add("struck")
    if font is not None and font.vertAlign == "superscript":
        out.add("raised")
    return frozenset(out)


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
