"""A result as a finding: the same form as every other finding, with the lines it rests on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planatlas.graph.findings.evidence import of_edge, of_node
from planatlas.graph.findings.finding import Evidence, Finding, Level, Severity, Verdict, finding_id
from planatlas.graph.validation.run import Result
from planatlas.ontology import message
from planatlas.ontology.turtle import LANGS

if TYPE_CHECKING:
    from planatlas.graph.model import Edge, Node
    from planatlas.graph.stored import StoredGraph

__all__ = ["as_finding"]

_VERDICT: dict[str, Verdict] = {"integrity": "unsure", "quality": "gap", "statutory": "not recorded"}
_SEVERITY: dict[str, Severity] = {"integrity": "high", "quality": "medium", "statutory": "high"}
_LEVEL: dict[str, Level] = {
    "Activity": "activity",
    "Entry": "activity",
    "Institution": "institution",
    "ActorClass": "institution",
    "Plan": "plan",
}


def as_finding(result: Result, atlas: StoredGraph) -> Finding:
    """Return the finding of a result.

    A fault of the graph is ``unsure``; a blank cell a ``gap``; an element of the model plan that was not found in the
    text is ``not recorded``, which says nothing about the law.
    """
    node = atlas.node(result.node) if atlas.has(result.node) else None
    shape, edge = result.shape, result.edge
    subject = result.node if edge is None else f"{edge.source} -{edge.type}-> {edge.target} #{result.place}"
    props = edge.props if edge else node.props if node else {}
    return Finding(
        id=finding_id(f"shape-{shape.id}", subject),
        kind=f"shape-{shape.id}",
        level=_LEVEL.get(node.label if node else "", "measure"),
        subject=result.node,
        subject_name=node.name if node else result.node,
        verdict=_VERDICT[shape.layer],
        severity=_SEVERITY[shape.layer],
        says={lang: _sentence(result, lang) for lang in LANGS},
        evidence=_evidence(edge, node, shape.field),
        metrics={
            "layer": shape.layer, "section": shape.section, "basis": shape.basis,
            "value": props.get(shape.property) if shape.property else None,
            "relationship": f"{edge.source} -[:{edge.type}]-> {edge.target}" if edge else None,
        },
        plan=_plan(edge, node),
    )  # fmt: skip


def _sentence(result: Result, lang: str) -> str:
    """Return the shape's message, with the mark of the model plan where it has one."""
    said = result.shape.messages.get(lang) or result.shape.messages["en"]
    if result.shape.section is None:
        return said
    return message("validate.with-section", lang, message=said, section=result.shape.section)


def _evidence(edge: Edge | None, node: Node | None, field: str | None) -> tuple[Evidence, ...]:
    if edge is not None:
        return (of_edge(edge, field, None),)
    if node is None:
        return ()
    state = node.props.get(f"{field}_cell") if field else None
    return (of_node(node, field, state if isinstance(state, str) else None),)


def _plan(edge: Edge | None, node: Node | None) -> str | None:
    if edge is None and node is not None and node.label == "Plan":
        return node.id
    plan = (edge.props if edge else node.props if node else {}).get("plan")
    return plan if isinstance(plan, str) else None
