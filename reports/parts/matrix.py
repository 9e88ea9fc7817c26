"""Institution × objective: how many measures of each objective a body is named for, and in which role."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from itertools import groupby

from planatlas.graph.model import Node
from planatlas.reports.parts.load import EntityLoad
from planatlas.reports.plan_view import AtlasReading, PlanReading

__all__ = ["MatrixCell", "Matrix", "matrix"]

BODIES, OBJECTIVES = 25, 26
"""Rows and columns that a page still holds."""


@dataclass(frozen=True, slots=True)
class MatrixCell:
    """Measures of one objective a body answers for, and those it is only a partner in."""

    responsible: int
    partner: int

    @property
    def shade(self) -> int:
        """Depth of the cell's ground, 0 to 4, by all its measures."""
        return min(4, (self.responsible + self.partner + 1) // 2) if self.responsible + self.partner else 0


@dataclass(frozen=True, slots=True)
class Matrix:
    """Rows are bodies, columns objectives. ``groups``: (component, columns it spans), empty where the plan has none.

    ``bodies_left`` and ``objectives_left`` are what was cut.
    """

    objectives: tuple[Node, ...]
    groups: tuple[tuple[str, int], ...]
    bodies: tuple[EntityLoad, ...]
    cells: tuple[tuple[MatrixCell, ...], ...]
    bodies_left: tuple[EntityLoad, ...] = ()
    objectives_left: tuple[Node, ...] = ()
    measures: frozenset[str] = frozenset()
    """Those that stand in one of the cells."""


def matrix(index: AtlasReading, reading: PlanReading, loads: list[EntityLoad]) -> Matrix:
    """The busiest bodies against the objectives that have measures, in reading order.

    Where there are too many objectives those above them stand in their place.
    """
    under = _columns(index, reading)
    columns = list(under)[:OBJECTIVES]
    ranked = sorted(loads, key=lambda one: (-one.measures, one.body.name, one.body.id))
    kept = ranked[:BODIES]
    nodes = [index.graph.node(column) for column in columns]
    held = {measure for load in kept for measure in load.responsible | load.only_partner}
    return Matrix(
        objectives=tuple(nodes),
        groups=_groups(nodes),
        bodies=tuple(kept),
        cells=tuple(tuple(_cell(load, under[column]) for column in columns) for load in kept),
        bodies_left=tuple(ranked[BODIES:]),
        measures=frozenset(held & set().union(*(under[column] for column in columns))),
        objectives_left=tuple(index.graph.node(column) for column in list(under)[OBJECTIVES:]),
    )


def _columns(index: AtlasReading, reading: PlanReading) -> dict[str, set[str]]:
    """Measures under each objective that is a column."""
    nearest: dict[str, set[str]] = defaultdict(set)
    highest: dict[str, set[str]] = defaultdict(set)
    for row in reading.counted:
        path = index.objectives_above(row)
        if path:
            nearest[path[0].id].add(row.measure.id)
            highest[path[-1].id].add(row.measure.id)
    return nearest if len(nearest) <= OBJECTIVES else highest


def _groups(columns: list[Node]) -> tuple[tuple[str, int], ...]:
    runs = [(name, len(list(run))) for name, run in groupby(str(node.props.get("component") or "") for node in columns)]
    return tuple(runs) if any(name for name, _ in runs) else ()


def _cell(load: EntityLoad, measures: set[str]) -> MatrixCell:
    responsible = load.responsible & measures
    return MatrixCell(len(responsible), len(load.only_partner & measures))
