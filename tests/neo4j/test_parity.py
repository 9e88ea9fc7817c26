"""Every named question gives the same rows, in the same order, embedded and on a real Neo4j."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
import serve

from planatlas.atlas import Atlas
from planatlas.errors import QuestionRefused, ServerRefused
from planatlas.graph.stores import guard
from planatlas.graph.stores.neo4j import Connection, Server, connect, push, push_graph
from planatlas.queries import Question, ask, questions

sys.path.append(str(Path(__file__).resolve().parents[1] / "queries"))

from two_towns import ANSWERS, two_towns

ALL = list(questions().values())


@pytest.fixture(scope="module")
def pushed(server: serve.Server, examples: Atlas) -> Iterator[Server]:
    """The server, holding the example plans and nothing else."""
    assert examples.path is not None
    with connect(server.uri, password=serve.PASSWORD) as connection:
        connection.run("MATCH (n) DETACH DELETE n")
        push(examples.path, connection)
        yield Server(connection)


@pytest.mark.parametrize("one", ALL, ids=lambda one: one.name)
def test_neo4j_gives_the_rows_of_the_embedded_engine(pushed: Server, examples: Atlas, one: Question) -> None:
    here, there = ask(one, examples), ask(one, pushed, on="neo4j")
    assert there.columns == here.columns
    assert there.rows == here.rows


@pytest.mark.parametrize("one", [one for one in ALL if "year" in one.parameters], ids=lambda one: one.name)
def test_parameters_select_the_same_rows(pushed: Server, examples: Atlas, one: Question) -> None:
    assert ask(one, pushed, on="neo4j", year=2032).rows == ask(one, examples, year=2032).rows


def test_most_questions_have_an_answer_on_the_examples(examples: Atlas) -> None:
    assert ALL
    silent = [one.name for one in ALL if not len(ask(one, examples))]
    assert len(silent) <= len(ALL) // 4, silent


def test_no_question_sees_the_log(pushed: Server) -> None:
    assert next(pushed.connection.stream("MATCH (r:PlanatlasPushRun) RETURN count(r)"))[0] >= 1
    with pytest.raises(QuestionRefused):
        pushed.cypher("MATCH (r:PlanatlasPushRun) RETURN r")


def test_whole_nodes_come_back_without_our_bookkeeping(pushed: Server, examples: Atlas) -> None:
    plan = examples.plans[0]
    ((found,),) = pushed.cypher("MATCH (p:Plan {id: $id}) RETURN p", id=plan.id).rows
    assert found == {"id": plan.id, "name": plan.name, **{k: v for k, v in plan.props.items() if v is not None}}


def test_the_session_itself_refuses_to_write(pushed: Server) -> None:
    text = "CREATE (n:Measure {id: 'x'}) RETURN n.id"
    with pytest.raises(QuestionRefused):
        pushed.cypher(text)
    with pytest.raises(ServerRefused, match="reading only"):
        next(pushed.connection.stream(text))
    assert pushed.cypher("MATCH (n:Measure {id: 'x'}) RETURN count(n) AS n").rows == ((0,),)


def test_a_query_that_runs_too_long_or_gives_too_much_is_stopped(pushed: Server) -> None:
    slow = Server(pushed.connection, seconds=0.5)
    with pytest.raises((QuestionRefused, ServerRefused)):
        slow.cypher("UNWIND range(1, 100000) AS a UNWIND range(1, 100000) AS b RETURN count(a + b) AS n")
    few = Server(pushed.connection, rows=10)
    with pytest.raises(QuestionRefused, match="more than 10 rows"):
        few.cypher("UNWIND range(1, 11) AS a RETURN a")
    assert len(few.cypher("UNWIND range(1, 10) AS a RETURN a")) == 10


@pytest.mark.parametrize(
    "text",
    [
        "MATCH (set:Measure) WHERE set.code IS NULL RETURN count(set) AS create",
        "MATCH (m:Measure) CALL (m) { MATCH (m)<-[:PART_OF]-(a:Activity) RETURN count(a) AS n } RETURN sum(n) AS n",
        "MATCH (n IS Measure) RETURN count(n) AS n",
        "MATCH (n:Measure|Activity) RETURN count(n) AS n",
    ],
)
def test_what_the_guard_lets_pass_the_server_understands(pushed: Server, text: str) -> None:
    guard.check(text, {})
    assert len(pushed.cypher(guard.cleaned(text))) == 1


def test_questions_on_which_the_examples_are_silent_have_their_answer(connection: Connection) -> None:
    push_graph(*two_towns(), connection)
    server = Server(connection)
    assert {name: ask(name, server, on="neo4j").rows for name in ANSWERS} == ANSWERS
