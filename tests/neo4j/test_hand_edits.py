"""What people changed by hand in the database is put right by a push that compares everything."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from town import town

from planatlas.graph.stores.neo4j import Connection, push_graph
from planatlas.graph.stores.neo4j.push import How

Look = Callable[[], tuple[list[str], list[str]]]

MEASURE = "MATCH (n:Measure {code: '1.1'})"
TIE = "MATCH ()-[n:RESPONSIBLE_FOR]->(:Measure {code: '1.1'})"
EDITS = {
    "the name of a plan": "MATCH (n:Plan) SET n.name = 'edited'",
    "the confidence of a node": f"{MEASURE} SET n.confidence = 0.1",
    "a property of a node, deleted": f"{MEASURE} REMOVE n.deadline, n.name",
    "a property of the vocabulary, added": f"{MEASURE} SET n.ends = '2040-01-01'",
    "a list": f"{MEASURE} SET n.lines = ['1']",
    "the type of a value": f"{MEASURE} SET n.year = '2031'",
    "a shared node": "MATCH (n:FundingSource) SET n.name = 'edited', n.kind = null",
    "who issued what": "MATCH (n:Institution {abbreviation: 'DAS'}) SET n.issuer_of = ['plan/x']",
    "a second label of ours": f"{MEASURE} SET n:Objective",
    "the plan a node belongs to": f"{MEASURE} SET n.plan = 'plan/x'",
    "its label": f"{MEASURE} REMOVE n:Measure",
    "a node, deleted": f"{MEASURE} DETACH DELETE n",
    "the quote and confidence of a relationship": f"{TIE} SET n.quote = 'false', n.confidence = 0.0",
    "a property of a relationship, deleted": f"{TIE} REMOVE n.quote",
    "a property of a relationship, added": f"{TIE} SET n.page = 7",
    "a shared relationship": "MATCH ()-[n:UNIT_OF]->() SET n.derived = false",
    "a relationship, moved": f"{TIE} MATCH (a:ActorClass), (m:Measure {{code: '1.2'}}) "
    "CREATE (a)-[r:RESPONSIBLE_FOR]->(m) SET r = properties(n) DELETE n",
    "a relationship, copied": f"{TIE} MATCH (a:ActorClass), (m:Measure {{code: '1.2'}}) "
    "CREATE (a)-[r:RESPONSIBLE_FOR]->(m) SET r = properties(n)",
    "a relationship, deleted": f"{TIE} DELETE n",
}


@pytest.mark.parametrize("edit", EDITS.values(), ids=EDITS.keys())
def test_an_edit_by_hand_is_put_right_and_only_that(connection: Connection, graph: Look, edit: str) -> None:
    push_graph(*town(), connection)
    before = graph()
    connection.run(edit)
    assert graph() != before
    report = push_graph(*town(), connection, How(compare_all=True))
    assert graph() == before
    assert 1 <= report.nodes_written + report.edges_written + report.edges_dropped <= 8
    again = push_graph(*town(), connection, How(compare_all=True))
    assert (again.nodes_written, again.nodes_dropped, again.edges_written, again.edges_dropped) == (0, 0, 0, 0)


def test_a_property_and_a_label_of_others_are_no_edit(connection: Connection, graph: Look) -> None:
    push_graph(*town(), connection)
    connection.run("MATCH (n:Measure) SET n.community = 3, n:Favourite")
    connection.run("MATCH ()-[r:RESPONSIBLE_FOR]->() SET r.seen = true")
    before = graph()
    report = push_graph(*town(), connection, How(compare_all=True))
    assert (report.nodes_written, report.edges_written) == (0, 0)
    assert graph() == before
