"""The database side of a push: what stands there, and the statements that write and drop.

Every statement may run twice and ends in the same graph: nodes and relationships are merged by id and by content hash,
and what is gone is deleted by id. Bookkeeping properties on nodes and relationships are ``content_hash`` and, where
several plans share an element, ``owners``. They are no part of the schema and no question reads them.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from planatlas.graph.stores.neo4j.connection import Connection
from planatlas.graph.stores.neo4j.local import EDGE_HEAD, NODE_HEAD, Group

__all__ = ["BOOKKEEPING", "RemoteGraph", "named"]

BOOKKEEPING = ("content_hash", "content_digest", "owners", "part")


def named(name: str) -> str:
    """Return a label or type quoted for Cypher."""
    return "`" + name.replace("`", "``") + "`"


def _map(columns: list[str], skip: int = 0) -> str:
    """A map of properties from the places of a row; Neo4j stores no property for a null."""
    return "{" + ", ".join(f"{named(name)}: row[{place}]" for place, name in enumerate(columns) if place >= skip) + "}"


class RemoteGraph:
    """The graph in the database, seen from the plans that are being pushed."""

    def __init__(self, connection: Connection) -> None:
        self.connection = connection

    def kinds(self) -> tuple[set[str], set[str]]:
        """The labels and the relationship types that occur in the database."""
        labels = {label for (label,) in self.connection.stream("CALL db.labels() YIELD label RETURN label")}
        types = self.connection.stream("CALL db.relationshipTypes() YIELD relationshipType AS type RETURN type")
        return labels, {type_ for (type_,) in types}

    def digests(self, plans: list[str]) -> dict[str, str]:
        """The digest of every plan that was pushed to its end."""
        text = "MATCH (p:Plan) WHERE p.id IN $plans AND p.content_digest IS NOT NULL RETURN p.id, p.content_digest"
        return dict(self.connection.stream(text, plans=plans))

    def open_plans(self, plans: list[str]) -> None:
        """Take the digest off plans before they change, so that a push cut short is seen by the next one."""
        self.connection.run("MATCH (p:Plan) WHERE p.id IN $plans REMOVE p.content_digest", plans=plans)

    def seal_plans(self, digests: dict[str, str]) -> None:
        """Put the digest on plans that are complete."""
        rows = [{"id": plan, "digest": digest} for plan, digest in digests.items()]
        self.connection.run(
            "UNWIND $rows AS row MATCH (p:Plan {id: row.id}) SET p.content_digest = row.digest", rows=rows
        )

    def nodes(self, label: str, plans: list[str]) -> Iterator[tuple[Any, ...]]:
        """Yield id, hash and owners of the nodes of a label that belong to ``plans`` or are shared."""
        own = "n.id IN $plans" if label == "Plan" else "n.plan IN $plans"
        fields = "n.id, n.content_hash, n.owners, n.issuer_of"
        yield from self.connection.stream(f"MATCH (n:{named(label)}) WHERE {own} RETURN {fields}", plans=plans)
        if label != "Plan":
            shared = f"MATCH (n:{named(label)}) WHERE n.owners IS NOT NULL RETURN {fields}"
            yield from self.connection.stream(shared)

    def write_nodes(self, label: str, columns: list[str], rows: list[tuple[Any, ...]]) -> None:
        """Write nodes so that they hold exactly the properties given: rows are NODE_HEAD, then ``columns``."""
        props = _map([*NODE_HEAD, *columns])
        text = f"UNWIND $rows AS row MERGE (n:{named(label)} {{id: row[0]}}) SET n = {props}"
        self.connection.run(text, rows=rows)

    def own_nodes(self, label: str, rows: list[dict[str, Any]]) -> None:
        """Change only the owners of shared nodes."""
        text = f"UNWIND $rows AS row MATCH (n:{named(label)} {{id: row.id}}) SET n.owners = row.owners"
        self.connection.run(text, rows=rows)

    def drop_nodes(self, label: str, ids: list[str]) -> None:
        """Delete nodes; another plan that had a relationship with one of them is opened, so its next push mends it."""
        text = (
            f"UNWIND $ids AS id MATCH (n:{named(label)} {{id: id}}) OPTIONAL MATCH (n)-[r]-() "
            "WITH n, collect(DISTINCT r.plan) AS touched CALL (n, touched) { "
            "MATCH (p:Plan) WHERE p.id IN touched AND p.id <> coalesce(n.plan, n.id) REMOVE p.content_digest } "
            "DETACH DELETE n"
        )
        self.connection.run(text, ids=ids)

    def edges(self, type_: str, plans: list[str]) -> Iterator[tuple[Any, ...]]:
        """Yield element id, hash and owners of the relationships of a type that belong to ``plans`` or are shared."""
        text = (
            f"MATCH ()-[r:{named(type_)}]->() WHERE coalesce(r.plan, r.part) IN $plans OR r.owners IS NOT NULL "
            "RETURN elementId(r), r.content_hash, r.owners"
        )
        yield from self.connection.stream(text, plans=plans)

    def write_edges(self, group: Group, columns: list[str], rows: list[tuple[Any, ...]]) -> None:
        """Write relationships of one group: rows are EDGE_HEAD, then ``columns``. What stands there is left alone."""
        props = _map([*EDGE_HEAD, *columns], skip=2)
        text = (
            f"UNWIND $rows AS row MATCH (a:{named(group.source)} {{id: row[0]}}) "
            f"MATCH (b:{named(group.target)} {{id: row[1]}}) "
            f"MERGE (a)-[r:{named(group.type)} {{content_hash: row[2]}}]->(b) SET r = {props}"
        )
        self.connection.run(text, rows=rows)

    def own_edges(self, rows: list[dict[str, Any]]) -> None:
        """Change only the owners of shared relationships."""
        text = "UNWIND $rows AS row MATCH ()-[r]->() WHERE elementId(r) = row.element SET r.owners = row.owners"
        self.connection.run(text, rows=rows)

    def drop_edges(self, elements: list[str]) -> None:
        """Delete relationships by their element ids."""
        self.connection.run("MATCH ()-[r]->() WHERE elementId(r) IN $elements DELETE r", elements=elements)
