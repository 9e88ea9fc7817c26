"""Random incidences with every load and every measure's number of bodies exactly as they are: curveball.

A trade takes two bodies, pools the measures only one of them has, and deals them out again at random, each body
keeping its number. Five trades a body between draws. It keeps both margins and never makes a double edge, which
``double_edge_swap`` on a two-mode graph does not.
Source: Strona et al. 2014; Carstens 2015 for uniformity; five times as many trades as bodies after Strona et al.
"""

from __future__ import annotations

from collections.abc import Iterator
from random import Random
from typing import Any

__all__ = ["curveball", "tail_shares"]

_TRADES_A_BODY = 5


def curveball(matrix: Any, draws: int, seed: int = 0) -> Iterator[Any]:
    """Yield ``draws`` random incidences (sparse, 0/1) with the margins of ``matrix``; equal seeds give equal draws."""
    random = Random(seed)
    rows = [set(matrix.indices[matrix.indptr[i] : matrix.indptr[i + 1]].tolist()) for i in range(matrix.shape[0])]
    for _ in range(draws):
        for _ in range(_TRADES_A_BODY * len(rows)):
            _trade(rows, random)
        yield _sparse(rows, matrix.shape)


def _trade(rows: list[set[int]], random: Random) -> None:
    if len(rows) < 2:
        return
    first = random.randrange(len(rows))
    second = random.randrange(len(rows) - 1)
    second += second >= first
    one, other = rows[first], rows[second]
    only_one = one - other
    pool = [*sorted(only_one), *sorted(other - one)]
    if not only_one or len(only_one) == len(pool):
        return
    common = one & other
    dealt = set(random.sample(pool, len(only_one)))
    rows[first] = common | dealt
    rows[second] = common | (set(pool) - dealt)


def _sparse(rows: list[set[int]], shape: tuple[int, int]) -> Any:
    import numpy as np
    from scipy.sparse import csr_array

    ends = np.cumsum([0, *(len(row) for row in rows)])
    columns = np.fromiter((column for row in rows for column in sorted(row)), dtype=np.int64, count=int(ends[-1]))
    return csr_array((np.ones(len(columns)), columns, ends), shape=shape)


def tail_shares(matrix: Any, draws: int = 1000, seed: int = 0) -> tuple[Any, Any]:
    """Share of draws in which each two bodies share at least, and at most, as many measures as they do.

    Both are dense bodies-by-bodies arrays of (1 + hits) / (1 + draws), so the smallest value is 1 / (1 + draws).
    """
    import numpy as np

    seen = (matrix @ matrix.T).toarray()
    at_least, at_most = np.ones_like(seen), np.ones_like(seen)
    for drawn in curveball(matrix, draws, seed):
        shared = (drawn @ drawn.T).toarray()
        at_least += shared >= seen
        at_most += shared <= seen
    return at_least / (1 + draws), at_most / (1 + draws)
