"""The statements of an atlas that shapes look at: a small part of it, which is what makes validation quick."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING

import pyoxigraph as ox

from planatlas.graph.datatypes import declared
from planatlas.graph.stores.rdf.terms import RDF_TYPE, label_iri, literals, node_iri, property_iri, relation_iri
from planatlas.ontology import mapping

if TYPE_CHECKING:
    from planatlas.graph.model import Edge, Node, Value
    from planatlas.graph.stored import StoredGraph
    from planatlas.graph.validation.alike import Alike

__all__ = ["place_of", "schema_statements", "statements"]

_ASSIGNMENT = ox.NamedNode(mapping.ASSIGNMENT)
_FROM, _TO, _RELATION = (ox.NamedNode(iri) for iri in (mapping.FROM, mapping.TO, mapping.RELATION))

_EVERYWHERE = frozenset({"plan", "year", "doc", "line", "lines", "page", "sheet", "cell", "quote", "confidence"})
"""What every relationship carries; an assignment that says no more than that is of no interest to a written shape."""
_PLACE = "assignment-at/"
"""An assignment is named by the place of its relationship in the atlas, so that what is found leads back to it."""

_Keep = Callable[[str, "Value", str], bool]


def statements(atlas: StoredGraph, names: frozenset[str], genres: Iterable[str] | None = None) -> Iterator[ox.Triple]:
    """Yield what the atlas says with the given names of classes, properties and relationships.

    Nodes whose class is not among the names are left out, and with ``genres`` those of documents of another genre.
    """
    left_out = _documents(atlas, genres) if genres else set()
    for node in atlas.nodes:
        if node.label in names and node.props.get("doc") not in left_out:
            yield from _of_node(node, lambda name, value, owner: name in names)
    types = {type: _local(type) in names for type in {edge.type for edge in atlas.edges}}
    for place, edge in enumerate(atlas.edges):
        if edge.props.get("doc") not in left_out:
            if types[edge.type]:
                yield _plain(edge)
            told = [name for name in edge.props if name in names and name not in _EVERYWHERE]
            if told and "from" in names:
                yield from _assignment(edge, place)
                yield from _of_edge(edge, place, told)


def schema_statements(atlas: StoredGraph, names: frozenset[str], alike: Alike) -> Iterator[ox.Triple]:
    """Yield what the shapes of the schema look at, and with the given names the written ones beside them.

    All but plain texts of nodes, and of the relationships one of every kind.
    """

    def kept(name: str, value: Value, owner: str) -> bool:
        return name in names or not alike.plain.has(name, value, owner)

    for node in atlas.nodes:
        yield from _of_node(node, kept)
    types = {type: _local(type) in names for type in {edge.type for edge in atlas.edges}}
    for edge in atlas.edges:
        if types[edge.type]:
            yield _plain(edge)
    for sample in alike.samples():
        if sample.property is None:
            yield from _assignment(sample.edge, sample.place)
        else:
            yield from _of_edge(sample.edge, sample.place, (sample.property,))


def place_of(focus: str) -> int | None:
    """The place of the relationship whose assignment a focus node is; None for a node."""
    return int(focus.removeprefix(_PLACE)) if focus.startswith(_PLACE) else None


def _local(type: str) -> str:
    return mapping.relationship_iri(type).rsplit("#", 1)[-1]


def _documents(atlas: StoredGraph, genres: Iterable[str]) -> set[object]:
    kept = set(genres)
    return {plan.props.get("doc") for plan in atlas.plans if plan.props.get("genre") not in kept}


def _plain(edge: Edge) -> ox.Triple:
    return ox.Triple(node_iri(edge.source), relation_iri(edge.type), node_iri(edge.target))


def _of_node(node: Node, kept: _Keep) -> Iterator[ox.Triple]:
    subject = node_iri(node.id)
    yield ox.Triple(subject, RDF_TYPE, label_iri(node.label))
    said = {"id": node.id, "name": node.name, **node.props}
    yield from _values(subject, said, node.label, kept)


def _assignment(edge: Edge, place: int) -> Iterator[ox.Triple]:
    """Yield the ends of the assignment beside a relationship."""
    assignment = node_iri(f"{_PLACE}{place}")
    yield ox.Triple(assignment, RDF_TYPE, _ASSIGNMENT)
    yield ox.Triple(assignment, _FROM, node_iri(edge.source))
    yield ox.Triple(assignment, _TO, node_iri(edge.target))
    yield ox.Triple(assignment, _RELATION, relation_iri(edge.type))


def _of_edge(edge: Edge, place: int, told: Iterable[str]) -> Iterator[ox.Triple]:
    """Yield some properties of the assignment beside a relationship."""
    assignment = node_iri(f"{_PLACE}{place}")
    yield ox.Triple(assignment, RDF_TYPE, _ASSIGNMENT)
    yield ox.Triple(assignment, _RELATION, relation_iri(edge.type))
    yield from _values(assignment, {name: edge.props[name] for name in told}, edge.type, lambda *_: True)


def _values(subject: ox.NamedNode, said: dict[str, Value], owner: str, kept: _Keep) -> Iterator[ox.Triple]:
    datatypes = declared()
    for name, value in said.items():
        if value is not None and kept(name, value, owner):
            yield from (ox.Triple(subject, property_iri(name), one) for one in literals(value, datatypes.get(name)))
