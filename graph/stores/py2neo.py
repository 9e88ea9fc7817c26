"""An atlas through a ``py2neo.Graph``, for programmes that already hold one.

py2neo is no longer developed. On Neo4j 5 its schema calls fail (``create_uniqueness_constraint``,
``get_uniqueness_constraints``, ``create_index``, ``get_indexes``, ``drop_index``: their syntax or procedures are gone),
so the constraints are made by statements. What is written is a push like any other, over this driver: the same marks,
the same turn, the same graph. Only a server that stumbles is not asked again.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from planatlas.graph.marks.push_marks import BOOKKEEPING, ours
from planatlas.graph.model import Edge, Node
from planatlas.graph.stores.neo4j import push_graph
from planatlas.ontology import vocabulary

if TYPE_CHECKING:
    from planatlas.graph.stores.neo4j import PushReport

__all__ = ["read_graph", "write_graph"]


def write_graph(graph: Any, nodes: Sequence[Node], edges: Sequence[Edge]) -> PushReport:
    """Bring the database of a ``py2neo.Graph`` up to date with these nodes and edges, as ``push_graph`` does.

    What their plans no longer say is dropped; other plans, and what others keep there, stay. Raises what a push raises
    about the database, and the errors of py2neo.
    """
    return push_graph(nodes, edges, _Through(graph))


@dataclass
class _Through:
    """The database of a ``py2neo.Graph``, as a push needs it."""

    graph: Any

    @property
    def uri(self) -> str:
        return str(self.graph.service.uri)

    def run(self, text: str, **params: Any) -> list[dict[str, Any]]:
        rows: list[dict[str, Any]] = self.graph.run(text, params).data()
        return rows

    def stream(self, text: str, **params: Any) -> Iterator[tuple[Any, ...]]:
        for record in self.graph.run(text, params):
            yield tuple(record.values())

    def schema(self, statements: Iterable[str]) -> None:
        transaction = self.graph.begin()
        try:
            for text in statements:
                transaction.run(text)
            self.graph.commit(transaction)
        finally:
            self.graph.rollback(transaction)  # does nothing when all went well

    @contextmanager
    def holding(self, text: str, wait: float, **params: Any) -> Iterator[None]:
        """py2neo has no time limit for one transaction: it waits as long as the server lets it."""
        transaction = self.graph.begin()
        try:
            transaction.run(text, params)
            yield
        finally:
            self.graph.rollback(transaction)


def read_graph(graph: Any) -> tuple[list[Node], list[Edge]]:
    """Read every node and relationship that a push wrote, in order of id."""
    known = vocabulary().schema.nodes
    nodes, edges = [], []
    for labels, props in graph.run(f"MATCH (n) WHERE {ours('n')} RETURN labels(n), properties(n) ORDER BY n.id"):
        label = next((label for label in labels if label in known), None)
        if label is not None:
            nodes.append(Node(props.pop("id"), label, props.pop("name"), _own(props)))
    text = f"MATCH (a)-[r]->(b) WHERE {ours('r')} RETURN a.id, b.id, type(r), properties(r) "
    for source, target, type_, props in graph.run(text + "ORDER BY type(r), a.id, b.id, r.line, r.quote"):
        edges.append(Edge(source, target, type_, _own(props)))
    return nodes, edges


def _own(props: dict[str, Any]) -> dict[str, Any]:
    return {name: _plain(value) for name, value in sorted(props.items()) if name not in BOOKKEEPING}


def _plain(value: Any) -> Any:
    """Dates as ISO text, lists as Python's own."""
    if isinstance(value, datetime.date):
        return value.isoformat()
    return value.iso_format() if hasattr(value, "iso_format") else value
