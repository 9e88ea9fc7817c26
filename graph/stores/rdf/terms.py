"""How names and values of the property graph are written in RDF, and read back."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from functools import lru_cache
from urllib.parse import quote, unquote

import pyoxigraph as ox

from planatlas.graph.model import Value

__all__ = [
    "DERIVED",
    "PA",
    "PREFIXES",
    "RDF_TYPE",
    "document_graph",
    "id_of",
    "literals",
    "node_iri",
    "property_iri",
    "relation_iri",
    "value_of",
    "vocabulary_iri",
]

PA = "https://w3id.org/planatlas/ontology#"
ID = "https://w3id.org/planatlas/id/"
GRAPH = "https://w3id.org/planatlas/graph/"
XSD = "http://www.w3.org/2001/XMLSchema#"
RDFS = "http://www.w3.org/2000/01/rdf-schema#"
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"

PREFIXES = {"pa": PA, "rdfs": RDFS, "rdf": RDF, "xsd": XSD}

RDF_TYPE = ox.NamedNode(RDF + "type")
DERIVED = ox.NamedNode(GRAPH + "derived")
"""The graph of edges that nobody printed but that follow from printed ones."""

_INTEGER = ox.NamedNode(XSD + "integer")
_DOUBLE = ox.NamedNode(XSD + "double")
_BOOLEAN = ox.NamedNode(XSD + "boolean")
_JSON = ox.NamedNode(RDF + "JSON")


def node_iri(id: str) -> ox.NamedNode:
    """The IRI of a node: its id, percent-encoded."""
    return ox.NamedNode(ID + quote(id, safe="/"))


def id_of(iri: str) -> str | None:
    """The id an IRI was made from, or None when it is not a node of an atlas."""
    return unquote(iri.removeprefix(ID)) if iri.startswith(ID) else None


@lru_cache(maxsize=4096)
def document_graph(doc: str) -> ox.NamedNode:
    """The named graph of one document."""
    return ox.NamedNode(GRAPH + "document/" + quote(doc, safe=""))


@lru_cache(maxsize=1024)
def vocabulary_iri(name: str) -> ox.NamedNode:
    """The IRI of a class."""
    return ox.NamedNode(PA + name)


@lru_cache(maxsize=1024)
def property_iri(name: str) -> ox.NamedNode:
    """The IRI of a property, which is named as in the property graph."""
    return ox.NamedNode(PA + name)


@lru_cache(maxsize=1024)
def relation_iri(type: str) -> ox.NamedNode:
    """The IRI of a relationship: RESPONSIBLE_FOR is pa:responsibleFor."""
    first, *rest = type.lower().split("_")
    return ox.NamedNode(PA + first + "".join(word.capitalize() for word in rest))


def literals(value: Value) -> Iterator[ox.Literal]:
    """The literals of a value. Lists give one an item, and a JSON list beside them where order or repeats matter."""
    match value:
        case list():
            kept = sorted(set(value))
            yield from (ox.Literal(item) for item in kept)
            if kept != value or not value:
                yield ox.Literal(json.dumps(value, ensure_ascii=False), datatype=_JSON)
        case bool():
            yield ox.Literal("true" if value else "false", datatype=_BOOLEAN)
        case int():
            yield ox.Literal(str(value), datatype=_INTEGER)
        case float():
            yield ox.Literal(repr(value), datatype=_DOUBLE)
        case str():
            yield ox.Literal(value)


def value_of(found: Iterable[ox.Literal], datatype: str | None) -> Value:
    """The value that literals of one property stand for; ``datatype`` is what the vocabulary says of it."""
    every = list(found)
    for one in every:
        if one.datatype == _JSON:
            listed: list[str] = json.loads(one.value)
            return listed
    if datatype == "strings" or len(every) > 1:
        return sorted(one.value for one in every)
    return _scalar(every[0])


def _scalar(one: ox.Literal) -> Value:
    if one.datatype == _INTEGER:
        return int(one.value)
    if one.datatype == _DOUBLE:
        return float(one.value)
    if one.datatype == _BOOLEAN:
        return one.value in ("true", "1")
    return str(one.value)
