"""Findings as nodes, so that a coordinator can simply ask the graph for them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from planatlas.graph.assembly.captions import short_names
from planatlas.graph.assembly.collect import clean, in_plan
from planatlas.graph.findings.decided import decided_findings
from planatlas.graph.model import Edge, Node, Value

if TYPE_CHECKING:
    from planatlas.graph.findings import Finding
    from planatlas.graph.stored import StoredGraph

__all__ = ["finding_parts", "with_findings"]


def finding_parts(findings: Iterable[Finding], plans: dict[str, Node]) -> tuple[list[Node], list[Edge]]:
    """Nodes for the findings and an ABOUT edge from each to its subject. A finding is named in its plan's language."""
    nodes: list[Node] = []
    edges: list[Edge] = []
    for finding in findings:
        where, said = _where(finding, plans), finding.statement
        props = clean(
            kind=finding.kind,
            verdict=finding.verdict,
            severity=finding.severity,
            level=finding.level,
            subject=finding.subject,
            **{f"statement_{lang}": text for lang, text in said.items()},
            **_decided(finding),
        )
        # People who read the plan read its language.
        lang = plans[finding.plan].props.get("lang") if finding.plan in plans else None
        node = Node(finding.id, "Finding", said.get(str(lang)) or said["en"], where | props)
        node.props |= short_names(node)
        nodes.append(node)
        # Derived: no cell prints that something is missing.
        edges.append(Edge(finding.id, finding.subject, "ABOUT", where | {"derived": True}))
        if finding.plan in plans and (tie := in_plan(node)):
            edges.append(tie)
    return nodes, edges


def _decided(finding: Finding) -> dict[str, Value]:
    """What people decided about it, with who, when, why and the institution's answer."""
    if (one := finding.decision) is None:
        return {}
    return clean(decision=one.status, decision_why=one.why, answer=one.answer, decided_by=one.who, decided_at=one.at)


def _where(finding: Finding, plans: dict[str, Node]) -> dict[str, Value]:
    year = plans[finding.plan].props.get("year") if finding.plan in plans else None
    plan = clean(plan=finding.plan, year=year)
    if not finding.evidence:
        return plan
    first = finding.evidence[0]
    place = clean(
        doc=first.doc, line=first.line, page=first.page, sheet=first.sheet, cell=first.cell, quote=first.quote
    )
    return plan | place


def with_findings(atlas: StoredGraph) -> StoredGraph:
    """The same atlas with a node for every finding of the default kinds, and what people decided about it."""
    nodes, edges = finding_parts(decided_findings(atlas), {plan.id: plan for plan in atlas.plans})
    return atlas.extended(nodes, edges)
