"""Nodes and relationships of the atlas against those of the database: what to write, to re-own, to drop.

Both functions stream the local rows; of the remote side only ids and hashes are held, one label or type at a time.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from typing import Any, Literal, NamedTuple

from planatlas.graph.stores.neo4j.local import Group, LocalGraph
from planatlas.graph.stores.neo4j.ownership import claimed, released, with_others
from planatlas.graph.stores.neo4j.remote import RemoteGraph

__all__ = ["Change", "EdgeComparison", "NodeComparison"]


class Change(NamedTuple):
    """One thing to do: ``write`` an element, change its owners (``own``), or nothing (``keep``)."""

    kind: Literal["write", "own", "keep"]
    row: dict[str, Any]


class _There(NamedTuple):
    """An element of the database: its hash, its owners if it is shared, its list of plans (nodes) or its id (edges)."""

    hash: str | None
    owners: list[str] | None
    extra: Any


@dataclass
class NodeComparison:
    """The nodes of one label. ``plans`` are all plans of the push, ``changed`` those to look into."""

    local: LocalGraph
    remote: RemoteGraph
    label: str
    plans: Collection[str]
    changed: set[str]
    there: dict[str, _There] = field(default_factory=dict)

    def look(self) -> None:
        """Read what stands in the database."""
        for id_, *rest in self.remote.nodes(self.label, sorted(self.changed)):
            self.there[id_] = _There(*rest)

    def changes(self) -> Iterator[Change]:
        """Yield one change for every local node; what is left in ``there`` afterwards is said by this atlas no more."""
        for row in self.local.nodes(self.label, self.changed):
            yield self._change(row, self.there.pop(row["props"]["id"], _There(None, None, None)))

    def _change(self, row: dict[str, Any], there: _There) -> Change:
        props = {**row["props"], "content_hash": row["hash"]}
        same = there.hash == row["hash"]
        if row["owners"] is not None:
            props["owners"] = claimed(there.owners, self.plans, row["owners"])
            if same and props["owners"] != there.owners:
                return Change("own", {"id": props["id"], "owners": props["owners"]})
            props = with_others(props, there.extra, self.plans)
        return Change("keep" if same else "write", {"id": props["id"], "props": props})

    def left_over(self) -> tuple[list[dict[str, Any]], list[str]]:
        """Shared nodes that keep other owners, and the ids of nodes to drop."""
        own, drop = [], []
        for id_, there in self.there.items():
            rest = released(there.owners, self.plans)
            if there.owners is None or not rest:
                drop.append(id_)
            elif rest != there.owners:
                own.append({"id": id_, "owners": rest})
        return own, drop


@dataclass
class EdgeComparison:
    """The relationships of one type, in the groups that one statement each can write."""

    local: LocalGraph
    remote: RemoteGraph
    type: str
    plans: Collection[str]
    changed: set[str]
    there: dict[str, _There] = field(default_factory=dict)

    def look(self) -> None:
        """Read what stands in the database; copies of one relationship are left over and so dropped."""
        for element, hash_, owners in self.remote.edges(self.type, sorted(self.changed)):
            key = hash_ if hash_ is not None and hash_ not in self.there else element
            self.there[key] = _There(hash_, owners, element)

    def changes(self, group: Group) -> Iterator[Change]:
        """Yield one change for every local relationship of the group."""
        for row in self.local.edges(group, self.changed):
            there = self.there.pop(row["hash"], None)
            yield self._change(row, there)

    def _change(self, row: dict[str, Any], there: _There | None) -> Change:
        owners = None if row["owners"] is None else claimed(there and there.owners, self.plans, row["owners"])
        if there is not None:
            if owners is None or owners == there.owners:
                return Change("keep", row)
            return Change("own", {"element": there.extra, "owners": owners})
        props = {**row["props"], "content_hash": row["hash"]}
        if owners is not None:
            props["owners"] = owners
        elif "plan" not in props:
            props["part"] = row["part"]
        return Change("write", {**row, "props": props})

    def left_over(self) -> tuple[list[dict[str, Any]], list[str]]:
        """Shared relationships that keep other owners, and the element ids of those to drop."""
        own, drop = [], []
        for there in self.there.values():
            rest = released(there.owners, self.plans)
            if there.owners is None or not rest:
                drop.append(there.extra)
            elif rest != there.owners:
                own.append({"element": there.extra, "owners": rest})
        return own, drop
