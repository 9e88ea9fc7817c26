"""Finding the institution, plan or objective somebody means by what they typed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from planatlas.errors import NameUnknown
from planatlas.graph.model import Node
from planatlas.ontology import fold
from planatlas.reports.plan_view import AtlasReading, PlanReading
from planatlas.reports.text import shorten

__all__ = ["institution_named", "plan_named", "rows_about"]

_SHOWN = 8


def institution_named(index: AtlasReading, name: str) -> Node:
    """The institution called ``name``: by id, full name or abbreviation, else the only one with the words in its name.

    Case, diacritics and dots make no difference. Raises NameUnknown with the nearest names when none or several fit.
    """
    return _named(index.graph.labelled("Institution"), name, "institution")


def plan_named(readings: Sequence[PlanReading], name: str | None) -> PlanReading:
    """The document called ``name`` (by id, name, file name or words of it); without a name the first with measures.

    Raises NameUnknown when none or several fit.
    """
    if name is None:
        first = next((one for one in readings if one.rows), None)
        if first is None:
            raise NameUnknown("this atlas holds no document with measures; build it from a plan")
        return first
    plan = _named([one.plan for one in readings], name, "document", "doc")
    return next(one for one in readings if one.plan.id == plan.id)


def rows_about(
    index: AtlasReading, reading: PlanReading, around: str | None = None, objective: str | None = None
) -> PlanReading:
    """The plan cut down to the measures that name an institution, or its units, and to those of an objective's code.

    Raises NameUnknown when there is no such institution, or no measure of this objective in the plan.
    """
    rows = reading.rows
    if around is not None:
        body = institution_named(index, around)
        rows = tuple(row for row in rows if body.id in index.bodies_of(row))
    if objective is not None:
        rows = tuple(row for row in rows if objective in index.codes_above(row))
    if not rows:
        raise NameUnknown(
            f"{reading.plan.name}: no measure fits {around or objective!r}; look at the table of measures"
        )
    return replace(reading, rows=rows)


def _named(nodes: Iterable[Node], name: str, what: str, *props: str) -> Node:
    every, folded = list(nodes), fold(name)
    exact = [node for node in every if node.id == name or folded in _keys(node, *props)]
    found = exact or [node for node in every if folded and folded in fold(node.name)]
    if len(found) == 1:
        return found[0]
    some = "; ".join(shorten(node.name, 80) for node in (found or every)[:_SHOWN])
    if found:
        raise NameUnknown(f"{len(found)} of kind {what} go by {name!r}: {some}. Give the full name, or the id.")
    raise NameUnknown(f"no {what} goes by {name!r}. There are, among others: {some}")


def _keys(node: Node, *props: str) -> set[str]:
    values = (node.name, *(node.props.get(prop) for prop in ("abbreviation", *props)))
    return {fold(str(value)) for value in values if value}
