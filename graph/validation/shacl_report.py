"""The standard SHACL validation report, written so that equal results give equal bytes."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from pathlib import Path

import pyoxigraph as ox

from planatlas.graph.stores.files import write_bytes
from planatlas.graph.stores.rdf.terms import RDF_TYPE, node_iri
from planatlas.graph.validation.run import Result
from planatlas.graph.validation.shapes import SH

__all__ = ["report_triples", "write_report"]

_SEVERITY = {"integrity": "Violation", "quality": "Warning", "statutory": "Info"}
_REPORT = "validation-report"
_BOOLEAN = ox.NamedNode("http://www.w3.org/2001/XMLSchema#boolean")


def report_triples(results: Iterable[Result]) -> Iterator[ox.Triple]:
    """Yield a sh:ValidationReport with one sh:ValidationResult for each result."""
    every, report = list(results), node_iri(_REPORT)
    yield ox.Triple(report, RDF_TYPE, _sh("ValidationReport"))
    yield ox.Triple(report, _sh("conforms"), ox.Literal("false" if every else "true", datatype=_BOOLEAN))
    for result in every:
        yield ox.Triple(report, _sh("result"), _name(result))
    for result in every:
        yield from _of_result(result)


def _name(result: Result) -> ox.NamedNode:
    told = f"{result.shape.id} {result.node}" + (f" {result.place}" if result.edge else "")
    digest = hashlib.sha256(told.encode()).hexdigest()[:16]
    return node_iri(f"{_REPORT}/{digest}")


def _of_result(result: Result) -> Iterator[ox.Triple]:
    own = _name(result)
    yield ox.Triple(own, RDF_TYPE, _sh("ValidationResult"))
    yield ox.Triple(own, _sh("focusNode"), node_iri(result.node))
    yield ox.Triple(own, _sh("sourceShape"), ox.NamedNode(result.shape.iri))
    yield ox.Triple(own, _sh("sourceConstraintComponent"), _sh("NodeConstraintComponent"))
    yield ox.Triple(own, _sh("resultSeverity"), _sh(_SEVERITY[result.shape.layer]))
    for lang, text in sorted(result.shape.messages.items()):
        yield ox.Triple(own, _sh("resultMessage"), ox.Literal(text, language=lang))


def _sh(name: str) -> ox.NamedNode:
    return ox.NamedNode(SH + name)


def write_report(results: Iterable[Result], target: Path) -> None:
    """Write the report as Turtle."""
    prefixes = {"sh": SH, "shape": "https://w3id.org/planatlas/shape/"}
    content = ox.serialize(report_triples(results), format=ox.RdfFormat.TURTLE, prefixes=prefixes)
    write_bytes(target, content or b"")
