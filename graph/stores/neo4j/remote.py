"""The database side of a push: what stands there, and the statements that write and drop.

Every statement may run twice and ends in the same graph: nodes and relationships are merged by id and by hash, and what
is gone is deleted by id. None touches an element without our marks, and of a node only the properties that pushes
write: what others added to it stays.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from planatlas.graph.marks.push_marks import (
    DIGEST,
    HASH,
    LABEL,
    OWNERS,
    PART,
    RELEASED,
    RUN,
    VARIANTS,
    WRITTEN,
    named,
    ours,
)
from planatlas.graph.stores.local_graph import EDGE_HEAD, NODE_HEAD, PLAN_LIST, EdgeGroup
from planatlas.graph.stores.neo4j.database import Database

__all__ = ["Kinds", "Rehearsal", "RemoteGraph"]


@dataclass(frozen=True, slots=True)
class Kinds:
    """What occurs in the database: labels, relationship types, names of properties."""

    labels: frozenset[str] = frozenset()
    types: frozenset[str] = frozenset()
    keys: frozenset[str] = frozenset()


def _map(columns: Iterable[str], skip: int = 0, absent: Iterable[str] = ()) -> str:
    """A map of properties from the places of a row; a null takes a property away, and so do those ``absent``."""
    said = [f"{named(name)}: row[{place}]" for place, name in enumerate(columns) if place >= skip]
    return "{" + ", ".join([*said, *(f"{named(name)}: null" for name in absent)]) + "}"


_MINE = f"UNWIND $ids AS id MATCH (n:{{label}} {{{{id: id}}}}) WHERE {ours('n')}"
_OPEN_TOUCHED = (
    f"OPTIONAL MATCH (n)-[r]-() WHERE r.{HASH} IS NOT NULL "
    "WITH n, collect(r) AS ties, collect(DISTINCT r.plan) AS touched "
    f"CALL (n, touched) {{ MATCH (p:Plan) WHERE p.id IN touched AND p.id <> coalesce(n.plan, n.id) REMOVE p.{DIGEST} }}"
)


class RemoteGraph:
    """The graph in the database, seen from the plans that are being pushed."""

    def __init__(self, connection: Database) -> None:
        self.connection = connection

    def kinds(self) -> Kinds:
        """What occurs in the database."""
        texts = (
            "CALL db.labels() YIELD label RETURN label",
            "CALL db.relationshipTypes() YIELD relationshipType AS type RETURN type",
            "CALL db.propertyKeys() YIELD propertyKey AS key RETURN key",
        )
        return Kinds(*(frozenset(name for (name,) in self.connection.stream(text)) for text in texts))

    def properties_written(self) -> list[str]:
        """The properties that pushes have written so far, as ``Label.property``."""
        rows = self.connection.stream(f"MATCH (l:{RUN} {{id: $id}}) RETURN l.properties", id=WRITTEN)
        return [name for (names,) in rows for name in names or ()]

    def note_properties(self, names: Iterable[str]) -> None:
        """Keep which properties pushes have written, so that a later one knows its own from those of others."""
        text = f"MERGE (l:{RUN} {{id: $id}}) SET l.name = 'properties', l.properties = $names"
        self.connection.run(text, id=WRITTEN, names=sorted(names))

    def plans(self) -> dict[str, str]:
        """Id and name of every plan that a push wrote."""
        text = f"MATCH (p:Plan) WHERE {ours('p')} RETURN p.id, coalesce(p.name, p.id) ORDER BY p.id"
        return dict(self.connection.stream(text))

    def digests(self, plans: list[str]) -> dict[str, str]:
        """The digest of every plan that was pushed to its end."""
        text = f"MATCH (p:Plan) WHERE p.id IN $plans AND p.{DIGEST} IS NOT NULL RETURN p.id, p.{DIGEST}"
        return dict(self.connection.stream(text, plans=plans))

    def open_plans(self, plans: list[str]) -> None:
        """Take the digest off plans before they change, so that a push cut short is seen by the next one."""
        self.connection.run(f"MATCH (p:Plan) WHERE p.id IN $plans REMOVE p.{DIGEST}", plans=plans)

    def seal_plans(self, digests: dict[str, str]) -> None:
        """Put the digest on plans that are complete."""
        rows = [{"id": plan, "digest": digest} for plan, digest in digests.items()]
        text = f"UNWIND $rows AS row MATCH (p:Plan {{id: row.id}}) WHERE {ours('p')} SET p.{DIGEST} = row.digest"
        self.connection.run(text, rows=rows)

    def nodes(self, label: str, plans: list[str], whole: bool = False) -> Iterator[tuple[Any, ...]]:
        """Yield id, hash, owners, list of plans and variants of the nodes of a label that belong to ``plans`` or are
        shared; where they are looked at as a ``whole`` their properties and labels too."""
        own = "n.id IN $plans" if label == "Plan" else "n.plan IN $plans"
        fields = f"n.id, n.{HASH}, n.{OWNERS}, n.{PLAN_LIST}, n.{VARIANTS}"
        fields += ", properties(n), labels(n)" if whole else ""
        begin = f"MATCH (n:{named(label)}) WHERE {ours('n')} AND"
        yield from self.connection.stream(f"{begin} {own} RETURN {fields}", plans=plans)
        if label != "Plan":
            yield from self.connection.stream(f"{begin} n.{OWNERS} IS NOT NULL RETURN {fields}")

    def strangers(self, label: str) -> Iterator[str]:
        """Yield the ids of nodes of a label that no push wrote."""
        text = f"MATCH (n:{named(label)}) WHERE n.id IS NOT NULL AND NOT ({ours('n')}) RETURN n.id"
        yield from (id_ for (id_,) in self.connection.stream(text) if isinstance(id_, str))

    def unlabelled(self, labels: list[str]) -> list[str]:
        """The ids of nodes of ours that lost their label."""
        text = f"MATCH (n) WHERE {ours('n')} AND NOT any(label IN labels(n) WHERE label IN $labels) RETURN n.id"
        return [id_ for (id_,) in self.connection.stream(text, labels=labels)]

    def label_again(self, label: str, ids: list[str]) -> None:
        """Give nodes of ours their label back."""
        text = f"UNWIND $ids AS id MATCH (n {{id: id}}) WHERE {ours('n')} SET n:{named(label)}"
        self.connection.run(text, ids=ids)

    def take_back(self, label: str, ids: list[str]) -> None:
        """Make nodes that were released what they were, now that a plan says them again."""
        self.connection.run(
            f"UNWIND $ids AS id MATCH (n:{RELEASED} {{id: id}}) WHERE n.{LABEL} = $label "
            f"SET n:{named(label)} REMOVE n:{RELEASED}, n.{LABEL}",
            ids=ids, label=label,
        )  # fmt: skip

    def write_nodes(
        self, label: str, columns: list[str], rows: list[Any], absent: Collection[str] = (), labels: Iterable[str] = ()
    ) -> int:
        """Write nodes: rows are NODE_HEAD, then ``columns``. Return how many there were to write.

        Of the properties of ours those ``absent`` are taken away, and so are ``labels`` of ours that are not theirs.
        """
        props = _map([*NODE_HEAD, *columns], absent=[VARIANTS, *absent])
        gone = "".join(f":{named(name)}" for name in labels)
        (count,) = self.connection.run(
            f"UNWIND $rows AS row MERGE (n:{named(label)} {{id: row[0]}}) ON CREATE SET n.{HASH} = row[1] "
            f"WITH n, row WHERE n.{HASH} IS NOT NULL SET n += {props} "
            f"{f'REMOVE n{gone} ' if gone else ''}RETURN count(n) AS n",
            rows=rows,
        )
        return int(count["n"])

    def own_nodes(self, label: str, rows: list[dict[str, Any]]) -> None:
        """Change only the owners of shared nodes, and their list of plans."""
        self.connection.run(
            f"UNWIND $rows AS row MATCH (n:{named(label)} {{id: row.id}}) WHERE {ours('n')} "
            f"SET n.{OWNERS} = row.owners, n.{PLAN_LIST} = row.plans",
            rows=rows,
        )

    def properties(self, label: str, ids: list[str]) -> dict[str, dict[str, Any]]:
        """All properties of some nodes."""
        text = f"UNWIND $ids AS id MATCH (n:{named(label)} {{id: id}}) WHERE {ours('n')} RETURN n.id, properties(n)"
        return dict(self.connection.stream(text, ids=ids))

    def share_nodes(self, label: str, rows: list[dict[str, Any]], names: Iterable[str]) -> None:
        """Write shared nodes of which atlases say different things; of ``names`` only what is shown remains."""
        self.connection.run(
            f"UNWIND $rows AS row MATCH (n:{named(label)} {{id: row.id}}) WHERE {ours('n')} "
            f"SET n += {_map((), absent=names)} SET n += row.show SET n.{HASH} = row.hash, "
            f"n.{OWNERS} = row.owners, n.{VARIANTS} = row.variants, n.{PLAN_LIST} = row.plans",
            rows=rows,
        )

    def hung_on(self, label: str, ids: list[str]) -> list[str]:
        """Those of the nodes on which relationships of others hang."""
        text = f"{_MINE.format(label=named(label))} AND EXISTS {{ (n)-[r]-() WHERE r.{HASH} IS NULL }} RETURN n.id"
        return [id_ for (id_,) in self.connection.stream(text, ids=ids)]

    def drop_nodes(self, label: str, ids: list[str], names: Iterable[str] = ()) -> int:
        """Delete nodes; return how many of them were released, because relationships of others hang on them.

        Another plan that had a relationship with one of them is opened, so its next push mends it.
        """
        begin = f"{_MINE.format(label=named(label))} {_OPEN_TOUCHED}"
        if hung := self.hung_on(label, ids):
            bare = _map((), absent=sorted({*names, OWNERS, PART, VARIANTS, DIGEST, PLAN_LIST} - {"id", "name"}))
            self.connection.run(
                f"{begin} FOREACH (tie IN ties | DELETE tie) SET n += {bare} SET n:{RELEASED}, n.{LABEL} = $label "
                f"REMOVE n:{named(label)}",
                ids=hung, label=label,
            )  # fmt: skip
        self.connection.run(f"{begin} DETACH DELETE n", ids=ids)
        return len(hung)

    def edges(self, type_: str, plans: list[str], whole: bool = False) -> Iterator[tuple[Any, ...]]:
        """Yield element id, hash and owners of the relationships of a type that belong to ``plans`` or are shared.

        Where they are looked at as a ``whole`` their properties and the ids of their ends too.
        """
        text = (
            f"MATCH (a)-[r:{named(type_)}]->(b) WHERE r.{HASH} IS NOT NULL AND "
            f"(coalesce(r.plan, r.{PART}) IN $plans OR r.{OWNERS} IS NOT NULL) "
            f"RETURN elementId(r), r.{HASH}, r.{OWNERS}"
        )
        yield from self.connection.stream(text + (", properties(r), [a.id, b.id]" if whole else ""), plans=plans)

    def write_edges(self, group: EdgeGroup, columns: list[str], rows: list[Any], absent: Iterable[str] = ()) -> None:
        """Write relationships of one group: rows are EDGE_HEAD, then ``columns``."""
        props = _map([*EDGE_HEAD, *columns], skip=2, absent=absent)
        text = (
            f"UNWIND $rows AS row MATCH (a:{named(group.source)} {{id: row[0]}}) "
            f"MATCH (b:{named(group.target)} {{id: row[1]}}) "
            f"MERGE (a)-[r:{named(group.type)} {{{HASH}: row[2]}}]->(b) SET r += {props}"
        )
        self.connection.run(text, rows=rows)

    def own_edges(self, rows: list[dict[str, Any]]) -> None:
        """Change only the owners of shared relationships."""
        self.connection.run(
            f"UNWIND $rows AS row MATCH ()-[r]->() WHERE elementId(r) = row.element AND {ours('r')} "
            f"SET r.{OWNERS} = row.owners",
            rows=rows,
        )

    def drop_edges(self, elements: list[str]) -> None:
        """Delete relationships by their element ids."""
        text = f"MATCH ()-[r]->() WHERE elementId(r) IN $elements AND {ours('r')} DELETE r"
        self.connection.run(text, elements=elements)


class Rehearsal(RemoteGraph):
    """The same graph, of which everything is read and nothing written: what a push would do."""

    def note_properties(self, names: Iterable[str]) -> None: ...

    def open_plans(self, plans: list[str]) -> None: ...

    def seal_plans(self, digests: dict[str, str]) -> None: ...

    def label_again(self, label: str, ids: list[str]) -> None: ...

    def take_back(self, label: str, ids: list[str]) -> None: ...

    def write_nodes(
        self, label: str, columns: list[str], rows: list[Any], absent: Collection[str] = (), labels: Iterable[str] = ()
    ) -> int:
        """As if all of them could be written."""
        return len(rows)

    def own_nodes(self, label: str, rows: list[dict[str, Any]]) -> None: ...

    def share_nodes(self, label: str, rows: list[dict[str, Any]], names: Iterable[str]) -> None: ...

    def drop_nodes(self, label: str, ids: list[str], names: Iterable[str] = ()) -> int:
        """As if all of them were dropped."""
        return len(self.hung_on(label, ids))

    def write_edges(
        self, group: EdgeGroup, columns: list[str], rows: list[Any], absent: Iterable[str] = ()
    ) -> None: ...

    def own_edges(self, rows: list[dict[str, Any]]) -> None: ...

    def drop_edges(self, elements: list[str]) -> None: ...
