"""What a coordinator sees: at most twenty entries a plan, in plain words. Researchers and machines get every finding.

What people found justified is settled and no longer shown; what is to be fixed, or fixed and still found, is.

Entries are ordered by how much they matter, then by how sure they are. What the plan states itself and what the
document does not ask are left to the entries about plans, and come last.
"""

from __future__ import annotations

from collections.abc import Iterable

from planatlas.graph.findings.finding import Finding
from planatlas.graph.findings.grouping import Entry, entries, said_stronger
from planatlas.graph.findings.severity import RANK

__all__ = ["MOST_ENTRIES", "Entry", "coordinator_view", "settled"]

MOST_ENTRIES = 20
"""Entries shown for one plan."""

_VERDICTS = ("gap", "unsure", "stated none", "not recorded")
_CLAIMS = ("gap", "unsure")


def coordinator_view(findings: Iterable[Finding], most: int = MOST_ENTRIES) -> list[Entry]:
    """At most ``most`` entries for each plan, the weightiest first; plans in the order of their findings."""
    by_plan: dict[str, list[Finding]] = {}
    # Before what is settled goes: a stronger finding that was justified still says what the weaker one says.
    for finding in said_stronger(list(findings)):
        if not settled(finding):
            by_plan.setdefault(finding.plan or "", []).append(finding)
    return [entry for mine in by_plan.values() for entry in sorted(entries(mine), key=_weight)[:most]]


def settled(finding: Finding) -> bool:
    """Tell whether people found it justified, so that it is no longer an open matter."""
    return finding.decision is not None and not finding.decision.open


def _weight(entry: Entry) -> tuple[bool, int, int, int, str, str]:
    first = entry.finding
    claimed, rank = first.verdict in _CLAIMS, RANK[first.severity]
    # Claims first, then weight, certainty and number; kind and id settle equals.
    return not claimed, rank, _VERDICTS.index(first.verdict), -entry.rows, first.kind, first.id
