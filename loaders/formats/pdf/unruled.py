"""Tables without rules down: columns told by the strips that no word of them inks, rows by what parts them.

Rows are parted by rules or fills across, by gaps wider than those between lines, or by the numbers they begin with. A
way counts only where no row it gives has two numbers; where none does, the lines stay text, and people are told so.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import pairwise

from planatlas.loaders.formats.pdf.tables import Edge, Grid
from planatlas.loaders.formats.pdf.words import Box, Line, Word

__all__ = ["stripes", "unruled"]

_CODE = re.compile(r"\(?\d{1,3}(?:\.\d{1,3})+[.)]?|\d{1,3}[.)]")
_WIDE = 1.4
"""Times the usual space between words: words of one cell stand closer."""
_COLUMNS, _ROWS = 4, 3
_ACROSS = 0.6
"""Of the width of a table: rules that part its rows are so long together."""
_SAME = 2.0
"""Points between rules that count as one."""
_WIDER = 3.0
"""Points by which a gap between rows is wider than that between the lines of a row."""
_PADDING = 1.0
_FILLED = 0.5

_Strip = tuple[float, float]


def unruled(lines: Sequence[Line], rules: Sequence[Edge]) -> list[Grid]:
    """Return the tables that lines outside ruled tables make up, top to bottom."""
    level = [rule for rule in rules if rule["orientation"] == "h"]
    out: list[Grid] = []
    rest = [line for line in lines if not any(word.turn for word in line.words)]
    at, space = 0, _space(rest)
    while at < len(rest):
        region, columns = _region(rest[at:], space)
        grid = _grid(region, columns, level) if len(region) >= _ROWS else None
        if grid is not None:
            out.append(grid)
        at += len(region) if grid is not None else 1
    return out


def stripes(found: Sequence[Grid]) -> list[Grid]:
    """Return the tables of one row that stand apart with the same sides: each is the fill of every other row."""
    single = [grid for grid in found if len(grid.rows) == 1]
    alike = [
        sum(abs(a.box[0] - b.box[0]) <= _SAME and abs(a.box[2] - b.box[2]) <= _SAME for b in single) for a in single
    ]
    return [grid for grid, count in zip(single, alike, strict=True) if count > 1]


def _space(lines: Iterable[Line]) -> float:
    """How far apart the words of a line are at the most where one goes on with the other."""
    gaps = [right.x0 - left.x1 for line in lines for left, right in pairwise(line.words) if right.x0 > left.x1]
    # Of a table with short cells half of all gaps are those between columns: the narrow quarter are spaces.
    return _WIDE * sorted(gaps)[len(gaps) // 4] if gaps else 0.0


def _pieces(line: Line, space: float) -> list[_Strip]:
    """From where to where the words of a line that stand together reach."""
    out: list[_Strip] = []
    for word in line.words:
        if out and word.x0 - out[-1][1] <= space:
            out[-1] = (out[-1][0], max(out[-1][1], word.x1))
        else:
            out.append((word.x0, word.x1))
    return out


def _region(lines: Sequence[Line], space: float) -> tuple[list[Line], list[_Strip]]:
    """Return the first lines, as many as leave the strips between columns free, and the columns."""
    columns = _pieces(lines[0], space)
    region: list[Line] = []
    if len(columns) < _COLUMNS:
        return region, columns
    for line in lines:
        pieces = _pieces(line, space)
        free = ((left[1], right[0]) for left, right in pairwise(columns))
        crossed = any(start < gap[0] and gap[1] < end for gap in free for start, end in pieces)
        grown = _joined([*columns, *pieces])
        if crossed or len(grown) < _COLUMNS:
            break
        region.append(line)
        columns = grown
    return region, columns


def _joined(strips: Iterable[_Strip]) -> list[_Strip]:
    out: list[_Strip] = []
    for start, end in sorted(strips):
        if out and start <= out[-1][1]:
            out[-1] = (out[-1][0], max(out[-1][1], end))
        else:
            out.append((start, end))
    return out


def _grid(region: Sequence[Line], columns: Sequence[_Strip], level: Sequence[Edge]) -> Grid | None:
    left, right = columns[0][0], columns[-1][1]
    ways: tuple[Callable[[], list[float]], ...] = (
        lambda: _by_rules(region, level, left, right),
        lambda: _by_gaps(region),
        lambda: _by_numbers(region),
    )
    for way in ways:
        bounds = [region[0].box[1] - _PADDING, *way(), max(line.box[3] for line in region) + _PADDING]
        rows = _rows(region, bounds)
        # A heading and the first row may lie in one band; where numbers stand on first lines, one begins a row.
        starts = [row.index(line) for row in rows for line in row if _number(line)]
        if starts.count(0) > _FILLED * len(starts):
            late = (line for row in rows for line in row[1:] if _number(line))
            bounds = sorted([*bounds, *(line.box[1] - _PADDING / 2 for line in late)])
            rows = _rows(region, bounds)
        if _sound(rows, columns):
            edges = [left - _PADDING, *((a[1] + b[0]) / 2 for a, b in pairwise(columns)), right + _PADDING]
            boxes: list[list[Box | None]] = [
                [(x0, top, x1, bottom) for x0, x1 in pairwise(edges)] for top, bottom in pairwise(bounds)
            ]
            return Grid((edges[0], bounds[0], edges[-1], bounds[-1]), boxes, ruled=False)
    return None


def _rows(region: Sequence[Line], bounds: Sequence[float]) -> list[list[Line]]:
    return [[line for line in region if top <= _middle(line) < bottom] for top, bottom in pairwise(bounds)]


def _middle(line: Line) -> float:
    return (line.box[1] + line.box[3]) / 2


def _by_rules(region: Sequence[Line], level: Sequence[Edge], left: float, right: float) -> list[float]:
    """The heights between the lines at which rules reach over most of the table."""
    first, last = _middle(region[0]), _middle(region[-1])
    inside = sorted((rule for rule in level if first < rule["top"] < last), key=lambda rule: float(rule["top"]))
    groups: list[list[Edge]] = []
    for rule in inside:
        if groups and rule["top"] - groups[-1][-1]["top"] <= _SAME:
            groups[-1].append(rule)
        else:
            groups.append([rule])
    return [
        group[0]["top"]
        for group in groups
        if sum(end - start for start, end in _joined((max(r["x0"], left), min(r["x1"], right)) for r in group))
        >= _ACROSS * (right - left)
    ]


def _by_gaps(region: Sequence[Line]) -> list[float]:
    """The middles of the gaps that are wider than those between the lines of a cell."""
    gaps = [(above.box[3], below.box[1]) for above, below in pairwise(region)]
    narrow = min(below - above for above, below in gaps)
    return [(above + below) / 2 for above, below in gaps if below - above > narrow + _WIDER]


def _by_numbers(region: Sequence[Line]) -> list[float]:
    """The tops of the lines that begin with a number, where all cells of a row begin on its first line."""
    return [line.box[1] - _PADDING / 2 for line in region[1:] if _number(line)]


def _number(line: Line) -> bool:
    return bool(_CODE.fullmatch(line.words[0].text))


def _sound(rows: Sequence[Sequence[Line]], columns: Sequence[_Strip]) -> bool:
    """Tell whether rows are those of a table: none empty or with two numbers, most with words in most columns."""
    numbers = [sum(_number(line) for line in row) for row in rows]
    full = sum(len(_filled(row, columns)) > _FILLED * len(columns) for row in rows)
    # A row of a table that has numbers has one; only what stands before the first, or goes on from a page, has none.
    whole = max(numbers) == 0 or all(numbers[2:])
    return len(rows) >= _ROWS and all(rows) and max(numbers) <= 1 and whole and full > _FILLED * len(rows)


def _filled(row: Sequence[Line], columns: Sequence[_Strip]) -> set[int]:
    words: Iterator[Word] = (word for line in row for word in line.words)
    return {at for word in words for at, (start, end) in enumerate(columns) if start <= word.x0 <= end}
