"""What a document that tells rather than plans says: whom it names and as what, its figures, its statements."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from planatlas.graph.model import Node
from planatlas.reports.plan_view import AtlasReading, PlanReading, number

__all__ = ["NamedBody", "Narrative", "narrative_of"]


@dataclass(frozen=True, slots=True)
class NamedBody:
    """A body, the roles it is named in, and the lines."""

    body: Node
    roles: tuple[str, ...]
    lines: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Narrative:
    """All in reading order. ``statements`` are those no reported action says already."""

    named: tuple[NamedBody, ...]
    figures: tuple[Node, ...]
    statements: tuple[Node, ...]


def narrative_of(index: AtlasReading, reading: PlanReading) -> Narrative:
    """What ``reading`` states beside its measures."""
    stated = [tie.node for tie in index.graph.ties_into(reading.plan.id, "STATED_IN")]
    acted = {line for row in reading.rows for line in _lines(row.measure)}
    statements = (one for one in stated if one.label == "Statement" and not _lines(one) & acted)
    return Narrative(
        named=tuple(_named(index, reading)),
        figures=tuple(sorted((one for one in stated if one.label == "Figure"), key=_place)),
        statements=tuple(_once(sorted(statements, key=_place))),
    )


def _named(index: AtlasReading, reading: PlanReading) -> list[NamedBody]:
    roles: dict[str, set[str]] = defaultdict(set)
    lines: dict[str, set[int]] = defaultdict(set)
    for tie in index.graph.ties_into(reading.plan.id, "NAMED_IN"):
        roles[tie.node.id].add(str(tie.edge.props.get("role") or "named"))
        lines[tie.node.id] |= _lines_of(tie.edge.props.get("line"))
    found = [
        NamedBody(
            index.graph.node(body), tuple(sorted(roles[body] - ({"named"} if len(roles[body]) > 1 else set()))), at
        )
        for body, at in ((body, tuple(sorted(lines[body]))) for body in roles)
    ]
    return sorted(found, key=lambda one: (one.lines, one.body.name, one.body.id))


def _once(statements: Iterable[Node]) -> list[Node]:
    """One statement for each sentence."""
    first: dict[object, Node] = {}
    for one in statements:
        first.setdefault(one.props.get("quote"), one)
    return list(first.values())


def _lines(node: Node) -> set[int]:
    return _lines_of(node.props.get("line"))


def _lines_of(line: object) -> set[int]:
    return {line} if isinstance(line, int) else set()


def _place(node: Node) -> tuple[float, int, str]:
    """Line, then the place of its words in the sentence."""
    props = node.props
    return number(props.get("line")), str(props.get("quote") or "").find(str(props.get("what") or "")), node.id
