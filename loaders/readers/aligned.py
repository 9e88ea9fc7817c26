"""Tables that a converter kept by their looks: columns held apart by spaces, as on the printed page.

Only a line whose words are column headings of a plan opens one, so that aligned letterheads and lists stay text. A row
goes on over the lines below it as long as they keep to the columns; a number in the first column begins the next.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from planatlas.loaders.document import Cell, Span, TableRow
from planatlas.loaders.markup import clean_cell

__all__ = ["aligned_tables"]

_PIECE = re.compile(r"\S+(?: \S+)*")
_LEAST_COLUMNS, _SLACK = 3, 2
_NUMBERED = ("number", "code")


class _Piece(NamedTuple):
    """A run of words without a wide gap, and the column of the line at which it begins."""

    start: int
    text: str


def aligned_tables(lines: list[str]) -> Iterator[tuple[int, int, list[TableRow]]]:
    """Yield the first line, the last line (both 1-based) and the rows of each table, its heading first."""
    number = 0
    while number < len(lines):
        found = _table(lines, number) if lines[number].count("  ") >= _LEAST_COLUMNS - 1 else None
        if found is None:
            number += 1
            continue
        last, rows = found
        yield number + 1, last + 1, rows
        number = last + 1


def _pieces(line: str) -> list[_Piece]:
    return [] if "\t" in line or "|" in line else [_Piece(m.start(), m.group()) for m in _PIECE.finditer(line)]


def _table(lines: list[str], first: int) -> tuple[int, list[TableRow]] | None:
    """Return the last line of the table that a line opens, and its rows; None where it opens none."""
    from planatlas.loaders.tables.layout import field_of

    headings = _pieces(lines[first])
    known = sum(field_of(piece.text) is not None for piece in headings)
    if len(headings) < _LEAST_COLUMNS or known < _LEAST_COLUMNS or known * 5 < len(headings) * 3:
        return None
    starts = [piece.start for piece in headings]
    top = {at: [piece.text] for at, piece in enumerate(headings)}
    body = first + 1
    while body < len(lines) and (more := _columns(lines[body], starts)) and _goes_on(top, more):
        for at, text in more.items():
            top[at].append(text)
        body += 1
    numbered = field_of(" ".join(top[0])) in _NUMBERED
    last, groups = _groups(lines, body, starts, numbered)
    if not groups:
        return None
    heading = _row([(first + at, cells) for at, cells in enumerate(_by_line(lines, first, body, starts))], len(starts))
    return last, [heading, *(_row(group, len(starts)) for group in groups)]


def _by_line(lines: list[str], first: int, end: int, starts: Sequence[int]) -> list[dict[int, str]]:
    return [_columns(lines[number], starts) or {} for number in range(first, end)]


def _goes_on(top: dict[int, list[str]], more: dict[int, str]) -> bool:
    """A second line of headings: fewer of them, and each one with what stands above it a known heading."""
    from planatlas.loaders.tables.layout import field_of

    joined = [" ".join((*top[at], text)) for at, text in more.items()]
    return len(more) < len(top) and all(field_of(text) is not None for text in joined)


def _columns(line: str, starts: Sequence[int]) -> dict[int, str] | None:
    """Return the text of each filled column of a line, or None where its words do not keep to the columns."""
    out: dict[int, str] = {}
    for piece in _pieces(line):
        at = next((at for at, start in enumerate(starts) if abs(piece.start - start) <= _SLACK), None)
        if at is None or at in out or (at + 1 < len(starts) and piece.start + len(piece.text) >= starts[at + 1]):
            return None
        out[at] = piece.text
    return out


def _groups(
    lines: list[str], body: int, starts: Sequence[int], numbered: bool
) -> tuple[int, list[list[tuple[int, dict[int, str]]]]]:
    """Return the last line of the table and its rows, each the lines it is printed on.

    Without a column of numbers a blank line, or a line that fills most columns, begins a row.
    """
    groups: list[list[tuple[int, dict[int, str]]]] = []
    last, blank = body - 1, False
    for number in range(body, len(lines)):
        if not lines[number].strip():
            if blank:
                break
            blank = True
            continue
        cells = _columns(lines[number], starts)
        if not cells or (blank and 0 not in cells):
            break
        begins = 0 in cells if numbered else blank or len(cells) * 2 > len(starts)
        if begins or not groups:
            groups.append([])
        groups[-1].append((number, cells))
        last, blank = number, False
    return last, groups


def _row(group: list[tuple[int, dict[int, str]]], width: int) -> TableRow:
    span = Span(group[0][0] + 1, group[-1][0] + 1)
    texts = [" ".join(cells[at] for _, cells in group if at in cells) for at in range(width)]
    return TableRow(span, [Cell(clean_cell(text), span, raw=text) for text in texts])
