"""One index of the nodes and edges of a graph: by id, by label, by type, by either end.

The atlas, the analyses and the reports look things up here and nowhere else.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar

from planatlas.graph.model import Edge, Node

__all__ = ["Index", "Tie"]

K = TypeVar("K")
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Tie:
    """A relationship and the node at its other end."""

    node: Node
    edge: Edge


@dataclass(frozen=True, slots=True)
class NodeIndex:
    """The nodes by id, by label, and by label and plan."""

    by_id: dict[str, Node]
    by_label: dict[str, list[Node]]
    by_plan: dict[tuple[str, str], list[Node]]

    @classmethod
    def of(cls, nodes: Sequence[Node]) -> NodeIndex:
        """Group nodes; each list keeps their order."""
        return cls(
            {node.id: node for node in nodes},
            _grouped((node.label, node) for node in nodes),
            _grouped(((node.label, str(node.props.get("plan"))), node) for node in nodes),
        )


@dataclass(frozen=True, slots=True)
class EdgeIndex:
    """The edges by type and by either end, and the body with legal personality above each unit."""

    by_type: dict[str, list[Edge]]
    leaving: dict[str, list[Edge]]
    reaching: dict[str, list[Edge]]
    legal_entities: dict[str, str]

    @classmethod
    def of(cls, edges: Sequence[Edge]) -> EdgeIndex:
        """Group edges; each list keeps their order."""
        by_type = _grouped((edge.type, edge) for edge in edges)
        return cls(
            by_type,
            _grouped((edge.source, edge) for edge in edges),
            _grouped((edge.target, edge) for edge in edges),
            _legal_entities(by_type.get("UNIT_OF", ())),
        )


class Index:
    """Nodes and edges in the order of the graph, with look-ups that are made when first used."""

    def __init__(self, nodes: Sequence[Node], edges: Sequence[Edge]) -> None:
        self._nodes, self._edges = nodes, edges

    @property
    def nodes(self) -> Sequence[Node]:
        """All nodes, by label and id."""
        return self._nodes

    @property
    def edges(self) -> Sequence[Edge]:
        """All edges, by type, ends and place in the source."""
        return self._edges

    # Kept for the life of the graph, which does not change; made when asked, for a question in Cypher needs neither.
    @cached_property
    def _of_nodes(self) -> NodeIndex:
        return NodeIndex.of(self.nodes)

    @cached_property
    def _of_edges(self) -> EdgeIndex:
        return EdgeIndex.of(self.edges)

    @property
    def by_id(self) -> Mapping[str, Node]:
        """Every node by its id."""
        return self._of_nodes.by_id

    @property
    def by_label(self) -> Mapping[str, list[Node]]:
        """The nodes of each label that occurs."""
        return self._of_nodes.by_label

    @property
    def by_type(self) -> Mapping[str, list[Edge]]:
        """The edges of each type that occurs."""
        return self._of_edges.by_type

    @property
    def plans(self) -> list[Node]:
        """The plans and other documents, by id."""
        return self.labelled("Plan")

    def labelled(self, label: str) -> list[Node]:
        """All nodes with a label, by id."""
        return self.by_label.get(label, [])

    def typed(self, type: str) -> list[Edge]:
        """All edges of a type."""
        return self.by_type.get(type, [])

    def of_plan(self, label: str, plan: str) -> list[Node]:
        """The nodes with a label that stand in one plan."""
        return self._of_nodes.by_plan.get((label, plan), [])

    def node(self, id: str) -> Node:
        """The node with this id. Raises KeyError when there is none."""
        if id not in self.by_id:
            raise KeyError(f"no node {id!r} in this atlas")
        return self.by_id[id]

    def get(self, id: str) -> Node | None:
        """The node with this id, or None."""
        return self.by_id.get(id)

    def has(self, id: str) -> bool:
        """Tell whether there is a node with this id."""
        return id in self.by_id

    def name(self, id: str) -> str:
        """What people call a node; the id itself where there is none."""
        return self.by_id[id].name if id in self.by_id else id

    def out(self, id: str, *types: str) -> list[Edge]:
        """The edges that leave a node, of some types or of all."""
        return _of_types(self._of_edges.leaving.get(id, []), types)

    def into(self, id: str, *types: str) -> list[Edge]:
        """The edges that reach a node, of some types or of all."""
        return _of_types(self._of_edges.reaching.get(id, []), types)

    def ties_out(self, id: str, *types: str) -> list[Tie]:
        """The edges that leave a node, each with the node it leads to."""
        return [Tie(self.by_id[edge.target], edge) for edge in self.out(id, *types)]

    def ties_into(self, id: str, *types: str) -> list[Tie]:
        """The edges that reach a node, each with the node it comes from."""
        return [Tie(self.by_id[edge.source], edge) for edge in self.into(id, *types)]

    def above(self, id: str, label: str) -> Node | None:
        """The nearest thing of a label that a node is part of."""
        return next((tie.node for tie in self.ties_out(id, "PART_OF") if tie.node.label == label), None)

    def legal_entity(self, body: str) -> str:
        """The id of the body with legal personality that a body is a unit of; its own where it is none's unit."""
        return self._of_edges.legal_entities.get(body, body)


def _legal_entities(units: Iterable[Edge]) -> dict[str, str]:
    """For every unit the body at the top of its chain; where a chain turns back on itself, the last one before that."""
    above = _grouped((edge.source, edge.target) for edge in units)
    found = {}
    for unit in above:
        seen, top = {unit}, unit
        while (higher := next((one for one in above.get(top, ()) if one not in seen), None)) is not None:
            seen.add(higher)
            top = higher
        found[unit] = top
    return found


def _grouped(pairs: Iterable[tuple[K, T]]) -> dict[K, list[T]]:
    groups: dict[K, list[T]] = {}
    for key, value in pairs:
        groups.setdefault(key, []).append(value)
    return groups


def _of_types(edges: list[Edge], types: tuple[str, ...]) -> list[Edge]:
    return list(edges) if not types else [edge for edge in edges if edge.type in types]
