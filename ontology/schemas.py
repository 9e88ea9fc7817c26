"""The schema of the property graph: which labels, relationships and properties an atlas may hold."""

from __future__ import annotations

from dataclasses import dataclass, field

from planatlas.errors import OntologyError
from planatlas.ontology.mapping import relationship_iri
from planatlas.ontology.turtle import PA, RDFS, Facts, read
from planatlas.ontology.value_limits import ValueLimits, read_limits

__all__ = ["DATATYPES", "NodeType", "RelationshipType", "Schema", "read_schema"]

DATATYPES = ("string", "integer", "float", "boolean", "date", "decimal", "strings", "integers")
"""What a property may hold; ``strings`` and ``integers`` are lists, a ``date`` is a whole day, a ``decimal`` exact."""


@dataclass(frozen=True, slots=True)
class NodeType:
    """A label and the properties its nodes may carry, each with its datatype."""

    name: str
    properties: dict[str, str]
    labels: dict[str, str]


@dataclass(frozen=True, slots=True)
class RelationshipType:
    """A relationship type: the labels it joins, from before to, and its properties with their datatypes."""

    name: str
    joins: tuple[tuple[str, str], ...]
    properties: dict[str, str]
    labels: dict[str, str]
    derived: bool = False

    @property
    def sources(self) -> tuple[str, ...]:
        """The labels it goes from; whether one of them goes to a certain label is told by ``joins`` alone."""
        return tuple(dict.fromkeys(source for source, _ in self.joins))

    @property
    def targets(self) -> tuple[str, ...]:
        """The labels it goes to."""
        return tuple(dict.fromkeys(target for _, target in self.joins))


@dataclass
class Schema:
    """Node types by label, relationship types by name, and the labels of both and of every property."""

    nodes: dict[str, NodeType] = field(default_factory=dict)
    relationships: dict[str, RelationshipType] = field(default_factory=dict)
    properties: dict[str, str] = field(default_factory=dict)
    property_labels: dict[str, dict[str, str]] = field(default_factory=dict)
    labels: dict[str, dict[str, str]] = field(default_factory=dict)
    """What people read for every label, relationship type and property, by language."""
    common_of_nodes: tuple[str, ...] = ()
    common_of_relationships: tuple[str, ...] = ()
    """The properties that all nodes, and all relationships, may carry."""
    limits: ValueLimits = field(default_factory=ValueLimits)
    """What properties may hold, and what no node is without."""


def read_schema() -> Schema:
    """Read the schema from its Turtle file."""
    facts = read("schema.ttl")
    schema = Schema()
    for iri in facts.of_type(PA + "GraphProperty"):
        name = iri.removeprefix(PA)
        schema.properties[name] = facts.one(iri, PA + "datatype") or "string"
        schema.property_labels[name] = facts.by_lang(iri, RDFS + "label")
    for iri in facts.of_type(PA + "NodeLabel"):
        name = iri.removeprefix(PA)
        schema.nodes[name] = NodeType(name, _carried(facts, iri, schema), facts.by_lang(iri, RDFS + "label"))
    for iri in facts.of_type(PA + "Relationship"):
        kind = _relationship(facts, iri, schema)
        schema.relationships[kind.name] = kind
    carried = facts.links(PA + "AnyNode", PA + "carries"), facts.links(PA + "AnyRelationship", PA + "carries")
    schema.common_of_nodes, schema.common_of_relationships = (
        tuple(link.removeprefix(PA) for link in links) for links in carried
    )
    schema.limits = read_limits({relationship_iri(type): type for type in schema.relationships})
    schema.labels = {
        **schema.property_labels,
        **{name: kind.labels for name, kind in schema.relationships.items()},
        **{name: kind.labels for name, kind in schema.nodes.items()},
    }
    return schema


def _carried(facts: Facts, iri: str, schema: Schema) -> dict[str, str]:
    """Return the properties of a type, those of its group first."""
    names: dict[str, str] = {}
    for owner in [*facts.links(iri, PA + "carriesAsIn"), iri]:
        for link in facts.links(owner, PA + "carries"):
            name = link.removeprefix(PA)
            names[name] = schema.properties[name]
    return names


def _relationship(facts: Facts, iri: str, schema: Schema) -> RelationshipType:
    return RelationshipType(
        name=facts.one(iri, PA + "relationshipType") or iri.removeprefix(PA),
        joins=tuple(_pair(iri, text.value) for text in facts.texts(iri, PA + "joins")),
        properties=_carried(facts, iri, schema),
        labels=facts.by_lang(iri, RDFS + "label"),
        derived=facts.one(iri, PA + "isDerived") == "true",
    )


def _pair(iri: str, written: str) -> tuple[str, str]:
    """The two labels of "Institution Measure". Raises OntologyError when there are not two."""
    match written.split():
        case [source, target]:
            return source, target
        case _:
            raise OntologyError(f'schema.ttl: {iri} joins "{written}"; write two labels, from before to.')
