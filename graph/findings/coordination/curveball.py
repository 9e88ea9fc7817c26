"""Random incidences with every load and every measure's number of bodies exactly as they are: curveball.

A trade takes two bodies, pools the measures only one of them has, and deals them out again at random, each body
keeping its number. Five trades a body between draws. It keeps both margins and never makes a double edge, which
``double_edge_swap`` on a two-mode graph does not. Many chains are traded side by side, one trade in each at a time, so
that the work is done by whole arrays; every chain begins with the incidence as it is.
Source: Strona et al. 2014; Carstens 2015 for uniformity; five times as many trades as bodies after Strona et al.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
from scipy.sparse import csr_array

__all__ = ["curveball", "tail_shares"]

_TRADES_A_BODY = 5
_MOST_CHAINS, _MOST_CELLS = 256, 100_000_000
"""Chains traded side by side, and the cells (a byte each) they may hold together."""

_KEY_BITS, _PLACE_BITS = 27, 28
"""Bits of a random key and of the place it is drawn for: with those of its chain they are one number, sorted fast."""


def curveball(matrix: Any, draws: int, seed: int = 0) -> Iterator[Any]:
    """Yield ``draws`` random incidences with the margins of ``matrix`` (sparse, 0/1); equal seeds give equal draws.

    Each is a dense array of booleans that is traded on later: copy what is to be kept.
    """
    random = np.random.default_rng(seed)
    rows = matrix.toarray() != 0
    # As many side by side as memory allows, and never more than are drawn.
    chains = max(1, min(draws, _MOST_CHAINS, _MOST_CELLS // max(1, rows.size)))
    states = np.repeat(rows[None], chains, axis=0)
    # Every chain goes on from where it is, so that later draws lie further from the beginning.
    for done in range(0, draws, chains):
        for _ in range(_TRADES_A_BODY * len(rows) if len(rows) > 1 else 0):
            firsts = random.integers(0, len(rows), chains)
            seconds = random.integers(0, len(rows) - 1, chains)
            # Drawn from one fewer and shifted: a body never trades with itself.
            _trade(states, firsts, seconds + (seconds >= firsts), random)
        yield from states[: draws - done]


def _trade(states: Any, firsts: Any, seconds: Any, random: Any) -> None:
    """In every chain deal out anew what only one of its two bodies has; each keeps its number.

    Within a chain the measures of the pool are put in random order by sorting random keys; the first ones are dealt to
    the first body, as many as it had of them.
    """
    at = np.arange(len(states))
    mine = states[at, firsts]
    pool = np.flatnonzero(mine != states[at, seconds])
    chain, column = np.divmod(pool, states.shape[2])
    # Before anything is written: the pool is dealt by what the first body had.
    had = mine.ravel()[pool]
    sizes, keeps = np.bincount(chain, minlength=len(states)), np.bincount(chain[had], minlength=len(states))
    places, starts = np.arange(len(chain)), np.cumsum(sizes) - sizes
    keys = random.integers(0, 1 << _KEY_BITS, len(chain), dtype=np.int64)
    mixed = np.sort((((chain << _KEY_BITS) | keys) << _PLACE_BITS) | places) & ((1 << _PLACE_BITS) - 1)
    dealt = np.empty(len(chain), dtype=bool)
    dealt[mixed] = places < np.repeat(starts + keeps, sizes)
    states[chain, firsts[chain], column] = dealt
    states[chain, seconds[chain], column] = ~dealt


def tail_shares(matrix: Any, draws: int = 1000, seed: int = 0) -> tuple[Any, Any]:
    """Share of draws in which each two bodies share at least, and at most, as many measures as they do.

    Both are dense bodies-by-bodies arrays of (1 + hits) / (1 + draws), so the smallest value is 1 / (1 + draws).
    """
    seen = (matrix @ matrix.T).toarray()
    # The incidence as it is counts as one draw, so that no share is zero.
    at_least, at_most = np.ones_like(seen), np.ones_like(seen)
    for drawn in curveball(matrix, draws, seed):
        # Single precision holds whole numbers far above any count of measures.
        sparse = csr_array(drawn, dtype=np.float32)
        shared = (sparse @ sparse.T).toarray()
        at_least += shared >= seen
        at_most += shared <= seen
    return at_least / (1 + draws), at_most / (1 + draws)
