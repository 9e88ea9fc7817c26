"""What the database itself guards: one node an id for every label of the vocabulary, and indexes for looking things up.

Neo4j Community has uniqueness constraints and indexes; what must exist and of which type is checked by SHACL.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from planatlas.graph.stores.neo4j.connection import Connection
from planatlas.graph.stores.neo4j.remote import named

__all__ = ["ensure_constraints", "statements"]

_INDEXED = ("plan",)


def ensure_constraints(connection: Connection, extra: Iterable[str] = ()) -> None:
    """Create the constraints and indexes that are missing; ``extra`` are further labels to guard."""
    there = {name for (name,) in connection.stream("SHOW INDEXES YIELD name RETURN name")}
    missing = [text for name, text in statements(extra) if name not in there]
    if missing:
        connection.schema(missing)
        connection.schema(["CALL db.awaitIndexes(300)"])


def statements(extra: Iterable[str] = ()) -> Iterator[tuple[str, str]]:
    """Yield name and text of every schema statement, read from the vocabulary."""
    from planatlas.ontology import vocabulary

    schema = vocabulary().schema
    for label in sorted({*schema.nodes, *extra}):
        name = f"planatlas_{label.lower()}_id"
        yield name, f"CREATE CONSTRAINT {name} IF NOT EXISTS FOR (n:{named(label)}) REQUIRE n.id IS UNIQUE"
    for label, node in sorted(schema.nodes.items()):
        for prop in _INDEXED:
            if prop in node.properties:
                name = f"planatlas_{label.lower()}_{prop}"
                yield name, f"CREATE INDEX {name} IF NOT EXISTS FOR (n:{named(label)}) ON (n.{prop})"
