"""What people decided about findings, from the log of the atlas: justified, to fix or fixed, with the answer given."""

from __future__ import annotations

from collections.abc import Iterable

from planatlas.graph.findings.finding import Finding, FindingDecision
from planatlas.graph.review.log import Decisions

__all__ = ["with_decisions"]


def with_decisions(findings: Iterable[Finding], log: Decisions) -> list[Finding]:
    """The findings, each with what was decided about it."""
    out = list(findings)
    held = {one.subject: one for one in log.in_force("finding")}
    for finding in out if held else ():
        if one := held.get(finding.id):
            finding.decision = FindingDecision(one.value, one.why, one.answer, one.who, one.at)
    return out
