"""The short way to the fields of columns gives what the solver gives, wherever it gives anything."""

from __future__ import annotations

import random

import pytest
from scipy.optimize import linear_sum_assignment

from planatlas.loaders.tables.assignment import best_assignment
from planatlas.loaders.tables.solve import _solved, _undisputed, assign


@pytest.mark.parametrize("levels", [3, 7, 1000])
def test_the_short_way_is_the_solver_s(levels: int) -> None:
    chance, short = random.Random(levels), 0
    for _ in range(400):
        scores = [
            {name: chance.randrange(levels) / levels * 2 for name in "abcdefgh" if chance.random() < 0.5}
            for _ in range(chance.randint(1, 6))
        ]
        found, solved = _undisputed(scores), _solved(scores)
        if found is not None:
            short += 1
            assert found[0] == solved[0] and found[1] == pytest.approx(solved[1])
        assert assign(scores)[1] == pytest.approx(solved[1])
    assert short > 20


def test_nothing_is_assigned_to_nothing() -> None:
    assert assign([]) == ([], 0.0)


@pytest.mark.parametrize("levels", [2, 3, 7, 1000])
def test_the_solver_is_the_library_s_equal_totals_included(levels: int) -> None:
    chance, ties = random.Random(levels), 0
    for _ in range(400):
        rows = chance.randint(1, 8)
        gains = [[chance.randrange(levels) / levels for _ in range(rows + chance.randint(0, 6))] for _ in range(rows)]
        gains = [row[: len(gains[0])] + [0.3] * (len(gains[0]) - len(row)) for row in gains]
        _, theirs = linear_sum_assignment(gains, maximize=True)
        assert best_assignment(gains) == theirs.tolist()
        ties += len({gain for row in gains for gain in row}) < rows * len(gains[0])
    assert ties > (300 if levels < 100 else 10)
