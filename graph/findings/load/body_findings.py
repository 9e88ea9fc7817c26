"""Findings about one body in one plan."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from planatlas.graph.assembly.verdicts import LOW_CONFIDENCE
from planatlas.graph.findings.corpus import Corpus
from planatlas.graph.findings.evidence import of_edge
from planatlas.graph.findings.finding import Finding, Phrase, Verdict, finding_id
from planatlas.graph.findings.phrases import ask, plan_name, through
from planatlas.graph.findings.severity import severity
from planatlas.graph.model import Edge, Node

__all__ = ["of_body"]


def of_body(
    corpus: Corpus,
    kind: str,
    plan: Node,
    body: str,
    edges: Iterable[Edge],
    metrics: Mapping[str, Any],
    field: str = "responsible",
    **values: object,
) -> Finding:
    """The finding about a body in a plan, resting on the cells in which it is named."""
    named = list(edges)
    verdict: Verdict = "unsure" if _mostly_doubtful(named) else "gap"
    said = Phrase.of(f"gap.{kind}.gap", who=through(corpus, body, named), plan=plan_name(plan), **values)
    return Finding(
        id=finding_id(kind, plan.id, body), kind=kind, level="institution", subject=body,
        subject_name=corpus.index.name(body), verdict=verdict, severity=severity(kind, verdict),
        says=(said, Phrase(f"gap.{kind}.why"), ask(corpus, plan.id, [body])),
        evidence=tuple(of_edge(edge, field) for edge in named), metrics=dict(metrics), plan=plan.id,
    )  # fmt: skip


def _mostly_doubtful(edges: list[Edge]) -> bool:
    low = sum(isinstance(sure := edge.props.get("confidence"), float) and sure < LOW_CONFIDENCE for edge in edges)
    # One doubtful cell among many sure ones does not make the whole a doubt.
    return 2 * low > len(edges)
