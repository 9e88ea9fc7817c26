"""Tables that stand side by side in one grid, as people put them on a sheet: cut where a column is blank."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from planatlas.loaders.census.cells import column_kind
from planatlas.loaders.census.grids import CountedGrid

__all__ = ["side_by_side"]

_NARROWEST = 2


def side_by_side(grid: CountedGrid) -> Iterator[CountedGrid]:
    """Yield the tables of a grid, each with its own columns; the whole grid where it is one.

    A blank column alone may stand in one table as well, so each part must say who and when by itself.
    """
    parts = [list(part) for filled, part in groupby(range(_width(grid)), lambda at: _is_filled(grid, at)) if filled]
    pieces = [replace(grid, rows=[row[part[0] : part[-1] + 1] for row in grid.rows], left=part[0]) for part in parts]
    # One part that says nothing by itself shows that the blank column is inside a table.
    if len(pieces) < _NARROWEST or not all(map(_stands_alone, pieces)):
        yield grid
        return
    yield from pieces


def _width(grid: CountedGrid) -> int:
    return max(map(len, grid.rows), default=0)


def _is_filled(grid: CountedGrid, at: int) -> bool:
    return any(row[at].strip() for row in grid.rows if at < len(row))


def _stands_alone(piece: CountedGrid) -> bool:
    """Whether a part has a heading over all its columns, and below it a name and a date."""
    rows = [row for row in piece.rows if any(row)]
    kinds = [column_kind(column) for column in zip(*_even(rows[1:]), strict=True)]
    # Two columns are a list with a number before it.
    return len(kinds) > _NARROWEST and all(rows[0]) and "date" in kinds and "name" in kinds


def _even(rows: Sequence[Sequence[str]]) -> list[list[str]]:
    width = max(map(len, rows), default=0)
    return [[*row, *[""] * (width - len(row))] for row in rows]
