"""Random incidences with every load and every measure's number of bodies exactly as they are: curveball.

A trade takes two bodies, pools the measures only one of them has, and deals them out again at random, each body
keeping its number. Five trades a body between draws. It keeps both margins and never makes a double edge, which
``double_edge_swap`` on a two-mode graph does not.
Source: Strona et al. 2014; Carstens 2015 for uniformity; five times as many trades as bodies after Strona et al.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

__all__ = ["curveball", "tail_shares"]

_TRADES_A_BODY = 5


def curveball(matrix: Any, draws: int, seed: int = 0) -> Iterator[Any]:
    """Yield ``draws`` random incidences with the margins of ``matrix`` (sparse, 0/1); equal seeds give equal draws.

    Each is a dense array of booleans, the same one every time: copy what is to be kept.
    """
    import numpy as np

    random = np.random.default_rng(seed)
    rows = matrix.toarray() != 0
    count = len(rows)
    for _ in range(draws):
        if count > 1:
            firsts = random.integers(0, count, _TRADES_A_BODY * count)
            seconds = random.integers(0, count - 1, _TRADES_A_BODY * count)
            for first, second in zip(firsts.tolist(), (seconds + (seconds >= firsts)).tolist(), strict=True):
                _trade(rows[first], rows[second], random)
        yield rows


def _trade(one: Any, other: Any, random: Any) -> None:
    """Deal out anew what only one of two bodies has; each keeps its number."""
    pool = (one != other).nonzero()[0]
    keeps = int(one[pool].sum())
    if keeps == 0 or keeps == len(pool):
        return
    random.shuffle(pool)
    mine, theirs = pool[:keeps], pool[keeps:]
    one[mine], other[mine] = True, False
    one[theirs], other[theirs] = False, True


def tail_shares(matrix: Any, draws: int = 1000, seed: int = 0) -> tuple[Any, Any]:
    """Share of draws in which each two bodies share at least, and at most, as many measures as they do.

    Both are dense bodies-by-bodies arrays of (1 + hits) / (1 + draws), so the smallest value is 1 / (1 + draws).
    """
    import numpy as np

    seen = (matrix @ matrix.T).toarray()
    at_least, at_most = np.ones_like(seen), np.ones_like(seen)
    for drawn in curveball(matrix, draws, seed):
        dense = drawn.astype(np.float32)
        shared = dense @ dense.T
        at_least += shared >= seen
        at_most += shared <= seen
    return at_least / (1 + draws), at_most / (1 + draws)
