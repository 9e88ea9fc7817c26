"""The server the tests of this folder talk to."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from planatlas.atlas import Atlas, open_atlas
from planatlas.graph.stores.neo4j import Connection, connect

sys.path += [str(Path(__file__).parent / "server"), str(Path(__file__).parent)]

import serve

Graph = tuple[list[str], list[str]]


def started(home: Path, **options: bool) -> serve.Server:
    """Start a server; without Java or Maven skip the test, unless a server is required."""
    try:
        return serve.Server(home, **options).start()
    except serve.NoServer as missing:
        if os.environ.get("PLANATLAS_REQUIRE_NEO4J") == "1":
            pytest.fail(f"PLANATLAS_REQUIRE_NEO4J=1, but {missing}")
        pytest.skip(str(missing))


@pytest.fixture(scope="session")
def start() -> Callable[..., serve.Server]:
    """How a test starts a server of its own, to stop it or to kill it."""
    return started


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[serve.Server]:
    """A running Neo4j with authentication on."""
    running = started(tmp_path_factory.mktemp("neo4j"))
    yield running
    running.kill()  # nobody needs the database any more


@pytest.fixture(scope="session")
def _falls(tmp_path_factory: pytest.TempPathFactory) -> Iterator[serve.Server]:
    running = started(tmp_path_factory.mktemp("mortal"))
    yield running
    running.kill()


@pytest.fixture
def mortal(_falls: serve.Server) -> serve.Server:
    """A running Neo4j that a test may kill and start again, without data and without schema."""
    with connect(_falls.uri, password=serve.PASSWORD) as connected:
        connected.run("MATCH (n) DETACH DELETE n")
        for kind, kinds in (("CONSTRAINT", "CONSTRAINTS"), ("INDEX", "INDEXES")):
            listed = f"SHOW {kinds} YIELD name, type WHERE type <> 'LOOKUP' RETURN name"
            for (name,) in list(connected.stream(listed)):
                connected.run(f"DROP {kind} `{name}` IF EXISTS")
    return _falls


@pytest.fixture
def connection(server: serve.Server) -> Iterator[Connection]:
    """A connection to an empty database."""
    with connect(server.uri, password=serve.PASSWORD) as connected:
        connected.run("MATCH (n) DETACH DELETE n")
        yield connected


@pytest.fixture
def graph(connection: Connection) -> Callable[[], Graph]:
    """A function that gives everything in the database but the log, as sorted texts to compare."""

    def look() -> Graph:
        nodes = "MATCH (n) WHERE NOT n:PlanatlasPushRun RETURN labels(n), n {.*, planatlas_digest: null}"
        edges = "MATCH (a)-[r]->(b) RETURN a.id, type(r), b.id, properties(r)"
        return tuple(sorted(map(_plain, connection.stream(text))) for text in (nodes, edges))  # type: ignore[return-value]

    return look


@pytest.fixture(scope="session")
def examples(built: Callable[..., Path]) -> Atlas:
    """The atlas of every example plan, not to be changed."""
    return open_atlas(built())


def _plain(row: tuple[object, ...]) -> str:
    return repr([sorted(part.items()) if isinstance(part, dict) else part for part in row])
