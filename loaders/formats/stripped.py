"""Workbooks without the cells that hold nothing: a column coloured down to the last row is a million of them.

Such cells are taken out of the sheets before the library builds a grid of them; what is left is counted. A coloured
cell is kept between others that hold something: it may be the bar of a chart of times.
"""

from __future__ import annotations

import io
import re
import zipfile

from planatlas.errors import SourceRefused
from planatlas.loaders.formats.fills import coloured_styles
from planatlas.loaders.formats.sandbox.limits import LIMITS

__all__ = ["without_empty_cells"]

_EMPTY_CELL = re.compile(rb"<(?:\w+:)?c\b[^<>]*/>|<(?:\w+:)?c\b[^<>]*></(?:\w+:)?c>")
_EMPTY_ROW = re.compile(rb"<(?:\w+:)?row\b[^<>]*/>|<(?:\w+:)?row\b[^<>]*>\s*</(?:\w+:)?row>")
_ROW = re.compile(rb"<(?:\w+:)?row\b[^<>]*[^/<>]>.*?</(?:\w+:)?row>", re.S)
_STYLE = re.compile(rb"\bs=\"(\d+)\"")
_CELL = re.compile(rb"<(?:\w+:)?c\s[^>]*?\br=\"([A-Z]+)(\d+)\"")
_MERGE = re.compile(rb"<(?:\w+:)?mergeCell\s[^>]*?\bref=\"([A-Z]+)(\d+):([A-Z]+)(\d+)\"")
_STYLES = "xl/styles.xml"
_LAST_ROW, _LAST_COLUMN = 1_048_576, 16_384


def without_empty_cells(data: bytes) -> bytes:
    """Return the workbook without cells and rows that hold nothing.

    Raises SourceRefused where what holds something spans more cells than a plan has, or lies beyond the grid.
    """
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as archive, zipfile.ZipFile(out, "w") as copy:
        styles = coloured_styles(archive.read(_STYLES)) if _STYLES in archive.namelist() else frozenset()
        for member in archive.infolist():
            content = archive.read(member)
            if member.filename.startswith("xl/worksheets/") and member.filename.endswith(".xml"):
                _check_grid(content, member.filename)
                bare = _EMPTY_CELL.sub(b"", content)
                rows, columns = _size(bare, member.filename)
                kept = _with_colours(content, styles, columns) if styles else bare
                content = _clipped(_EMPTY_ROW.sub(b"", kept), rows, columns)
                _check_merges(content, member.filename)
            copy.writestr(member.filename, content)
    return out.getvalue()


def _with_colours(xml: bytes, styles: frozenset[int], columns: int) -> bytes:
    """The sheet without its empty cells, but for coloured ones as far right as anything is written in any row."""

    def of_row(row: re.Match[bytes]) -> bytes:
        bare = _EMPTY_CELL.sub(b"", row.group())
        return _EMPTY_CELL.sub(of_cell, row.group()) if _CELL.search(bare) else bare

    def of_cell(cell: re.Match[bytes]) -> bytes:
        style, at = _STYLE.search(cell.group()), _CELL.match(cell.group())
        shown = style and at and int(style.group(1)) in styles and _column(at.group(1)) <= columns
        return cell.group() if shown else b""

    return _ROW.sub(of_row, xml)


def _check_grid(xml: bytes, member: str) -> None:
    for match in _CELL.finditer(xml):
        if int(match.group(2)) > _LAST_ROW or _column(match.group(1)) > _LAST_COLUMN:
            raise SourceRefused(
                f"{member} has a cell beyond the grid: {match.group(1).decode()}{int(match.group(2))}. "
                "Open it in the program it was made with and save it again."
            )


def _size(xml: bytes, member: str) -> tuple[int, int]:
    """Rows and columns as far as the last cell that holds something."""
    rows = columns = 0
    last = ""
    for match in _CELL.finditer(xml):
        row, column = int(match.group(2)), _column(match.group(1))
        if row > rows or column > columns:
            last = f"{match.group(1).decode()}{row}"
        rows, columns = max(rows, row), max(columns, column)
    if rows * columns > LIMITS.cells:
        raise SourceRefused(
            f"{member} spans {rows} rows and {columns} columns, as far as {last}. "
            "Delete the stray cells and save it again."
        )
    return rows, columns


def _clipped(xml: bytes, rows: int, columns: int) -> bytes:
    """The sheet with its merges cut off where its cells end: beyond them they cover nothing."""

    def cut(match: re.Match[bytes]) -> bytes:
        left, top, right, bottom = match.group(1), int(match.group(2)), match.group(3), int(match.group(4))
        if bottom <= rows and _column(right) <= columns:
            return match.group(0)
        if top > rows or _column(left) > columns:
            return match.group(0)[: match.start(1) - match.start(0)] + b'A1:A1"'
        right = right if _column(right) <= columns else _letters(columns)
        begin = match.start(1) - match.start(0)
        area = b"%s%d:%s%d" % (left, top, right, min(bottom, rows))
        return match.group(0)[:begin] + area + b'"'

    return _MERGE.sub(cut, xml)


def _letters(column: int) -> bytes:
    out = b""
    while column:
        column, rest = divmod(column - 1, 26)
        out = bytes([65 + rest]) + out
    return out


def _check_merges(xml: bytes, member: str) -> None:
    """Covered cells are cells to the library, and a merge may cover all of the grid."""
    covered = sum(
        (_column(one.group(3)) - _column(one.group(1)) + 1) * (int(one.group(4)) - int(one.group(2)) + 1)
        for one in _MERGE.finditer(xml)
    )
    if covered > LIMITS.cells:
        raise SourceRefused(f"{member} merges {covered} cells. Undo the merges of whole columns and save it again.")


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number
