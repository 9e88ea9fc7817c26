"""JSON-LD that carries its context with it: nothing has to be fetched to read it.

It is written subject by subject, a line each, in the order of the tables. A named graph comes again wherever its
statements do: to JSON-LD that is one graph.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

import pyoxigraph as ox

from planatlas.graph.export import FORMS
from planatlas.graph.export.rdf import statements
from planatlas.graph.model import Edge, Node
from planatlas.graph.stores.files import write_stream
from planatlas.graph.stores.rdf.terms import ID, PA, PREFIXES, RDF, RDF_TYPE, XSD
from planatlas.ontology import alignment

if TYPE_CHECKING:
    from planatlas.graph.stored import StoredGraph

__all__ = ["lines", "write_jsonld"]

_SHORT = {**PREFIXES, **alignment.PREFIXES}


def write_jsonld(
    atlas: StoredGraph, target: Path, lang: str, gzipped: bool = False, form: str = FORMS[0], licence: str | None = None
) -> None:
    """Every statement as one JSON-LD document, named graphs kept."""
    context = _context(atlas.nodes, atlas.edges) if form == FORMS[0] else _context((), ())

    def fill(file: IO[bytes]) -> None:
        file.writelines(line.encode() for line in lines(context, statements(atlas, form, licence)))

    write_stream(target, fill, gzipped=gzipped)


def lines(context: Mapping[str, Any], said: Iterable[ox.Quad]) -> Iterator[str]:
    """The lines of the document, one subject at a time."""
    yield f'{{"@context": {_json(context)},\n"@graph": [\n'
    between = ""
    for graph, subjects in groupby(_subjects(said), key=lambda said: said[0]):
        objects = (_json(one) for _, one in subjects)
        if graph:
            yield f'{between}{{"@id": {_json(graph)}, "@graph": [\n'
            yield from _separated(objects)
            yield "\n]}"
        else:
            yield between
            yield from _separated(objects)
        between = ",\n"
    yield "\n]}\n"


def _separated(texts: Iterable[str]) -> Iterator[str]:
    for place, text in enumerate(texts):
        yield f",\n{text}" if place else text


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)


def _context(nodes: Iterable[Node], edges: Iterable[Edge]) -> dict[str, Any]:
    """The context: names of the vocabulary as they are, ids under their base, decimal properties as doubles."""
    prefixes = {name: iri for name, iri in _SHORT.items() if name != "pa"}
    props = (one.props for every in (nodes, edges) for one in every)
    doubles = {name for said in props for name, value in said.items() if isinstance(value, float)}
    typed = {name: {"@type": "xsd:double"} for name in sorted(doubles)}
    return {"@version": 1.1, "@base": ID, "@vocab": PA, **prefixes, **typed}


def _subjects(found: Iterable[ox.Quad]) -> Iterator[tuple[str, dict[str, Any]]]:
    """What each run of statements says of one subject in one graph, with the graph; an empty name for none."""
    for (subject, graph), said in groupby(found, key=lambda quad: (quad.subject, quad.graph_name)):
        yield graph.value if isinstance(graph, ox.NamedNode) else "", _object(subject, said)


def _object(subject: Any, statements: Iterable[ox.Quad]) -> dict[str, Any]:
    values: dict[str, list[Any]] = {}
    for quad in statements:
        name = "@type" if quad.predicate == RDF_TYPE else _term(quad.predicate.value)
        values.setdefault(name, []).append(_value(quad.object, is_type=name == "@type"))
    return {"@id": _reference(subject), **{name: one[0] if len(one) == 1 else one for name, one in values.items()}}


def _term(iri: str) -> str:
    if iri.startswith(PA):
        return iri.removeprefix(PA)
    return next((f"{name}:{iri.removeprefix(base)}" for name, base in _SHORT.items() if iri.startswith(base)), iri)


def _reference(term: Any) -> str:
    """IRIs of an atlas without their base; whole where a relative one would be read otherwise ("a:b", "/", "..")."""
    short = str(term.value).removeprefix(ID)
    segments = short.split("/")
    plain = ":" not in segments[0] and not {"", ".", ".."}.intersection(segments) and short[0] not in "?#"
    return short if plain else str(term.value)


def _value(term: Any, *, is_type: bool) -> Any:
    if isinstance(term, ox.NamedNode):
        return _term(term.value) if is_type else {"@id": _reference(term)}
    if term.language:
        return {"@value": term.value, "@language": term.language}
    match term.datatype.value.removeprefix(XSD).removeprefix(RDF):
        case "integer":
            return int(term.value)
        case "double":
            return float(term.value)
        case "boolean":
            return term.value == "true"
        case "JSON":
            return {"@type": "@json", "@value": json.loads(term.value)}
        case "string":
            return term.value
        case _:
            return {"@value": term.value, "@type": term.datatype.value}
