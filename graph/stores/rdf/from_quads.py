"""Quads -> nodes and edges: the way back, with nothing lost."""

from __future__ import annotations

import gzip
import io
import zlib
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

import pyoxigraph as ox

from planatlas.errors import AtlasDamaged
from planatlas.graph.assembly.collect import sort_edges
from planatlas.graph.datatypes import declared
from planatlas.graph.model import Edge, Node, Value
from planatlas.graph.stores.rdf.terms import PA, RDF_TYPE, id_of, value_of
from planatlas.ontology import mapping

__all__ = ["read_graph", "read_rdf"]

_OF_EDGES = tuple(iri.removeprefix(PA) for iri in (mapping.RELATION, mapping.FROM, mapping.TO))


@dataclass(slots=True)
class _Subject:
    """Everything said about one IRI."""

    classes: list[str] = field(default_factory=list)
    links: dict[str, str] = field(default_factory=dict)
    values: dict[str, list[ox.Literal]] = field(default_factory=dict)


def read_rdf(path: Path) -> tuple[list[Node], list[Edge]]:
    """Read nodes and edges back from N-Quads, Turtle or JSON-LD, compressed where it ends in ``.gz``.

    Raises AtlasDamaged when it is not RDF of an atlas.
    """
    try:
        if path.suffix != ".gz":
            return read_graph(ox.parse(path=str(path)))
        with gzip.open(path) as packed, io.BufferedReader(packed) as file:
            return read_graph(ox.parse(file, ox.RdfFormat.from_extension(path.with_suffix("").suffix[1:])))
    except (OSError, EOFError, zlib.error, SyntaxError, ValueError, KeyError) as error:
        raise AtlasDamaged(f"{path} cannot be read ({error})") from error


def read_graph(statements: Iterable[ox.Quad]) -> tuple[list[Node], list[Edge]]:
    """Turn the statements of an atlas into its nodes and edges, sorted as an atlas has them."""
    subjects = _gathered(statements)
    datatypes = declared()
    nodes: list[Node] = []
    edges: list[Edge] = []
    for iri, subject in subjects.items():
        if subject.links:
            edges.append(_edge(iri, subject, datatypes))
        elif subject.classes and id_of(iri) is not None:
            nodes.append(_node(iri, subject, datatypes))
    return sorted(nodes, key=lambda node: (node.label, node.id)), sort_edges(edges)


def _gathered(statements: Iterable[ox.Quad]) -> dict[str, _Subject]:
    subjects: dict[str, _Subject] = {}
    for quad in statements:
        if not isinstance(quad.subject, ox.NamedNode):
            continue
        subject = subjects.setdefault(quad.subject.value, _Subject())
        predicate, value = quad.predicate, quad.object
        if predicate == RDF_TYPE and isinstance(value, ox.NamedNode):
            subject.classes.append(value.value)
        elif predicate.value.startswith(PA):
            name = predicate.value.removeprefix(PA)
            if isinstance(value, ox.Literal):
                subject.values.setdefault(name, []).append(value)
            elif isinstance(value, ox.NamedNode) and name in _OF_EDGES:
                subject.links[name] = value.value
    return subjects


def _props(subject: _Subject, datatypes: dict[str, str], skip: tuple[str, ...]) -> dict[str, Value]:
    named = ((name, found) for name, found in sorted(subject.values.items()) if name not in skip)
    return {name: value_of(found, datatypes.get(name)) for name, found in named}


def _node(iri: str, subject: _Subject, datatypes: dict[str, str]) -> Node:
    (label,) = (one.removeprefix(PA) for one in subject.classes if one.startswith(PA))
    name = subject.values["name"][0].value
    return Node(id_of(iri) or iri, label, name, _props(subject, datatypes, ("id", "name")))


def _edge(iri: str, subject: _Subject, datatypes: dict[str, str]) -> Edge:
    relation, from_, to = (subject.links[name] for name in _OF_EDGES)
    source, target = id_of(from_), id_of(to)
    if source is None or target is None:
        raise ValueError(f"{iri} joins something that is not in an atlas")
    type = mapping.relationship_type(relation)
    return Edge(source, target, type, _props(subject, datatypes, ()))
