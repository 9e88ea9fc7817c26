"""The assignment of fields to columns is the one that the library would make, ties included."""

from __future__ import annotations

import random

import pytest
from scipy.optimize import linear_sum_assignment

from planatlas.loaders.tables.assignment import least_cost


@pytest.mark.parametrize("levels", [2, 4, 1000])
def test_it_is_what_scipy_assigns(levels: int) -> None:
    chance, tried = random.Random(levels), 0
    for rows in range(1, 13):
        for more in (0, 1, rows):
            costs = [[chance.randrange(levels) / 7 - 3 for _ in range(rows + more)] for _ in range(rows)]
            assert least_cost(costs) == list(linear_sum_assignment(costs)[1]), costs
            tried += 1
    assert tried == 36


def test_nothing_is_assigned_to_nothing() -> None:
    assert least_cost([]) == []
