"""The linear assignment problem: each row one column of its own, with the least total cost.

Own code and not ``scipy.optimize.linear_sum_assignment``, which it repeats step by step, ties included: to load that
takes a third of the time in which a whole plan is read, and the matrices of a table's head have a dozen rows.
Source: Crouse, On implementing 2D rectangular assignment algorithms, IEEE TAES 52 (2016).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from math import inf

__all__ = ["least_cost"]


@dataclass(slots=True)
class _Problem:
    """The costs, the dual values of rows and columns, and what is assigned so far (-1: nothing)."""

    costs: Sequence[Sequence[float]]
    of_row: list[float]
    of_column: list[float]
    columns: list[int]
    rows: list[int]


@dataclass(slots=True)
class _Search:
    """The shortest paths from one row: their lengths and last rows by column, and what was walked over."""

    lengths: list[float]
    path: list[int]
    remaining: list[int]
    reached: float = 0.0
    rows: list[int] = field(default_factory=list)
    columns: list[int] = field(default_factory=list)


def least_cost(costs: Sequence[Sequence[float]]) -> list[int]:
    """The column of each row; all costs are finite, and there are at least as many columns as rows."""
    many = len(costs[0]) if costs else 0
    problem = _Problem(costs, [0.0] * len(costs), [0.0] * many, [-1] * len(costs), [-1] * many)
    for row in range(len(costs)):
        search = _Search([inf] * many, [-1] * many, list(range(many - 1, -1, -1)))
        free = _free_column(problem, search, row)
        _reweigh(problem, search, row)
        _assign(problem, search, row, free)
    return problem.columns


def _free_column(problem: _Problem, search: _Search, row: int) -> int:
    """The nearest column that nothing is assigned to; the search remembers the way there."""
    while True:
        search.rows.append(row)
        nearest = _nearest(problem, search, row)
        column = search.remaining[nearest]
        search.reached = search.lengths[column]
        search.columns.append(column)
        search.remaining[nearest] = search.remaining[-1]
        search.remaining.pop()
        if problem.rows[column] < 0:
            return column
        row = problem.rows[column]


def _nearest(problem: _Problem, search: _Search, row: int) -> int:
    """The place among the remaining columns of the nearest one, a free one where several are; lengths are updated."""
    costs, lengths, lowest, found = problem.costs[row], search.lengths, inf, -1
    for place, column in enumerate(search.remaining):
        # In this order of operations: another would round otherwise, and ties would fall otherwise.
        length = search.reached + costs[column] - problem.of_row[row] - problem.of_column[column]
        if length < lengths[column]:
            search.path[column], lengths[column] = row, length
        if lengths[column] < lowest or (lengths[column] == lowest and problem.rows[column] < 0):
            lowest, found = lengths[column], place
    return found


def _reweigh(problem: _Problem, search: _Search, start: int) -> None:
    problem.of_row[start] += search.reached
    for row in search.rows:
        if row != start:
            problem.of_row[row] += search.reached - search.lengths[problem.columns[row]]
    for column in search.columns:
        problem.of_column[column] -= search.reached - search.lengths[column]


def _assign(problem: _Problem, search: _Search, start: int, column: int) -> None:
    """Assign along the way back from a free column to the row that the search began in."""
    row = -1
    while row != start:
        row = search.path[column]
        problem.rows[column] = row
        problem.columns[row], column = column, problem.columns[row]
