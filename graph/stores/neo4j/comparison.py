"""Nodes and relationships of the atlas against those of the database: what to write, to re-own, to drop.

Both classes stream the local rows; of the remote side only ids and hashes are held, one label or type at a time. A hash
is what a push wrote down; after edits by hand everything is looked at as a whole, and then properties are compared.
"""

from __future__ import annotations

import datetime
import hashlib
from collections.abc import Collection, Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Literal, NamedTuple

from planatlas.graph.datatypes import day_of
from planatlas.graph.marks.push_marks import HASH, OWNERS
from planatlas.graph.stores.local_graph import EDGE_HEAD, NODE_HEAD, PLAN_LIST, EdgeGroup, LocalGraph
from planatlas.graph.stores.neo4j import ownership
from planatlas.graph.stores.neo4j.ownership import Variant, claimed, released, with_others
from planatlas.graph.stores.neo4j.remote import RemoteGraph

__all__ = ["Change", "EdgeComparison", "Look", "NodeComparison", "Shared", "share_row"]

_HASH, _OWNERS = EDGE_HEAD.index(HASH), EDGE_HEAD.index(OWNERS)


class Change(NamedTuple):
    """One thing to do: ``write`` an element, ``share`` a node of which atlases say different things, change its owners
    (``own``), or nothing (``keep``)."""

    kind: Literal["write", "share", "own", "keep"]
    row: Any


class Shared(NamedTuple):
    """A shared node after the push: what is said of it, and its list of plans."""

    id: str
    variants: list[Variant]
    plans: list[str] | None


@dataclass(frozen=True)
class Look:
    """How far to look: ``plans`` are all plans of the push, ``changed`` those to look into, ``whole`` at properties.

    ``known`` are the plans of the database, of this push and of others.
    """

    plans: Collection[str]
    changed: Collection[str]
    whole: bool = False
    known: Collection[str] = ()


class _There(NamedTuple):
    """A node of the database: what was written down of it, and what it shows where that is looked at."""

    hash: str | None = None
    owners: list[str] | None = None
    plans: list[str] | None = None
    variants: list[str] | None = None
    shows: bytes | None = None


@dataclass
class NodeComparison:
    """The nodes of one label; ``names`` are the properties that are ours, ``labels`` the other labels that are."""

    local: LocalGraph
    remote: RemoteGraph
    label: str
    look_at: Look
    names: frozenset[str]
    labels: frozenset[str]
    there: dict[str, _There] = field(default_factory=dict)

    def __post_init__(self) -> None:
        used = self.local.node_columns(self.label)
        self.columns = [name for name in used if name != PLAN_LIST] + [PLAN_LIST]
        """The names of the properties in a row to write, after NODE_HEAD; the list of plans is always the last."""

    def look(self) -> None:
        """Read what stands in the database."""
        for id_, *rest in self.remote.nodes(self.label, sorted(self.look_at.changed), self.look_at.whole):
            hash_, owners, plans, variants, *shown = rest
            if self.look_at.whole and plans:
                plans = [plan for plan in plans if plan in self.look_at.known]
            self.there[id_] = _There(hash_, owners, plans, variants, self._shows(*shown) if shown else None)

    def _shows(self, props: Mapping[str, Any], labels: Iterable[str]) -> bytes:
        return b"two labels" if self.labels & set(labels) else _print(props, self.names)

    def changes(self) -> Iterator[Change]:
        """Yield one change for every local node; what is left in ``there`` afterwards is said by this atlas no more."""
        for row in self.local.nodes(self.label, self.columns, set(self.look_at.changed)):
            there = self.there.pop(row[0], _There())
            yield self._own_change(row, there) if row[2] is None else self._shared_change(row, there)

    def _own_change(self, row: tuple[Any, ...], there: _There) -> Change:
        same = there.hash == row[1] and there.owners is None and self._stands(there, row[0], self._said(row), row[-1])
        return Change("keep" if same else "write", row)

    def _shared_change(self, row: tuple[Any, ...], there: _There) -> Change:
        id_, hash_, owners, *rest, plans = row
        now = Variant(hash_, tuple(owners), self._said(row))
        after = ownership.spoken(_stored(there), self.look_at.plans, now)
        plans = with_others(plans, there.plans, self.look_at.plans)
        if len(after) > 1:
            return self._shared(there, Shared(id_, after, plans))
        owners = list(after[0].owners)
        if there.hash != hash_ or there.variants or not self._stands(there, id_, self._said(row), plans):
            return Change("write", (id_, hash_, owners, *rest, plans))
        if (owners, plans) != (there.owners, there.plans):
            return Change("own", {"id": id_, "owners": owners, "plans": plans})
        return Change("keep", row)

    def _shared(self, there: _There, after: Shared) -> Change:
        """What to do about a node of which several things are said, or were said."""
        known = all(one.props is not None for one in after.variants)
        if known and [one.text() for one in after.variants] == there.variants and after.plans == there.plans:
            best = ownership.shown(after.variants)
            if best.hash == there.hash and self._stands(there, after.id, best.props or {}, after.plans):
                return Change("keep", after)
        return Change("share", after)

    def _said(self, row: tuple[Any, ...]) -> dict[str, Any]:
        """The properties of a row, without the list of plans."""
        values = zip(self.columns[:-1], row[len(NODE_HEAD) : -1], strict=True)
        return {name: _plain(value) for name, value in values if value is not None}

    def _stands(self, there: _There, id_: str, said: Mapping[str, Any], plans: list[str] | None) -> bool:
        """Whether the node shows what is said, where that is looked at."""
        return there.shows is None or there.shows == _print({**said, "id": id_, PLAN_LIST: plans}, self.names)

    def left_over(self) -> tuple[list[Change], list[str]]:
        """What to do about shared nodes that keep other owners, and the ids of nodes to drop."""
        changes, drop = [], []
        for id_, there in self.there.items():
            after = ownership.spoken(_stored(there), self.look_at.plans, None)
            if there.owners is None or not after:
                drop.append(id_)
            else:
                changes.append(self._released(id_, there, after))
        return changes, drop

    def _released(self, id_: str, there: _There, after: list[Variant]) -> Change:
        plans = released(there.plans, self.look_at.plans) or None
        if there.variants:
            return self._shared(there, Shared(id_, after, plans))
        owners = list(after[0].owners)
        same = (owners, plans) == (there.owners, there.plans)
        return Change("keep" if same else "own", {"id": id_, "owners": owners, "plans": plans})


def _stored(there: _There) -> list[Variant]:
    return ownership.stored(there.hash, there.owners, there.variants)


def share_row(after: Shared, there: Mapping[str, Any], names: Collection[str]) -> dict[str, Any]:
    """The row to write of a shared node; ``there`` are its properties, for what only the node itself shows so far."""
    skip = {"id", PLAN_LIST}
    own = {name: _plain(value) for name, value in there.items() if name in names and name not in skip}
    variants = [one if one.props is not None else replace(one, props=own) for one in after.variants]
    best = ownership.shown(variants)
    texts = [one.text() for one in variants] if len(variants) > 1 else None
    owners = ownership.all_owners(variants)
    shown = {name: day_of(name, value) or value for name, value in (best.props or {}).items()}
    return {
        "id": after.id, "hash": best.hash, "show": shown, "owners": owners, "variants": texts, "plans": after.plans,
    }  # fmt: skip


class _Tie(NamedTuple):
    """A relationship of the database, and what it shows where that is looked at."""

    owners: list[str] | None
    element: str
    shows: bytes | None = None


@dataclass
class EdgeComparison:
    """The relationships of one type, in the groups that one statement each can write; ``names`` as for nodes."""

    local: LocalGraph
    remote: RemoteGraph
    type: str
    look_at: Look
    names: frozenset[str]
    there: dict[Hashable, _Tie] = field(default_factory=dict)

    def look(self) -> None:
        """Read what stands in the database; copies of one relationship are left over and so dropped."""
        whole = self.look_at.whole
        for element, hash_, owners, *shown in self.remote.edges(self.type, sorted(self.look_at.changed), whole):
            shows = _print(shown[0], self.names) if whole else None
            key = self._key(hash_, *(shown[1] if whole else ()))
            self.there[element if key in self.there else key] = _Tie(owners, element, shows)

    def _key(self, hash_: str, *ends: str) -> Hashable:
        """What a relationship is known by: its hash; where all is looked at it must also be where it was."""
        return (hash_, *ends) if self.look_at.whole else hash_

    def changes(self, group: EdgeGroup, columns: list[str]) -> Iterator[Change]:
        """Yield one change for every local relationship of the group; a row to write is EDGE_HEAD and ``columns``."""
        for row in self.local.edges(group, columns, set(self.look_at.changed)):
            yield self._change(row, columns)

    def _change(self, row: tuple[Any, ...], columns: list[str]) -> Change:
        there, owners = self.there.pop(self._key(row[_HASH], row[0], row[1]), None), row[_OWNERS]
        if owners is not None:
            owners = claimed(there and there.owners, self.look_at.plans, owners)
            row = (*row[:_OWNERS], owners, *row[_OWNERS + 1 :])
        if there is None or not self._stands(there, row, columns):
            return Change("write", row)
        if owners is None or owners == there.owners:
            return Change("keep", row)
        return Change("own", {"element": there.element, "owners": owners})

    def _stands(self, there: _Tie, row: tuple[Any, ...], columns: list[str]) -> bool:
        """Whether the relationship shows what is said, where that is looked at."""
        said = dict(zip(columns, row[len(EDGE_HEAD) :], strict=True)) if there.shows is not None else {}
        return there.shows is None or there.shows == _print(said, self.names)

    def left_over(self) -> tuple[list[dict[str, Any]], list[str]]:
        """Shared relationships that keep other owners, and the element ids of those to drop."""
        own, drop = [], []
        for there in self.there.values():
            rest = released(there.owners, self.look_at.plans)
            if there.owners is None or not rest:
                drop.append(there.element)
            elif rest != there.owners:
                own.append({"element": there.element, "owners": rest})
        return own, drop


def _print(props: Mapping[str, Any], names: Collection[str]) -> bytes:
    """A short print of those properties that are ours, to compare without keeping them."""
    said = sorted((name, _plain(value)) for name, value in props.items() if value is not None and name in names)
    return hashlib.blake2b(repr(said).encode(), digest_size=16).digest()


def _plain(value: Any) -> Any:
    """A day as ISO text: drivers have dates of their own kind."""
    return value.isoformat() if isinstance(value, datetime.date) else getattr(value, "iso_format", lambda: value)()
