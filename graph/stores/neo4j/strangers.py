"""Nodes of others with a label and an id of ours: they would be overwritten, so the push ends before any change.

Everything else in the database that no push wrote is passed over.
"""

from __future__ import annotations

from collections.abc import Iterable

from planatlas.errors import ForeignData
from planatlas.graph.stores.local_graph import LocalGraph
from planatlas.graph.stores.neo4j.batches import batches
from planatlas.graph.stores.neo4j.remote import RemoteGraph
from planatlas.ontology.catalogue import told

__all__ = ["refuse_strangers", "strangers_among"]

_NAMED = 5


def refuse_strangers(local: LocalGraph, remote: RemoteGraph, labels: Iterable[str]) -> None:
    """Raise ForeignData when nodes that no push wrote have a label and an id of this atlas."""
    found = [f"{label} {id_}" for label in labels for id_ in strangers_among(local, remote, label)]
    if found:
        named = ", ".join(found[:_NAMED]) + (" …" if len(found) > _NAMED else "")
        raise told(ForeignData, "push.strangers", uri=remote.connection.uri, count=len(found), ids=named)


def strangers_among(local: LocalGraph, remote: RemoteGraph, label: str) -> list[str]:
    """The ids of this atlas under which nodes of others stand."""
    return [id_ for ids in batches(remote.strangers(label)) for id_ in local.known(label, ids)]
