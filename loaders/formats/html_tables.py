"""Tables of HTML: their rows, with cells that span several repeated and marked as merged."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from planatlas.loaders.document import Span, TableCell, TableRow
from planatlas.loaders.formats.fills import fill_of, fill_of_style
from planatlas.loaders.formats.grid import WIDEST, Spread
from planatlas.loaders.formats.html_page import HtmlPage
from planatlas.loaders.values.markup import clean_cell

__all__ = ["is_layout", "own_rows", "span_of", "table_rows"]

_MOST_SPANNED = 500


def table_rows(table: Any, number: int, page: HtmlPage, spread: Spread | None = None) -> Iterator[TableRow]:
    """Yield the rows of a table, without those of tables inside it; spanned cells are repeated and marked as merged.

    A row without a cell of its own shows nothing, however many cells reach into it. As in a browser a cell reaches no
    further down than its group of rows (thead, tbody, tfoot), and to the end of it where it spans 0.
    """
    open_cells: dict[int, tuple[int, TableCell]] = {}
    spread, group = spread or Spread(), None
    for row in own_rows(table):
        if row.getparent() is not group:
            group = row.getparent()
            open_cells.clear()
        if not page.sees(row):
            continue
        cells = _row_cells(row, open_cells, page, spread)
        # A row of nothing but cells that reach into it prints nothing.
        if any(cell.text or cell.lost for cell in cells) and any(c.tag in ("td", "th") for c in row):
            header = all(c.tag == "th" for c in row if isinstance(c.tag, str)) and len(row) > 1
            yield TableRow(span_of(row), cells, table=number, header=header)


def own_rows(table: Any) -> Iterator[Any]:
    """The rows of a table itself."""
    for row in table.iter("tr"):
        # Rows of a table inside are that table's.
        if next((a for a in row.iterancestors("table")), None) is table:
            yield row


def is_layout(table: Any) -> bool:
    """A table that only places others on the page: it holds one with rows of its own and hardly has any itself."""
    inside = [one for one in table.iter("table") if one is not table]
    if not any(_is_grid(one) for one in inside):
        return False
    return sum(_filled(row) >= 2 for row in own_rows(table)) < 2


def _is_grid(table: Any) -> bool:
    return sum(_filled(row) >= 2 for row in own_rows(table)) >= 2


def _filled(row: Any) -> int:
    """How many cells of a row have something in them that is no table."""
    cells = (cell for cell in row if cell.tag in ("td", "th"))
    return sum(next(cell.iter("table"), None) is None and bool("".join(cell.itertext()).strip()) for cell in cells)


def _row_cells(
    row: Any, open_cells: dict[int, tuple[int, TableCell]], page: HtmlPage, spread: Spread
) -> list[TableCell]:
    out: list[TableCell] = []
    for element in (c for c in row if c.tag in ("td", "th")):
        if not page.sees(element):
            continue
        _spanned(out, open_cells, spread)
        said = page.shown(element)
        text = clean_cell(said.text)
        fill = fill_of(element.get("bgcolor")) or fill_of_style(element.get("style") or "")
        # A cell with nothing but struck words is not empty: what stood there is no longer meant, nothing else is.
        cell = TableCell(text, span_of(element), raw=text, fill=fill, lost=bool(said.struck and not text))
        across, down = spread.across(_count(element, "colspan"), len(out)), _down(element)
        for index in range(across):
            piece = cell if index == 0 else TableCell(text, cell.span, raw=text, merged=True, fill=fill)
            if down > 1 and len(out) < WIDEST:
                open_cells[len(out)] = (down - 1, TableCell(text, cell.span, raw=text, merged=True))
            out.append(piece)
    _spanned(out, open_cells, spread)
    return out


def _spanned(out: list[TableCell], open_cells: dict[int, tuple[int, TableCell]], spread: Spread) -> None:
    while len(out) in open_cells:
        spread.take(1)
        column = len(out)
        left, cell = open_cells[column]
        out.append(cell)
        if left <= 1:
            del open_cells[column]
        else:
            open_cells[column] = (left - 1, cell)


def _down(element: Any) -> int:
    return _MOST_SPANNED if (element.get("rowspan") or "").strip() == "0" else _count(element, "rowspan")


def _count(element: Any, name: str) -> int:
    value = (element.get(name) or "1").strip()
    return min(max(int(value), 1), _MOST_SPANNED) if value.isdigit() else 1


def span_of(element: Any) -> Span:
    """The source line of an element."""
    return Span(element.sourceline or 1)
