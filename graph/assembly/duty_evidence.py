"""What in a plan is evidence for a duty: MEETS with the place where it stands, else NO_EVIDENCE_FOR.

Neither edge says that a duty is broken. What no pattern looks for is for a person to look for, and the edge says so.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from planatlas.graph.assembly.collect import Collector, PlanContext, clean
from planatlas.graph.model import Edge, Node, Value
from planatlas.ontology import stems
from planatlas.ontology.frames import Duty, EvidencePattern, frame

__all__ = ["PlanParts"]

_PLACE = ("plan", "year", "doc", "line", "page", "sheet", "cell", "quote", "confidence")
_NONE = "not_applicable"
_LAST = (float("inf"), float("inf"))


@dataclass(slots=True)
class PlanParts:
    """The nodes and edges of one plan, by label and type, in reading order."""

    collector: Collector
    context: PlanContext
    nodes: dict[str, list[Node]] = field(default_factory=dict)
    edges: dict[str, list[Edge]] = field(default_factory=dict)

    @classmethod
    def of(cls, collector: Collector, context: PlanContext) -> PlanParts:
        """Gather what belongs to a plan."""
        parts = cls(collector, context)
        for node in collector.nodes.values():
            if node.id == context.id or node.props.get("plan") == context.id:
                parts.nodes.setdefault(node.label, []).append(node)
        for edge in collector.edges:
            if edge.props.get("plan") == context.id:
                parts.edges.setdefault(edge.type, []).append(edge)
        return parts

    def judge(self, duty: Duty, id: str) -> None:
        """Add an edge from the plan to a duty for every element where evidence stands, else one that there is none."""
        found: dict[str, list[dict[str, Value]]] = {}
        for pattern in duty.evidence:
            found.setdefault(pattern.element, []).extend(self._places(pattern, duty))
        real = {element: [one for one in every if one.get("status") != _NONE] for element, every in found.items()}
        if real and all(real.values()):
            for every in real.values():
                self._edge("MEETS", id, min(every, key=_reading_order) | {"basis": "looked for"})
            return
        # A chapter that says "not the case" is no evidence; it is shown, so that nobody looks for it in vain.
        stated = [one for every in found.values() for one in every if one.get("status") == _NONE]
        basis = "stated none" if stated and not any(real.values()) else "looked for" if found else "not looked for"
        where = min(stated, key=_reading_order) if basis == "stated none" else _whole(self.context)
        self._edge("NO_EVIDENCE_FOR", id, where | {"basis": basis})

    def _edge(self, type: str, duty: str, props: dict[str, Value]) -> None:
        kept = {name: value for name, value in props.items() if name in (*_PLACE, "basis")}
        self.collector.edge(self.context.id, type, duty, kept | {"derived": True})

    def _places(self, pattern: EvidencePattern, duty: Duty) -> Iterator[dict[str, Value]]:
        if pattern.relationships:
            yield from (edge.props for edge in self._tied(pattern, duty))
            return
        for node in (node for label in pattern.labels for node in self.nodes.get(label, ())):
            if _holds(node.props, pattern) and _says(node, pattern):
                # What the plan's own node says was read somewhere, but its line and quote are those of the title.
                yield _whole(self.context) if node.label == "Plan" else clean(quote=node.name) | node.props

    def _tied(self, pattern: EvidencePattern, duty: Duty) -> Iterator[Edge]:
        own = {f"{kind}/{duty.of}" for kind in ("strategy", "programme")}
        of = frame().strategies.get(duty.of)
        own |= {f"objective/frame/{one.id}" for one in of.objectives} if of else set()
        for edge in (edge for type in pattern.relationships for edge in self.edges.get(type, ())):
            source = self.collector.nodes[edge.source]
            fits = source.label in pattern.labels and _holds(edge.props, pattern)
            if fits and (not pattern.to_its_own or edge.target in own):
                yield edge


def _holds(props: dict[str, Value], pattern: EvidencePattern) -> bool:
    if pattern.property is None:
        return True
    value = props.get(pattern.property)
    return value is not None and (not pattern.values or value in pattern.values)


def _says(node: Node, pattern: EvidencePattern) -> bool:
    """Whether the words of a pattern stand with a row; one that is cited from elsewhere is no element of the plan."""
    if not pattern.words:
        return True
    text = " ".join(filter(None, (node.name, *_texts(node.props.get(name) for name in ("section", "component")))))
    own = set(stems(text))
    return node.props.get("status") != "cited" and any(set(stems(words)) <= own for words in pattern.words)


def _texts(values: Iterable[Value]) -> Iterator[str]:
    return (value for value in values if isinstance(value, str))


def _reading_order(props: dict[str, Value]) -> tuple[float, float]:
    """By page and line; what has no line of its own comes last."""
    page, line = props.get("page"), props.get("line")
    return (page if isinstance(page, int) else 0, line) if isinstance(line, int) else _LAST


def _whole(context: PlanContext) -> dict[str, Value]:
    return clean(plan=context.id, year=context.year, doc=context.record.doc)
