"""Institutions and the activities they answer for or take part in: the network everything else is projected from."""

from __future__ import annotations

from typing import TYPE_CHECKING

import networkx as nx

from planatlas.graph.networks.actors import ROLES, Actors, Level

if TYPE_CHECKING:
    import networkx

    from planatlas.graph.stored import StoredGraph

__all__ = ["bipartite"]


def bipartite(atlas: StoredGraph, *, classes: bool = False, level: Level = "entity") -> networkx.Graph:
    """A graph whose nodes are actors (``bipartite=0``) and activities (``bipartite=1``).

    Edges carry ``roles`` (responsible, partner), ``plan``, ``doc`` and ``line``. A body together with its own units in
    one row is one edge. Isolated activities stay in: nobody answering for them is the point.
    """
    graph = nx.Graph()
    actors = Actors(atlas, classes=classes, level=level)
    for node in atlas.labelled("Activity"):
        graph.add_node(node.id, bipartite=1, label=node.label, name=node.name, plan=node.props.get("plan"))
    for actor, work, edge in actors.shares("RESPONSIBLE_FOR_ACTIVITY", "PARTNER_IN_ACTIVITY"):
        node = atlas.node(actor)
        graph.add_node(actor, bipartite=0, label=node.label, name=node.name, kind=node.props.get("kind"))
        if not graph.has_edge(actor, work):
            where = {name: edge.props.get(name) for name in ("plan", "doc", "line")}
            graph.add_edge(actor, work, roles=[], **where)
        roles = graph.edges[actor, work]["roles"]
        if ROLES[edge.type] not in roles:
            roles.append(ROLES[edge.type])
    return graph
