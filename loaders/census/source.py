"""The tables of a file, counted in its bytes: what a reader dropped on the way to blocks is found here.

Only the plain containers of each format are looked at (elements of tables, cells of sheets, separators of text), so
that nothing the readers decide can hide a table from it. A PDF has no tables in its bytes: its count is that of blocks.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Iterator
from typing import Any

from planatlas.loaders.census.cells import on_one_line
from planatlas.loaders.census.grids import CountedGrid, count
from planatlas.loaders.document import Document, DroppedTable, TableRow

__all__ = ["dropped_tables", "grids_in"]

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_T = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_WORD = re.compile(r"\w+")
_NO_WORD = re.compile(r"[^\w\n ]+")
_SEPARATORS = ("\t", "|", ";", "   ")
_FIRST = 3
"""Rows of a table that are looked for among the blocks before it is counted."""
_FEWEST_CELLS, _FEWEST_ROWS, _WIDEST = 3, 2, 200


def dropped_tables(data: bytes, document: Document) -> list[DroppedTable]:
    """Return the tables of a file with rows of work of which the document holds none as a row."""
    printed = {on_one_line(cell.text) for row in document.rows() for cell in row.cells}
    # Most tables are there word for word; only for the others is it worth while to compare letter by letter.
    apart = (grid for grid in grids_in(data, document) if not _stands_in(printed, grid))
    found = [(grid, [_bare(text) for text in work.values()]) for grid in apart if (work := count(grid).work)]
    if not found:
        return []
    # All at once: spaces first, which are most of what is dropped, and the line breaks between the cells last.
    held = set(_NO_WORD.sub("", "\n".join(printed)).replace(" ", "").casefold().split("\n"))
    beside = (block for block in document.blocks if not isinstance(block, TableRow))
    is_text = document.media.startswith("text/plain")
    rest = "" if is_text else _bare(" ".join(str(getattr(block, "text", "")) for block in beside))
    return [
        DroppedTable(grid.rows, grid.lines[0] if grid.lines else 1, grid.sheet)
        for grid, said in found
        if not any(one in held or one in rest for one in said)
    ]


def _stands_in(printed: set[str], grid: CountedGrid) -> bool:
    return any(max(row, key=len) in printed for row in grid.rows[:_FIRST] if row)


def _bare(text: str) -> str:
    return "".join(_WORD.findall(text)).casefold()


def grids_in(data: bytes, document: Document) -> Iterator[CountedGrid]:
    """Yield the tables that stand in the bytes, by the kind of file."""
    media = document.media
    if media == "text/html":
        yield from _html(data, document.encoding)
    elif "wordprocessingml" in media:
        yield from _members(data, r"word/document\.xml", _word)
    elif "spreadsheetml" in media:
        yield from _workbook(data)
    elif "opendocument" in media:
        yield from _members(data, r"content\.xml", _open_document)
    elif media.startswith("text/"):
        yield from _text(data.decode(document.encoding, "replace"))


def _html(data: bytes, encoding: str) -> Iterator[CountedGrid]:
    from lxml import html

    text = re.sub(r"^\s*<\?xml[^>]*\?>", "", data.decode(encoding, "replace")).replace("\x00", "")
    root = html.document_fromstring(text, parser=html.HTMLParser(recover=True, no_network=True))
    for table in root.iter("table"):
        rows = [tr for tr in table.iter("tr") if next(tr.iterancestors("table")) is table]
        texts = [[_spaced(cell) for cell in row if cell.tag in ("td", "th")] for row in rows]
        lines = [row.sourceline if isinstance(row.sourceline, int) else 1 for row in rows]
        yield CountedGrid(texts, lines)


def _spaced(element: Any) -> str:
    return " ".join(" ".join(element.itertext()).split())


def _members(data: bytes, pattern: str, tables: Callable[[Any], Iterator[CountedGrid]]) -> Iterator[CountedGrid]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for name in archive.namelist():
            if re.fullmatch(pattern, name):
                yield from tables(_xml(archive.read(name)))


def _xml(data: bytes) -> Any:
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, recover=True, huge_tree=False)
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError:  # larger than it reads: the reader has bounds of its own, the count goes without
        root = None
    return etree.Element("nothing") if root is None else root


def _word(root: Any) -> Iterator[CountedGrid]:
    for table in root.iter(f"{_W}tbl"):
        rows = [row for row in table.iter(f"{_W}tr") if next(row.iterancestors(f"{_W}tbl")) is table]
        yield CountedGrid([[_word_text(cell) for cell in row.iterchildren(f"{_W}tc")] for row in rows])


def _word_text(cell: Any) -> str:
    paragraphs = ("".join(t.text or "" for t in one.iter(f"{_W}t")) for one in cell.iter(f"{_W}p"))
    return " ".join(" ".join(paragraphs).split())


def _open_document(root: Any) -> Iterator[CountedGrid]:
    for table in root.iter(f"{_T}table"):
        rows = [row for row in table.iter(f"{_T}table-row") if next(row.iterancestors(f"{_T}table")) is table]
        texts = [list(_open_cells(row))[:_WIDEST] for row in rows]
        yield CountedGrid([row for row in texts if any(row)], sheet=table.get(f"{_T}name"))


def _open_cells(row: Any) -> Iterator[str]:
    for cell in row:
        if cell.tag in (f"{_T}table-cell", f"{_T}covered-table-cell"):
            times = int(cell.get(f"{_T}number-columns-repeated") or 1)
            yield from [_spaced(cell)] * min(times, _WIDEST)


def _workbook(data: bytes) -> Iterator[CountedGrid]:
    """The sheets, cut into pieces where a row is blank."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        names = archive.namelist()
        shared: list[str] = []
        if "xl/sharedStrings.xml" in names:
            strings = _xml(archive.read("xl/sharedStrings.xml")).iterchildren(f"{_S}si")
            shared = ["".join(t.text or "" for t in one.iter(f"{_S}t")) for one in strings]
        for name in sorted(name for name in names if re.fullmatch(r"xl/worksheets/[^/]+\.xml", name)):
            rows = [_sheet_row(row, shared) for row in _xml(archive.read(name)).iter(f"{_S}row")]
            yield from _pieces(rows)


def _sheet_row(row: Any, shared: list[str]) -> list[str]:
    found: dict[int, str] = {}
    for at, cell in enumerate(row.iterchildren(f"{_S}c")):
        value = cell.findtext(f"{_S}v") or ""
        if cell.get("t") == "s" and value.isdigit() and int(value) < len(shared):
            value = shared[int(value)]
        elif cell.get("t") == "inlineStr":
            value = "".join(t.text or "" for t in cell.iter(f"{_S}t"))
        found[_column(cell.get("r") or "", at)] = " ".join(value.split())
    return [found.get(at, "") for at in range(min(max(found, default=-1) + 1, _WIDEST))]


def _column(name: str, at: int) -> int:
    letters = re.match(r"[A-Z]+", name)
    if letters is None:
        return at
    number = 0
    for letter in letters[0]:
        number = number * 26 + ord(letter) - 64
    return number - 1


def _pieces(rows: list[list[str]]) -> Iterator[CountedGrid]:
    piece: list[list[str]] = []
    for row in [*rows, []]:
        if any(row):
            piece.append(row)
        elif piece:
            yield CountedGrid(piece)
            piece = []


def _text(text: str) -> Iterator[CountedGrid]:
    """Runs of lines that one separator cuts into as many cells each."""
    piece: list[tuple[int, list[str]]] = []
    for number, line in enumerate([*text.splitlines(), ""], start=1):
        cells = _cut(line)
        if piece and len(cells) != len(piece[-1][1]):
            if len(piece) >= _FEWEST_ROWS:
                yield CountedGrid([cells for _, cells in piece], [at for at, _ in piece])
            piece = []
        if len(cells) >= _FEWEST_CELLS:
            piece.append((number, cells))


def _cut(line: str) -> list[str]:
    """The cells of a line, by the first separator that gives enough of them."""
    for separator in _SEPARATORS:
        if separator not in line:
            continue
        parts = re.split(r" {3,}", line.strip()) if separator == "   " else line.strip("|").split(separator)
        if len(parts) >= _FEWEST_CELLS:
            return [on_one_line(part) for part in parts]
    return []
