"""The log of pushes, kept in the database as nodes of one label: which atlas, when, and how it ended.

It is for people and for the next push; no question reads it.
"""

from __future__ import annotations

import datetime
import math
import uuid
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from planatlas.errors import ServerRefused
from planatlas.graph.marks.push_marks import RUN
from planatlas.graph.stores.neo4j.database import Database
from planatlas.ontology.catalogue import told
from planatlas.version import __version__

__all__ = ["SCHEMA", "Logged", "Run", "begin", "finish", "newer_there", "refuse_newer", "runs", "unchanged"]

SCHEMA = 2
"""Version of how an atlas stands in Neo4j; a database written by a newer one is not touched."""

_KEPT = 50
_LAST = "r.started DESC"


class Logged(NamedTuple):
    """What the log says of one push; the node that holds the turn has none of it.

    ``built`` is when the files of the atlas were written, in seconds; None for a graph that was in memory.
    """

    schema: int | None
    version: str | None
    started: str | None
    state: str | None
    digest: str | None
    nodes: int | None
    relationships: int | None
    plans: list[str] | None
    built: float | None


@dataclass(frozen=True, slots=True)
class Run:
    """One push: the digest of the atlas, its plans, and when its files were written."""

    digest: str
    plans: Collection[str]
    built: float | None
    id: str = ""


def runs(connection: Database) -> list[Logged]:
    """Read the log, the last push first."""
    fields = ", ".join(f"r.{name}" for name in Logged._fields)
    return [Logged(*row) for row in connection.stream(f"MATCH (r:{RUN}) RETURN {fields} ORDER BY {_LAST}")]


def refuse_newer(log: list[Logged], uri: str) -> None:
    """Raise ServerRefused when the database was written by a version that this one does not understand."""
    for run in log:
        if run.schema is not None and run.schema > SCHEMA:
            raise told(
                ServerRefused, "push.database-newer",
                uri=uri, theirs=run.version, schema=run.schema, ours=__version__, known=SCHEMA,
            )  # fmt: skip


def newer_there(log: list[Logged], run: Run) -> Logged | None:
    """The last push of one of these plans, where it brought a newer atlas than this.

    An atlas is as old as its files were when it was first pushed: a copy has younger files and says the same.
    """
    last = next((one for one in log if one.plans and not set(run.plans).isdisjoint(one.plans)), None)
    if last is None or last.digest == run.digest or last.built is None or run.built is None:
        return None
    return last if min(run.built, _first_built(log, run.digest)) < _first_built(log, last.digest) else None


def _first_built(log: list[Logged], digest: str | None) -> float:
    """When the files of an atlas were written, at the earliest that the log knows."""
    return min((one.built for one in log if one.digest == digest and one.built is not None), default=math.inf)


def begin(connection: Database, run: Run) -> Run:
    """Write down that a push began."""
    begun = Run(run.digest, run.plans, run.built, f"pushrun/{uuid.uuid4().hex}")
    connection.run(
        f"MERGE (r:{RUN} {{id: $id}}) SET r += $props",
        id=begun.id,
        props={
            "name": f"push {_now()}",
            "state": "running",
            "started": _now(),
            "digest": run.digest,
            "plans": sorted(run.plans),
            "built": run.built,
            "schema": SCHEMA,
            "version": __version__,
        },
    )
    return begun


def finish(connection: Database, run: Run, counts: Mapping[str, object]) -> None:
    """Write down that a push ended well, and what it did; only the last runs are kept."""
    props = {"state": "done", "ended": _now(), **counts, **_totals(connection)}
    connection.run(f"MATCH (r:{RUN} {{id: $id}}) SET r += $props", id=run.id, props=props)
    connection.run(
        f"MATCH (r:{RUN}) WHERE r.started IS NOT NULL WITH r ORDER BY {_LAST} SKIP $kept DELETE r", kept=_KEPT
    )


def unchanged(connection: Database, log: list[Logged], digest: str) -> bool:
    """Whether the last push brought this very atlas to its end, and nothing was added or deleted since."""
    last = next((run for run in log if run.started is not None), None)
    if last is None or last.state != "done" or last.digest != digest:
        return False
    return _totals(connection) == {"nodes": last.nodes, "relationships": last.relationships}


def _totals(connection: Database) -> dict[str, int]:
    """Counts the server has at hand, in one question."""
    parts = {"nodes": "MATCH (n)", "log": f"MATCH (n:{RUN})", "relationships": "MATCH ()-[n]->()"}
    text = " UNION ALL ".join(f"{part} RETURN '{name}' AS name, count(n) AS n" for name, part in parts.items())
    found = {**dict.fromkeys(parts, 0), **dict(connection.stream(text))}  # no row where there is nothing to count
    return {"nodes": found["nodes"] - found["log"], "relationships": found["relationships"]}


def _now() -> str:
    return datetime.datetime.now(datetime.UTC).isoformat(timespec="milliseconds")
