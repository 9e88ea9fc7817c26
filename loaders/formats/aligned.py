"""Tables set with spaces alone, as a PDF's page looks when it is printed to text with its layout kept.

Columns are told by the strips of the page that no line of the table inks: a line that runs across such a strip is not
of the table. Several printed lines make one row: a row begins where its number stands or, without numbers, where most
of the columns begin anew; where lines of dashes stand between rows, they tell them apart.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from planatlas.loaders.document import Paragraph, Span, TableCell, TableRow
from planatlas.loaders.formats.hyphens import Hyphens
from planatlas.loaders.values.furniture import is_furniture
from planatlas.loaders.values.markup import BULLETS, clean_cell

__all__ = ["aligned_tables"]

_RULE = re.compile(r"\s*[-=_─━═+]{3,}(?:\s*[-=_─━═+]{3,})*\s*")
_PIECE = re.compile(r"\S+(?: \S+)*")
_NUMBER = re.compile(r"\(?(?:[A-Z]{1,3}[.\- ]?)?\d{1,4}(?:\.\d{1,3})*(?:\.?[a-z])?[.)]?")
_MOST_BLANK = 2
_COLUMNS, _LINES = 3, 3
_RULED = 3
"""So many lines of dashes stand between rows; fewer only set the heading or a total apart."""
_GAP = 1
"""Spaces between two words of a line; at least three columns of a table are further apart."""
_NUMBER_WIDTH = 12

_Piece = tuple[int, int, str]
"""Words with a single space between them: first character on the line, the character after the last, the text."""

_Column = tuple[int, int]
"""First character on the line, and the character after the last."""


@dataclass(slots=True)
class _Line:
    """One printed line: its number and its pieces; whether a line of dashes stands right above it."""

    number: int
    pieces: list[_Piece]
    ruled: bool = False

    @property
    def words(self) -> list[str]:
        """What it prints, wherever on the line."""
        return [text for _, _, text in self.pieces]


def aligned_tables(lines: Sequence[str]) -> Iterator[tuple[int, int, list[TableRow]]]:
    """Yield the first line, the last line (both 1-based) and the rows of each table that is set with spaces."""
    number, head = 1, list[list[str]]()
    hyphens: Hyphens | None = None
    while number <= len(lines):
        region, columns = _region(lines, number) if len(_pieces(lines[number - 1])) >= _COLUMNS else ([], [])
        if _is_table(region, columns):
            head = _head(region, columns, head)
            hyphens = hyphens or Hyphens(word for line in lines for word in line.split())
            yield region[0].number, region[-1].number, _rows(region, columns, head, hyphens)
            number = region[-1].number
        number += 1


def _pieces(raw: str) -> list[_Piece]:
    if "\t" in raw or "|" in raw:
        return []
    return [(found.start(), found.end(), found[0]) for found in _PIECE.finditer(raw)]


def _region(lines: Sequence[str], first: int) -> tuple[list[_Line], list[_Column]]:
    """Return the lines from ``first`` on that keep out of the strips between the columns, and the columns.

    Where fewer columns are left than a table has, as in justified text, it ends.
    """
    region: list[_Line] = []
    columns: list[_Column] = []
    blank, ruled = 0, False
    for number in range(first, len(lines) + 1):
        pieces = _pieces(lines[number - 1])
        if not lines[number - 1].strip():
            blank += 1
            continue
        if region and _RULE.fullmatch(lines[number - 1]):
            ruled = True
            continue
        if region and pieces and pieces[0][0] and is_furniture(Paragraph(Span(number), lines[number - 1])):
            continue
        pieces = _parted(pieces, columns)
        if not pieces or blank > _MOST_BLANK or not _fits(columns, pieces, blank):
            break
        grown = _columns([*columns, *((start, end) for start, end, _ in pieces)])
        if len(grown) < _COLUMNS:
            break
        region.append(_Line(number, pieces, ruled))
        columns, blank, ruled = grown, 0, False
    return region, columns


def _parted(pieces: Sequence[_Piece], columns: Sequence[_Column]) -> list[_Piece]:
    """Part a piece where a word of it stands under the left edge of a further column: a narrow gap has one space."""
    edges = [start for start, _ in columns[1:]]
    out: list[_Piece] = []
    for first, _, text in pieces:
        cuts = [edge - first for edge in edges if 0 < edge - first < len(text) and text[edge - first - 1] == " "]
        for left, right in pairwise([0, *cuts, len(text)]):
            part = text[left:right].rstrip()
            out.append((first + left, first + left + len(part), part))
    return out


def _fits(columns: Sequence[_Column], pieces: Sequence[_Piece], blank: int) -> bool:
    """Tell whether a line belongs to the table so far; a single piece after a blank line begins something else."""
    if blank and len(pieces) == 1:
        return False
    crossed = (start <= left and right <= end for start, end, _ in pieces for left, right in _strips(columns))
    return not any(crossed)


def _strips(columns: Sequence[_Column]) -> list[tuple[int, int]]:
    """Return what lies between the columns, one character of either side with it: who covers that has crossed it."""
    return [(end - 1, start + 1) for (_, end), (start, _) in pairwise(columns)]


def _columns(inked: Iterable[_Column]) -> list[_Column]:
    """Return the columns that strips of ink make up together where they overlap or touch."""
    out: list[_Column] = []
    for start, end in sorted(inked):
        if out and start <= out[-1][1]:
            out[-1] = (out[-1][0], max(out[-1][1], end))
        else:
            out.append((start, end))
    return out


def _is_table(region: Sequence[_Line], columns: Sequence[_Column]) -> bool:
    """Tell whether lines are a table: three columns, most lines in two or more, several with three on left edges.

    Wide gaps of justified text fall together by chance; that several lines begin their words under each other does not.
    """
    wide = sum(right - left > _GAP for (_, left), (right, _) in pairwise(columns))
    if wide < _COLUMNS - 1 or len(region) < _LINES:
        return False
    edges = {start for start, _ in columns}
    full = sum(sum(start in edges for start, _, _ in line.pieces) >= _COLUMNS for line in region)
    several = sum(len(line.pieces) > 1 for line in region)
    return full > 1 and 2 * several >= len(region)


def _head(region: Sequence[_Line], columns: Sequence[_Column], before: list[list[str]]) -> list[list[str]]:
    """Return the words of the heading's lines: as in the table before if printed again, else down to the first row."""
    if before and region[0].words == before[0]:
        return before
    starts = _starts(region, columns)
    return [line.words for line in (region[: starts[0]] if starts else region[:1])]


def _rows(
    region: Sequence[_Line], columns: Sequence[_Column], head: list[list[str]], hyphens: Hyphens
) -> list[TableRow]:
    """Return the rows; what stands between a heading and the first number behind it is a row of its own."""
    ruled = [place for place, line in enumerate(region) if line.ruled]
    bounds = {0, len(region), *ruled, *(_starts(region, columns) if len(ruled) < _RULED else ())}
    for place, line in enumerate(region):
        if head and line.words == head[0]:
            bounds |= {place, min(place + len(head), len(region))}
    return [_row(region[first:last], columns, hyphens) for first, last in pairwise(sorted(bounds))]


def _starts(region: Sequence[_Line], columns: Sequence[_Column]) -> list[int]:
    """Return the places of the lines with which rows begin."""
    texts = [_texts(line, columns) for line in region]
    numbered = [place for place, cells in enumerate(texts) if _NUMBER.fullmatch(cells[0])]
    if numbered and columns[0][1] - columns[0][0] <= _NUMBER_WIDTH:
        return numbered
    return [place for place, cells in enumerate(texts) if place and _begins(cells)]


def _begins(cells: Sequence[str]) -> bool:
    """Tell whether a line fills most columns, and its first and another one with a capital or a number."""
    filled = [cell for cell in cells if cell]
    anew = [cell for cell in filled if not cell[0].islower()]
    return bool(cells[0]) and not cells[0][0].islower() and len(anew) > 1 and 2 * len(filled) > len(cells)


def _texts(line: _Line, columns: Sequence[_Column]) -> list[str]:
    """Return the text of a line in each column, empty where it has none."""
    return ["  ".join(text for at, _, text in line.pieces if start <= at < end) for start, end in columns]


def _row(lines: Sequence[_Line], columns: Sequence[_Column], hyphens: Hyphens) -> TableRow:
    span = Span(lines[0].number, last_line=lines[-1].number)
    texts = [_texts(line, columns) for line in lines]
    cells = []
    for place, (start, end) in enumerate(columns):
        raw = _joined([cells[place] for cells in texts if cells[place]], hyphens)
        cells.append(
            TableCell(clean_cell(raw), Span(span.line, last_line=span.last_line, start=start, end=end), raw=raw)
        )
    return TableRow(span, cells)


def _joined(pieces: Sequence[str], hyphens: Hyphens) -> str:
    """Return the text of a cell from its printed lines; an item of a list keeps its line."""
    out = ""
    for piece in pieces:
        if out and piece[0] in BULLETS + "-–":
            out += "\n" + piece
        else:
            out = (hyphens.joined(out, piece) or f"{out} {piece}") if out else piece
    return out
