"""An atlas through a ``py2neo.Graph``, for programmes that already hold one.

py2neo is no longer developed. On Neo4j 5 its schema calls fail (``create_uniqueness_constraint``,
``get_uniqueness_constraints``, ``create_index``, ``get_indexes``, ``drop_index``: their syntax or procedures are gone),
so the constraints are made here by statements. Creating nodes one by one is slow; here they go in batches.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, islice
from typing import Any, TypeVar

from planatlas.graph.model import Edge, Node
from planatlas.graph.stores.neo4j.constraints import statements
from planatlas.graph.stores.neo4j.local import BATCH
from planatlas.graph.stores.neo4j.remote import BOOKKEEPING, named

__all__ = ["read_graph", "write_graph"]

_T = TypeVar("_T")


def write_graph(graph: Any, nodes: Sequence[Node], edges: Sequence[Edge]) -> None:
    """Merge nodes and edges into the database of a ``py2neo.Graph``; what is there already is brought up to date.

    Nodes are known by id, relationships by all they say. Nothing is dropped: for that, push.
    """
    for _, text in statements():
        graph.run(text)
    labels = {node.id: node.label for node in nodes}
    for label, found in groupby(sorted(nodes, key=_label), key=_label):
        text = f"UNWIND $rows AS row MERGE (n:{named(label)} {{id: row.id}}) SET n += row.props"
        for rows in _batches({"id": n.id, "props": {**n.props, "name": n.name}} for n in found):
            graph.run(text, rows=rows)

    def ends(edge: Edge) -> tuple[str, str, str]:
        return edge.type, labels[edge.source], labels[edge.target]

    for (type_, source, target), some in groupby(sorted(edges, key=ends), key=ends):
        text = (
            f"UNWIND $rows AS row MATCH (a:{named(source)} {{id: row.source}}) "
            f"MATCH (b:{named(target)} {{id: row.target}}) "
            f"MERGE (a)-[r:{named(type_)} {{content_hash: row.hash}}]->(b) SET r += row.props"
        )
        for rows in _batches(map(_row, some)):
            graph.run(text, rows=rows)


def _row(edge: Edge) -> dict[str, Any]:
    said = repr((edge.type, edge.source, edge.target, sorted(edge.props.items())))
    hash_ = hashlib.md5(said.encode(), usedforsecurity=False).hexdigest()
    return {"source": edge.source, "target": edge.target, "hash": hash_, "props": edge.props}


def read_graph(graph: Any) -> tuple[list[Node], list[Edge]]:
    """Read every node with a label of the vocabulary and every relationship between two of them, in order of id."""
    from planatlas.ontology import vocabulary

    known = vocabulary().schema.nodes
    nodes, edges = [], []
    for label, props in graph.run("MATCH (n) WHERE n.id IS NOT NULL RETURN labels(n)[0], properties(n) ORDER BY n.id"):
        if label in known:
            nodes.append(Node(props.pop("id"), label, props.pop("name"), _own(props)))
    ids = {node.id for node in nodes}
    text = "MATCH (a)-[r]->(b) RETURN a.id, b.id, type(r), properties(r) ORDER BY type(r), a.id, b.id, r.line, r.quote"
    for source, target, type_, props in graph.run(text):
        if source in ids and target in ids:
            edges.append(Edge(source, target, type_, _own(props)))
    return nodes, edges


def _own(props: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in sorted(props.items()) if name not in BOOKKEEPING}


def _label(node: Node) -> str:
    return node.label


def _batches(rows: Iterable[_T]) -> Iterator[list[_T]]:
    source = iter(rows)
    while batch := list(islice(source, BATCH)):
        yield batch
