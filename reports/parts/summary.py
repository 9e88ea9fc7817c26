"""The summary a mayor reads in a minute: a handful of numbers and the weightiest findings of one plan."""

from __future__ import annotations

from dataclasses import dataclass

from planatlas.reports.parts.findings import FindingCard, Findings
from planatlas.reports.parts.load import EntityLoad
from planatlas.reports.parts.narrative import Narrative
from planatlas.reports.plan_view import PlanReading

__all__ = ["Summary", "summary_of"]


@dataclass(frozen=True, slots=True)
class Summary:
    """``numbers``: (name of the number, value, out of or None; measures of the roles out of those the plan asks).

    ``first``: what to look at first.
    """

    numbers: tuple[tuple[str, int, int | None], ...]
    first: tuple[FindingCard, ...]
    heaviest: EntityLoad | None


def summary_of(
    reading: PlanReading, loads: list[EntityLoad], findings: Findings, narrative: Narrative, heaviest: EntityLoad | None
) -> Summary:
    """Count what is there, what the plan leaves open, and name the three weightiest findings.

    ``heaviest`` is the body that is named most.
    """
    rows = reading.counted
    numbers: list[tuple[str, int, int | None]]
    if not reading.analysed:
        bodies = max(len(loads), len(narrative.named))
        numbers = [("told", len(rows), None), ("institutions", bodies, None), ("figures", len(narrative.figures), None)]
        return Summary(tuple(one for one in numbers if one[1]), (), None)
    numbers = [
        ("measures", len(rows), None),
        ("institutions", len(loads), None),
        ("services", len(reading.services), None),
    ]
    for name, field in (("responsible", "responsible"), ("partner", "partners")):
        asked = [row for row in rows if row.holds(field) or row.asks(field)]
        numbers += [(name, sum(row.holds(field) for row in asked), len(asked))] if asked else []
    return Summary(tuple(one for one in numbers if one[1] or one[2]), findings.cards[:3], heaviest)
