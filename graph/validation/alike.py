"""Relationships that are alike for the shapes: of each kind one is checked; what is found holds for all of its kind.

What the schema asks of a relationship depends on its type and the labels at its ends, or on its type and one property,
never on two properties together. So a country's relationships are a few thousand kinds, and SHACL looks at one of each.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from planatlas.graph.model import Value
from planatlas.graph.validation.open_values import OpenValues

if TYPE_CHECKING:
    from planatlas.graph.model import Edge
    from planatlas.graph.stored import StoredGraph

__all__ = ["Alike", "Sample"]

_Kind = tuple[Hashable, ...]


@dataclass(frozen=True, slots=True)
class Sample:
    """One relationship, by its place in the atlas, that stands for all of a kind: by its ends, or by one property."""

    place: int
    edge: Edge
    property: str | None


class Alike:
    """The kinds of relationships of one atlas."""

    def __init__(self, atlas: StoredGraph) -> None:
        self._labels: dict[str, tuple[str, ...]] = {}
        for node in atlas.nodes:
            self._labels[node.id] = (*self._labels.get(node.id, ()), node.label)
        self._edges = atlas.edges
        self.plain = OpenValues()

    def samples(self) -> Iterator[Sample]:
        """One relationship of every kind."""
        seen: set[_Kind] = set()
        for place, edge in enumerate(self._edges):
            for property, kind in self._kinds(edge):
                if kind not in seen:
                    seen.add(kind)
                    yield Sample(place, edge, property)

    def _kinds(self, edge: Edge) -> Iterator[tuple[str | None, _Kind]]:
        """What shapes can look at, with the property it is about; None for its ends."""
        yield None, (edge.type, self._labels.get(edge.source, ()), self._labels.get(edge.target, ()))
        for name, value in edge.props.items():
            if value is not None and not self.plain.has(name, value, edge.type):
                yield name, (edge.type, name, type(value).__name__, _hashable(value))

    def like(self, place: int, property: str | None) -> Iterator[tuple[int, Edge]]:
        """All relationships that are what this one is in a property, or in its ends, with their places."""
        wanted = dict(self._kinds(self._edges[place])).get(property)
        for at, edge in enumerate(self._edges):
            if edge.type == self._edges[place].type and dict(self._kinds(edge)).get(property) == wanted:
                yield at, edge


def _hashable(value: Value) -> Hashable:
    return tuple(value) if isinstance(value, list) else value
