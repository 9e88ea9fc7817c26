"""OpenDocument text and spreadsheets: headings, paragraphs, lists and tables, as they are shown.

Struck and hidden words, hidden rows and hidden sheets are not read, and told.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from typing import Any

from planatlas.loaders.document import Block, Document, Heading, ListItem, Span, TableCell, TableRow
from planatlas.loaders.formats.emphasis import Look, looks_of, odf_pieces, whole
from planatlas.loaders.formats.fills import fill_of
from planatlas.loaders.formats.grid import Spread
from planatlas.loaders.formats.number_format import shown_value
from planatlas.loaders.formats.odf_marks import LEFT_OUT, marks_of, odf_runs
from planatlas.loaders.formats.odf_numbering import OdfNumbers
from planatlas.loaders.formats.runs import NO_MARKS, Mark, Shown, shown
from planatlas.loaders.formats.sheets import titles_as_text
from planatlas.loaders.formats.typed import typed_paragraph
from planatlas.loaders.values.headings import is_heading, opens_table
from planatlas.loaders.values.markup import clean_cell

__all__ = ["is_odf", "read_odf"]

_MARKS = ("•", "◦", "▪")
_SHEET = "application/vnd.oasis.opendocument.spreadsheet"
_REPEAT = 500
_NUMBER = re.compile(r"-?\d(?:[\d.,\s]*\d)?")
_HIDDEN = "is hidden; it was not read"


def is_odf(names: list[str]) -> bool:
    """Tell an OpenDocument file by the members of its archive."""
    return "mimetype" in names and "content.xml" in names


def read_odf(data: bytes, doc: str) -> Document:
    """Return the document of an OpenDocument text or spreadsheet."""
    import odfdo

    source = odfdo.Document(io.BytesIO(data))
    media = str(source.mimetype)
    out = Document(doc, [], media=media)
    walk = _OdfWalk(source)
    if media.startswith(_SHEET):
        out.blocks = titles_as_text(list(walk.sheets(source.body)))
    else:
        out.blocks = list(walk.blocks(source.body))
    out.line_count = walk.line
    out.notices.extend(walk.notices)
    return out


class _OdfWalk:
    """Counts the lines and tables met, and what is repeated in these."""

    def __init__(self, source: Any) -> None:
        self.line = 0
        self.table = 0
        self.spread = Spread()
        self.looks: dict[str, Look] = looks_of(source)
        self.fills = _fills(source)
        self.marks: dict[str, frozenset[Mark]] = marks_of(source)
        self.unseen = _unseen_tables(source)
        self.numbering = OdfNumbers(source)
        self.notices: list[str] = []

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
        for sheet in [one for one in tables if str(one.get_attribute("table:style-name")) in self.unseen]:
            self.notices.append(f"sheet {sheet.get_attribute('table:name')} {_HIDDEN}")
            tables.remove(sheet)
        for sheet in tables:
            self.table += 1
            name = str(sheet.get_attribute("table:name") or "")
            if len(tables) > 1:
                self.line += 1
                yield Heading(Span(self.line, sheet=name), name, raw=name, level=1)
            yield from _cut(list(self._rows(sheet, name)))

    def _heading(self, element: Any) -> Iterator[Block]:
        if text := " ".join(self._text(element).split()):
            self.line += 1
            if number := self.numbering.of_heading(element):
                text = f"{number} {text}"
            level = int(element.get_attribute("text:outline-level") or 1)
            yield Heading(Span(self.line), text, raw=text, level=level, bold=True)

    def _paragraph(self, element: Any) -> Iterator[Block]:
        if not (printed := self._text(element)).strip():
            self.line += 1
        look = whole(list(odf_pieces(element, self.looks)))
        for part in printed.split("\n"):
            if text := " ".join(clean_cell(part).split()):
                self.line += 1
                yield typed_paragraph(Span(self.line), text, *look)

    def _items(self, listing: Any, depth: int) -> Iterator[Block]:
        for child, number, deep in self.numbering.items(listing, depth):
            if not (text := " ".join(self._text(child).split())) and not number:
                continue
            self.line += 1
            bold, italic = whole(list(odf_pieces(child, self.looks)))
            if number:
                yield typed_paragraph(Span(self.line), f"{number} {text}".strip(), bold, italic)
            else:
                mark = _MARKS[min(deep, 2)]
                yield ListItem(Span(self.line), text, mark=mark, depth=deep, raw=text, bold=bold, italic=italic)

    def _rows(self, table: Any, sheet: str | None) -> Iterator[TableRow]:
        spans: dict[int, tuple[int, str]] = {}
        row_number, heading_seen = 0, False
        unseen = _unseen_columns(table)
        self.notices.extend(f"column {column + 1} of {sheet or 'a table'} {_HIDDEN}" for column in sorted(unseen))
        for row in _all_rows(table):
            repeat = _count(row, "table:number-rows-repeated")
            if row.get_attribute("table:visibility") in ("collapse", "filter"):
                if any(self._text(cell).strip() for cell in row.children):
                    self.notices.append(f"row {row_number + 1} of {sheet or 'a table'} {_HIDDEN}")
                self.line, row_number = self.line + repeat, row_number + repeat
                continue
            cells = self._cells(row, spans, sheet, row_number + 1)
            if any(cell.text or cell.lost for cell in cells):
                repeat = min(repeat, _REPEAT)
                self.spread.take((repeat - 1) * len(cells))
                for _ in range(repeat):
                    self.line += 1
                    row_number += 1
                    place = Span(self.line, sheet=sheet, cell=f"A{row_number}" if sheet is not None else None)
                    read = TableRow(place, [_moved(cell, place) for cell in cells], table=self.table)
                    heading = not heading_seen and (is_heading(read) or opens_table(read))
                    heading_seen = heading_seen or heading
                    for column in unseen if not heading else ():
                        if column < len(read.cells) and (cell := read.cells[column]).text:
                            cell.lost, cell.hidden, cell.text, cell.raw = True, True, "", ""
                    yield read
            else:
                step = repeat if repeat < _REPEAT else 1
                self.line, row_number = self.line + step, row_number + step

    def _cells(self, row: Any, spans: dict[int, tuple[int, str]], sheet: str | None, number: int) -> list[TableCell]:
        out: list[TableCell] = []
        for element in row.children:
            if element.tag not in ("table:table-cell", "table:covered-table-cell"):
                continue
            repeat = _count(element, "table:number-columns-repeated")
            noted = len(self.notices)
            text = clean_cell(self._cell_text(element))
            if not text and repeat > _REPEAT:
                break
            first = len(out)
            self._add(out, element, text, self.spread.across(repeat, len(out)), spans)
            for cell in out[first:]:
                # A cell with nothing but struck or hidden words, or with an error, is not empty.
                cell.lost = not cell.text and (len(self.notices) > noted or _is_error(element))
        while out and not (out[-1].text or out[-1].fill or out[-1].lost) and sheet is not None:
            out.pop()
        return out

    def _shown(self, element: Any, around: frozenset[Mark] = NO_MARKS) -> Shown:
        said = shown(odf_runs(element, self.marks, around))
        for words, what in ((said.struck, "is struck out; it was not read as valid"), (said.hidden, _HIDDEN)):
            if words:
                self.notices.append(f"line {self.line + 1}: {words!r} {what}")
        return said

    def _text(self, element: Any, around: frozenset[Mark] = NO_MARKS) -> str:
        return self._shown(element, around).text

    def _cell_text(self, element: Any) -> str:
        """The text of a cell, a paragraph a line; an error that is shown says nothing."""
        if _is_error(element):
            return ""
        lines: list[str] = []
        around = self.marks.get(str(element.get_attribute("table:style-name")), NO_MARKS)
        for child in (one for one in element.children if one.tag not in LEFT_OUT):
            if child.tag == "text:list":
                for item, number, _ in self.numbering.items(child, 0):
                    if (text := " ".join(self._text(item, around).split())) or number:
                        lines.append(f"{number or '•'} {text}".strip())
            elif text := self._text(child, around).strip():
                lines.append(text)
        return _in_full(element, "\n".join(lines))

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
    widest = max((at for row in rows for at, cell in enumerate(row.cells, 1) if cell.text or cell.lost), default=0)
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
    return TableCell(cell.text, place, raw=cell.raw, merged=cell.merged, fill=cell.fill, lost=cell.lost)


def _count(element: Any, name: str) -> int:
    value = str(element.get_attribute(name) or "1")
    return max(1, int(value)) if value.isdigit() else 1


def _in_full(element: Any, text: str) -> str:
    """A number without separators of thousands and a date in figures, as much of each as the sheet shows."""
    kind, value = str(element.get_attribute("office:value-type")), element.get_attribute("office:value")
    if kind in ("float", "currency") and value is not None and len(_NUMBER.findall(text)) == 1:
        return _NUMBER.sub(shown_value(float(value), None), text)
    if kind == "date" and (day := str(element.get_attribute("office:date-value") or "")[:10]).count("-") == 2:
        year, month, number = day.split("-")
        parts = len(re.findall(r"\w+", text))
        return year if parts == 1 else f"{month}.{year}" if parts == 2 else f"{number}.{month}.{year}"
    return text


def _is_error(element: Any) -> bool:
    """A formula that came to nothing shows its fault ("#N/A", "Err:502"), which is no text of the plan."""
    shown_text = "".join(child.text or "" for child in element.children if child.tag == "text:p")
    return bool(element.get_attribute("table:formula")) and shown_text.startswith(("#", "Err:"))


def _unseen_columns(table: Any) -> frozenset[int]:
    """The columns that a sheet does not show, counted from 0."""
    out: set[int] = set()
    at = 0
    for column in table.get_elements("descendant::table:table-column"):
        repeat = _count(column, "table:number-columns-repeated")
        if column.get_attribute("table:visibility") in ("collapse", "filter"):
            out.update(range(at, min(at + repeat, _REPEAT)))
        at += repeat
    return frozenset(out)


def _unseen_tables(source: Any) -> frozenset[str]:
    """The styles of sheets that are not shown."""
    styles = source.get_part("content").get_elements("//style:style")
    looks = ((style, style.get_element("style:table-properties")) for style in styles)
    return frozenset(
        str(style.get_attribute("style:name"))
        for style, look in looks
        if look is not None and str(look.get_attribute("table:display")).lower() == "false"
    )
