"""What the reading rests on and what it was unsure of, so that a reader can tell how far to trust the report."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from planatlas.graph.model import Node
from planatlas.records import CELL_FIELDS
from planatlas.reports.plan_view import MeasureRow, PlanReading

__all__ = ["CELLS", "DOUBTFUL", "STATES", "Method", "method_of"]

CELLS = CELL_FIELDS
STATES = ("value", "empty", "dash", "no_column", "lost")

DOUBTFUL = 0.7
"""Below this confidence a row is listed as one to look up in the source."""

_LISTED = 30


@dataclass(frozen=True, slots=True)
class Method:
    """``states``: for each cell the number of measures in each state; ``doubtful``: rows to look up, worst first."""

    plan: Node
    states: tuple[tuple[str, tuple[int, ...]], ...]
    doubtful: tuple[MeasureRow, ...]
    doubtful_more: int


def method_of(reading: PlanReading) -> Method:
    """Count the states of the cells of all measures that put a duty on somebody, and list the doubtful rows."""
    doubtful = sorted(
        (row for row in reading.rows if _sure(row) < DOUBTFUL), key=lambda row: (_sure(row), row.measure.id)
    )
    return Method(
        plan=reading.plan,
        states=tuple((cell, _states(reading, cell)) for cell in CELLS),
        doubtful=tuple(doubtful[:_LISTED]),
        doubtful_more=max(0, len(doubtful) - _LISTED),
    )


def _states(reading: PlanReading, cell: str) -> tuple[int, ...]:
    found = Counter(_state(row, cell) for row in reading.counted)
    return tuple(found[state] for state in STATES)


def _state(row: MeasureRow, cell: str) -> object:
    """The state of a cell; a period printed in a column of its own is a deadline too."""
    if cell == "deadline" and row.deadlines:
        return "value"
    return row.measure.props.get(f"{cell}_cell")


def _sure(row: MeasureRow) -> float:
    value = row.measure.props.get("confidence", 1.0)
    return float(value) if isinstance(value, int | float) else 1.0
