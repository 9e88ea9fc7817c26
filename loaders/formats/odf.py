"""OpenDocument text and spreadsheets: headings, paragraphs, lists and tables."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

from planatlas.loaders.document import Block, Document, Heading, ListItem, Span, TableCell, TableRow
from planatlas.loaders.formats.emphasis import Look, looks_of, odf_pieces, whole
from planatlas.loaders.formats.fills import fill_of
from planatlas.loaders.formats.grid import Spread
from planatlas.loaders.formats.sheets import titles_as_text
from planatlas.loaders.formats.typed import typed_paragraph
from planatlas.loaders.values.markup import clean_cell

__all__ = ["is_odf", "read_odf"]

_MARKS = ("•", "◦", "▪")
_SHEET = "application/vnd.oasis.opendocument.spreadsheet"
_REPEAT = 500


def is_odf(names: list[str]) -> bool:
    """Tell an OpenDocument file by the members of its archive."""
    return "mimetype" in names and "content.xml" in names


def read_odf(data: bytes, doc: str) -> Document:
    """Return the document of an OpenDocument text or spreadsheet."""
    import odfdo

    source = odfdo.Document(io.BytesIO(data))
    media = str(source.mimetype)
    out = Document(doc, [], media=media)
    walk = _OdfWalk(looks_of(source), _fills(source))
    if media.startswith(_SHEET):
        out.blocks = titles_as_text(list(walk.sheets(source.body)))
    else:
        out.blocks = list(walk.blocks(source.body))
    out.line_count = walk.line
    return out


class _OdfWalk:
    """Counts the lines and tables met, and what is repeated in these."""

    def __init__(self, looks: dict[str, Look], fills: dict[str, str]) -> None:
        self.line = 0
        self.table = 0
        self.spread = Spread()
        self.looks, self.fills = looks, fills

    def blocks(self, parent: Any, depth: int = -1) -> Iterator[Block]:
        """Yield the blocks under an element, sections opened."""
        for child in parent.children:
            tag = child.tag
            if tag == "text:h":
                yield from self._heading(child)
            elif tag == "text:p":
                yield from self._paragraph(child)
            elif tag == "text:list":
                yield from self._items(child, depth + 1)
            elif tag == "table:table":
                self.line += 1
                self.table += 1
                yield from self._rows(child, None)
                self.line += 1
            elif tag in ("text:section", "text:index-body", "table:table-cell"):
                yield from self.blocks(child, depth)

    def sheets(self, body: Any) -> Iterator[Block]:
        """Yield the rows of every sheet, under its name where there are several."""
        tables = [child for child in body.children if child.tag == "table:table"]
        for sheet in tables:
            self.table += 1
            name = str(sheet.get_attribute("table:name") or "")
            if len(tables) > 1:
                self.line += 1
                yield Heading(Span(self.line, sheet=name), name, raw=name, level=1)
            yield from _cut(list(self._rows(sheet, name)))

    def _heading(self, element: Any) -> Iterator[Block]:
        if text := " ".join(_text(element).split()):
            self.line += 1
            level = int(element.get_attribute("text:outline-level") or 1)
            yield Heading(Span(self.line), text, raw=text, level=level, bold=True)

    def _paragraph(self, element: Any) -> Iterator[Block]:
        if not (printed := _text(element)).strip():
            self.line += 1
        look = whole(list(odf_pieces(element, self.looks)))
        for part in printed.split("\n"):
            if text := " ".join(clean_cell(part).split()):
                self.line += 1
                yield typed_paragraph(Span(self.line), text, *look)

    def _items(self, listing: Any, depth: int) -> Iterator[Block]:
        for item in listing.children:
            for child in item.children:
                if child.tag == "text:list":
                    yield from self._items(child, depth + 1)
                elif text := " ".join(_text(child).split()):
                    self.line += 1
                    mark = _MARKS[min(depth, 2)]
                    bold, italic = whole(list(odf_pieces(child, self.looks)))
                    yield ListItem(Span(self.line), text, mark=mark, depth=depth, raw=text, bold=bold, italic=italic)

    def _rows(self, table: Any, sheet: str | None) -> Iterator[TableRow]:
        spans: dict[int, tuple[int, str]] = {}
        row_number = 0
        for row in _all_rows(table):
            repeat = _count(row, "table:number-rows-repeated")
            cells = self._cells(row, spans, sheet, row_number + 1)
            if any(cell.text for cell in cells):
                repeat = min(repeat, _REPEAT)
                self.spread.take((repeat - 1) * len(cells))
                for _ in range(repeat):
                    self.line += 1
                    row_number += 1
                    place = Span(self.line, sheet=sheet, cell=f"A{row_number}" if sheet is not None else None)
                    yield TableRow(place, [_moved(cell, place) for cell in cells], table=self.table)
            else:
                step = repeat if repeat < _REPEAT else 1
                self.line, row_number = self.line + step, row_number + step

    def _cells(self, row: Any, spans: dict[int, tuple[int, str]], sheet: str | None, number: int) -> list[TableCell]:
        out: list[TableCell] = []
        for element in row.children:
            if element.tag not in ("table:table-cell", "table:covered-table-cell"):
                continue
            repeat = _count(element, "table:number-columns-repeated")
            text = clean_cell(_cell_text(element))
            if not text and repeat > _REPEAT:
                break
            self._add(out, element, text, self.spread.across(repeat, len(out)), spans)
        while out and not out[-1].text and not out[-1].fill and sheet is not None:
            out.pop()
        return out

    def _add(
        self, out: list[TableCell], element: Any, text: str, repeat: int, spans: dict[int, tuple[int, str]]
    ) -> None:
        for _ in range(repeat):
            column = len(out)
            left, above = spans.get(column, (0, ""))
            covered = element.tag == "table:covered-table-cell" and left > 0
            if covered:
                spans[column] = (left - 1, above)
            down = _count(element, "table:number-rows-spanned")
            if down > 1:
                spans[column] = (down - 1, text)
            shown = above if covered else text
            merged = element.tag == "table:covered-table-cell"
            fill = self.fills.get(str(element.get_attribute("table:style-name")), "")
            out.append(TableCell(shown, Span(self.line + 1), raw=shown, merged=merged, fill=fill))


def _cut(rows: list[TableRow]) -> list[TableRow]:
    """A colour may go on to the right of everything that is written: such cells are no part of the table."""
    widest = max((at for row in rows for at, cell in enumerate(row.cells, 1) if cell.text), default=0)
    for row in rows:
        del row.cells[widest:]
    return rows


def _fills(source: Any) -> dict[str, str]:
    """The colour that each style of a cell puts behind its text."""
    out: dict[str, str] = {}
    for part in ("styles", "content"):
        for style in source.get_part(part).get_elements("//style:style"):
            look = style.get_element("style:table-cell-properties")
            colour = fill_of(str(look.get_attribute("fo:background-color") or "")) if look else ""
            if colour:
                out[str(style.get_attribute("style:name"))] = colour
    return out


def _all_rows(table: Any) -> Iterator[Any]:
    for child in table.children:
        if child.tag == "table:table-row":
            yield child
        elif child.tag in ("table:table-header-rows", "table:table-row-group", "table:table-rows"):
            yield from _all_rows(child)


def _moved(cell: TableCell, place: Span) -> TableCell:
    return TableCell(cell.text, place, raw=cell.raw, merged=cell.merged, fill=cell.fill)


def _count(element: Any, name: str) -> int:
    value = str(element.get_attribute(name) or "1")
    return max(1, int(value)) if value.isdigit() else 1


def _cell_text(element: Any) -> str:
    lines: list[str] = []
    for child in element.children:
        if child.tag == "text:list":
            lines.extend(f"• {line}" for line in _list_lines(child))
        elif text := _text(child).strip():
            lines.append(text)
    return "\n".join(lines)


def _list_lines(listing: Any) -> Iterator[str]:
    for item in listing.children:
        for child in item.children:
            if child.tag == "text:list":
                yield from _list_lines(child)
            elif text := " ".join(_text(child).split()):
                yield text


def _text(element: Any) -> str:
    """The text of an element: line breaks and repeated spaces as written, notes and tracked deletions left out."""
    parts = [element.text or ""]
    for child in element.children:
        if child.tag in ("text:line-break",):
            parts.append("\n")
        elif child.tag in ("text:s", "text:tab"):
            parts.append(" ")
        elif child.tag not in ("text:note", "office:annotation", "text:tracked-changes"):
            parts.append(_text(child))
        parts.append(child.tail or "")
    return "".join(parts)
