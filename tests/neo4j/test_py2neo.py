"""An atlas through py2neo, on the real server."""

from __future__ import annotations

from typing import Any

import pytest
import serve

from planatlas.atlas import Atlas
from planatlas.graph.stores.neo4j import Connection, push
from planatlas.graph.stores.py2neo import read_graph, write_graph

py2neo = pytest.importorskip("py2neo", reason="the extra [py2neo] is not installed")


def test_what_is_written_through_py2neo_is_read_back(
    server: serve.Server, connection: Connection, examples: Atlas
) -> None:
    graph: Any = py2neo.Graph(server.uri, auth=("neo4j", serve.PASSWORD))
    write_graph(graph, examples.nodes, examples.edges)
    write_graph(graph, examples.nodes, examples.edges)
    nodes, edges = read_graph(graph)
    assert sorted(map(_node, nodes)) == sorted(map(_node, examples.nodes))
    assert sorted(map(_edge, edges)) == sorted(map(_edge, examples.edges))


def _node(node: Any) -> str:
    return repr((node.id, node.label, node.name, sorted((k, v) for k, v in node.props.items() if v is not None)))


def _edge(edge: Any) -> str:
    props = sorted((k, v) for k, v in edge.props.items() if v is not None)
    return repr((edge.source, edge.target, edge.type, props))


def test_what_of_py2neo_does_not_work_on_neo4j_5_is_known(server: serve.Server, connection: Connection) -> None:
    schema = py2neo.Graph(server.uri, auth=("neo4j", serve.PASSWORD)).schema
    for call in (
        lambda: schema.create_uniqueness_constraint("Measure", "code"),
        lambda: schema.get_uniqueness_constraints("Measure"),
        lambda: schema.create_index("Measure", "code"),
        lambda: schema.get_indexes("Measure"),
        lambda: schema.drop_index("Measure", "code"),
    ):
        with pytest.raises(Exception, match=r"(?i)syntax|procedure|index"):
            call()


def test_a_push_after_py2neo_finds_the_same_graph(
    server: serve.Server, connection: Connection, examples: Atlas, graph: Any
) -> None:
    assert examples.path is not None
    push(examples.path, connection)
    wanted = graph()
    connection.run("MATCH (n) DETACH DELETE n")
    write_graph(py2neo.Graph(server.uri, auth=("neo4j", serve.PASSWORD)), examples.nodes, examples.edges)
    assert graph() == wanted
    report = push(examples.path, connection, compare_all=True)
    assert not any(count for name, count in report.counts().items() if name != "plans_changed"), report
