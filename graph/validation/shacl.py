"""Shapes run by pySHACL on statements of ours."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import pyoxigraph as ox
import pyshacl
import rdflib

from planatlas.graph.validation.shapes import SH, turtle_of

__all__ = ["failing"]

_STRING = "http://www.w3.org/2001/XMLSchema#string"
_RESULT, _FOCUS, _SHAPE = (rdflib.URIRef(SH + name) for name in ("result", "focusNode", "sourceShape"))


def failing(statements: Iterable[ox.Triple], layer: str) -> Iterator[tuple[str, str]]:
    """Yield each node that does not fit a shape of a layer, and the shape."""
    rules = rdflib.Graph().parse(data=turtle_of(layer), format="turtle")
    _, report, _ = pyshacl.validate(
        _as_rdflib(statements), shacl_graph=rules, inplace=True, meta_shacl=False, advanced=True
    )
    for one in report.objects(None, _RESULT):
        yield str(report.value(one, _FOCUS)), str(report.value(one, _SHAPE))


def _as_rdflib(triples: Iterable[ox.Triple]) -> rdflib.Graph:
    """The statements as the graph that pySHACL reads; each term is made once."""
    graph = rdflib.Graph()
    terms: dict[Any, Any] = {}
    for triple in triples:
        graph.add((_term(triple.subject, terms), _term(triple.predicate, terms), _term(triple.object, terms)))
    return graph


def _term(term: Any, known: dict[Any, Any]) -> Any:
    if term not in known:
        if isinstance(term, ox.NamedNode):
            known[term] = rdflib.URIRef(term.value)
        elif isinstance(term, ox.BlankNode):
            known[term] = rdflib.BNode(term.value)
        elif term.datatype.value == _STRING:
            known[term] = rdflib.Literal(term.value)
        else:
            known[term] = rdflib.Literal(term.value, datatype=rdflib.URIRef(term.datatype.value))
    return known[term]
