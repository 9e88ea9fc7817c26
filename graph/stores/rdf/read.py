"""Quads -> nodes and edges: the way back, with nothing lost."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

import pyoxigraph as ox

from planatlas.errors import AtlasDamaged
from planatlas.graph.model import Edge, Node, Value
from planatlas.graph.stores.rdf.terms import PA, RDF_TYPE, id_of, value_of

__all__ = ["read_graph", "read_rdf"]

_LINKS = (PA + "Link", PA + "Assignment")
_OF_LINKS = ("from", "relation", "to", "bearer", "object")


@dataclass(slots=True)
class _Subject:
    """Everything said about one IRI."""

    classes: list[str] = field(default_factory=list)
    links: dict[str, str] = field(default_factory=dict)
    values: dict[str, list[ox.Literal]] = field(default_factory=dict)


def read_rdf(path: Path) -> tuple[list[Node], list[Edge]]:
    """Read nodes and edges back from N-Quads, Turtle or JSON-LD. Raises AtlasDamaged when it is not RDF of an atlas."""
    try:
        return read_graph(ox.parse(path=str(path)))
    except (OSError, SyntaxError, ValueError) as error:
        raise AtlasDamaged(f"{path} cannot be read ({error})") from error


def read_graph(statements: Iterable[ox.Quad]) -> tuple[list[Node], list[Edge]]:
    """Turn the statements of an atlas into its nodes and edges, sorted as an atlas has them."""
    from planatlas.graph.build.collect import sort_edges
    from planatlas.graph.datatypes import declared

    subjects = _gathered(statements)
    types = _relation_types(subjects)
    datatypes = declared()
    nodes: list[Node] = []
    edges: list[Edge] = []
    for iri, subject in subjects.items():
        if "from" in subject.links:
            edges.append(_edge(iri, subject, datatypes, types))
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
            elif isinstance(value, ox.NamedNode) and name in _OF_LINKS:
                subject.links[name] = value.value
    return subjects


def _relation_types(subjects: dict[str, _Subject]) -> dict[str, str]:
    """IRI of each relation that occurs to the name it has in the property graph: pa:partOf is PART_OF."""
    found: dict[str, str] = {}
    for subject in subjects.values():
        relation = subject.links.get("relation")
        if relation and relation not in found:
            local = relation.removeprefix(PA)
            found[relation] = "".join(f"_{char}" if char.isupper() else char.upper() for char in local)
    return found


def _props(subject: _Subject, datatypes: dict[str, str], skip: tuple[str, ...]) -> dict[str, Value]:
    named = ((name, found) for name, found in sorted(subject.values.items()) if name not in skip)
    return {name: value_of(found, datatypes.get(name)) for name, found in named}


def _node(iri: str, subject: _Subject, datatypes: dict[str, str]) -> Node:
    (label,) = (one.removeprefix(PA) for one in subject.classes if one.startswith(PA))
    name = subject.values["name"][0].value
    return Node(id_of(iri) or iri, label, name, _props(subject, datatypes, ("id", "name")))


def _edge(iri: str, subject: _Subject, datatypes: dict[str, str], types: dict[str, str]) -> Edge:
    source, target = id_of(subject.links["from"]), id_of(subject.links["to"])
    if source is None or target is None:
        raise ValueError(f"{iri} joins something that is not in an atlas")
    return Edge(source, target, types[subject.links["relation"]], _props(subject, datatypes, ()))
