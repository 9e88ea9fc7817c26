"""One index of the nodes and edges of a graph: by id, by label, by type, by either end.

The atlas, the analyses and the reports look things up here and nowhere else.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
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

    @cached_property
    def by_id(self) -> dict[str, Node]:
        """Every node by its id."""
        return {node.id: node for node in self.nodes}

    @cached_property
    def by_label(self) -> dict[str, list[Node]]:
        """The nodes of each label that occurs."""
        return _grouped((node.label, node) for node in self.nodes)

    @cached_property
    def by_type(self) -> dict[str, list[Edge]]:
        """The edges of each type that occurs."""
        return _grouped((edge.type, edge) for edge in self.edges)

    @cached_property
    def _leaving(self) -> dict[str, list[Edge]]:
        return _grouped((edge.source, edge) for edge in self.edges)

    @cached_property
    def _reaching(self) -> dict[str, list[Edge]]:
        return _grouped((edge.target, edge) for edge in self.edges)

    @cached_property
    def _by_plan(self) -> dict[tuple[str, str], list[Node]]:
        return _grouped(((node.label, str(node.props.get("plan"))), node) for node in self.nodes)

    @cached_property
    def _entities(self) -> dict[str, str]:
        return {}

    @cached_property
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
        return self._by_plan.get((label, plan), [])

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
        return _of_types(self._leaving.get(id, []), types)

    def into(self, id: str, *types: str) -> list[Edge]:
        """The edges that reach a node, of some types or of all."""
        return _of_types(self._reaching.get(id, []), types)

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
        if body not in self._entities:
            seen, top = {body}, body
            while above := next((e.target for e in self.out(top, "UNIT_OF") if e.target not in seen), None):
                seen.add(above)
                top = above
            self._entities[body] = top
        return self._entities[body]


def _grouped(pairs: Iterable[tuple[K, T]]) -> dict[K, list[T]]:
    groups: dict[K, list[T]] = {}
    for key, value in pairs:
        groups.setdefault(key, []).append(value)
    return groups


def _of_types(edges: list[Edge], types: tuple[str, ...]) -> list[Edge]:
    return list(edges) if not types else [edge for edge in edges if edge.type in types]
