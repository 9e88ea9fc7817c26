"""The server the tests of this folder talk to."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path

import neo4j
import pytest

sys.path.append(str(Path(__file__).parent / "server"))

import serve


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[serve.Server]:
    """A running Neo4j with authentication on; without Java or Maven the test is skipped, unless one is required."""
    try:
        running = serve.Server(tmp_path_factory.mktemp("neo4j")).start()
    except serve.NoServer as missing:
        if os.environ.get("PLANATLAS_REQUIRE_NEO4J") == "1":
            pytest.fail(f"PLANATLAS_REQUIRE_NEO4J=1, but {missing}")
        pytest.skip(str(missing))
    yield running
    running.stop()


@pytest.fixture(scope="session")
def driver(server: serve.Server) -> Iterator[neo4j.Driver]:
    """A driver on the running server."""
    with neo4j.GraphDatabase.driver(server.uri, auth=("neo4j", serve.PASSWORD)) as connected:
        yield connected


@pytest.fixture
def empty(driver: neo4j.Driver) -> neo4j.Driver:
    """The driver, after everything in the database was deleted."""
    with driver.session() as session:
        session.run("MATCH (n) CALL (n) { DETACH DELETE n } IN TRANSACTIONS OF 5000 ROWS").consume()
    return driver
