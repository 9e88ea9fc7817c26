"""Who takes part in which work as a sparse matrix: the fast way to projections, constraint and null models."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
from scipy.sparse import csr_array

from planatlas.graph.networks.actors import Actors, Level

if TYPE_CHECKING:
    from planatlas.graph.stored import StoredGraph

__all__ = ["Incidence", "incidence"]


@dataclass(slots=True, frozen=True)
class Incidence:
    """``matrix[i, j]`` is 1 where ``actors[i]`` takes part in ``works[j]``: scipy CSR, int64, actors by works."""

    actors: tuple[str, ...]
    works: tuple[str, ...]
    matrix: Any

    def shared(self) -> Any:
        """How much work each pair of actors shares (CSR, actors by actors); the diagonal is each actor's own."""
        return self.matrix @ self.matrix.T


def incidence(
    atlas: StoredGraph, *types: str, classes: bool = False, level: Level = "entity", plan: str | None = None
) -> Incidence:
    """The incidence of actors and works over edges of the types given (by default the derived ones to measures).

    ``plan`` keeps the work of one plan. A body together with its own units counts once.
    """
    actors = Actors(atlas, classes=classes, level=level)
    pairs = {
        (actor, work)
        for actor, work, edge in actors.shares(*(types or ("RESPONSIBLE_FOR", "PARTNER_IN")))
        if plan is None or edge.props.get("plan") == plan
    }
    rows, columns = sorted({actor for actor, _ in pairs}), sorted({work for _, work in pairs})
    row_of, column_of = {name: i for i, name in enumerate(rows)}, {name: i for i, name in enumerate(columns)}
    places = sorted((row_of[actor], column_of[work]) for actor, work in pairs)
    at = np.array(places, dtype=np.int64).reshape(-1, 2)
    ones = np.ones(len(places), dtype=np.int64)
    matrix = csr_array((ones, (at[:, 0], at[:, 1])), shape=(len(rows), len(columns)))
    return Incidence(tuple(rows), tuple(columns), matrix)
