"""Running the shapes layer by layer, each on the statements it looks at."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from planatlas.graph.stores.rdf.terms import id_of
from planatlas.graph.validation.focus import statements
from planatlas.graph.validation.shapes import LAYERS, Shape, mentioned, shapes_of

if TYPE_CHECKING:
    from planatlas.graph.stored import StoredGraph

__all__ = ["GENRES", "Result", "validate"]

GENRES = ("plan", "strategy")
"""What quality and statutory shapes are asked about: nobody promised measures in a news item or on a web page."""


@dataclass(frozen=True, slots=True)
class Result:
    """One node that does not fit one shape. ``node`` is its id in the graph."""

    node: str
    shape: Shape


def validate(atlas: StoredGraph, layers: Sequence[str] = LAYERS) -> list[Result]:
    """Return what does not fit, layer by layer in the order of ``LAYERS``, then by shape and node.

    Raises OntologyError for a layer there is not.
    """
    for layer in layers:
        shapes_of(layer)
    return [result for layer in LAYERS if layer in layers for result in _of_layer(atlas, layer)]


def _of_layer(atlas: StoredGraph, layer: str) -> list[Result]:
    # Brings pySHACL and rdflib, 0.2 s; a report asks this package for the statutory elements only.
    from planatlas.graph.validation.shacl import failing

    shapes = shapes_of(layer)
    order = {shape.iri: place for place, shape in enumerate(shapes)}
    data = statements(atlas, mentioned(layer), None if layer == "integrity" else GENRES)
    found = {(order[shape], focus) for focus, shape in failing(data, layer) if shape in order}
    return [Result(id_of(focus) or focus, shapes[place]) for place, focus in sorted(found)]
