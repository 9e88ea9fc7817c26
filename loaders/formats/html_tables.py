"""Tables of HTML: their rows, with cells that span several repeated and marked as merged."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from planatlas.loaders.document import Span, TableCell, TableRow
from planatlas.loaders.formats.fills import fill_of, fill_of_style
from planatlas.loaders.formats.grid import WIDEST, Spread
from planatlas.loaders.values.markup import clean_cell

__all__ = ["BLOCKS", "SKIPPED", "lines_of", "span_of", "table_rows"]

SKIPPED = frozenset(
    ("script", "style", "nav", "footer", "noscript", "template", "iframe", "form", "svg", "button", "aside")
)
BLOCKS = frozenset(("p", "div", "section", "article", "main", "ul", "ol", "li", "table", "h1", "h2", "h3", "h4", "h5",
                     "h6", "blockquote", "figure", "header", "body", "html", "dl", "dt", "dd", "pre"))  # fmt: skip


def table_rows(table: Any, number: int, spread: Spread | None = None) -> Iterator[TableRow]:
    """Yield the rows of a table, without those of tables inside it; spanned cells are repeated and marked as merged.

    A row without a cell of its own shows nothing, however many cells reach into it.
    """
    open_cells: dict[int, tuple[int, TableCell]] = {}
    spread = spread or Spread()
    for row in table.iter("tr"):
        if next((a for a in row.iterancestors("table")), None) is not table:
            continue
        cells = _row_cells(row, open_cells, spread)
        if any(cell.text for cell in cells) and any(c.tag in ("td", "th") for c in row):
            header = all(c.tag == "th" for c in row if isinstance(c.tag, str)) and len(row) > 1
            yield TableRow(span_of(row), cells, table=number, header=header)


def _row_cells(row: Any, open_cells: dict[int, tuple[int, TableCell]], spread: Spread) -> list[TableCell]:
    out: list[TableCell] = []
    for element in (c for c in row if c.tag in ("td", "th")):
        _spanned(out, open_cells, spread)
        text = clean_cell(lines_of(element))
        style = element.get("style") or ""
        fill = fill_of(element.get("bgcolor")) or fill_of_style(style)
        cell = TableCell(text, span_of(element), raw=text, hidden="display:none" in style, fill=fill)
        across, down = spread.across(_count(element, "colspan"), len(out)), _count(element, "rowspan")
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


def _count(element: Any, name: str) -> int:
    value = element.get(name) or "1"
    return min(max(int(value), 1), 500) if value.isdigit() else 1


def lines_of(element: Any) -> str:
    """The text of an element, with a line break where the page shows one; those of its source are spaces."""
    parts = [_one_line(element.text)]
    for child in element:
        if isinstance(child.tag, str) and child.tag not in SKIPPED:
            broken = child.tag in BLOCKS or child.tag == "br"
            mark = "\n• " if child.tag == "li" else "\n" if broken else ""
            parts.append(mark + lines_of(child) + ("\n" if broken and child.tag != "br" else ""))
        parts.append(_one_line(child.tail))
    return re.sub(r"[ \t\f\v]*\n\s*", "\n", "".join(parts))


def _one_line(text: str | None) -> str:
    return re.sub(r"\s*[\r\n]\s*", " ", text or "")


def span_of(element: Any) -> Span:
    """The source line of an element."""
    return Span(element.sourceline or 1)
