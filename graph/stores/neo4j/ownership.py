"""Which plans a shared node or relationship stands for, when several atlases live in one database.

A push speaks for its own plans only: it takes them off what they no longer touch, and leaves every other plan's claim.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Any

__all__ = ["PLAN_LISTS", "claimed", "released", "with_others"]

PLAN_LISTS = ("issuer_of",)
"""Properties of shared nodes that list plan ids, and so may hold ids of plans of another atlas."""


def released(there: Iterable[str] | None, mine: Collection[str]) -> list[str]:
    """The owners that remain when the plans of this push let go."""
    return sorted(set(there or ()) - set(mine))


def claimed(there: Iterable[str] | None, mine: Collection[str], now: Iterable[str]) -> list[str]:
    """The owners after this push: those of other atlases, and the plans of this one that touch the element ``now``."""
    return sorted({*released(there, mine), *now})


def with_others(props: dict[str, Any], there: Iterable[str] | None, mine: Collection[str]) -> dict[str, Any]:
    """Return the properties with the plan ids of other atlases kept in the lists that name plans."""
    out = dict(props)
    for name in PLAN_LISTS:
        both = claimed(there, mine, props.get(name) or ())
        if both:
            out[name] = both
    return out
