"""The schemes of the vocabulary by name: controlled lists of target groups, sources of money, kinds of bodies."""

from __future__ import annotations

from functools import cache

from planatlas.errors import OntologyError
from planatlas.ontology.actors import ActorClasses
from planatlas.ontology.concepts import Concept, Scheme, concept, local_name
from planatlas.ontology.turtle import PA, SKOS, Facts, read

__all__ = ["Concept", "Scheme", "scheme"]

_FILES = ("schemes.ttl", "services.ttl", "values.ttl", "aligned.ttl")


@cache
def scheme(name: str) -> Scheme:
    """Return the scheme of this name. Raises OntologyError, listing the names, when there is none."""
    for file in _FILES:
        facts = read(file)
        for iri in facts.of_type(SKOS + "ConceptScheme"):
            if local_name(iri) == name:
                return _read_scheme(facts, iri)
    names = sorted(local_name(iri) for file in _FILES for iri in read(file).of_type(SKOS + "ConceptScheme"))
    raise OntologyError(f"There is no scheme {name}. There are: {', '.join(names)}.")


def _read_scheme(facts: Facts, iri: str) -> Scheme:
    concepts = [concept(facts, member) for member in facts if iri in facts.links(member, SKOS + "inScheme")]
    matching, name = facts.one(iri, PA + "matching"), local_name(iri)
    made = ActorClasses(name, concepts) if matching == "qualified" else Scheme(name, concepts, matching == "contained")
    made.labels = facts.by_lang(iri, SKOS + "prefLabel")
    return made
