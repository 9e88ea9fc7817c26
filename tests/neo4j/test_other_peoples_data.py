"""A database that others use too: what no push wrote is neither changed nor dropped, and never taken for ours."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

import pytest
from town import town

from planatlas.errors import ForeignData
from planatlas.graph.marks.push_marks import BOOKKEEPING
from planatlas.graph.model import Edge, Node
from planatlas.graph.stores.neo4j import Connection, push_graph

Look = Callable[[], tuple[list[str], list[str]]]
Town = tuple[list[Node], list[Edge]]

THEIRS = (
    "CREATE (a:Institution {id: 'crm/2', owners: [], mine: 1})-[:SUBORDINATE_TO {owners: []}]->"
    "(b:Institution {id: 'crm/3', owners: 'Ion', content_hash: 'x', mine: 1})",
    "CREATE (:Person {mine: 1})-[:PART_OF {owners: [], content_hash: 'x'}]->(:Team {mine: 1})",
    "CREATE (:House {mine: 1})-[:ABOUT {owners: 'Gheorghe', part: 'plan/valea-mica/2031'}]->(:Street {mine: 1})",
    "CREATE (:Plan {mine: 1, id: 'plan/valea-mica/2030', name: 'ours'})<-[:COVERS]-(:Measure {mine: 1})",
    "CREATE (:Measure {mine: 1, id: 'm', plan: 'plan/valea-mica/2031', owners: ['plan/valea-mica/2031']})",
    "CREATE (:PushRun {mine: 1, id: 'pushrun/theirs', schema: 999})",
)
SEEN = "MATCH (n {mine: 1}) OPTIONAL MATCH (n)-[r]->(o {mine: 1}) RETURN labels(n), n, type(r), properties(r), o"


@pytest.fixture
def theirs(connection: Connection) -> Callable[[], list[str]]:
    """Data of others with our labels and types and with common names of bookkeeping; the fixture looks at it."""
    for text in THEIRS:
        connection.run(text)

    def look() -> list[str]:
        rows = connection.stream(SEEN.replace(", n,", ", properties(n),").replace(", o", ", properties(o)"))
        return sorted(map(repr, rows))

    assert len(look()) == 10
    return look


def test_data_of_others_with_our_labels_and_types_stays_as_it_is(
    connection: Connection, theirs: Callable[[], list[str]]
) -> None:
    before = theirs()
    push_graph(*town(measures=4), connection)
    assert theirs() == before
    report = push_graph(*town(measures=2), connection)
    assert (report.nodes_dropped, report.edges_dropped) == (4, 14)
    assert theirs() == before


def test_a_node_of_others_under_an_id_of_ours_is_told_by_name_and_nothing_is_changed(
    connection: Connection, graph: Look
) -> None:
    connection.run("CREATE (:Institution {id: 'institution/valea-mica/das', name: 'DAS', owners: ['x']})")
    before, schema = graph(), _schema(connection)
    with pytest.raises(ForeignData, match="Institution institution/valea-mica/das.*Nothing was changed") as told:
        push_graph(*town(), connection)
    assert told.value.key == "push.strangers"
    assert (graph(), _schema(connection)) == (before, schema)
    assert connection.run("MATCH (r:PlanatlasPushRun) RETURN count(r) AS n") == [{"n": 0}]


@pytest.fixture
def bare(connection: Connection) -> Iterator[Connection]:
    """A database without any constraint or index of ours; they are gone again afterwards."""
    _drop_schema(connection)
    yield connection
    connection.run("MATCH (n) DETACH DELETE n")
    _drop_schema(connection)


def _schema(connection: Connection) -> list[tuple[Any, ...]]:
    return sorted(connection.stream("SHOW INDEXES YIELD name, type, owningConstraint RETURN name, type, ''"))


def _drop_schema(connection: Connection) -> None:
    connection.schema([f"DROP CONSTRAINT {name}" for (name,) in connection.stream("SHOW CONSTRAINTS YIELD name")])
    left = connection.stream("SHOW INDEXES YIELD name, type WHERE type <> 'LOOKUP' RETURN name")
    connection.schema([f"DROP INDEX {name}" for (name,) in left])


def test_ids_that_others_doubled_are_told_before_any_constraint_is_made(bare: Connection) -> None:
    bare.run("CREATE (:Measure {id: 'twice'}), (:Measure {id: 'twice'}), (:Measure {id: 'once'})")
    with pytest.raises(ForeignData, match="Measure.*share an id: twice"):
        push_graph(*town(), bare)
    assert _schema(bare) == [one for one in _schema(bare) if one[1] == "LOOKUP"] != []
    assert bare.run("MATCH (n) RETURN count(n) AS n") == [{"n": 3}]


@pytest.mark.parametrize(
    "index",
    ["CREATE INDEX fast_measures FOR (n:Measure) ON (n.id)", "CREATE INDEX planatlas_measure_id FOR (n:Team) ON (n.x)"],
)
def test_an_index_of_others_in_the_place_of_ours_is_told_by_name_and_stays(bare: Connection, index: str) -> None:
    bare.schema([index])
    bare.schema(["CALL db.awaitIndexes(60)"])
    before = _schema(bare)
    with pytest.raises(ForeignData, match=index.split()[2]):
        push_graph(*town(), bare)
    assert _schema(bare) == before


def test_a_constraint_of_others_that_does_the_same_serves_as_ours(bare: Connection) -> None:
    bare.schema(["CREATE CONSTRAINT theirs FOR (n:Measure) REQUIRE n.id IS UNIQUE"])
    push_graph(*town(), bare)
    names = {name for (name,) in bare.stream("SHOW CONSTRAINTS YIELD name")}
    assert "theirs" in names and "planatlas_measure_id" not in names and "planatlas_activity_id" in names
    assert push_graph(*town(), bare).unchanged


def test_what_others_add_to_our_nodes_survives_a_change_of_their_content(connection: Connection) -> None:
    nodes, edges = town()
    push_graph(nodes, edges, connection)
    connection.run("MATCH (n) WHERE n:Measure OR n:Institution SET n.community = 7, n:Favourite")
    changed = [replace(n, name=n.name + "!", props={**n.props, "kind": "x"}) for n in nodes]
    for node in changed:
        node.props.pop("deadline", None)
    assert push_graph(changed, edges, connection).nodes_written == len(nodes)
    rows = connection.run("MATCH (n) WHERE n:Measure OR n:Institution RETURN n.name AS name, n.community AS c, "
                          "n.deadline AS gone, n:Favourite AS label ORDER BY name")  # fmt: skip
    assert len(rows) == 7
    assert {(row["name"][-1], row["c"], row["gone"], row["label"]) for row in rows} == {("!", 7, None, True)}


def test_a_dropped_node_with_relationships_of_others_is_released_and_comes_back(
    connection: Connection, graph: Look
) -> None:
    push_graph(*town(measures=4), connection)
    connection.run("MATCH (m:Measure {code: '1.4'}) CREATE (:Person {id: 'ion'})-[:LIKES {why: 'x'}]->(m)")
    before = graph()
    report = push_graph(*town(measures=2), connection)
    assert (report.nodes_dropped, report.nodes_released) == (4, 1)
    (row,) = connection.run("MATCH (:Person)-[r:LIKES]->(n) RETURN labels(n) AS labels, properties(n) AS props")
    assert row["labels"] == ["PlanatlasReleased"]
    assert row["props"].keys() - {*BOOKKEEPING} == {"id", "name"}
    assert connection.run("MATCH (n:PlanatlasReleased)-[r]-() RETURN count(r) AS n") == [{"n": 1}]
    push_graph(*town(measures=4), connection)
    assert graph() == before


def test_bookkeeping_has_names_of_its_own(connection: Connection) -> None:
    push_graph(*town(), connection)
    said = {name for node in town()[0] for name in (*node.props, "id", "name")}
    said |= {name for edge in town()[1] for name in edge.props}
    for pattern in ("(n) WHERE NOT n:PlanatlasPushRun", "()-[n]->()"):
        rows = connection.run(f"MATCH {pattern} UNWIND keys(n) AS name RETURN collect(DISTINCT name) AS names")
        marks = set(rows[0]["names"]) - said
        assert marks and all(name.startswith("planatlas_") for name in marks), marks
