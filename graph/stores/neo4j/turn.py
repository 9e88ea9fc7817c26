"""One push at a time: a lock that the database holds, and gives back by itself when the one who pushes dies."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

from planatlas.errors import ServerRefused
from planatlas.graph.stores.neo4j.connection import Connection
from planatlas.graph.stores.neo4j.remedies import explained

if TYPE_CHECKING:
    import neo4j

__all__ = ["WAIT_SECONDS", "one_at_a_time"]

WAIT_SECONDS = 600.0
"""How long a second push waits for the first."""

_LOCK = "pushrun/lock"


@contextmanager
def one_at_a_time(connection: Connection, wait: float = WAIT_SECONDS) -> Iterator[None]:
    """Hold the turn to push while the block runs.

    An open transaction keeps the write lock of one node; it ends with the connection, so a killed push never blocks
    the next one. Should the server restart meanwhile the turn is lost, and merging by hash keeps the graph right.
    Raises ServerRefused when another push does not end within ``wait`` seconds.
    """
    from neo4j.exceptions import DriverError, Neo4jError

    connection.run("MERGE (l:PushRun {id: $id}) SET l.name = 'lock'", id=_LOCK)
    with connection.driver.session(database=connection.database) as session:
        _wait(connection, session, wait)
        held = session.begin_transaction()
        try:
            with explained(connection.uri, connection.database):
                held.run(_TAKE, id=_LOCK).consume()
            yield
        finally:
            with suppress(DriverError, Neo4jError):
                held.rollback()


_TAKE = "MATCH (l:PushRun {id: $id}) SET l.held = true"


def _wait(connection: Connection, session: neo4j.Session, seconds: float) -> None:
    """Take the lock and give it back at once: this transaction may time out, the one that is held may not."""
    from neo4j.exceptions import ClientError, TransientError

    try:
        with explained(connection.uri, connection.database), session.begin_transaction(timeout=seconds) as probe:
            probe.run(_TAKE, id=_LOCK).consume()
            probe.rollback()
    except ServerRefused as error:
        code = getattr(error.__cause__, "code", None) or ""
        if isinstance(error.__cause__, ClientError | TransientError) and "TransactionTimedOut" in code:
            uri = connection.uri
            raise ServerRefused(f"another push is running at {uri}; wait until it is done and push again") from error
        raise
