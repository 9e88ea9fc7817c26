"""Which plans a shared node or relationship stands for, when several atlases live in one database.

A push speaks for its own plans only: it takes them off what they no longer touch, and leaves every other plan's claim.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable

__all__ = ["PLAN_LIST", "claimed", "released", "with_others"]

PLAN_LIST = "issuer_of"
"""The property of shared nodes that lists plan ids, and so may hold ids of plans of another atlas."""


def released(there: Iterable[str] | None, mine: Collection[str]) -> list[str]:
    """The owners that remain when the plans of this push let go."""
    return sorted(set(there or ()) - set(mine))


def claimed(there: Iterable[str] | None, mine: Collection[str], now: Iterable[str]) -> list[str]:
    """The owners after this push: those of other atlases, and the plans of this one that touch the element ``now``."""
    return sorted({*released(there, mine), *now})


def with_others(now: Iterable[str] | None, there: Iterable[str] | None, mine: Collection[str]) -> list[str] | None:
    """The plan ids of such a list after this push, those of other atlases kept; None when there are none."""
    return claimed(there, mine, now or ()) or None
