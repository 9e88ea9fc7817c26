"""Questions that nobody wrote for either engine give the same rows embedded and on a real Neo4j."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
import serve

from planatlas.atlas import Atlas
from planatlas.errors import QuestionRefused
from planatlas.graph.stores.neo4j import Server, connect, push
from planatlas.queries.runner import SEARCH

sys.path.append(str(Path(__file__).resolve().parents[1] / "queries"))

from free_questions import ASKED_OF_A_SERVER, QUESTIONS, REFUSED, FreeQuestion, comparable


@pytest.fixture(scope="module")
def pushed(server: serve.Server, examples: Atlas) -> Iterator[Server]:
    """The server, holding the example plans and nothing else."""
    assert examples.path is not None
    with connect(server.uri, password=serve.PASSWORD) as connection:
        connection.run("MATCH (n) DETACH DELETE n")
        push(examples.path, connection)
        yield Server(connection)


@pytest.mark.parametrize("one", [one for one in QUESTIONS if one.number not in REFUSED], ids=lambda one: one.asked)
def test_both_engines_give_the_same_rows(pushed: Server, examples: Atlas, one: FreeQuestion) -> None:
    here, there = examples.cypher(one.cypher), pushed.cypher(one.cypher)
    assert there.columns == here.columns
    assert comparable(one, there.rows) == comparable(one, here.rows)


@pytest.mark.parametrize("one", [one for one in QUESTIONS if one.number in REFUSED], ids=lambda one: one.asked)
def test_what_the_embedded_engine_refuses_is_asked_of_a_server(pushed: Server, one: FreeQuestion) -> None:
    if one.number in ASKED_OF_A_SERVER:
        pushed.cypher(one.cypher)
    else:
        with pytest.raises(QuestionRefused):
            pushed.cypher(one.cypher)


@pytest.mark.parametrize("words", ["servicii sociale", "SOCIALE  servicii", "Măsură", "persoane vârstnice", "no such"])
def test_words_are_found_by_both_engines(pushed: Server, examples: Atlas, words: str) -> None:
    here, there = examples.embedded.ask(SEARCH, {"words": words}), pushed.cypher(SEARCH, words=words)
    assert there == here


def test_words_are_whole_and_without_diacritics(pushed: Server) -> None:
    def found(words: str) -> int:
        return len(pushed.cypher(SEARCH, words=words))

    assert found("asistență socială") == found("ASISTENTA sociala") > 0
    assert found("asistent") == 0


@pytest.mark.parametrize(
    ("said", "value"),
    [
        ("duration('P14M3DT90M')", "P1Y2M3DT1H30M"),
        ("duration({months: -1, days: 3})", "P-1M3D"),
        ("duration('PT0S')", "PT0S"),
        ("date('2026-03-15')", "2026-03-15"),
        ("datetime('2026-01-01T10:00:00Z')", "2026-01-01T10:00:00+00:00"),
        ("[date('2026-03-15'), {a: duration('P1D')}]", ["2026-03-15", {"a": "P1D"}]),
        ("point({latitude: 46.5, longitude: 26.9})", {"latitude": 46.5, "longitude": 26.9}),
        ("round(-2.5)", -2.0),
        ("round(2.5)", 3.0),
        ("stDev(5)", 0.0),
        ("isEmpty('')", True),
        ("duration.between(date('2026-01-31'), date('2026-03-30')).months", 1),
    ],
)
def test_a_value_is_the_same_from_both_engines(pushed: Server, examples: Atlas, said: str, value: object) -> None:
    for asked in (pushed.cypher, examples.cypher):
        assert asked(f"RETURN {said} AS x").rows == ((value,),)


def test_a_cartesian_point_is_named_by_its_coordinates(pushed: Server) -> None:
    assert pushed.cypher("RETURN point({x: 1, y: 2}) AS p").rows == (({"x": 1.0, "y": 2.0},),)


def test_paths_and_whole_nodes_are_the_same_from_both_engines(pushed: Server, examples: Atlas) -> None:
    text = """MATCH path = (i:Institution)-[r:RESPONSIBLE_FOR]->(m:Measure)
    RETURN path, i, r, {inside: m} AS map ORDER BY i.id, m.id LIMIT 3"""
    assert pushed.cypher(text).rows == examples.cypher(text).rows


_WAYS = (
    "(a:Institution)-[:RESPONSIBLE_FOR]-(m)-[:RESPONSIBLE_FOR]-(b)",
    "(a:Institution)-[:RESPONSIBLE_FOR]->(m)-[:PART_OF]-(b)",
    "(a:Institution)--(m)--(b)",
    "(a:Institution)-[:RESPONSIBLE_FOR*2]-(b)",
    "(a)",
    "()",
)
_ASKED = (
    "MATCH {} RETURN count(*) AS n",
    "MATCH {} RETURN count(*)",
    "MATCH {} RETURN count(*) AS n LIMIT 1",
    "CALL {{ MATCH {} RETURN count(*) AS n }} RETURN n",
    "MATCH {0} RETURN count(*) AS n UNION ALL MATCH {0} RETURN count(*) AS n",
    "MATCH (q:Plan) WITH q ORDER BY q.id LIMIT 1 RETURN COUNT {{ {} }} AS n",
)


@pytest.mark.parametrize("way", _WAYS)
@pytest.mark.parametrize("asked", _ASKED)
def test_ways_are_counted_alike(pushed: Server, examples: Atlas, asked: str, way: str) -> None:
    here, there = examples.cypher(asked.format(way)), pushed.cypher(asked.format(way))
    assert (here.columns, here.rows) == (there.columns, there.rows)
    assert here.rows[0][0] > 0


def test_what_the_server_notices_is_passed_on(pushed: Server) -> None:
    said = pushed.cypher("MATCH (m:Measure) RETURN m.code AS code, id(m) AS number LIMIT 1").notes
    assert any("deprecated" in note for note in said)
    assert pushed.cypher("MATCH (m:Measure) RETURN count(m) AS n").notes == ()
