"""Constraints and indexes are made whatever stops the making: a server that falls in the middle, one half made."""

from __future__ import annotations

import threading
import time
from pathlib import Path

import pytest
import serve
from town import town

from planatlas.errors import PlanatlasError, ServerUnreachable
from planatlas.graph.stores.neo4j import Connection, connect, push, push_graph
from planatlas.graph.stores.neo4j import connection as connecting
from planatlas.graph.stores.neo4j.constraints import lacking, rules
from planatlas.graph.stores.parquet import write_edges, write_nodes

SECONDS = 60.0
_OURS = "SHOW INDEXES YIELD name WHERE name STARTS WITH 'planatlas_' RETURN count(name)"


def _pushed(uri: str, said: list[PlanatlasError]) -> None:
    try:
        with connect(uri, password=serve.PASSWORD) as own:
            push_graph(*town(), own)
    except PlanatlasError as error:
        said.append(error)


def _until_indexes(uri: str, many: int) -> None:
    """Wait until so many indexes of ours are there, finished or not."""
    end = time.monotonic() + SECONDS
    with connect(uri, password=serve.PASSWORD) as watching:
        while next(watching.stream(_OURS))[0] < many:
            assert time.monotonic() < end, "the schema was never begun"


def _counts(connection: Connection) -> tuple[int, int]:
    (nodes,) = next(connection.stream("MATCH (n) WHERE NOT n:PlanatlasPushRun RETURN count(n)"))
    (edges,) = next(connection.stream("MATCH ()-[r]->() RETURN count(r)"))
    return nodes, edges


@pytest.mark.parametrize("many", [1, 3, 9])
def test_a_server_that_falls_while_the_schema_is_made_ends_with_all_of_it(mortal: serve.Server, many: int) -> None:
    """The push goes on when the server is back, or says that the next one finishes; nothing half made is in its way."""
    said: list[PlanatlasError] = []
    pushing = threading.Thread(target=_pushed, args=(mortal.uri, said))
    pushing.start()
    _until_indexes(mortal.uri, many)
    mortal.kill()
    mortal.start()
    pushing.join()
    assert all(isinstance(error, ServerUnreachable) for error in said), said
    with connect(mortal.uri, password=serve.PASSWORD) as connection:
        push_graph(*town(), connection)
        assert lacking(connection, rules()) == []
        assert _counts(connection) == (len(town()[0]), len(town()[1]))


def test_the_index_of_a_constraint_that_was_half_made_is_made_anew(mortal: serve.Server) -> None:
    with connect(mortal.uri, password=serve.PASSWORD) as connection:
        connection.schema(["CREATE INDEX planatlas_measure_id FOR (n:Measure) ON (n.id)"])
        push_graph(*town(), connection)
        assert lacking(connection, rules()) == []
        owned = "SHOW INDEXES YIELD name, owningConstraint WHERE name = 'planatlas_measure_id' RETURN owningConstraint"
        assert list(connection.stream(owned)) == [("planatlas_measure_id",)]


def test_a_push_that_gave_up_says_that_the_next_one_finishes(
    mortal: serve.Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connecting, "RETRY_SECONDS", 1.0)
    write_nodes(tmp_path / "nodes.parquet", town()[0])
    write_edges(tmp_path / "edges.parquet", town()[1])
    killed: list[str] = []

    def fall(stage: str, _done: int, _total: int) -> None:
        if not killed:
            killed.append(stage)
            mortal.kill()

    with (
        connect(mortal.uri, password=serve.PASSWORD) as connection,
        pytest.raises(ServerUnreachable, match="push once more") as told,
    ):
        push(tmp_path, connection, progress=fall)
    assert told.value.key == "push.gave-up" and killed
    mortal.start()
    with connect(mortal.uri, password=serve.PASSWORD) as connection:
        push(tmp_path, connection)
        assert _counts(connection) == (len(town()[0]), len(town()[1]))
