"""Ruled tables of a page: the grid its lines draw, and the words that stand in each cell."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from planatlas.loaders.document import Span, TableCell, TableRow
from planatlas.loaders.formats.fills import fill_of
from planatlas.loaders.formats.hyphens import Hyphens
from planatlas.loaders.formats.pdf.cut_words import cut_words, uncut
from planatlas.loaders.formats.pdf.words import Box, Word, lines_of, text_of
from planatlas.loaders.values.markup import clean_cell

__all__ = ["Box", "Edge", "Grid", "grids", "rows_of", "rule"]

Edge = dict[str, Any]
_TOLERANCE = 3
_SIDES = 3
_WIDE_ENOUGH, _HIGH_ENOUGH = 0.6, 0.25


@dataclass(slots=True)
class Grid:
    """A table of a page: its box and, row by row, the boxes of its cells (None where a cell spans from elsewhere).

    ``lost`` are the boxes in which something stands that could not be read, ``fills`` the colours behind them;
    ``ruled`` tells that rules draw all of its cells.
    """

    box: Box
    rows: list[list[Box | None]]
    lost: set[Box] = field(default_factory=set)
    fills: dict[Box, str] = field(default_factory=dict)
    ruled: bool = True

    def paint(self, areas: Sequence[tuple[Box, str]]) -> None:
        """Take in the colour behind each cell: that of the last area painted over most of its width."""
        for box in (box for row in self.rows for box in row if box):
            over = [colour for area, colour in areas if _covers(area, box)]
            if over and (colour := fill_of(over[-1])):
                self.fills[box] = colour


def _covers(area: Box, box: Box) -> bool:
    """A bar is as wide as its cell or wider, and may be lower."""
    wide = min(area[2], box[2]) - max(area[0], box[0])
    high = min(area[3], box[3]) - max(area[1], box[1])
    return wide > (box[2] - box[0]) * _WIDE_ENOUGH and high > (box[3] - box[1]) * _HIGH_ENOUGH


def rule(x0: float, x1: float, top: float, bottom: float, orientation: str) -> Edge:
    """Return a straight rule, "h" across or "v" down, in the form pdfplumber's finder of tables takes."""
    return {
        "x0": x0, "x1": x1, "top": top, "bottom": bottom, "width": x1 - x0, "height": bottom - top,
        "orientation": orientation, "object_type": "line",
    }  # fmt: skip


def grids(rules: list[Edge]) -> list[Grid]:
    """Return the tables that the rules of a page draw, top to bottom; a lone frame around text is none."""
    from pdfplumber.table import (
        Table,
        cells_to_tables,
        edges_to_intersections,
        intersections_to_cells,
        merge_edges,
    )

    edges = merge_edges([*rules, *_cut_by_page(rules)], _TOLERANCE, _TOLERANCE, _TOLERANCE, _TOLERANCE)
    crossings = edges_to_intersections(edges, _TOLERANCE, _TOLERANCE)
    out = []
    for cells in cells_to_tables(intersections_to_cells(crossings)):
        page: Any = None  # the grid needs no page, only its cells
        table = Table(page, cells)
        rows = [list(row.cells) for row in table.rows]
        if max(len(row) for row in rows) > 1:
            out.append(Grid(table.bbox, rows))
    return sorted(out, key=lambda grid: (grid.box[1], grid.box[0]))


def _cut_by_page(rules: Sequence[Edge]) -> list[Edge]:
    """Return the rules that a page break left out: where vertical rules of a table end together and no rule is drawn.

    Browsers break a row over pages without ruling it off, so its pieces are open below and above.
    """
    level = [rule for rule in rules if rule["orientation"] == "h"]
    out: list[Edge] = []
    for end in ("top", "bottom") if level else ():
        for y, sides in _ends(rules, end).items():
            left, right = min(sides), max(sides)
            drawn = any(
                abs(r["top"] - y) <= _TOLERANCE and r["x0"] < right - _TOLERANCE and r["x1"] > left + _TOLERANCE
                for r in level
            )
            if len(sides) >= _SIDES and not drawn:
                out.append({**level[0], "x0": left, "x1": right, "top": y, "bottom": y, "width": right - left})
    return out


def _ends(rules: Sequence[Edge], end: str) -> dict[float, set[float]]:
    """Where vertical rules end: height to the positions across, rules of one line counted once."""
    out: dict[float, set[float]] = {}
    for rule in rules:
        if rule["orientation"] == "v":
            at = out.setdefault(round(rule[end]), set())
            if all(abs(rule["x0"] - x) > _TOLERANCE for x in at):
                at.add(rule["x0"])
    return out


def rows_of(grid: Grid, words: Sequence[Word], page: int, table: int, hyphens: Hyphens) -> list[TableRow]:
    """Return the rows of a table, empty ones left out. Lines are numbered by the caller."""
    inside = [w for w in words if _within(w, grid.box)]
    texts = _texts(grid, inside, hyphens)
    out: list[TableRow] = []
    for index, boxes in enumerate(grid.rows):
        cells = [_cell(grid, texts, index, column, page) for column in range(len(boxes))]
        if any(cell.text or cell.lost for cell in cells):
            box = _union([b for b in boxes if b]) or grid.box
            sure = _sure([word for word in inside if _within(word, box)])
            out.append(TableRow(Span(0, page=page, box=box), cells, table=table, confidence=sure))
    return out


def _sure(words: Sequence[Word]) -> float:
    return round(sum(word.sure for word in words) / len(words), 2) if words else 1.0


def _texts(grid: Grid, words: Sequence[Word], hyphens: Hyphens) -> dict[Box, str]:
    """The text of each cell's box; every word goes to the one box that holds its middle."""
    boxes = [box for row in grid.rows for box in row if box]
    held: dict[Box, list[Word]] = {box: [] for box in boxes}
    for word in words:
        x, y = (word.x0 + word.x1) / 2, (word.top + word.bottom) / 2
        home = next((b for b in boxes if b[0] <= x <= b[2] and b[1] <= y <= b[3]), None)
        if home is not None:
            held[home].append(word)
    cells = {box: (lines_of(found), (box[0], box[2])) for box, found in held.items()}
    rests = cut_words(cells.values())
    out = {}
    for box, (lines, sides) in cells.items():
        out[box] = clean_cell(text_of(lines, hyphens, sides, uncut(lines, sides, rests, hyphens)))
        # What stood there is no longer meant, and nothing else is: that is no empty cell.
        if not out[box] and any("struck" in word.marks for word in held[box]):
            grid.lost.add(box)
    return out


def _cell(grid: Grid, texts: dict[Box, str], row: int, column: int, page: int) -> TableCell:
    box = grid.rows[row][column]
    if box is not None:
        here = Span(0, page=page, box=box)
        return TableCell(texts[box], here, raw=texts[box], lost=box in grid.lost, fill=grid.fills.get(box, ""))
    above = _spanning(grid, row, column)
    text = texts[above] if above else ""
    return TableCell(text, Span(0, page=page, box=above), raw=text, merged=above is not None)


def _spanning(grid: Grid, row: int, column: int) -> Box | None:
    """The box of a cell further up that reaches down into this row, in the same column."""
    here = next((box for box in grid.rows[row] if box), None)
    if here is None:
        return None
    middle = (here[1] + here[3]) / 2
    for other in range(row - 1, -1, -1):
        box = grid.rows[other][column] if column < len(grid.rows[other]) else None
        if box is not None:
            return box if box[3] > middle else None
    return None


def _within(word: Word, box: Box) -> bool:
    x, y = (word.x0 + word.x1) / 2, (word.top + word.bottom) / 2
    return box[0] <= x <= box[2] and box[1] <= y <= box[3]


def _union(boxes: Sequence[Box]) -> Box | None:
    if not boxes:
        return None
    return (min(b[0] for b in boxes), min(b[1] for b in boxes), max(b[2] for b in boxes), max(b[3] for b in boxes))
