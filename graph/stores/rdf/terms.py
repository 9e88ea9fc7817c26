"""How names and values of the property graph are written in RDF, and read back."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable
from datetime import date
from typing import Any
from urllib.parse import quote

import pyoxigraph as ox

from planatlas.graph.model import Value
from planatlas.ontology import mapping
from planatlas.ontology.mapping import ID
from planatlas.ontology.turtle import PA, RDF, RDFS

__all__ = [
    "DERIVED",
    "GRAPH",
    "ID",
    "PA",
    "PREFIXES",
    "RDF",
    "RDFS",
    "RDF_TYPE",
    "XSD",
    "document_graph",
    "id_of",
    "label_iri",
    "literal",
    "literals",
    "node_iri",
    "property_iri",
    "relation_iri",
    "value_of",
]

GRAPH = "https://w3id.org/planatlas/graph/"
XSD = "http://www.w3.org/2001/XMLSchema#"

PREFIXES = {"pa": PA, "rdfs": RDFS, "rdf": RDF, "xsd": XSD}

RDF_TYPE = ox.NamedNode(RDF + "type")
DERIVED = ox.NamedNode(GRAPH + "derived")
"""The graph of edges that nobody printed but that follow from printed ones."""

_INTEGER = ox.NamedNode(XSD + "integer")
_DOUBLE = ox.NamedNode(XSD + "double")
_BOOLEAN = ox.NamedNode(XSD + "boolean")
_JSON = ox.NamedNode(RDF + "JSON")


def node_iri(id: str) -> ox.NamedNode:
    """The IRI of a node."""
    return ox.NamedNode(mapping.node_iri(id))


def id_of(iri: str) -> str | None:
    """The id an IRI was made from, or None when it is not a node of an atlas."""
    return mapping.node_id(iri) if iri.startswith(ID) else None


def document_graph(doc: str) -> ox.NamedNode:
    """The named graph of one document."""
    return ox.NamedNode(GRAPH + "document/" + quote(doc, safe=""))


def label_iri(label: str) -> ox.NamedNode:
    """The class of a label."""
    return ox.NamedNode(mapping.label_iri(label))


def property_iri(name: str) -> ox.NamedNode:
    """The predicate of a property."""
    return ox.NamedNode(mapping.property_iri(name))


def relation_iri(type: str) -> ox.NamedNode:
    """The predicate of a relationship type."""
    return ox.NamedNode(mapping.relationship_iri(type))


def literals(value: Value, datatype: str | None = None) -> tuple[ox.Literal, ...]:
    """The literals of a value; ``datatype`` is what the vocabulary says of its property.

    Lists give one an item, and a JSON list beside them where order or repeats matter.
    """
    if not isinstance(value, list):
        return (literal(value, datatype),)
    items: list[Any] = list(value)
    kept = sorted(set(items))
    found = tuple(literal(item) for item in kept)
    if kept != items or not items:
        return (*found, ox.Literal(json.dumps(items, ensure_ascii=False), datatype=_JSON))
    return found


def literal(value: str | float | bool | None, datatype: str | None = None) -> ox.Literal:
    """The literal of one value. A text that is no date or decimal, where one should be, stays the text it is."""
    match value:
        case bool():
            return ox.Literal("true" if value else "false", datatype=_BOOLEAN)
        case int():
            return ox.Literal(str(value), datatype=_INTEGER)
        case float():
            return ox.Literal(repr(value), datatype=_DOUBLE)
        case str() if datatype in _WRITTEN and _WRITTEN[datatype][1](value):
            return ox.Literal(value, datatype=_WRITTEN[datatype][0])
        case _:
            return ox.Literal(str(value))


def value_of(found: Iterable[ox.Literal], datatype: str | None) -> Value:
    """The value that literals of one property stand for; ``datatype`` is what the vocabulary says of it."""
    every = list(found)
    for one in every:
        if one.datatype == _JSON:
            listed: list[str] = json.loads(one.value)
            return listed
    if datatype == "integers":
        return sorted(int(one.value) for one in every)
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


def _is_day(text: str) -> bool:
    """Whether a text is a whole day as XML Schema writes it; Python reads "20310601" and "2031-W05-1" too."""
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


_WRITTEN: dict[str | None, tuple[ox.NamedNode, Callable[[str], object]]] = {
    "date": (ox.NamedNode(XSD + "date"), _is_day),
    "decimal": (ox.NamedNode(XSD + "decimal"), re.compile(r"[+-]?(\d+(\.\d*)?|\.\d+)").fullmatch),
}
"""Datatypes whose values are text in an atlas: how RDF calls them, and which texts are such values."""
