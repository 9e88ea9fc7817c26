"""How the property graph is written in RDF: one rule for every name, so that either form can be read back as the other.

node          <https://w3id.org/planatlas/id/...>, its id percent-encoded (letters of any alphabet are encoded too)
label         rdf:type pa:Label
property      pa:name, as it is called in the property graph
relationship  the plain triple  source pa:relationshipInCamelCase target, and beside it a pa:Assignment that has
              pa:from, pa:to, pa:relation (the IRI of the plain predicate) and the relationship's properties
"""

from __future__ import annotations

from urllib.parse import quote, unquote

from planatlas.ontology.turtle import PA

__all__ = [
    "ASSIGNMENT",
    "FROM",
    "ID",
    "RELATION",
    "TO",
    "label_iri",
    "node_id",
    "node_iri",
    "property_iri",
    "relationship_iri",
    "relationship_type",
]

ID = "https://w3id.org/planatlas/id/"
ASSIGNMENT = PA + "Assignment"
FROM = PA + "from"
TO = PA + "to"
RELATION = PA + "relation"


def node_iri(node: str) -> str:
    """Return the IRI of a node id: "plan/valea-mare" gives ".../id/plan/valea-mare"; slashes stay."""
    return ID + quote(node, safe="/")


def node_id(iri: str) -> str:
    """Return the node id that an IRI was made from."""
    return unquote(iri.removeprefix(ID))


def label_iri(label: str) -> str:
    """Return the class of a node label."""
    return PA + label


def property_iri(name: str) -> str:
    """Return the predicate of a property; its name stays as it is."""
    return PA + name


def relationship_iri(kind: str) -> str:
    """Return the predicate of a relationship type: RESPONSIBLE_FOR gives pa:responsibleFor."""
    first, *others = kind.lower().split("_")
    return PA + first + "".join(word.capitalize() for word in others)


def relationship_type(iri: str) -> str:
    """Return the relationship type of a predicate: pa:responsibleFor gives RESPONSIBLE_FOR."""
    name = iri.removeprefix(PA)
    return "".join("_" + letter if letter.isupper() else letter.upper() for letter in name)
