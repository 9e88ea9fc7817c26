"""The guard: what only reads passes, what writes or reaches out does not, however it is written."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from planatlas.errors import QuestionRefused
from planatlas.graph.stores import guard

sys.path.append(str(Path(__file__).parent))

from guard_cases import HIDDEN, READS, WRITES, disguised, named_so


@pytest.mark.parametrize("text", READS)
def test_what_reads_passes(text: str) -> None:
    guard.refuse_writing(text, {})


@pytest.mark.parametrize("text", WRITES)
def test_what_writes_is_refused(text: str) -> None:
    with pytest.raises(QuestionRefused):
        guard.refuse_writing(text, {})


@pytest.mark.parametrize("text", HIDDEN)
def test_what_hides_a_write_is_refused(text: str) -> None:
    with pytest.raises(QuestionRefused):
        guard.refuse_writing(text, {})


@pytest.mark.parametrize("text", disguised())
def test_every_clause_that_writes_is_refused_in_every_disguise(text: str) -> None:
    with pytest.raises(QuestionRefused):
        guard.refuse_writing(text, {})


@pytest.mark.parametrize("text", named_so())
def test_a_word_that_writes_may_stand_where_it_is_no_clause(text: str) -> None:
    guard.refuse_writing(text, {"create": 1, "set": 1, "delete": 1, "merge": 1, "load": 1, "call": 1})


def test_comments_are_taken_out_of_what_is_sent() -> None:
    assert guard.cleaned("MATCH (n) // one\nRETURN /* two */ 'a // b' AS x;") == "MATCH (n)  \nRETURN   'a // b' AS x"


@pytest.mark.parametrize(
    ("text", "nearest"),
    [
        ("MATCH (m:Mesure) RETURN m", "Measure"),
        ("MATCH (m:Măsură) RETURN m", "Measure"),
        ("MATCH (m:Instituție) RETURN m", "Institution"),
        ("MATCH (a)-[:RESPONSABLE_FOR]->(b) RETURN a", "RESPONSIBLE_FOR"),
        ("MATCH (a)-[:PART_OF|PARTNR_IN]->(b) RETURN a", "PARTNER_IN"),
        ("MATCH (a:Measure|Activty) RETURN a", "Activity"),
        ("MATCH (a) WHERE a:Measures RETURN a", "Measure"),
        ("MATCH (a IS Measures) RETURN a", "Measure"),
    ],
)
def test_a_name_that_no_atlas_has_is_answered_with_the_nearest(text: str, nearest: str) -> None:
    with pytest.raises(QuestionRefused, match=nearest):
        guard.check(text, {})


def test_a_parameter_needs_a_value() -> None:
    with pytest.raises(QuestionRefused, match="--param plan="):
        guard.check("MATCH (m:Measure {plan: $plan}) RETURN m", {})
    guard.check("MATCH (m:Measure {plan: $plan}) RETURN m", {"plan": None})


@pytest.mark.parametrize(
    "text",
    [
        "DELETE WHERE { ?s ?p ?o }",
        "INSERT DATA { <a:a> <a:b> <a:c> }",
        "INSERT { ?s ?p 1 } WHERE { ?s ?p ?o }",
        "LOAD <http://localhost/>",
        "CLEAR ALL",
        "SELECT * { SERVICE <http://localhost/> { ?s ?p ?o } }",
        "SELECT * { service silent <http://localhost/> { ?s ?p ?o } }",
        "SELECT * FROM <http://localhost/> { ?s ?p ?o }",
        "SELECT * { \\u0053ERVICE <http://localhost/> { ?s ?p ?o } }",
        "SELECT * { ?s a pa:Mesure }",
        "PREFIX x: <https://w3id.org/planatlas/ontology#> SELECT * { ?s x:responsableFor ?o }",
        "SELECT * { ?s <https://w3id.org/planatlas/ontology#nothing> ?o }",
    ],
)
def test_sparql_that_writes_reaches_out_or_misspells_is_refused(text: str) -> None:
    with pytest.raises(QuestionRefused):
        guard.check_sparql(text)


@pytest.mark.parametrize(
    "text",
    [
        "SELECT ?s { ?s a pa:Measure ; pa:name ?n } # SERVICE <x>",
        "SELECT ?s { ?s pa:name 'INSERT DATA' ; pa:from ?x }",
        "ASK { ?insert a pa:Measure }",
        "PREFIX load: <http://example.org/> SELECT ?s { ?s load:service ?o }",
    ],
)
def test_sparql_that_reads_passes(text: str) -> None:
    guard.check_sparql(text)
