"""What people decided about findings, from the log of the atlas: justified, to fix, fixed, with the answer given."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from planatlas.graph.gaps.finding import Finding

if TYPE_CHECKING:
    from planatlas.graph.atlas import Atlas

__all__ = ["STATUSES", "decide_finding", "with_decisions"]

STATUSES = ("justified", "to fix", "fixed")


def with_decisions(findings: Iterable[Finding], log: Path | None) -> list[Finding]:
    """The findings, each with the status that was decided and the answer behind it; ``log`` is decisions.csv."""
    from planatlas.graph.institutions import Decisions

    out = list(findings)
    held = {one.subject: one for one in Decisions.read(log).in_force("finding")}
    for finding in out if held else ():
        if one := held.get(finding.id):
            finding.decision = f"{one.value}: {one.why}" if one.why else one.value
    return out


def decide_finding(atlas: Atlas, finding: str, status: str, who: str, at: str, why: str = "") -> None:
    """Add a decision about one finding to the log of an atlas; ``why`` is the institution's answer, ``at`` an ISO time.

    Raises PlanatlasError when the status is none, or when the atlas has no such finding.
    """
    from planatlas.errors import PlanatlasError
    from planatlas.graph.institutions import Decision, Decisions

    if status not in STATUSES:
        raise PlanatlasError(f"There is no status {status}. There are: {', '.join(STATUSES)}.")
    log = atlas.decisions()
    if log is None or not any(one.id == finding for one in atlas.gaps()):
        raise PlanatlasError(f"The atlas has no finding {finding}. See the ids: planatlas gaps ATLAS --format json")
    decisions = Decisions.read(log)
    decisions.add(Decision("finding", finding, value=status, who=who, at=at, why=why))
    decisions.write(log)
