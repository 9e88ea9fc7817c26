"""Findings as nodes, so that a coordinator can simply ask the graph for them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from planatlas.graph.build.collect import clean
from planatlas.graph.meanwhile import gaps
from planatlas.graph.model import Edge, Node, Value

if TYPE_CHECKING:
    from planatlas.graph.atlas import Atlas
    from planatlas.graph.gaps import Finding

__all__ = ["finding_parts", "with_findings"]


def finding_parts(findings: Iterable[Finding], years: dict[str, int | None]) -> tuple[list[Node], list[Edge]]:
    """Nodes for the findings and an ABOUT edge from each to its subject. ``years`` gives the year of each plan id."""
    nodes: list[Node] = []
    edges: list[Edge] = []
    for finding in findings:
        where, said = _where(finding, years), finding.statement
        props = clean(
            kind=finding.kind,
            verdict=finding.verdict,
            severity=finding.severity,
            level=finding.level,
            subject=finding.subject,
            **{f"statement_{lang}": text for lang, text in said.items()},
        )
        nodes.append(Node(finding.id, "Finding", said.get("en") or finding.kind, where | props))
        edges.append(Edge(finding.id, finding.subject, "ABOUT", where | {"derived": True}))
    return nodes, edges


def _where(finding: Finding, years: dict[str, int | None]) -> dict[str, Value]:
    plan = clean(plan=finding.plan, year=years.get(finding.plan or ""))
    if not finding.evidence:
        return plan
    first = finding.evidence[0]
    place = clean(
        doc=first.doc, line=first.line, page=first.page, sheet=first.sheet, cell=first.cell, quote=first.quote
    )
    return plan | place


def with_findings(atlas: Atlas) -> Atlas:
    """The same atlas with a node for every finding of the default kinds."""
    years = {plan.id: year if isinstance(year := plan.props.get("year"), int) else None for plan in atlas.plans}
    nodes, edges = finding_parts(gaps(atlas), years)
    return atlas.extended(nodes, edges)
