"""JSON-LD that carries its context with it: nothing has to be fetched to read it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pyoxigraph as ox

from planatlas.graph.model import Edge, Node
from planatlas.graph.stores.files import write_text
from planatlas.graph.stores.rdf.terms import ID, PA, PREFIXES, RDF, RDF_TYPE, XSD
from planatlas.graph.stores.rdf.write import quads

if TYPE_CHECKING:
    from planatlas.graph.stored import StoredGraph

__all__ = ["context", "document", "write_jsonld"]


def write_jsonld(atlas: StoredGraph, target: Path, lang: str) -> None:
    """Every statement as one JSON-LD document, named graphs kept."""
    write_text(target, json.dumps(document(atlas.nodes, atlas.edges), ensure_ascii=False, indent=1) + "\n")


def context(doubles: Iterable[str]) -> dict[str, Any]:
    """The context: names of the vocabulary as they are, ids under their base, decimal properties as doubles."""
    prefixes = {name: iri for name, iri in PREFIXES.items() if name != "pa"}
    typed = {name: {"@type": "xsd:double"} for name in sorted(doubles)}
    return {"@version": 1.1, "@base": ID, "@vocab": PA, **prefixes, **typed}


def document(nodes: Iterable[Node], edges: Sequence[Edge]) -> dict[str, Any]:
    """The whole document as plain data."""
    graphs: dict[str, dict[str, dict[str, Any]]] = {}
    doubles: set[str] = set()
    for quad in quads(nodes, edges):
        graph = quad.graph_name.value if isinstance(quad.graph_name, ox.NamedNode) else ""
        subject = graphs.setdefault(graph, {}).setdefault(_reference(quad.subject), {})
        predicate = "@type" if quad.predicate == RDF_TYPE else _term(quad.predicate.value)
        if isinstance(quad.object, ox.Literal) and quad.object.datatype.value == XSD + "double":
            doubles.add(predicate)
        subject.setdefault(predicate, []).append(_value(quad.object, is_type=predicate == "@type"))
    shared = _objects(graphs.pop("", {}))
    named = [{"@id": graph, "@graph": _objects(subjects)} for graph, subjects in sorted(graphs.items())]
    return {"@context": context(doubles), "@graph": [*shared, *named]}


def _objects(subjects: dict[str, dict[str, Any]]) -> list[dict[str, Any]]:
    return [
        {"@id": iri, **{name: values[0] if len(values) == 1 else values for name, values in sorted(said.items())}}
        for iri, said in sorted(subjects.items())
    ]


def _term(iri: str) -> str:
    if iri.startswith(PA):
        return iri.removeprefix(PA)
    return next((f"{name}:{iri.removeprefix(base)}" for name, base in PREFIXES.items() if iri.startswith(base)), iri)


def _reference(term: Any) -> str:
    """IRIs of an atlas without their base; whole where a relative one would be read otherwise ("a:b", "/", "..")."""
    short = str(term.value).removeprefix(ID)
    segments = short.split("/")
    plain = ":" not in segments[0] and not {"", ".", ".."}.intersection(segments) and short[0] not in "?#"
    return short if plain else str(term.value)


def _value(term: Any, *, is_type: bool) -> Any:
    if isinstance(term, ox.NamedNode):
        return _term(term.value) if is_type else {"@id": _reference(term)}
    match term.datatype.value.removeprefix(XSD).removeprefix(RDF):
        case "integer":
            return int(term.value)
        case "double":
            return float(term.value)
        case "boolean":
            return term.value == "true"
        case "JSON":
            return {"@type": "@json", "@value": json.loads(term.value)}
        case _:
            return term.value
