"""The shapes in Turtle, as the code needs them: what each is called, what it says, and which statements it looks at."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from planatlas.errors import OntologyError
from planatlas.ontology import vocabulary
from planatlas.ontology.mapping import relationship_iri
from planatlas.ontology.schema_shapes import schema_shape_facts, schema_shapes
from planatlas.ontology.turtle import FOLDER, PA, RDFS, Facts, LangText, read

__all__ = ["LAYERS", "SCHEMA_LAYER", "SH", "Shape", "known", "mentioned", "shapes_of", "turtle_of"]

SH = "http://www.w3.org/ns/shacl#"
LAYERS = ("integrity", "quality", "statutory")
"""``integrity`` a fault of the graph; ``quality`` what a measure lacks; ``statutory`` what an annual plan lacks."""

SCHEMA_LAYER = "integrity"
"""The layer that what is made from the schema belongs to."""

_PREFIXED = re.compile(r"\bpa:(\w+)")
_QUERIES = (PA + "evidence", SH + "select")


@dataclass(frozen=True, slots=True)
class Shape:
    """A shape that has targets.

    ``field`` is the field of a plan's table it is about; ``section`` the mark of the model plan or article; ``basis``
    the act or article in the national frame; ``evidence`` the query for what stands there.
    """

    id: str
    iri: str
    layer: str
    names: dict[str, str]
    messages: dict[str, str]
    field: str | None = None
    section: str | None = None
    basis: str | None = None
    evidence: str | None = None
    property: str | None = None


def known(layer: str) -> None:
    """Raise OntologyError for a layer there is not."""
    if layer not in LAYERS:
        raise OntologyError(f"There is no layer {layer}. There are: {', '.join(LAYERS)}.")


def shapes_of(layer: str) -> tuple[Shape, ...]:
    """Return the shapes of a layer. Raises OntologyError for a layer there is not."""
    known(layer)
    parts = [read(f"shapes/{layer}.ttl"), *([schema_shape_facts()] if layer == SCHEMA_LAYER else [])]
    return tuple(_shape(facts, iri, layer) for facts in parts for iri in facts if _has_target(facts, iri))


def turtle_of(layer: str) -> str:
    """All shapes of a layer as Turtle: those that are written, and those made from the schema."""
    written = (FOLDER / "shapes" / f"{layer}.ttl").read_text(encoding="utf-8")
    return written + schema_shapes() if layer == SCHEMA_LAYER else written


def _has_target(facts: Facts, iri: str) -> bool:
    return any(name.startswith(SH + "target") for name in facts.predicates(iri))


def _shape(facts: Facts, iri: str, layer: str) -> Shape:
    basis = facts.one(iri, RDFS + "seeAlso")
    return Shape(
        id=iri.rsplit("/", 1)[-1],
        iri=iri,
        layer=layer,
        names=facts.by_lang(iri, SH + "name"),
        messages=facts.by_lang(iri, SH + "message"),
        field=facts.one(iri, PA + "aboutField"),
        section=facts.one(iri, PA + "section"),
        basis=basis.rsplit("/", 1)[-1] if basis else None,
        evidence=facts.one(iri, PA + "evidence"),
        property=(facts.one(iri, SH + "path") or "").removeprefix(PA) or None,
    )


def mentioned(layer: str) -> frozenset[str]:
    """Return the names in the vocabulary's namespace that the written shapes of a layer speak of.

    Those of the schema speak of every property, and say themselves which relationships they ask for.
    """
    names = frozenset(_names(read(f"shapes/{layer}.ttl")))
    if layer != SCHEMA_LAYER:
        return names
    asked = {
        relationship_iri(type).removeprefix(PA)
        for types in vocabulary().schema.limits.leaving.values()
        for type in types
    }
    return names | asked | set(vocabulary().schema.nodes)


def _names(facts: Facts) -> Iterator[str]:
    """Yield the names in paths and classes, and those in the text of queries."""
    for subject in facts:
        for predicate, objects in facts.predicates(subject).items():
            for one in objects:
                if not isinstance(one, LangText) and one.startswith(PA):
                    yield one.removeprefix(PA)
                elif isinstance(one, LangText) and predicate in _QUERIES:
                    yield from _PREFIXED.findall(one.value)
