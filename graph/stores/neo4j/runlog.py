"""The log of pushes, kept in the database as nodes of the label PushRun: which atlas, when, and how it ended.

It is for people and for the next push; no question reads it.
"""

from __future__ import annotations

import datetime
import uuid
from dataclasses import dataclass
from typing import NamedTuple

from planatlas import __version__
from planatlas.errors import ServerRefused
from planatlas.graph.stores.neo4j.connection import Connection

__all__ = ["SCHEMA", "Logged", "Run", "begin", "finish", "refuse_newer", "runs", "unchanged"]

SCHEMA = 1
"""Version of how an atlas stands in Neo4j; a database written by a newer one is not touched."""

_KEPT = 50
_LAST = "r.started DESC"


class Logged(NamedTuple):
    """What the log says of one push; the node that holds the turn has none of it."""

    schema: int | None
    version: str | None
    started: str | None
    state: str | None
    digest: str | None
    nodes: int | None
    relationships: int | None


@dataclass(frozen=True, slots=True)
class Run:
    """One push. ``totals`` are the nodes and relationships of the whole database at its end."""

    id: str
    digest: str


def runs(connection: Connection) -> list[Logged]:
    """Read the log, the last push first."""
    fields = ", ".join(f"r.{name}" for name in Logged._fields)
    return [Logged(*row) for row in connection.stream(f"MATCH (r:PushRun) RETURN {fields} ORDER BY {_LAST}")]


def refuse_newer(log: list[Logged], uri: str) -> None:
    """Raise ServerRefused when the database was written by a version that this one does not understand."""
    for run in log:
        if run.schema is not None and run.schema > SCHEMA:
            raise ServerRefused(
                f"{uri} was written by planatlas {run.version} (schema {run.schema}; this is {__version__}, schema "
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
        f"MATCH (r:PushRun) WHERE r.started IS NOT NULL WITH r ORDER BY {_LAST} SKIP $kept DELETE r", kept=_KEPT
    )


def unchanged(connection: Connection, log: list[Logged], digest: str) -> bool:
    """Whether the last push brought this very atlas to its end, and nothing was added or deleted since."""
    last = next((run for run in log if run.started is not None), None)
    if last is None or last.state != "done" or last.digest != digest:
        return False
    return _totals(connection) == {"nodes": last.nodes, "relationships": last.relationships}


def _totals(connection: Connection) -> dict[str, int]:
    """Counts the server has at hand, in one question."""
    parts = {"nodes": "MATCH (n)", "log": "MATCH (n:PushRun)", "relationships": "MATCH ()-[n]->()"}
    text = " UNION ALL ".join(f"{part} RETURN '{name}' AS name, count(n) AS n" for name, part in parts.items())
    found = dict(connection.stream(text))
    return {"nodes": found["nodes"] - found["log"], "relationships": found["relationships"]}


def _now() -> str:
    return datetime.datetime.now(datetime.UTC).isoformat(timespec="milliseconds")
