"""Pushing into a real Neo4j: the database holds what the atlas says, whatever it held before."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from town import town

from planatlas.errors import ServerRefused
from planatlas.graph.marks.push_marks import BOOKKEEPING
from planatlas.graph.model import Edge, Node
from planatlas.graph.stores.neo4j import Connection, push, push_graph
from planatlas.graph.stores.neo4j.constraints import statements
from planatlas.graph.stores.parquet import write_edges, write_nodes

Graph = tuple[list[str], list[str]]
Look = Callable[[], Graph]


def test_the_database_holds_every_node_and_edge_with_all_its_properties(connection: Connection) -> None:
    nodes, edges = town()
    push_graph(nodes, edges, connection)
    there = {id_: (labels, props) for id_, labels, props in connection.stream(
        "MATCH (n) WHERE NOT n:PlanatlasPushRun RETURN n.id, labels(n), properties(n)")}  # fmt: skip
    assert there.keys() == {node.id for node in nodes}
    for node in nodes:
        labels, props = there[node.id]
        assert labels == [node.label]
        assert _said(props) == {"id": node.id, "name": node.name, **node.props}
    ties = connection.stream("MATCH (a)-[r]->(b) RETURN a.id, b.id, type(r), properties(r)")
    found = sorted(repr((a, b, t, sorted(_said(p).items()))) for a, b, t, p in ties)
    assert found == sorted(repr((e.source, e.target, e.type, sorted(e.props.items()))) for e in edges)


def _said(props: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in props.items() if name not in BOOKKEEPING}


def test_a_second_push_writes_nothing(connection: Connection, graph: Look) -> None:
    push_graph(*town(), connection)
    before = graph()
    assert push_graph(*town(), connection).unchanged
    assert graph() == before


def test_comparing_everything_finds_nothing_to_do(connection: Connection, tmp_path: Path) -> None:
    nodes, edges = town()
    write_nodes(tmp_path / "nodes.parquet", nodes)
    write_edges(tmp_path / "edges.parquet", edges)
    push(tmp_path, connection)
    report = push(tmp_path, connection, compare_all=True)
    assert (report.nodes_written, report.edges_written, report.nodes_dropped, report.edges_dropped) == (0, 0, 0, 0)


def test_what_the_plan_dropped_is_dropped_and_nothing_else_is_written(connection: Connection, graph: Look) -> None:
    push_graph(*town(measures=2), connection)
    smaller = graph()
    push_graph(*town(measures=4), connection)
    report = push_graph(*town(measures=2), connection)
    assert graph() == smaller
    assert (report.nodes_dropped, report.edges_dropped) == (4, 14)  # two measures and their activities
    assert report.edges_written == 0


def test_a_changed_property_changes_one_node(connection: Connection) -> None:
    nodes, edges = town()
    push_graph(nodes, edges, connection)
    changed = [replace(n, props={**n.props, "deadline": "trim. IV"}) if n.id.endswith("measure/valea-mica/2031/1.1")
               else n for n in nodes]  # fmt: skip
    del changed[-1].props["deadline"]
    report = push_graph(changed, edges, connection)
    assert (report.nodes_written, report.edges_written) == (2, 0)
    rows = connection.run("MATCH (m:Measure) RETURN m.deadline AS deadline ORDER BY m.id")
    assert [row["deadline"] for row in rows] == ["trim. IV", "trim. II", "trim. II", "trim. II"]
    (last,) = connection.run("MATCH (a:Activity {id: $id}) RETURN a.deadline AS deadline", id=changed[-1].id)
    assert last["deadline"] is None


def test_atlases_live_beside_each_other(connection: Connection, graph: Look) -> None:
    push_graph(*town(2031), connection)
    alone = graph()
    push_graph(*town(2032, 6), connection)
    push_graph(*town(2031, 3), connection)
    push_graph(*town(2031), connection)
    nodes, edges = graph()
    assert len(edges) == len(town(2031)[1]) + len(town(2032, 6)[1]) - 1  # who is a unit of whom is said once
    (das,) = connection.run("MATCH (i:Institution {abbreviation: 'DAS'}) RETURN i.issuer_of AS plans")
    assert das["plans"] == ["plan/valea-mica/2031", "plan/valea-mica/2032"]
    assert set(alone[1]) - set(edges) == {one for one in alone[1] if "UNIT_OF" in one}  # that one has two owners now


def test_a_shared_node_goes_with_its_last_plan(connection: Connection) -> None:
    push_graph(*town(2031, 4), connection)
    push_graph(*town(2032, 4), connection)
    count = "MATCH (c:ActorClass) RETURN count(c) AS n"
    push_graph(*_without_class(town(2031, 4)), connection)
    assert connection.run(count) == [{"n": 1}]
    push_graph(*_without_class(town(2032, 4)), connection)
    assert connection.run(count) == [{"n": 0}]


def _without_class(graph: tuple[list[Node], list[Edge]]) -> tuple[list[Node], list[Edge]]:
    nodes, edges = graph
    return [n for n in nodes if n.label != "ActorClass"], [e for e in edges if not e.source.startswith("actorclass/")]


def test_two_equal_edges_are_two_edges(connection: Connection, graph: Look) -> None:
    nodes, edges = town()
    push_graph(nodes, [*edges, edges[-1]], connection)
    assert len(graph()[1]) == len(edges) + 1
    push_graph(nodes, edges, connection)
    assert len(graph()[1]) == len(edges)


def test_every_label_of_the_vocabulary_has_one_node_an_id(connection: Connection) -> None:
    push_graph(*town(), connection)
    there = {name for (name,) in connection.stream("SHOW INDEXES YIELD name RETURN name")}
    assert {name for name, _ in statements()} <= there
    with pytest.raises(ServerRefused):
        connection.run("CREATE (:Measure {id: $id})", id="measure/valea-mica/2031/1.1")


def test_the_log_tells_what_was_done(connection: Connection) -> None:
    push_graph(*town(), connection)
    done = "MATCH (r:PlanatlasPushRun) WHERE r.state = 'done' RETURN r.nodes_written AS nodes, r.plans AS plans"
    (run,) = connection.run(done)
    assert run == {"nodes": len(town()[0]), "plans": ["plan/valea-mica/2031"]}


def test_a_database_of_a_newer_version_is_not_touched(connection: Connection, graph: Look) -> None:
    connection.run("CREATE (:PlanatlasPushRun {id: 'pushrun/x', schema: 999, version: '9.9'})")
    with pytest.raises(ServerRefused, match="update planatlas"):
        push_graph(*town(), connection)
    assert graph() == ([], [])


def test_edits_by_hand_are_seen_when_they_change_the_counts(connection: Connection, graph: Look) -> None:
    push_graph(*town(), connection)
    before = graph()
    connection.run("MATCH (m:Measure {code: '1.1'}) DETACH DELETE m")
    connection.run("MATCH (p:Plan) REMOVE p.planatlas_digest")
    push_graph(*town(), connection)
    assert graph() == before
