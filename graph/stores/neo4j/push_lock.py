"""One push at a time: a lock that the database holds, and gives back by itself when the one who pushes dies."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from planatlas.graph.marks.push_marks import LOCK, RUN
from planatlas.graph.stores.neo4j.constraints import Constraint, ensure_constraints
from planatlas.graph.stores.neo4j.database import Database

__all__ = ["WAIT_SECONDS", "one_at_a_time"]

WAIT_SECONDS = 600.0
"""How long a second push waits for the first."""

_ONE = Constraint(f"planatlas_{RUN.lower()}_id", RUN, "id", unique=True)
_TAKE = f"MATCH (l:{RUN} {{id: $id}}) SET l.held = true"


@contextmanager
def one_at_a_time(connection: Database, wait: float = WAIT_SECONDS) -> Iterator[None]:
    """Hold the turn to push while the block runs.

    An open transaction keeps the write lock of one node; it ends with the connection, so a killed push never blocks
    the next one. Should the server restart meanwhile the turn is lost, and merging by hash keeps the graph right.
    Raises ServerRefused when another push does not end within ``wait`` seconds.
    """
    ensure_constraints(connection, [_ONE])
    connection.run(f"MERGE (l:{RUN} {{id: $id}}) SET l.name = 'lock'", id=LOCK)
    with connection.holding(_TAKE, wait, id=LOCK):
        yield
