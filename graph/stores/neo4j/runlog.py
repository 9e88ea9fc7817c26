"""The log of pushes, kept in the database as nodes of the label PushRun: which atlas, when, and how it ended.

It is for people and for the next push; no question reads it.
"""

from __future__ import annotations

import datetime
import uuid
from dataclasses import dataclass

from planatlas import __version__
from planatlas.errors import ServerRefused
from planatlas.graph.stores.neo4j.connection import Connection

__all__ = ["SCHEMA", "Run", "begin", "finish", "refuse_newer", "unchanged"]

SCHEMA = 1
"""Version of how an atlas stands in Neo4j; a database written by a newer one is not touched."""

_KEPT = 50


@dataclass(frozen=True, slots=True)
class Run:
    """One push. ``totals`` are the nodes and relationships of the whole database at its end."""

    id: str
    digest: str


def refuse_newer(connection: Connection) -> None:
    """Raise ServerRefused when the database was written by a version that this one does not understand."""
    rows = connection.stream("MATCH (r:PushRun) WHERE r.schema > $mine RETURN r.schema, r.version LIMIT 1", mine=SCHEMA)
    for schema, version in rows:
        raise ServerRefused(
            f"{connection.uri} was written by planatlas {version} (schema {schema}; this is {__version__}, schema "
            f"{SCHEMA}); update planatlas, or push into an empty database"
        )


def begin(connection: Connection, digest: str, plans: list[str]) -> Run:
    """Write down that a push began."""
    run = Run(f"pushrun/{uuid.uuid4().hex}", digest)
    connection.run(
        "MERGE (r:PushRun {id: $id}) SET r += $props",
        id=run.id,
        props={
            "name": f"push {_now()}",
            "state": "running",
            "started": _now(),
            "digest": digest,
            "plans": plans,
            "schema": SCHEMA,
            "version": __version__,
        },
    )
    return run


def finish(connection: Connection, run: Run, counts: dict[str, int]) -> None:
    """Write down that a push ended well, and what it did; only the last runs are kept."""
    props = {"state": "done", "ended": _now(), **counts, **_totals(connection)}
    connection.run("MATCH (r:PushRun {id: $id}) SET r += $props", id=run.id, props=props)
    connection.run(
        "MATCH (r:PushRun) WHERE r.started IS NOT NULL WITH r ORDER BY r.started DESC SKIP $kept DELETE r", kept=_KEPT
    )


def unchanged(connection: Connection, digest: str) -> bool:
    """Whether the last push brought this very atlas to its end, and nothing was added or deleted since."""
    last = "MATCH (r:PushRun) WHERE r.started IS NOT NULL RETURN r.state, r.digest, r.nodes, r.relationships"
    for state, known, nodes, relationships in connection.stream(f"{last} ORDER BY r.started DESC LIMIT 1"):
        now = _totals(connection)
        return bool(state == "done" and known == digest and now == {"nodes": nodes, "relationships": relationships})
    return False


def _totals(connection: Connection) -> dict[str, int]:
    (nodes,) = next(connection.stream("MATCH (n) RETURN count(n)"))
    (log,) = next(connection.stream("MATCH (n:PushRun) RETURN count(n)"))
    (relationships,) = next(connection.stream("MATCH ()-[r]->() RETURN count(r)"))
    return {"nodes": nodes - log, "relationships": relationships}


def _now() -> str:
    return datetime.datetime.now(datetime.UTC).isoformat(timespec="milliseconds")
