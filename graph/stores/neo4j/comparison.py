"""Nodes and relationships of the atlas against those of the database: what to write, to re-own, to drop.

Both functions stream the local rows; of the remote side only ids and hashes are held, one label or type at a time.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from typing import Any, Literal, NamedTuple

from planatlas.graph.stores.neo4j.local import EDGE_HEAD, Group, LocalGraph
from planatlas.graph.stores.neo4j.ownership import PLAN_LIST, claimed, released, with_others
from planatlas.graph.stores.neo4j.remote import RemoteGraph

__all__ = ["Change", "EdgeComparison", "NodeComparison"]

_HASH, _OWNERS = EDGE_HEAD.index("content_hash"), EDGE_HEAD.index("owners")


class Change(NamedTuple):
    """One thing to do: ``write`` an element, change its owners (``own``), or nothing (``keep``)."""

    kind: Literal["write", "own", "keep"]
    row: Any


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

    def __post_init__(self) -> None:
        used = self.local.node_columns(self.label)
        self.columns = [name for name in used if name != PLAN_LIST] + [PLAN_LIST]
        """The names of the properties in a row to write, after NODE_HEAD; the list of plans is always the last."""

    def look(self) -> None:
        """Read what stands in the database."""
        for id_, *rest in self.remote.nodes(self.label, sorted(self.changed)):
            self.there[id_] = _There(*rest)

    def changes(self) -> Iterator[Change]:
        """Yield one change for every local node; what is left in ``there`` afterwards is said by this atlas no more."""
        for row in self.local.nodes(self.label, self.columns, self.changed):
            yield self._change(row, self.there.pop(row[0], _There(None, None, None)))

    def _change(self, row: tuple[Any, ...], there: _There) -> Change:
        id_, hash_, owners, *values, plans = row
        same = there.hash == hash_
        if owners is not None:
            owners = claimed(there.owners, self.plans, owners)
            if same and owners != there.owners:
                return Change("own", {"id": id_, "owners": owners})
            row = (id_, hash_, owners, *values, with_others(plans, there.extra, self.plans))
        return Change("keep" if same else "write", row)

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

    def changes(self, group: Group, columns: list[str]) -> Iterator[Change]:
        """Yield one change for every local relationship of the group; a row to write is EDGE_HEAD and ``columns``."""
        for row in self.local.edges(group, columns, self.changed):
            yield self._change(row, self.there.pop(row[_HASH], None))

    def _change(self, row: tuple[Any, ...], there: _There | None) -> Change:
        owners = row[_OWNERS]
        if owners is not None:
            owners = claimed(there and there.owners, self.plans, owners)
        if there is None:
            return Change("write", (*row[:_OWNERS], owners, *row[_OWNERS + 1 :]))
        if owners is None or owners == there.owners:
            return Change("keep", row)
        return Change("own", {"element": there.extra, "owners": owners})

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
