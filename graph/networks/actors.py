"""Who counts as an actor in a network: institutions, with their units rolled up to the legal entity."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from planatlas.graph.model import Edge

if TYPE_CHECKING:
    from planatlas.graph.stored import StoredGraph

__all__ = ["ROLES", "Actors"]

ROLES = {
    "RESPONSIBLE_FOR": "responsible",
    "PARTNER_IN": "partner",
    "RESPONSIBLE_FOR_ACTIVITY": "responsible",
    "PARTNER_IN_ACTIVITY": "partner",
}
"""What a body is to a measure or an activity, by the type of edge."""


class Actors:
    """Finds the actor a body counts as: itself, its legal entity, or nobody when it is a class of actors."""

    def __init__(self, atlas: StoredGraph, *, classes: bool, units: bool) -> None:
        self._atlas, self._classes, self._units = atlas, classes, units
        self._above = {edge.source: edge.target for edge in atlas.typed("UNIT_OF")}

    def of(self, body: str) -> str | None:
        """The id of the actor, or None when the body takes no part."""
        if self._atlas.node(body).label == "ActorClass":
            return body if self._classes else None
        return body if self._units else self.entity(body)

    def entity(self, body: str) -> str:
        """The legal entity a unit belongs to; whoever a duty is subordinate to is another entity and is left alone."""
        seen = {body}
        while (above := self._above.get(body)) and above not in seen:
            seen.add(above)
            body = above
        return body

    def shares(self, *types: str) -> Iterator[tuple[str, str, Edge]]:
        """Actor, work and edge for every edge of the types; rows that are no work of their plan are passed over."""
        for type in types:
            for edge in self._atlas.typed(type):
                actor = self.of(edge.source)
                if actor is not None and self._atlas.node(edge.target).label != "Entry":
                    yield actor, edge.target, edge
