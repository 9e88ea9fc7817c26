"""Every node and every edge."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

import networkx as nx

from planatlas.graph.networks.actors import Level

if TYPE_CHECKING:
    import networkx

    from planatlas.graph.stored import StoredGraph

__all__ = ["whole"]


def whole(atlas: StoredGraph, *, classes: bool = False, level: Level = "entity") -> networkx.MultiDiGraph:
    """The whole graph with its labels, types and properties.

    Classes of actors are left out unless asked for. Units are nodes here whatever ``level`` says, joined to their legal
    entity by UNIT_OF: nothing is rolled up in a picture of everything.
    """
    graph = nx.MultiDiGraph()
    for node in atlas.nodes:
        if classes or node.label != "ActorClass":
            graph.add_node(node.id, label=node.label, name=node.name, **_attributes(node.props))
    for edge in atlas.edges:
        if edge.source in graph and edge.target in graph:
            graph.add_edge(edge.source, edge.target, type=edge.type, **_attributes(edge.props))
    return graph


def _attributes(props: Mapping[str, object]) -> dict[str, object]:
    """Properties under names that do not clash with networkx's own arguments."""
    return {(f"{name}_" if name in ("key", "label", "name", "type") else name): value for name, value in props.items()}
