"""Numbers that say how evenly something is spread: Gini, Herfindahl-Hirschman, top-k share, Lorenz curve, outliers.

Sources: Gini 1912 in the rank form of Damgaard and Weiner 2000; Herfindahl-Hirschman index as in the merger guidelines
of the US Department of Justice (2010: above 0.25 is highly concentrated); Lorenz 1905; median and MAD with the factor
1.4826 after Rousseeuw and Croux 1993, cut-off 3.5 after Iglewicz and Hoaglin 1993. All take non-negative loads.
"""

from __future__ import annotations

from collections.abc import Sequence
from statistics import median

__all__ = ["gini", "herfindahl", "lorenz", "normalised", "outliers", "top_share"]

_TO_SIGMA = 1.4826
"""Makes the median absolute deviation of normal data estimate its standard deviation."""


def gini(loads: Sequence[float]) -> float:
    """Gini coefficient: 0 all alike, (n-1)/n when one carries everything; 0 for no load at all."""
    total, count = sum(loads), len(loads)
    if total == 0 or count == 0:
        return 0.0
    ranked = sorted(loads)
    weighted = sum(rank * load for rank, load in enumerate(ranked, start=1))
    return 2.0 * weighted / (count * total) - (count + 1) / count


def herfindahl(loads: Sequence[float]) -> float:
    """Sum of squared shares: 1/n all alike, 1 when one carries everything; 0 for no load at all."""
    total = sum(loads)
    return sum((load / total) ** 2 for load in loads) if total else 0.0


def normalised(index: float, count: int) -> float:
    """Herfindahl-Hirschman index between equal shares of ``count`` bodies (0) and one that carries everything (1).

    Three bodies cannot have an index under a third; the merger guidelines' threshold alone would always call them
    concentrated.
    """
    return (index - 1 / count) / (1 - 1 / count) if count > 1 else 0.0


def top_share(loads: Sequence[float], k: int) -> float:
    """Share of the whole that the ``k`` largest carry."""
    total = sum(loads)
    return sum(sorted(loads, reverse=True)[:k]) / total if total else 0.0


def lorenz(loads: Sequence[float]) -> list[tuple[float, float]]:
    """Points of the Lorenz curve from (0, 0) to (1, 1): share of bodies against share of load, smallest first."""
    total, count = sum(loads), len(loads)
    points, carried = [(0.0, 0.0)], 0.0
    for place, load in enumerate(sorted(loads), start=1):
        carried += load
        points.append((place / count, carried / total if total else place / count))
    return points


def outliers(loads: Sequence[float], k: float = 3.5) -> list[int]:
    """Positions of loads above median + k robust standard deviations.

    Where more than half are alike the MAD is 0 and says nothing; then no load is called an outlier.
    """
    if not loads:
        return []
    middle = median(loads)
    spread = _TO_SIGMA * median(abs(load - middle) for load in loads)
    return [place for place, load in enumerate(loads) if spread > 0 and load > middle + k * spread]
