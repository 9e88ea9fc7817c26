"""The graph as networkx has it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from planatlas.graph.networks.actors import LEVELS, Level
from planatlas.graph.networks.bipartite import bipartite
from planatlas.graph.networks.projection import co_responsibility
from planatlas.graph.networks.whole import whole

if TYPE_CHECKING:
    import networkx

    from planatlas.graph.stored import StoredGraph

__all__ = ["KINDS", "LEVELS", "Level", "bipartite", "co_responsibility", "network", "whole"]

KINDS: dict[str, Callable[..., networkx.Graph]] = {
    "bipartite": bipartite,
    "co-responsibility": co_responsibility,
    "whole": whole,
}
"""Every kind of network by name."""


def network(atlas: StoredGraph, kind: str, *, classes: bool = False, level: Level = "entity") -> networkx.Graph:
    """Build one kind of network. Raises ValueError, naming the kinds, on another."""
    if kind not in KINDS:
        raise ValueError(f"no network {kind!r}; there are {', '.join(KINDS)}")
    return KINDS[kind](atlas, classes=classes, level=level)
