"""What goes wrong on the way to a server, and what stands in the database afterwards: nothing lost, nothing doubled."""

from __future__ import annotations

import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import serve
from town import town

from planatlas.errors import ServerRefused, ServerUnreachable
from planatlas.graph.stores.neo4j import Connection, connect, push, push_graph
from planatlas.graph.stores.parquet import write_edges, write_nodes

Cli = Callable[..., Any]
Look = Callable[[], tuple[list[str], list[str]]]


def _atlas(folder: Path, measures: int = 4) -> Path:
    folder.mkdir(exist_ok=True)
    nodes, edges = town(measures=measures)
    write_nodes(folder / "nodes.parquet", nodes)
    write_edges(folder / "edges.parquet", edges)
    return folder


@pytest.fixture
def cli(run: Callable[..., Any]) -> Callable[..., Any]:
    """How the command pushes an atlas; without a password there is nobody to ask for one."""

    def push_to(atlas: Path, uri: str, password: str | None = serve.PASSWORD, code: int = 0) -> Any:
        given = {"PLANATLAS_NEO4J_PASSWORD": password} if password is not None else {}
        return run("push", atlas, "--to", uri, code=code, **given)

    return push_to


def test_no_server_ends_with_4_and_the_remedy(cli: Cli, tmp_path: Path) -> None:
    done = cli(_atlas(tmp_path / "a"), "bolt://127.0.0.1:9", code=4)
    assert done.stdout == ""
    assert "is the server started" in done.stderr


def test_a_wrong_password_ends_with_4_and_is_told_nowhere(cli: Cli, tmp_path: Path, server: serve.Server) -> None:
    done = cli(_atlas(tmp_path / "a"), server.uri, "quite wrong", code=4)
    assert "PLANATLAS_NEO4J_PASSWORD" in done.stderr
    assert "quite wrong" not in done.stderr + done.stdout


def test_no_password_and_nobody_to_ask_ends_with_4(cli: Cli, tmp_path: Path, server: serve.Server) -> None:
    assert cli(_atlas(tmp_path / "a"), server.uri, None, code=4).stderr


def test_a_password_in_the_address_is_refused(cli: Cli, tmp_path: Path) -> None:
    done = cli(_atlas(tmp_path / "a"), "bolt://neo4j:secret@127.0.0.1:7687", code=2)
    assert "secret" not in done.stderr


def test_an_unknown_database_and_scheme_are_named(server: serve.Server) -> None:
    with pytest.raises(ServerRefused, match="no database nowhere"):
        connect(server.uri, password=serve.PASSWORD, database="nowhere")
    with pytest.raises(ServerUnreachable, match="bolt://localhost:7687"):
        connect("http://127.0.0.1:7474", password=serve.PASSWORD)


def test_the_command_pushes(
    cli: Cli, tmp_path: Path, server: serve.Server, connection: Connection, graph: Look
) -> None:
    atlas = _atlas(tmp_path / "a")
    first, second = cli(atlas, server.uri), cli(atlas, server.uri)
    assert len(graph()[1]) == len(town()[1])
    assert second.stderr != first.stderr


def test_a_database_that_may_not_be_written_is_said_to_be_so(
    server: serve.Server, connection: Connection, graph: Look
) -> None:
    server.guard(read_only=True)
    try:
        with pytest.raises(ServerRefused, match="read-only"):
            push_graph(*town(), connection)
        assert graph() == ([], [])
    finally:
        server.guard(read_only=False)
    push_graph(*town(), connection)
    assert graph()[0]


def test_two_pushes_at_once_end_as_one(server: serve.Server, connection: Connection, graph: Look) -> None:
    push_graph(*town(measures=30), connection)
    wanted = graph()
    connection.run("MATCH (n) DETACH DELETE n")
    failed: list[BaseException] = []

    def again() -> None:
        try:
            with connect(server.uri, password=serve.PASSWORD) as own:
                push_graph(*town(measures=30), own)
        except ServerRefused as error:
            failed.append(error)

    threads = [threading.Thread(target=again) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not failed
    assert graph() == wanted


@pytest.mark.parametrize("after", [0.0, 0.3, 0.8, 1.5])
def test_a_killed_push_is_finished_by_the_next(
    tmp_path: Path, server: serve.Server, connection: Connection, graph: Look, after: float
) -> None:
    atlas = _atlas(tmp_path / "a", measures=400)
    push(atlas, connection)
    wanted = graph()
    push_graph(*town(measures=5), connection)
    code = (
        "import sys; from pathlib import Path; from planatlas.graph.stores.neo4j import connect, push\n"
        "sys.modules['planatlas.graph.stores.neo4j.push'].BATCH = 50\n"
        "with connect(sys.argv[1], password=sys.argv[2]) as c:\n"
        "    print('begun', flush=True); push(sys.argv[3], c)"
    )
    dying = subprocess.Popen(
        [sys.executable, "-c", code, server.uri, serve.PASSWORD, str(atlas)], stdout=subprocess.PIPE, text=True
    )
    assert dying.stdout is not None and dying.stdout.readline() == "begun\n"
    time.sleep(after)
    dying.kill()
    dying.wait()
    push(atlas, connection)
    assert graph() == wanted


def test_a_server_that_dies_in_mid_load_and_comes_back_loses_nothing(tmp_path: Path, mortal: serve.Server) -> None:
    atlas = _atlas(tmp_path / "a", measures=300)
    stages: list[int] = []

    def at_the_third_batch(_stage: str, _done: int, _total: int) -> None:
        stages.append(1)
        if len(stages) == 3:
            mortal.kill()
            mortal.start()

    with connect(mortal.uri, password=serve.PASSWORD) as connection:
        push(atlas, connection, progress=at_the_third_batch)
        nodes, edges = town(measures=300)
        (row,) = connection.run("MATCH (n) WHERE NOT n:PlanatlasPushRun RETURN count(n) AS n")
        assert row["n"] == len(nodes)
        (row,) = connection.run("MATCH ()-[r]->() RETURN count(r) AS n, count(DISTINCT r.planatlas_hash) AS kinds")
        assert (row["n"], row["kinds"]) == (len(edges), len(edges))
