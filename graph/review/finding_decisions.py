"""Deciding about a finding: justified, to fix or fixed, why, and what the institution answered."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planatlas.errors import PlanatlasError
from planatlas.graph.findings.decided import decided_findings
from planatlas.graph.review.log import Decision

if TYPE_CHECKING:
    from planatlas.graph.stored import StoredGraph

__all__ = ["about_finding"]


def about_finding(atlas: StoredGraph, finding: str, status: str, why: str = "", answer: str = "") -> Decision:
    """A decision about one finding of an atlas, to be taken over. Raises PlanatlasError when there is no such finding.

    Findings on networks, which run only when asked for, are looked for where no other has the id.
    """
    if not any(one.id == finding for kind in (None, "all") for one in decided_findings(atlas, kind)):
        raise PlanatlasError(f"The atlas has no finding {finding}. See the ids: planatlas gaps ATLAS --format json")
    return Decision("finding", finding, value=status, why=why, answer=answer)
