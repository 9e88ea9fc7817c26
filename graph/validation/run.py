"""Running the shapes with pySHACL, layer by layer, each on the statements it looks at."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from planatlas.graph.stores.rdf.terms import id_of
from planatlas.graph.validation.focus import statements
from planatlas.graph.validation.shapes import LAYERS, SH, Shape, mentioned, shapes_of
from planatlas.ontology.turtle import FOLDER

if TYPE_CHECKING:
    import pyoxigraph as ox
    import rdflib

    from planatlas.graph.stored import StoredGraph

_STRING = "http://www.w3.org/2001/XMLSchema#string"

__all__ = ["GENRES", "Result", "as_rdflib", "results_in", "validate"]

GENRES = ("plan", "strategy")
"""What quality and statutory shapes are asked about: nobody promised measures in a news item or on a web page."""


@dataclass(frozen=True, slots=True)
class Result:
    """One node that does not fit one shape. ``node`` is its id in the graph."""

    node: str
    shape: Shape


def validate(atlas: StoredGraph, layers: Sequence[str] = LAYERS) -> list[Result]:
    """Return what does not fit, layer by layer in the order of ``LAYERS``, then by shape and node.

    Raises OntologyError for a layer there is not.
    """
    found: list[Result] = []
    for layer in layers:
        shapes_of(layer)
    for layer in (one for one in LAYERS if one in layers):
        genres = None if layer == "integrity" else GENRES
        data = as_rdflib(statements(atlas, mentioned(layer), genres))
        found += results_in(data, layer)
    return found


def results_in(data: rdflib.Graph, layer: str) -> list[Result]:
    """Return what does not fit the shapes of one layer in a graph, by shape and node."""
    import pyshacl

    _, report, _ = pyshacl.validate(data, shacl_graph=_rules(layer), inplace=True, meta_shacl=False, advanced=True)
    shapes = shapes_of(layer)
    order = {shape.iri: place for place, shape in enumerate(shapes)}
    found = {(order[str(source)], str(focus)) for focus, source in _reported(report) if str(source) in order}
    return [Result(id_of(focus) or focus, shapes[place]) for place, focus in sorted(found)]


def _rules(layer: str) -> rdflib.Graph:
    """Return the shapes of a layer as pySHACL reads them."""
    import rdflib

    return rdflib.Graph().parse(FOLDER / "shapes" / f"{layer}.ttl", format="turtle")


def _reported(report: Any) -> Iterable[tuple[Any, Any]]:
    """Yield focus node and source shape of every result in a report."""
    import rdflib

    focus, source = rdflib.URIRef(SH + "focusNode"), rdflib.URIRef(SH + "sourceShape")
    for one in report.objects(None, rdflib.URIRef(SH + "result")):
        yield report.value(one, focus), report.value(one, source)


def as_rdflib(triples: Iterable[ox.Triple]) -> rdflib.Graph:
    """Return the statements as the graph that pySHACL reads."""
    import rdflib

    graph = rdflib.Graph()
    terms: dict[Any, Any] = {}
    for triple in triples:
        graph.add((_term(triple.subject, terms), _term(triple.predicate, terms), _term(triple.object, terms)))
    return graph


def _term(term: Any, known: dict[Any, Any]) -> Any:
    """Return the same term for rdflib; each is made once."""
    import pyoxigraph as ox
    import rdflib

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
