"""Plans that leave a database, atlases that are older than what is there, and atlases that say different things."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import serve
from town import town

from planatlas.errors import NameUnknown, PushOlder
from planatlas.graph.model import Edge, Node
from planatlas.graph.stores.neo4j import Connection, push, push_graph, unpush
from planatlas.graph.stores.neo4j.push import How
from planatlas.graph.stores.parquet import write_edges, write_nodes

Cli = Callable[..., Any]
Look = Callable[[], tuple[list[str], list[str]]]
Town = tuple[list[Node], list[Edge]]


def _atlas(folder: Path, graph: Town, built: int) -> Path:
    """An atlas on disk, written at a time of our choice."""
    folder.mkdir()
    write_nodes(folder / "nodes.parquet", graph[0])
    write_edges(folder / "edges.parquet", graph[1])
    for file in folder.iterdir():
        os.utime(file, (built, built))
    return folder


def _plans(connection: Connection) -> list[str]:
    return [plan for (plan,) in connection.stream("MATCH (p:Plan) RETURN p.id ORDER BY p.id")]


@pytest.fixture
def cli(run: Callable[..., Any], server: serve.Server) -> Callable[..., Any]:
    """The command with the address and the password of the server."""
    told = {"PLANATLAS_NEO4J_PASSWORD": serve.PASSWORD, "PLANATLAS_NEO4J_URI": server.uri}
    return lambda *words, code=0: run(*words, "--lang", "en", code=code, **told)


def test_a_plan_that_left_the_atlas_is_pruned(cli: Cli, connection: Connection, graph: Look, tmp_path: Path) -> None:
    alone = _atlas(tmp_path / "alone", town(2031), 1_000)
    push(alone, connection)
    wanted = graph()
    push_graph(*town(2032, 6), connection)
    both = graph()
    dry = cli("push", str(alone), "--prune", "--dry-run")
    assert graph() == both
    assert "plan/valea-mica/2032" in dry.stderr and "14 nodes and 43 relationships" in dry.stderr, dry.stderr
    assert "14 to drop" in dry.stderr and "43 to drop" in dry.stderr
    done = cli("push", str(alone), "--prune")
    assert "plan/valea-mica/2032" in done.stderr
    assert graph() == wanted
    again = push(alone, connection, prune=True)
    assert (again.leaving, again.nodes_dropped, again.edges_dropped, again.nodes_written) == ([], 0, 0, 0)


@pytest.mark.parametrize("name", ["plan/valea-mica/2032", "valea-mica-2032.ro.txt", "Planul anual de acțiune 2032"])
def test_one_plan_is_taken_out_by_id_document_or_name(connection: Connection, graph: Look, name: str) -> None:
    push_graph(*town(2031), connection)
    wanted = graph()
    nodes, edges = town(2032, 6)
    nodes[0].props["doc"] = "valea-mica-2032.ro"
    push_graph(nodes, edges, connection)
    both = graph()
    rehearsed = unpush(name, connection, rehearse=True)
    assert graph() == both
    report = unpush(name, connection)
    assert graph() == wanted
    assert report.counts() == rehearsed.counts()
    assert [one.id for one in report.leaving] == ["plan/valea-mica/2032"]
    assert (report.nodes_dropped, report.edges_dropped) == (len(nodes) - 5, len(edges) - 1)
    push_graph(nodes, edges, connection)
    assert graph() == both


def test_the_last_plan_leaves_nothing_behind(connection: Connection, graph: Look) -> None:
    push_graph(*town(2031), connection)
    assert unpush("plan/valea-mica/2031", connection).nodes_dropped == len(town(2031)[0])
    assert graph() == ([], [])
    assert connection.run("MATCH (r:PlanatlasPushRun {state: 'running'}) RETURN count(r) AS n") == [{"n": 0}]


def test_an_unknown_plan_is_told_with_those_that_are_there(
    cli: Cli, connection: Connection, server: serve.Server
) -> None:
    push_graph(*town(2031), connection)
    with pytest.raises(NameUnknown, match="plan/valea-mica/2031"):
        unpush("plan/nowhere", connection)
    done = cli("unpush", "plan/nowhere", "--from", server.uri, code=2)
    assert done.stdout == ""
    assert "plan/valea-mica/2031" in done.stderr and "Planul anual de acțiune 2031" in done.stderr
    assert _plans(connection) == ["plan/valea-mica/2031"]


def test_an_older_atlas_goes_over_a_newer_one_only_when_somebody_says_so(
    cli: Cli, connection: Connection, graph: Look, tmp_path: Path
) -> None:
    newer = _atlas(tmp_path / "newer", town(measures=4), 2_000)
    older = _atlas(tmp_path / "older", town(measures=3), 1_000)
    push(newer, connection)
    before = graph()
    with pytest.raises(PushOlder):
        push(older, connection)
    refused = cli("push", str(older), code=2)
    assert "--yes" in refused.stderr
    assert graph() == before
    cli("push", str(older), "--yes")
    assert graph() != before
    push(newer, connection)  # newer over older needs no word
    assert graph() == before


def test_an_atlas_that_was_pushed_before_the_last_one_is_older_whatever_its_files_say(
    connection: Connection, tmp_path: Path
) -> None:
    first = _atlas(tmp_path / "first", town(measures=3), 1_000)
    push(first, connection)
    push(_atlas(tmp_path / "second", town(measures=4), 2_000), connection)
    os.utime(first / "nodes.parquet", (3_000, 3_000))  # as a copy would be
    with pytest.raises(PushOlder):
        push(first, connection)


def test_atlases_of_other_plans_are_never_older(connection: Connection, tmp_path: Path) -> None:
    push(_atlas(tmp_path / "a", town(2031), 2_000), connection)
    push(_atlas(tmp_path / "b", town(2032), 1_000), connection)
    assert _plans(connection) == ["plan/valea-mica/2031", "plan/valea-mica/2032"]


def _in_greek(graph: Town) -> Town:
    """The same shared nodes under other names, and one of another kind."""
    nodes, edges = graph
    names = {"actorclass/ngo": "μη κυβερνητικές οργανώσεις", "fundingsource/local-budget": "δημοτικός προϋπολογισμός"}
    changed = [replace(n, name=names.get(n.id, n.name), props=dict(n.props)) for n in nodes]
    next(n for n in changed if n.id == "actorclass/ngo").props["level"] = "local"
    return changed, edges


def _names(connection: Connection) -> list[tuple[Any, ...]]:
    rows = "MATCH (n) WHERE n:ActorClass OR n:FundingSource RETURN n.id, n.name, n.level ORDER BY n.id"
    return list(connection.stream(rows))


def test_two_atlases_in_turn_change_nothing_and_no_order_decides(connection: Connection, graph: Look) -> None:
    romanian, greek = town(2031), _in_greek(town(2032))
    push_graph(*romanian, connection)
    push_graph(*greek, connection)
    one, names = graph(), _names(connection)
    for atlas in (romanian, greek, romanian):
        report = push_graph(*atlas, connection)
        assert (report.nodes_written, report.edges_written, report.nodes_dropped) == (0, 0, 0)
    assert push_graph(*greek, connection, How(compare_all=True)).nodes_written == 0
    assert graph() == one
    connection.run("MATCH (n) DETACH DELETE n")
    push_graph(*greek, connection)
    assert _names(connection) != names
    push_graph(*romanian, connection)
    assert graph() == one


def test_what_most_plans_say_is_shown_and_the_other_comes_back_when_they_leave(connection: Connection) -> None:
    push_graph(*_in_greek(town(2032)), connection)
    greek = _names(connection)
    push_graph(*town(2031), connection)
    push_graph(*_in_greek(town(2033)), connection)
    assert _names(connection) == greek  # two plans against one
    unpush("plan/valea-mica/2032", connection)
    unpush("plan/valea-mica/2033", connection)
    assert [name for _, name, _ in _names(connection)] == ["organizații neguvernamentale", "Buget local"]
    assert connection.run("MATCH (n) WHERE n.planatlas_variants IS NOT NULL RETURN count(n) AS n") == [{"n": 0}]
