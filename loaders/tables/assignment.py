"""The assignment of rows to columns with the highest total: shortest augmenting paths (Crouse 2016).

It gives what ``scipy.optimize.linear_sum_assignment`` gives, equal totals included, which the tests hold it to. Heads
of tables are matrices of a few dozen numbers, and to load that library takes a third of a second for each process.
"""

from __future__ import annotations

from collections.abc import Sequence

__all__ = ["best_assignment"]

_NONE = -1
_FAR = float("inf")


def best_assignment(gains: Sequence[Sequence[float]]) -> list[int]:
    """Return the column of each row, none twice, with the highest total; there are no fewer columns than rows."""
    solver = _Solver([[-gain for gain in row] for row in gains])
    for row in range(len(gains)):
        solver.assign(row)
    return solver.column_of


class _Solver:
    """What is assigned so far, and the prices that prove it the best."""

    def __init__(self, costs: list[list[float]]) -> None:
        self.costs = costs
        width = len(costs[0]) if costs else 0
        self.row_prices, self.prices = [0.0] * len(costs), [0.0] * width
        self.column_of, self.row_of = [_NONE] * len(costs), [_NONE] * width

    def assign(self, row: int) -> None:
        """Give one more row a column, moving others along the cheapest path."""
        path = _Path(self, row)
        end = path.walk()
        path.reprice()
        while True:
            at = path.before[end]
            self.row_of[end] = at
            self.column_of[at], end = end, self.column_of[at]
            if at == row:
                return


class _Path:
    """The cheapest path from a row without a column to a column without a row."""

    def __init__(self, solver: _Solver, row: int) -> None:
        width = len(solver.prices)
        self.solver, self.start, self.cost = solver, row, 0.0
        self.before, self.costs = [_NONE] * width, [_FAR] * width
        self.open = list(range(width - 1, -1, -1))  # the last first: of equal totals the same one as the library's
        self.rows: list[int] = []
        self.columns: list[int] = []

    def walk(self) -> int:
        """Follow it, and return the column at its end."""
        row = self.start
        while True:
            self.rows.append(row)
            index = self._nearest(row)
            column = self.open[index]
            self.cost = self.costs[column]
            self.columns.append(column)
            self.open[index] = self.open[-1]
            self.open.pop()
            row = self.solver.row_of[column]
            if row == _NONE:
                return column

    def _nearest(self, row: int) -> int:
        """Where the nearest open column stands, seen through one more row; of equal ones one that is free."""
        solver, costs, best, lowest = self.solver, self.costs, _NONE, _FAR
        line, price = solver.costs[row], solver.row_prices[row]
        for index, column in enumerate(self.open):
            cost = self.cost + line[column] - price - solver.prices[column]
            if cost < costs[column]:
                costs[column], self.before[column] = cost, row
            if costs[column] < lowest or costs[column] == lowest and solver.row_of[column] == _NONE:
                best, lowest = index, costs[column]
        return best

    def reprice(self) -> None:
        """Set the prices by which what is assigned along the path is the best."""
        solver = self.solver
        solver.row_prices[self.start] += self.cost
        for row in self.rows[1:]:
            solver.row_prices[row] += self.cost - self.costs[solver.column_of[row]]
        for column in self.columns:
            solver.prices[column] -= self.cost - self.costs[column]
