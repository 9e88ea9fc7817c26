"""What people decided about findings, from the log of the atlas: justified, to fix or fixed, with the answer given."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from planatlas.graph.findings import gaps
from planatlas.graph.findings.finding import Finding, FindingDecision
from planatlas.graph.review.log import Decisions

if TYPE_CHECKING:
    from planatlas.graph.stored import StoredGraph

__all__ = ["decided_findings", "with_decisions"]


def decided_findings(graph: StoredGraph, kind: str | None = None, units: bool = False) -> list[Finding]:
    """The findings of one kind, or of all default ones, each with what people decided about it."""
    return with_decisions(gaps(graph, kinds=None if kind is None else [kind], units=units), graph.decided)


def with_decisions(findings: Iterable[Finding], log: Decisions) -> list[Finding]:
    """The findings, each with what was decided about it."""
    out = list(findings)
    held = {one.subject: one for one in log.in_force("finding")}
    # Most atlases hold no decision about findings.
    for finding in out if held else ():
        if one := held.get(finding.id):
            finding.decision = FindingDecision(one.value, one.why, one.answer, one.who, one.at)
    return out
