"""Errors that pass: two transactions in each other's way, one that is stopped, a server that falls at any moment.

The server is real and so is the error: the one in the way takes the locks in the other order, and Neo4j decides.
"""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable, Iterator
from typing import Any

import pytest
import serve
from town import town

from planatlas.errors import PlanatlasError, ServerRefused, ServerUnreachable
from planatlas.graph.model import Edge, Node
from planatlas.graph.stores.neo4j import Connection, connect, push_graph

Look = Callable[[], tuple[list[str], list[str]]]
Town = tuple[list[Node], list[Edge]]

MEASURES = 200
SECONDS = 60.0
_HOLD = "MATCH (m:Measure {id: $id}) SET m.held = true"
_WAITING = "SHOW TRANSACTIONS YIELD status, currentQuery WHERE status STARTS WITH 'Blocked' RETURN currentQuery"


def _moved(graph: Town) -> Town:
    """The same town, every measure with another deadline: a push has to write all of them."""
    nodes, edges = graph
    changed = [Node(n.id, n.label, n.name, {**n.props, "deadline": "trim. IV"}) if n.label == "Measure" else n
               for n in nodes]  # fmt: skip
    return changed, edges


class _Pushing(threading.Thread):
    """A push with a connection of its own; ``said`` is how it failed, if it did."""

    def __init__(self, uri: str, graph: Town) -> None:
        super().__init__()
        self.uri, self.graph, self.said = uri, graph, None  # type: tuple[str, Town, PlanatlasError | None]

    def run(self) -> None:
        try:
            with connect(self.uri, password=serve.PASSWORD) as own:
                push_graph(*self.graph, own)
        except PlanatlasError as error:
            self.said = error


def _until_blocked(connection: Connection, part: str) -> None:
    """Wait until a transaction whose query has this part waits for a lock."""
    end = time.monotonic() + SECONDS
    while time.monotonic() < end:
        if any(part in (query or "") for (query,) in connection.stream(_WAITING)):
            return
        time.sleep(0.05)
    pytest.fail("the push was never in the way of the other transaction")


@pytest.fixture
def wanted(connection: Connection, graph: Look) -> Iterator[tuple[list[str], list[str]]]:
    """The database holds a town; the fixture is what it holds when its measures have moved."""
    push_graph(*_moved(town(measures=MEASURES)), connection)
    after = graph()
    push_graph(*town(measures=MEASURES), connection)
    assert graph() != after
    yield after


@pytest.fixture
def retries(caplog: pytest.LogCaptureFixture) -> Callable[[], list[str]]:
    """What the driver logs when it tries a transaction again."""
    caplog.set_level(logging.WARNING, logger="neo4j")
    return lambda: [r.getMessage() for r in caplog.records if "will be retried" in r.getMessage()]


def test_a_deadlock_is_tried_again_and_nothing_is_lost_or_doubled(
    server: serve.Server, connection: Connection, graph: Look, wanted: Any, retries: Callable[[], list[str]]
) -> None:
    """The push holds the first measure and waits for the last; the other holds the last and then wants the first.

    Neo4j ends the one with fewer locks, so the other holds the relationships as well.
    """
    first, last = "measure/valea-mica/2031/1.1", f"measure/valea-mica/2031/1.{MEASURES}"
    with connection.driver.session() as session:
        other = session.begin_transaction()
        other.run("MATCH ()-[r]->() SET r.held = true").consume()
        other.run(_HOLD, id=last).consume()
        pushing = _Pushing(server.uri, _moved(town(measures=MEASURES)))
        pushing.start()
        _until_blocked(connection, "MERGE (n:`Measure`")
        other.run(_HOLD, id=first).consume()
        other.rollback()
    pushing.join()
    assert pushing.said is None
    assert any("DeadlockDetected" in said for said in retries()), retries()
    assert graph() == wanted


def test_a_push_that_is_stopped_says_so_and_the_next_one_finishes(
    server: serve.Server, connection: Connection, graph: Look, wanted: Any
) -> None:
    with connection.driver.session() as session, session.begin_transaction() as other:
        other.run(_HOLD, id=f"measure/valea-mica/2031/1.{MEASURES}").consume()
        pushing = _Pushing(server.uri, _moved(town(measures=MEASURES)))
        pushing.start()
        _until_blocked(connection, "MERGE (n:`Measure`")
        blocked = (
            "SHOW TRANSACTIONS YIELD transactionId, status WHERE status STARTS WITH 'Blocked' RETURN transactionId"
        )
        connection.run("TERMINATE TRANSACTIONS $ids", ids=[one for (one,) in connection.stream(blocked)])
        pushing.join()
        other.rollback()
    assert isinstance(pushing.said, ServerRefused) and "do it again" in str(pushing.said)
    assert graph() != wanted
    push_graph(*_moved(town(measures=MEASURES)), connection)
    assert graph() == wanted


def test_a_server_that_falls_at_any_moment_loses_nothing(mortal: serve.Server) -> None:
    """Between two statements or in one: the push goes on when the server is back, or says so, and the next finishes."""
    graph = town(measures=MEASURES)
    pushing = _Pushing(mortal.uri, graph)
    pushing.start()
    time.sleep(1.0)
    mortal.kill()
    mortal.start()
    pushing.join()
    assert pushing.said is None or isinstance(pushing.said, ServerUnreachable)
    with connect(mortal.uri, password=serve.PASSWORD) as connection:
        push_graph(*graph, connection)
        _holds(connection, graph)


def _holds(connection: Connection, graph: Town) -> None:
    nodes = [id_ for (id_,) in connection.stream("MATCH (n) WHERE NOT n:PlanatlasPushRun RETURN n.id")]
    assert sorted(nodes) == sorted(node.id for node in graph[0])
    ties = connection.stream("MATCH (a)-[r]->(b) RETURN a.id, type(r), b.id, r.line")
    assert sorted(map(repr, ties)) == sorted(repr((e.source, e.type, e.target, e.props.get("line"))) for e in graph[1])
