"""What a variable of a query may be: nodes of some labels, relationships of some types, lists, values of a datatype."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from planatlas.ontology import vocabulary
from planatlas.ontology.schemes import scheme
from planatlas.ontology.value_limits import value_of_concept

__all__ = [
    "Kind",
    "ListOf",
    "Nodes",
    "Relationships",
    "Scope",
    "Value",
    "carried",
    "carriers",
    "closed_values",
    "merged",
    "reach",
]


@dataclass(frozen=True, slots=True)
class Nodes:
    """Nodes of one of these labels."""

    labels: frozenset[str]


@dataclass(frozen=True, slots=True)
class Relationships:
    """Relationships of one of these types."""

    types: frozenset[str]


@dataclass(frozen=True, slots=True)
class Value:
    """A value of one of the datatypes of the schema, or ``duration``."""

    datatype: str


@dataclass(frozen=True, slots=True)
class ListOf:
    """A list whose members are of one kind."""

    member: Kind


Kind: TypeAlias = Nodes | Relationships | Value | ListOf | None
"""None is a kind that cannot be told; nothing is refused of it."""

Scope: TypeAlias = dict[str, Kind]
"""The kinds of the variables that a part of a query sees."""


def merged(one: Kind, other: Kind) -> Kind:
    """The kind of a variable that two branches of a query give."""
    match one, other:
        case Nodes(), Nodes():
            return Nodes(one.labels | other.labels)
        case Relationships(), Relationships():
            return Relationships(one.types | other.types)
        case _:
            return one if one == other else None


def carried(kind: Nodes | Relationships) -> dict[str, str]:
    """The properties that something of this kind may have, each with its datatype."""
    schema = vocabulary().schema
    found: dict[str, str] = {}
    if isinstance(kind, Nodes):
        for label in sorted(kind.labels):
            found |= schema.nodes[label].properties
    else:
        for type_ in sorted(kind.types):
            found |= schema.relationships[type_].properties
    return found


def carriers(name: str) -> tuple[list[str], list[str]]:
    """The labels and the relationship types that carry a property."""
    schema = vocabulary().schema
    return (
        [label for label, node in schema.nodes.items() if name in node.properties],
        [type_ for type_, kind in schema.relationships.items() if name in kind.properties],
    )


def closed_values(kind: Nodes | Relationships, name: str) -> dict[str, Mapping[str, str]]:
    """The values that a property of this kind may have, with what people call them; none where it may have any."""
    schema = vocabulary().schema
    owners = kind.labels if isinstance(kind, Nodes) else kind.types
    found: dict[str, Mapping[str, str]] = {}
    for owner in sorted(owner for owner in owners if name in _properties(owner)):
        values = schema.limits.scheme_of(owner, name)
        if values is None:
            return {}
        found |= {value_of_concept(concept): concept.labels for concept in scheme(values)}
    return found


def _properties(owner: str) -> Mapping[str, str]:
    schema = vocabulary().schema
    return schema.nodes[owner].properties if owner in schema.nodes else schema.relationships[owner].properties


def reach(types: Iterable[str], direction: int, steps: tuple[int, int | None]) -> frozenset[tuple[str, str]]:
    """The pairs of labels, left and right, between which relationships of these types lead in so many steps."""
    schema = vocabulary().schema
    joins = {pair for type_ in types for pair in schema.relationships[type_].joins}
    one = (joins if direction >= 0 else set()) | ({(b, a) for a, b in joins} if direction <= 0 else set())
    onward: dict[str, set[str]] = {}
    for a, b in one:
        onward.setdefault(a, set()).add(b)
    (least, most), found = steps, set[tuple[str, str]]()
    here = frozenset((label, label) for label in schema.nodes)
    seen: set[frozenset[tuple[str, str]]] = set()
    step = 0
    while (most is None or step <= most) and not (step > least and here in seen):
        if step >= least:
            found |= here
            seen.add(here)
        here = frozenset((a, c) for a, b in here for c in onward.get(b, ()))
        step += 1
    return frozenset(found)
