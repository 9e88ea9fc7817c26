"""How often two bodies would share measures if nothing but their loads decided: the stochastic degree sequence model.

P[o, m] = x_o · y_m / (1 + x_o · y_m), with x and y such that every body has its load and every measure its number of
bodies on average (bipartite configuration model, fitted by fixed point). The number of measures that o and p share is
then a sum of independent trials with probabilities P[o, m] · P[p, m]: a Poisson-binomial, whose tail is computed
exactly by convolving one binomial for each distinct number of bodies a measure has.
Source: Neal, Domagalski and Sagan 2021 (SDSM, a close and slightly conservative stand-in for the fixed-degree model);
Saracco et al. 2015 (the fit); Benjamini and Hochberg 1995 for many pairs at once.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from typing import Any

import numpy as np
from scipy.special import gammaln
from scipy.stats import false_discovery_control

__all__ = ["PairTest", "adjusted", "fitted", "pair_tests", "poisson_binomial"]

_STEPS, _CLOSE = 20_000, 1e-10
_DUST = 1e-30


@dataclass(slots=True, frozen=True)
class PairTest:
    """Two bodies (positions in the incidence), what they share, and how that compares with chance.

    ``upper`` is P(X >= shared), ``lower`` P(X <= shared); ``least_upper`` and ``least_lower`` are the smallest values
    these could take with the loads as they are. ``q_upper`` and ``q_lower`` are adjusted for the number of pairs.
    """

    one: int
    other: int
    shared: int
    expected: float
    upper: float
    lower: float
    least_upper: float
    least_lower: float
    q_upper: float = 1.0
    q_lower: float = 1.0


def fitted(matrix: Any) -> Any:
    """P as a dense array of the shape of ``matrix`` (bodies by measures, 0/1). Full and empty lines are kept exact."""
    dense = np.asarray(matrix.todense() if hasattr(matrix, "todense") else matrix, dtype=float)
    out, rows, columns = np.zeros_like(dense), np.arange(dense.shape[0]), np.arange(dense.shape[1])
    rest = dense
    # Taking out a full line can fill another one, so this is repeated.
    while rest.size:
        row_sums, column_sums = rest.sum(axis=1), rest.sum(axis=0)
        fixed_rows = (row_sums == 0) | (row_sums == rest.shape[1])
        fixed_columns = (column_sums == 0) | (column_sums == rest.shape[0])
        if not fixed_rows.any() and not fixed_columns.any():
            out[np.ix_(rows, columns)] = _fixed_point(row_sums, column_sums)
            break
        out[np.ix_(rows, columns)] = rest  # what is full or empty cannot be otherwise
        rows, columns = rows[~fixed_rows], columns[~fixed_columns]
        rest = rest[~fixed_rows][:, ~fixed_columns]
    return out


def _fixed_point(row_sums: Any, column_sums: Any) -> Any:
    """Solve for x and y over the distinct sums only: equal sums have equal parameters."""
    # Few sums are distinct, whatever the number of bodies: the work stays small.
    k, at_k, n_k = np.unique(row_sums, return_inverse=True, return_counts=True)
    d, at_d, n_d = np.unique(column_sums, return_inverse=True, return_counts=True)
    scale = np.sqrt(row_sums.sum())
    x, y = k / scale, d / scale
    for _ in range(_STEPS):
        x_new = k / (n_d * y / (1 + np.outer(x, y))).sum(axis=1)
        y_new = d / (n_k[:, None] * x_new[:, None] / (1 + np.outer(x_new, y))).sum(axis=0)
        moved = max(np.abs(x_new / x - 1).max(), np.abs(y_new / y - 1).max())
        x, y = x_new, y_new
        if moved < _CLOSE:
            break
    product = np.outer(x[at_k], y[at_d])
    return product / (1 + product)


def poisson_binomial(chances: Any, counts: Any | None = None) -> Any:
    """Probability of 0, 1, ... successes in independent trials, ``counts`` of them with each chance (one unless given).

    Exact up to terms below 1e-30, which are left off the end.
    """
    out = np.ones(1)
    for chance, count in zip(chances, np.ones(len(chances), dtype=int) if counts is None else counts, strict=True):
        if chance > 0:
            out = _without_dust(np.convolve(out, _binomial(int(count), float(chance))))
    return out


def _binomial(count: int, chance: float) -> Any:
    """Binomial probabilities of 0 to ``count`` successes, without dust at the end."""
    # The logarithm of a chance of nothing does not exist.
    if chance >= 1:
        return np.eye(1, count + 1, count)[0]
    hits = np.arange(count + 1)
    ways = gammaln(count + 1) - gammaln(hits + 1) - gammaln(count - hits + 1)
    return _without_dust(np.exp(ways + hits * np.log(chance) + (count - hits) * np.log1p(-chance)))


def _without_dust(mass: Any) -> Any:
    kept = (mass >= _DUST).nonzero()[0]
    return mass[: kept[-1] + 1] if len(kept) else mass[:1]


def pair_tests(matrix: Any) -> list[PairTest]:
    """Test every pair of bodies of an incidence (bodies by measures, 0/1, sparse)."""
    tests = list(_tests(matrix))
    upper, lower = adjusted([one.upper for one in tests]), adjusted([one.lower for one in tests])
    return [replace(one, q_upper=up, q_lower=low) for one, up, low in zip(tests, upper, lower, strict=True)]


def adjusted(chances: Sequence[float]) -> list[float]:
    """Chances adjusted for their number, so that of those below a level no greater share is due to chance alone."""
    # A sum of masses may come out above one by the dust of its last digit, which the library refuses.
    return [float(one) for one in false_discovery_control([min(1.0, chance) for chance in chances])] if chances else []


def _tests(matrix: Any) -> Iterator[PairTest]:
    chances, width = fitted(matrix), matrix.shape[1]
    _, first, counts = np.unique(np.asarray(matrix.sum(axis=0)).ravel(), return_index=True, return_counts=True)
    chances = chances[:, first]  # measures with equally many bodies have equal chances
    loads = np.asarray(matrix.sum(axis=1)).ravel().astype(int)
    shared = (matrix @ matrix.T).toarray().astype(int)
    known: dict[tuple[int, int], Any] = {}
    for one, other in combinations(range(matrix.shape[0]), 2):
        key = (min(loads[one], loads[other]), max(loads[one], loads[other]))
        if key not in known:  # so have bodies with equal loads
            known[key] = poisson_binomial(chances[one] * chances[other], counts)
        mass, seen = known[key], shared[one, other]
        # Two bodies must share what their loads together exceed the measures by.
        least = max(0, key[0] + key[1] - width)
        yield PairTest(
            one, other, int(seen), float(np.arange(len(mass)) @ mass), float(mass[seen:].sum()),
            float(mass[: seen + 1].sum()), float(mass[key[0] :].sum()), float(mass[: least + 1].sum()),
        )  # fmt: skip
