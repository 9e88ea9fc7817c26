"""Nodes and edges -> quads.

A node has its class, ``pa:id``, ``pa:name``, ``rdfs:label`` and its properties. An edge is the plain triple
(``?institution pa:responsibleFor ?measure``) and beside it a ``pa:Assignment`` with ``pa:relation``, ``pa:from``,
``pa:to`` and the edge's properties, so that provenance needs no RDF-star and nothing is lost.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

import pyoxigraph as ox

from planatlas.graph.datatypes import declared
from planatlas.graph.model import Edge, Node, Value
from planatlas.graph.stores.files import write_stream
from planatlas.graph.stores.rdf.terms import (
    DERIVED,
    PREFIXES,
    RDF_TYPE,
    RDFS,
    document_graph,
    label_iri,
    literals,
    node_iri,
    property_iri,
    relation_iri,
)
from planatlas.ontology import mapping

__all__ = ["graph_of", "link_names", "quads", "write_nquads", "write_turtle"]

_LABEL = ox.NamedNode(RDFS + "label")
_DEFAULT = ox.DefaultGraph()
_ASSIGNMENT, _RELATION = ox.NamedNode(mapping.ASSIGNMENT), ox.NamedNode(mapping.RELATION)
_FROM, _TO = ox.NamedNode(mapping.FROM), ox.NamedNode(mapping.TO)


def quads(nodes: Iterable[Node], edges: Sequence[Edge]) -> Iterator[ox.Quad]:
    """Every statement of an atlas, subject by subject: those of one document in its graph, derived edges in theirs,
    shared ones in none. The order follows from the order of nodes and edges.
    """
    leaving: dict[str, list[Edge]] = {}
    for edge in edges:
        leaving.setdefault(edge.source, []).append(edge)
    for node in nodes:
        yield from _node_quads(node)
        yield from _plain_quads(leaving.pop(node.id, ()))
    for edge, name in zip(edges, link_names(edges), strict=True):
        yield from _edge_quads(edge, name)


def link_names(edges: Sequence[Edge]) -> Iterator[str]:
    """An id for every edge, made from all it says; exact repeats are numbered."""
    seen: dict[str, int] = {}
    for edge in edges:
        said = repr((edge.type, edge.source, edge.target, sorted(edge.props.items())))
        digest = hashlib.sha256(said.encode()).hexdigest()[:20]
        seen[digest] = count = seen.get(digest, 0) + 1
        yield f"link/{digest}" if count == 1 else f"link/{digest}-{count}"


def _node_quads(node: Node) -> Iterator[ox.Quad]:
    subject, graph = node_iri(node.id), graph_of(node.props)
    yield ox.Quad(subject, RDF_TYPE, label_iri(node.label), graph)
    yield ox.Quad(subject, property_iri("id"), ox.Literal(node.id), graph)
    yield ox.Quad(subject, property_iri("name"), ox.Literal(node.name), graph)
    yield ox.Quad(subject, _LABEL, ox.Literal(node.name), graph)
    yield from _property_quads(subject, node.props, graph)


def _plain_quads(edges: Iterable[Edge]) -> Iterator[ox.Quad]:
    """The plain triples of the edges that leave one node, each once."""
    said = dict.fromkeys((edge.type, edge.source, edge.target, graph_of(edge.props)) for edge in edges)
    for type, source, target, graph in said:
        yield ox.Quad(node_iri(source), relation_iri(type), node_iri(target), graph)


def _edge_quads(edge: Edge, name: str) -> Iterator[ox.Quad]:
    link, graph = node_iri(name), graph_of(edge.props)
    yield ox.Quad(link, RDF_TYPE, _ASSIGNMENT, graph)
    yield ox.Quad(link, _RELATION, relation_iri(edge.type), graph)
    yield ox.Quad(link, _FROM, node_iri(edge.source), graph)
    yield ox.Quad(link, _TO, node_iri(edge.target), graph)
    yield from _property_quads(link, edge.props, graph)


def _property_quads(subject: ox.NamedNode, props: dict[str, Value], graph: _Graph) -> Iterator[ox.Quad]:
    datatypes = declared()
    for name in sorted(props):
        predicate = property_iri(name)
        for literal in literals(props[name], datatypes.get(name)):
            yield ox.Quad(subject, predicate, literal, graph)


_Graph = ox.NamedNode | ox.DefaultGraph


def graph_of(props: dict[str, Value]) -> _Graph:
    """The graph that statements of a node or relationship stand in: derived ones, those of one document, or none."""
    if props.get("derived") is True:
        return DERIVED
    doc = props.get("doc")
    return document_graph(doc) if isinstance(doc, str) else _DEFAULT


def write_nquads(path: Path, found: Iterable[ox.Quad], *, gzipped: bool = False) -> None:
    """Write quads, in their order, as N-Quads."""
    write_stream(path, lambda file: ox.serialize(found, file, ox.RdfFormat.N_QUADS), gzipped=gzipped)


def write_turtle(
    path: Path, found: Iterable[ox.Quad], *, gzipped: bool = False, prefixes: Mapping[str, str] = PREFIXES
) -> None:
    """Write the same statements, in their order and without their graphs, as Turtle."""
    triples, short = (quad.triple for quad in found), dict(prefixes)
    write_stream(path, lambda file: ox.serialize(triples, file, ox.RdfFormat.TURTLE, prefixes=short), gzipped=gzipped)
