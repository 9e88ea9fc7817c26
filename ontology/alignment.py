"""How an atlas is written in the terms of other vocabularies, as ``aligned.ttl`` says it."""

from __future__ import annotations

from dataclasses import dataclass, field

from planatlas.ontology.mapping import relationship_iri
from planatlas.ontology.turtle import PA, Facts, read
from planatlas.ontology.vocabulary import vocabulary

__all__ = ["PREFIXES", "FieldTerms", "read_alignment"]

PREFIXES = {
    "org": "http://www.w3.org/ns/org#", "prov": "http://www.w3.org/ns/prov#", "dcterms": "http://purl.org/dc/terms/",
    "dcat": "http://www.w3.org/ns/dcat#", "skos": "http://www.w3.org/2004/02/skos/core#",
    "eli": "http://data.europa.eu/eli/ontology#", "cv": "http://data.europa.eu/m8g/", "cpsv": "http://purl.org/vocab/cpsv#",
    "qb": "http://purl.org/linked-data/cube#", "adms": "http://www.w3.org/ns/adms#", "schema": "http://schema.org/",
    "spdx": "http://spdx.org/rdf/terms#",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class FieldTerms:
    """Classes by label, and the predicate of a name; predicates by relationship type and by property.

    ``forms`` is how a relationship type is qualified and ``roles`` in which role; ``values`` how a property is written;
    ``narrower`` the predicates of a property on one label; ``concepts`` the scheme that the nodes of a label are of.
    """

    classes: dict[str, tuple[str, ...]] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)
    concepts: dict[str, str] = field(default_factory=dict)
    types: dict[str, tuple[str, ...]] = field(default_factory=dict)
    forms: dict[str, str] = field(default_factory=dict)
    roles: dict[str, str] = field(default_factory=dict)
    properties: dict[str, tuple[str, ...]] = field(default_factory=dict)
    narrower: dict[tuple[str, str], tuple[str, ...]] = field(default_factory=dict)
    values: dict[str, str] = field(default_factory=dict)

    def predicates(self, owner: str, property: str) -> tuple[str, ...]:
        """The predicates of other vocabularies for a property of a label or relationship type."""
        return self.narrower.get((owner, property)) or self.properties.get(property, ())


def read_alignment() -> FieldTerms:
    """Read the alignment from its Turtle file."""
    facts, schema = read("aligned.ttl"), vocabulary().schema
    kinds = {relationship_iri(type): type for type in schema.relationships}
    labels = {PA + label: label for label in schema.nodes}
    properties = {PA + name: name for name in schema.properties}
    return FieldTerms(
        classes=_links(facts, labels, "alignedAs"),
        names=_ones(facts, labels, "nameAs"),
        concepts={label: iri.rsplit("/", 1)[-1] for label, iri in _ones(facts, labels, "conceptOf").items()},
        types=_links(facts, kinds, "alignedAs"),
        forms=_ones(facts, kinds, "alignedForm"),
        roles=_ones(facts, kinds, "roleIs"),
        properties=_links(facts, properties, "alignedAs"),
        narrower={
            (label, (facts.one(one, PA + "onProperty") or "").removeprefix(PA)): (*facts.links(one, PA + "alignedAs"),)
            for iri, label in labels.items()
            for one in facts.links(iri, PA + "restricts")
        },
        values=_ones(facts, properties, "valueForm"),
    )


def _links(facts: Facts, named: dict[str, str], predicate: str) -> dict[str, tuple[str, ...]]:
    return {name: (*found,) for iri, name in named.items() if (found := facts.links(iri, PA + predicate))}


def _ones(facts: Facts, named: dict[str, str], predicate: str) -> dict[str, str]:
    return {name: found for iri, name in named.items() if (found := facts.one(iri, PA + predicate))}
