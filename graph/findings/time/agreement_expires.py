"""Agreement that expires within the plan.

Definition: an agreement the plan leans on whose end lies after the plan's first day and before its last, or which had
ended before the plan began.
Source: GAO-23-105520, practice 8 (written agreements kept up to date).
Needs: the end of the agreement and the period of the plan.
Cannot tell: a renewal the plan does not mention.
Evidence: the agreement as printed, field ``ends``.
"""

from __future__ import annotations

from collections.abc import Iterator

from planatlas.graph.findings.corpus import Corpus, text_of
from planatlas.graph.findings.evidence import of_node
from planatlas.graph.findings.finding import Finding, Phrase, finding_id
from planatlas.graph.findings.phrases import ask, shortened
from planatlas.graph.findings.severity import severity
from planatlas.graph.model import Node

__all__ = ["KIND", "find"]

KIND = "agreement-expires"


def find(corpus: Corpus) -> Iterator[Finding]:
    """Agreements that do not last as long as the plan."""
    plans = {plan.id: plan for plan in corpus.plans}
    for agreement in corpus.index.labelled("Agreement"):
        plan = plans.get(text_of(agreement.props.get("plan")) or "")
        ends = text_of(agreement.props.get("ends") or agreement.props.get("ends_text"))
        last = text_of(plan.props.get("ends")) if plan else None
        if plan and ends and last and ends < last[: len(ends)]:
            yield _finding(corpus, plan, agreement, ends)


def _finding(corpus: Corpus, plan: Node, agreement: Node, ends: str) -> Finding:
    parties = [edge.target for edge in corpus.index.out(agreement.id, "BINDS")]
    said = Phrase.of(f"gap.{KIND}.gap", text=shortened(agreement.name), ends=ends)
    return Finding(
        id=finding_id(KIND, agreement.id), kind=KIND, level="plan", subject=agreement.id, subject_name=agreement.name,
        verdict="gap", severity=severity(KIND, "gap"),
        says=(said, Phrase(f"gap.{KIND}.why"), ask(corpus, plan.id, parties)),
        evidence=(of_node(agreement, "ends", "value"),), metrics={"ends": ends}, plan=plan.id,
    )  # fmt: skip
