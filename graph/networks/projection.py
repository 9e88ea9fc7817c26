"""Who works with whom: institutions joined by the measures they share.

Plan text shows assignment, not contact: what stands in for a tie here is a shared measure, and ``basis`` says so.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import networkx as nx
from scipy.sparse import triu

from planatlas.graph.networks.actors import Level
from planatlas.graph.networks.incidence import incidence

if TYPE_CHECKING:
    import networkx

    from planatlas.graph.stored import StoredGraph

__all__ = ["co_responsibility"]


def co_responsibility(
    atlas: StoredGraph, *, classes: bool = False, level: Level = "entity", plan: str | None = None
) -> networkx.Graph:
    """Actors joined where they share measures, as responsible or as partner; ``weight`` is how many they share.

    Every actor with a measure is there, also one that shares none (``measures`` is how many it has). ``plan`` keeps the
    measures of one plan.
    """
    found = incidence(atlas, classes=classes, level=level, plan=plan)
    shared = found.shared()
    graph = nx.Graph()
    for actor, own in zip(found.actors, shared.diagonal().tolist(), strict=True):
        node = atlas.node(actor)
        graph.add_node(actor, label=node.label, name=node.name, kind=node.props.get("kind"), measures=own)
    pairs = triu(shared, k=1).tocoo()
    for one, other, weight in zip(pairs.row.tolist(), pairs.col.tolist(), pairs.data.tolist(), strict=True):
        graph.add_edge(found.actors[one], found.actors[other], weight=weight, basis="shared measure")
    return graph
