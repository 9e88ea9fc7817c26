"""Running the shapes layer by layer, each on the statements it looks at."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from planatlas.graph.stores.rdf.terms import id_of
from planatlas.graph.validation.alike import Alike
from planatlas.graph.validation.focus import place_of, schema_statements, statements
from planatlas.graph.validation.shapes import LAYERS, SCHEMA_LAYER, Shape, known, mentioned, shapes_of

if TYPE_CHECKING:
    from planatlas.graph.model import Edge
    from planatlas.graph.stored import StoredGraph

__all__ = ["GENRES", "Result", "validate"]

GENRES = ("plan", "strategy")
"""What quality and statutory shapes are asked about: nobody promised measures in a news item or on a web page."""


@dataclass(frozen=True, slots=True)
class Result:
    """One node or relationship that does not fit one shape.

    ``node`` is the id of the node, or of the one that the relationship leaves; ``edge`` the relationship and ``place``
    where it stands among those of the atlas.
    """

    node: str
    shape: Shape
    edge: Edge | None = None
    place: int | None = None


def validate(atlas: StoredGraph, layers: Sequence[str] = LAYERS) -> list[Result]:
    """Return what does not fit, layer by layer in the order of ``LAYERS``, then by shape and node.

    Raises OntologyError for a layer there is not.
    """
    for layer in layers:
        known(layer)
    return [result for layer in LAYERS if layer in layers for result in _of_layer(atlas, layer)]


def _of_layer(atlas: StoredGraph, layer: str) -> list[Result]:
    # Brings pySHACL and rdflib, 0.2 s; a report asks this package for the statutory elements only.
    from planatlas.graph.validation.shacl import failing

    shapes = shapes_of(layer)
    order = {shape.iri: place for place, shape in enumerate(shapes)}
    alike = Alike(atlas) if layer == SCHEMA_LAYER else None
    names = mentioned(layer)
    data = schema_statements(atlas, names, alike) if alike else statements(atlas, names, GENRES)
    found = {(order[shape], id_of(focus) or focus) for focus, shape in failing(data, layer) if shape in order}
    return [result for place, focus in sorted(found) for result in _results(focus, shapes[place], alike)]


def _results(focus: str, shape: Shape, alike: Alike | None) -> Iterator[Result]:
    place = place_of(focus)
    if place is None or alike is None:
        yield Result(focus, shape)
        return
    for at, edge in alike.like(place, shape.property):
        yield Result(edge.source, shape, edge, at)
