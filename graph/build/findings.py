"""Findings as nodes, so that a coordinator can simply ask the graph for them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from planatlas.graph.build.collect import clean
from planatlas.graph.meanwhile import gaps
from planatlas.graph.model import Edge, Node, Value

if TYPE_CHECKING:
    from planatlas.graph.atlas import Atlas

__all__ = ["finding_parts", "with_findings"]


def finding_parts(findings: Iterable[Any], plans: dict[str, tuple[str, int | None]]) -> tuple[list[Node], list[Edge]]:
    """Nodes for the findings and an ABOUT edge from each to its subject. ``plans`` gives plan id and year of a doc."""
    nodes: list[Node] = []
    edges: list[Edge] = []
    for finding in findings:
        where = _where(finding, plans)
        statement = finding.statement
        props = clean(
            kind=finding.kind, verdict=finding.verdict, severity=finding.severity, level=finding.level,
            subject=finding.subject, **{f"statement_{lang}": text for lang, text in sorted(statement.items())},
        )  # fmt: skip
        name = statement.get("ro") or statement.get("en") or finding.kind
        nodes.append(Node(finding.id, "Finding", name, where | props))
        edges.append(Edge(finding.id, finding.subject, "ABOUT", where | {"derived": True}))
    return nodes, edges


def _where(finding: Any, plans: dict[str, tuple[str, int | None]]) -> dict[str, Value]:
    first = next(iter(finding.evidence), None)
    if first is None:
        return {}
    read = first.get if isinstance(first, dict) else lambda name: getattr(first, name, None)
    plan, year = plans.get(str(read("doc")), (None, None))
    return clean(plan=plan, year=year, doc=read("doc"), line=read("line"), quote=read("quote"))


def with_findings(atlas: Atlas) -> Atlas:
    """The same atlas with a node for every finding of the default kinds."""
    nodes, edges = finding_parts(gaps(atlas), _plans(atlas))
    return atlas.extended(nodes, edges)


def _plans(atlas: Atlas) -> dict[str, tuple[str, int | None]]:
    found: dict[str, tuple[str, int | None]] = {}
    for plan in atlas.plans:
        year = plan.props.get("year")
        found[str(plan.props.get("doc"))] = plan.id, year if isinstance(year, int) else None
    return found
