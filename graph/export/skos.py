"""The SKOS concepts an export names: what values, groups and roles mean, each with its labels in every language."""

from __future__ import annotations

from collections.abc import Iterator

import pyoxigraph as ox

from planatlas.graph.findings.catalogue import CATALOGUE
from planatlas.graph.stores.rdf.terms import RDF_TYPE
from planatlas.ontology import LANGS, Concept, message, scheme, vocabulary
from planatlas.ontology.turtle import SKOS
from planatlas.ontology.value_limits import value_of_concept

__all__ = ["NamedConcepts"]

_SCHEME = "https://w3id.org/planatlas/scheme/"
_GAPS = "gap-kinds"
"""The scheme of the kinds of findings: its concepts are the analyses, its labels their names in the catalogue."""
_DEFAULT = ox.DefaultGraph()
_Triple = tuple[ox.NamedNode, ox.NamedNode, ox.NamedNode | ox.Literal]


def _skos(name: str) -> ox.NamedNode:
    return ox.NamedNode(SKOS + name)


class NamedConcepts:
    """NamedConcepts by what they are asked for, told at the end of an export, each once, with those above them."""

    def __init__(self) -> None:
        self._used: dict[str, tuple[str, Concept]] = {}
        self._gaps: dict[str, ox.NamedNode] = {}
        self._values: dict[tuple[str, str, str], ox.NamedNode | None] = {}

    def value(self, owner: str, property: str, value: str) -> ox.NamedNode | None:
        """The concept that a value of a closed property means; None where it is no value of its list."""
        asked = (owner, property, value)
        if asked not in self._values:
            self._values[asked] = self._gap(value) if asked[:2] == ("Finding", "kind") else self._listed(*asked)
        return self._values[asked]

    def _listed(self, owner: str, property: str, value: str) -> ox.NamedNode | None:
        name = vocabulary().schema.limits.scheme_of(owner, property)
        found = next((one for one in scheme(name) if value_of_concept(one) == value), None) if name else None
        return self._use(name, found) if name and found else None

    def _gap(self, kind: str) -> ox.NamedNode | None:
        if not any(one.kind == kind for one in CATALOGUE):
            return None
        return self._gaps.setdefault(kind, ox.NamedNode(f"{_SCHEME}{_GAPS}/{kind}"))

    def named(self, iri: str) -> ox.NamedNode:
        """The concept of an IRI of ours."""
        name, id = iri.removeprefix(_SCHEME).split("/")
        return self._use(name, scheme(name)[id])

    def same(self, name: str, id: str, subject: ox.NamedNode) -> list[_Triple] | None:
        """What is said of a node that stands for a concept of a scheme; None when the scheme has none of this id."""
        if id not in scheme(name):
            return None
        concept = scheme(name)[id]
        said: list[_Triple] = [(subject, _skos("exactMatch"), self._use(name, concept))]
        return said + [(subject, _skos("prefLabel"), label) for label in _labels(concept.labels)]

    def _use(self, name: str, concept: Concept) -> ox.NamedNode:
        if concept.iri not in self._used:
            self._used[concept.iri] = name, concept
            if concept.broader and concept.broader in scheme(name):
                self._use(name, scheme(name)[concept.broader])
        return ox.NamedNode(concept.iri)

    def quads(self) -> Iterator[ox.Quad]:
        """The concepts that were asked for and their schemes."""
        for iri, (name, concept) in sorted(self._used.items()):
            subject = ox.NamedNode(iri)
            yield from _concept(subject, name, concept.labels)
            if concept.notation:
                yield ox.Quad(subject, _skos("notation"), ox.Literal(concept.notation), _DEFAULT)
            if concept.broader and concept.broader in scheme(name):
                yield ox.Quad(subject, _skos("broader"), ox.NamedNode(scheme(name)[concept.broader].iri), _DEFAULT)
        for kind, subject in sorted(self._gaps.items()):
            yield from _concept(subject, _GAPS, {lang: message(f"gap.{kind}.name", lang) for lang in LANGS})
        for name in sorted({name for name, _ in self._used.values()} | ({_GAPS} if self._gaps else set())):
            labels = (
                {lang: message("export.gap-kinds", lang) for lang in LANGS} if name == _GAPS else scheme(name).labels
            )
            yield ox.Quad(ox.NamedNode(_SCHEME + name), RDF_TYPE, _skos("ConceptScheme"), _DEFAULT)
            for label in _labels(labels):
                yield ox.Quad(ox.NamedNode(_SCHEME + name), _skos("prefLabel"), label, _DEFAULT)


def _concept(subject: ox.NamedNode, name: str, labels: dict[str, str]) -> Iterator[ox.Quad]:
    yield ox.Quad(subject, RDF_TYPE, _skos("Concept"), _DEFAULT)
    yield ox.Quad(subject, _skos("inScheme"), ox.NamedNode(_SCHEME + name), _DEFAULT)
    yield from (ox.Quad(subject, _skos("prefLabel"), label, _DEFAULT) for label in _labels(labels))


def _labels(labels: dict[str, str]) -> Iterator[ox.Literal]:
    return (ox.Literal(text, language=lang) for lang, text in sorted(labels.items()))
