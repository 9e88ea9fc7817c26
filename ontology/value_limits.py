"""What properties of the graph may hold and what must be there: closed lists, limits of numbers, what a node needs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from planatlas.ontology.schemes import Concept, scheme
from planatlas.ontology.turtle import PA, SKOS, Facts, read

__all__ = ["EVERYWHERE", "VALUE_SCHEMES", "ValueLimits", "read_limits", "value_of_concept"]

_FILE = "values.ttl"
EVERYWHERE = ""
"""Stands for the owner of a list that closes a property on whatever carries it."""


@dataclass(frozen=True, slots=True)
class ValueLimits:
    """``closed`` is the scheme of a property by its owner (a label, a relationship type, or nothing for all) and name.

    ``bounds`` are the least and the greatest number of a property; ``needed`` the properties and ``leaving`` the
    relationship types that every node of a label has, but for nodes with a property of ``spared``.
    """

    closed: dict[tuple[str, str], str] = field(default_factory=dict)
    bounds: dict[str, tuple[float | None, float | None]] = field(default_factory=dict)
    needed: dict[str, tuple[str, ...]] = field(default_factory=dict)
    leaving: dict[str, tuple[str, ...]] = field(default_factory=dict)
    spared: dict[str, str] = field(default_factory=dict)

    def scheme_of(self, owner: str, property: str) -> str | None:
        """The name of the scheme whose values a property of a label or relationship type has, or None."""
        return self.closed.get((owner, property)) or self.closed.get((EVERYWHERE, property))

    def values_of(self, owner: str, property: str) -> tuple[str, ...]:
        """The values of a closed property, in the order of their scheme; none for one that is open."""
        name = self.scheme_of(owner, property)
        return tuple(map(value_of_concept, scheme(name))) if name else ()


def value_of_concept(concept: Concept) -> str:
    """What stands in the graph for a concept."""
    return concept.notation or concept.id


def read_limits(types: Mapping[str, str]) -> ValueLimits:
    """Read the limits from their Turtle file; ``types`` are the relationship types by their predicate."""
    facts = read(_FILE)
    return ValueLimits(
        closed=dict(_closed(facts, types)),
        bounds={
            _local(iri): (_number(facts, iri, "minimum"), _number(facts, iri, "maximum"))
            for iri in facts
            if facts.texts(iri, PA + "minimum") or facts.texts(iri, PA + "maximum")
        },
        needed={_local(iri): _names(facts, iri, "mustHave") for iri in facts if facts.links(iri, PA + "mustHave")},
        leaving={
            _local(iri): tuple(types[one] for one in facts.links(iri, PA + "mustLeave"))
            for iri in facts
            if facts.links(iri, PA + "mustLeave")
        },
        spared={_local(iri): named[0] for iri in facts if (named := _names(facts, iri, "exceptWith"))},
    )


def _closed(facts: Facts, types: Mapping[str, str]) -> Iterator[tuple[tuple[str, str], str]]:
    for iri in facts:
        if (named := facts.one(iri, PA + "valuesIn")) and not facts.links(iri, PA + "onProperty"):
            yield (EVERYWHERE, _local(iri)), _last(named)
        for one in facts.links(iri, PA + "restricts"):
            (property,), named = _names(facts, one, "onProperty"), facts.one(one, PA + "valuesIn")
            yield (types.get(iri, _local(iri)), property), _last(named or "")


def _names(facts: Facts, iri: str, predicate: str) -> tuple[str, ...]:
    return tuple(map(_local, facts.links(iri, PA + predicate)))


def _number(facts: Facts, iri: str, predicate: str) -> float | None:
    text = facts.one(iri, PA + predicate)
    return None if text is None else float(text)


def _local(iri: str) -> str:
    return iri.removeprefix(PA)


def _last(iri: str) -> str:
    return iri.rsplit("/", 1)[-1]


VALUE_SCHEMES = tuple(_last(iri) for iri in read(_FILE).of_type(SKOS + "ConceptScheme"))
"""The closed lists of values, by name."""
