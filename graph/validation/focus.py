"""The statements of an atlas that shapes look at: a small part of it, which is what makes validation quick."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

import pyoxigraph as ox

from planatlas.graph.stores.rdf.terms import RDF_TYPE, label_iri, literals, node_iri, property_iri, relation_iri
from planatlas.ontology import mapping

if TYPE_CHECKING:
    from planatlas.graph.model import Edge, Node
    from planatlas.graph.stored import StoredGraph

__all__ = ["statements"]

_ASSIGNMENT = ox.NamedNode(mapping.ASSIGNMENT)
_FROM, _TO, _RELATION = (ox.NamedNode(iri) for iri in (mapping.FROM, mapping.TO, mapping.RELATION))

_EVERYWHERE = frozenset({"plan", "year", "doc", "line", "lines", "page", "sheet", "cell", "quote", "confidence"})
"""What every relationship carries; an assignment that says no more than that is of no interest to any shape."""


def statements(atlas: StoredGraph, names: frozenset[str], genres: Iterable[str] | None = None) -> Iterator[ox.Triple]:
    """Yield what the atlas says with the given names of classes, properties and relationships.

    Nodes whose class is not among the names are left out, and with ``genres`` those of documents of another genre.
    """
    left_out = _documents(atlas, genres) if genres else set()
    for node in atlas.nodes:
        if node.label in names and node.props.get("doc") not in left_out:
            yield from _of_node(node, names)
    types = {type: _local(type) in names for type in {edge.type for edge in atlas.edges}}
    for place, edge in enumerate(atlas.edges):
        if edge.props.get("doc") not in left_out:
            if types[edge.type]:
                yield ox.Triple(node_iri(edge.source), relation_iri(edge.type), node_iri(edge.target))
            if "from" in names:
                yield from _assignment(edge, place, names)


def _local(type: str) -> str:
    return mapping.relationship_iri(type).rsplit("#", 1)[-1]


def _documents(atlas: StoredGraph, genres: Iterable[str]) -> set[object]:
    kept = set(genres)
    return {plan.props.get("doc") for plan in atlas.plans if plan.props.get("genre") not in kept}


def _of_node(node: Node, names: frozenset[str]) -> Iterator[ox.Triple]:
    subject = node_iri(node.id)
    yield ox.Triple(subject, RDF_TYPE, label_iri(node.label))
    for name, value in {"id": node.id, "name": node.name, **node.props}.items():
        if name in names:
            yield from (ox.Triple(subject, property_iri(name), one) for one in literals(value))


def _assignment(edge: Edge, place: int, names: frozenset[str]) -> Iterator[ox.Triple]:
    """Yield the assignment beside a relationship that says more than where it stands, numbered by its place."""
    told = [name for name in edge.props if name in names and name not in _EVERYWHERE]
    if not told:
        return
    assignment = ox.BlankNode(f"link{place}")
    yield ox.Triple(assignment, RDF_TYPE, _ASSIGNMENT)
    yield ox.Triple(assignment, _FROM, node_iri(edge.source))
    yield ox.Triple(assignment, _TO, node_iri(edge.target))
    yield ox.Triple(assignment, _RELATION, relation_iri(edge.type))
    for name in told:
        yield from (ox.Triple(assignment, property_iri(name), one) for one in literals(edge.props[name]))
