"""The measures in the order of the plan, each under the headings it is printed under."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from planatlas.reports.figures.marks import caption
from planatlas.reports.plan_view import MeasureRow

__all__ = ["Head", "Listed", "listed"]


@dataclass(frozen=True, slots=True)
class Head:
    """A heading between rows. ``top``: a part of the plan; else an objective, or a heading of the text."""

    words: str
    top: bool


@dataclass(frozen=True, slots=True)
class Listed:
    """A row with the headings that begin at it."""

    row: MeasureRow
    heads: tuple[Head, ...]


def listed(rows: Iterable[MeasureRow]) -> list[Listed]:
    """``rows`` with a heading wherever the one before stood under another.

    A row without an objective, as in lists of courses or campaigns, stands under the heading of the text above it.
    """
    found: list[Listed] = []
    part = below = ""
    for row in rows:
        heads: list[Head] = []
        component, under = _component(row), _under(row)
        if component and component != part:
            heads.append(Head(component, top=True))
            part, below = component, ""
        if under and under != below:
            heads.append(Head(under, top=False))
            below = under
        found.append(Listed(row, tuple(heads)))
    return found


def _component(row: MeasureRow) -> str:
    above = row.objective.props.get("component") if row.objective else None
    return str(row.measure.props.get("component") or above or "")


def _under(row: MeasureRow) -> str:
    if row.objective is not None:
        return caption(row.objective)
    return str(row.measure.props.get("section") or "")
