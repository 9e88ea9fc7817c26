"""Who counts as an actor in a network: a unit, its legal entity, or its legal entity within the county.

A part without legal personality may belong to a body of another county or of the country. Rolled up to that, two
counties that share no body would be joined through it; within a county they stay apart.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Literal

from planatlas.graph.model import Edge

if TYPE_CHECKING:
    from planatlas.graph.stored import StoredGraph

__all__ = ["LEVELS", "ROLES", "Actors", "Level"]

Level = Literal["unit", "entity", "county"]
LEVELS: tuple[Level, ...] = ("unit", "entity", "county")
"""Every body by itself; its legal entity; its legal entity, but none beyond the county."""

ROLES = {
    "RESPONSIBLE_FOR": "responsible",
    "PARTNER_IN": "partner",
    "RESPONSIBLE_FOR_ACTIVITY": "responsible",
    "PARTNER_IN_ACTIVITY": "partner",
}
"""What a body is to a measure or an activity, by the type of edge."""


class Actors:
    """Finds the actor a body counts as at a level, or nobody when it is a class of actors.

    Raises ValueError, naming the levels, on another.
    """

    def __init__(self, atlas: StoredGraph, *, classes: bool, level: Level) -> None:
        if level not in LEVELS:
            raise ValueError(f"no level {level!r}; there are {', '.join(LEVELS)}")
        self._atlas, self._classes, self._level = atlas, classes, level
        self._above = {edge.source: edge.target for edge in atlas.typed("UNIT_OF")}

    def of(self, body: str) -> str | None:
        """The id of the actor, or None when the body takes no part."""
        if self._atlas.node(body).label == "ActorClass":
            return body if self._classes else None
        return body if self._level == "unit" else self._entity(body)

    def _entity(self, body: str) -> str:
        """The legal entity a unit belongs to; whoever a duty is subordinate to is another entity and is left alone."""
        seen, home = {body}, self._county(body)
        while (above := self._above.get(body)) and above not in seen:
            if self._level == "county" and self._county(above) != home:
                break
            seen.add(above)
            body = above
        return body

    def _county(self, body: str) -> object:
        return self._atlas.node(body).props.get("county")

    def shares(self, *types: str) -> Iterator[tuple[str, str, Edge]]:
        """Actor, work and edge for every edge of the types; rows that are no work of their plan are passed over."""
        for type in types:
            for edge in self._atlas.typed(type):
                actor = self.of(edge.source)
                if actor is not None and self._atlas.node(edge.target).label != "Entry":
                    yield actor, edge.target, edge
