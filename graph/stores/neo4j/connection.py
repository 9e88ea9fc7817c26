"""A connection to a Neo4j server: units of work that are tried again, and rows as the server sends them."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from types import TracebackType
from typing import Any, TypeVar

import neo4j
from neo4j.exceptions import ClientError, DriverError, Neo4jError, TransientError

from planatlas.errors import ServerRefused, ServerUnreachable
from planatlas.graph.stores.neo4j.remedies import explained
from planatlas.ontology.catalogue import told

__all__ = ["Connection", "connect"]

_T = TypeVar("_T")

SCHEMES = ("bolt", "bolt+s", "bolt+ssc", "neo4j", "neo4j+s", "neo4j+ssc")
RETRY_SECONDS = 90.0
"""How long a unit of work is tried again: longer than a server needs to start after a crash."""
_PAUSE_SECONDS = 0.5


@dataclass
class Connection:
    """An open driver and the database it is used on. Use it as a context manager, or ``close`` it."""

    driver: neo4j.Driver
    database: str | None
    uri: str

    def write(self, work: Callable[[neo4j.ManagedTransaction], _T]) -> _T:
        """Run a unit of work that may be run more than once: it is tried again when the server stumbles."""
        with explained(self.uri, self.database), self.driver.session(database=self.database) as session:
            return session.execute_write(work)

    def run(self, text: str, **params: Any) -> list[dict[str, Any]]:
        """Run one writing statement in a managed transaction and return its rows."""
        return self.write(lambda tx: tx.run(text, params).data())

    def schema(self, statements: Iterable[str]) -> None:
        """Run schema statements in one transaction."""
        wanted = list(statements)
        self.write(lambda tx: [tx.run(text).consume() for text in wanted])

    def stream(self, text: str, **params: Any) -> Iterator[tuple[Any, ...]]:
        """Yield the rows of a reading statement as the server sends them; nothing is kept in memory.

        Until the first row is there, a server that stumbles is asked again; a break after it is an error.
        """
        with explained(self.uri, self.database):
            session, result = _again(lambda: self._begun(text, params))
            with session:
                for record in result:
                    yield tuple(record.values())

    def _begun(self, text: str, params: dict[str, Any]) -> tuple[neo4j.Session, neo4j.Result]:
        """A session of its own, and in it a result whose first row is there."""
        mode = neo4j.READ_ACCESS
        with ExitStack() as undo:
            session = self.driver.session(database=self.database, default_access_mode=mode, fetch_size=10_000)
            undo.callback(session.close)
            result = session.run(text, params)
            result.peek()
            undo.pop_all()
        return session, result

    @contextmanager
    def holding(self, text: str, wait: float, **params: Any) -> Iterator[None]:
        """Keep the locks that a statement takes while the block runs: an open transaction holds them.

        Raises ServerRefused when somebody else keeps them for longer than ``wait`` seconds.
        """
        with self.driver.session(database=self.database) as session:
            self._wait(session, text, wait, params)
            held = session.begin_transaction()
            try:
                with explained(self.uri, self.database):
                    held.run(text, params).consume()
                yield
            finally:
                with suppress(DriverError, Neo4jError):
                    held.rollback()

    def _wait(self, session: neo4j.Session, text: str, seconds: float, params: dict[str, Any]) -> None:
        """Take the locks and give them back at once: this transaction may time out, the one that is held may not."""
        try:
            with explained(self.uri, self.database), session.begin_transaction(timeout=seconds) as probe:
                probe.run(text, params).consume()
                probe.rollback()
        except ServerRefused as error:
            code = getattr(error.__cause__, "code", None) or ""
            if isinstance(error.__cause__, ClientError | TransientError) and "TransactionTimedOut" in code:
                raise told(ServerRefused, "push.another-runs", uri=self.uri) from error
            raise

    def close(self) -> None:
        """Give the connections back."""
        self.driver.close()

    def __enter__(self) -> Connection:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()


def connect(uri: str, *, user: str = "neo4j", password: str = "", database: str | None = None) -> Connection:
    """Open a connection and make sure that the server answers and lets us in.

    ``uri`` has one of the schemes bolt, neo4j, and their +s (TLS) and +ssc (TLS, self-signed) forms. Raises
    ServerUnreachable when nothing answers there, ServerRefused when the password or the database is not accepted.
    """
    scheme, _, rest = uri.partition("://")
    if scheme not in SCHEMES or not rest:
        raise ServerUnreachable(f"{uri!r} is no address of a Neo4j server; write for example bolt://localhost:7687")
    logging.getLogger("neo4j").addHandler(logging.NullHandler())  # what the driver tells is told in our words
    with explained(uri, database), ExitStack() as undo:
        driver = neo4j.GraphDatabase.driver(
            uri, auth=(user, password), max_transaction_retry_time=RETRY_SECONDS,
            notifications_min_severity="OFF",
        )  # fmt: skip
        undo.callback(driver.close)
        with driver.session(database=database) as session:
            session.run("RETURN 1").consume()
        undo.pop_all()
    return Connection(driver, database, uri)


def _again(ask: Callable[[], _T]) -> _T:
    """Ask until the server answers; raise what it says when that will not change, or has not in ``RETRY_SECONDS``."""
    end = time.monotonic() + RETRY_SECONDS
    while True:
        try:
            return ask()
        except (DriverError, Neo4jError) as error:
            if not error.is_retryable() or time.monotonic() > end:
                raise
        time.sleep(_PAUSE_SECONDS)
