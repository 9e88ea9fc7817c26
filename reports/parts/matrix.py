"""Institution × objective: how many measures of each objective a body is named for, and in which role."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from planatlas.graph.model import Node
from planatlas.reports.parts.load import Load
from planatlas.reports.reading import PlanReading

__all__ = ["Cell", "Matrix", "matrix"]


@dataclass(frozen=True, slots=True)
class Cell:
    """Measures of one objective a body answers for, and those it is only a partner in."""

    responsible: int
    partner: int

    @property
    def shade(self) -> int:
        """Depth of the cell's ground, 0 to 4, by all its measures."""
        return min(4, (self.responsible + self.partner + 1) // 2) if self.responsible + self.partner else 0


@dataclass(frozen=True, slots=True)
class Matrix:
    """Rows are bodies, columns objectives. ``bodies_left_out`` and ``objectives_left_out`` say what was cut."""

    objectives: tuple[Node, ...]
    bodies: tuple[Load, ...]
    cells: tuple[tuple[Cell, ...], ...]
    bodies_left_out: int
    objectives_left_out: int


def matrix(reading: PlanReading, loads: list[Load], bodies: int = 25, objectives: int = 24) -> Matrix:
    """The busiest ``bodies`` against the first ``objectives`` of the plan that have measures, in reading order."""
    under: dict[str, set[str]] = defaultdict(set)
    order: dict[str, Node] = {}
    for row in reading.counted:
        if row.objective is not None:
            under[row.objective.id].add(row.measure.id)
            order.setdefault(row.objective.id, row.objective)
    columns = list(order.values())[:objectives]
    kept = sorted(loads, key=lambda one: (-one.measures, one.body.name, one.body.id))[:bodies]
    return Matrix(
        objectives=tuple(columns),
        bodies=tuple(kept),
        cells=tuple(tuple(_cell(load, under[column.id]) for column in columns) for load in kept),
        bodies_left_out=len(loads) - len(kept),
        objectives_left_out=len(order) - len(columns),
    )


def _cell(load: Load, measures: set[str]) -> Cell:
    responsible = load.responsible & measures
    return Cell(len(responsible), len((load.partner & measures) - responsible))
