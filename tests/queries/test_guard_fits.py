"""A query that no atlas can answer is an error that names the right one; a right one is never refused."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from planatlas.cli.faults import sentence
from planatlas.errors import QuestionRefused
from planatlas.graph.stores import guard
from planatlas.ontology.turtle import LANGS
from planatlas.queries import questions

sys.path.append(str(Path(__file__).parent))

from wrong_queries import CYPHER, RIGHT_CYPHER, RIGHT_SPARQL, SPARQL


@pytest.mark.parametrize(("text", "right"), CYPHER)
def test_wrong_cypher_is_told_what_was_meant(text: str, right: str) -> None:
    with pytest.raises(QuestionRefused) as refused:
        guard.check(text, {})
    assert right in str(refused.value).split("Did you mean:")[1]


@pytest.mark.parametrize(("text", "right"), SPARQL)
def test_wrong_sparql_is_told_what_was_meant(text: str, right: str) -> None:
    with pytest.raises(QuestionRefused) as refused:
        guard.check_sparql(text)
    assert right in str(refused.value).split("Did you mean:")[1]


@pytest.mark.parametrize("text", RIGHT_CYPHER)
def test_right_cypher_passes(text: str) -> None:
    guard.check(text, {"year": 2026, "none": None})


@pytest.mark.parametrize("text", RIGHT_SPARQL)
def test_right_sparql_passes(text: str) -> None:
    guard.check_sparql(text)


def test_every_named_question_passes() -> None:
    found = questions()
    assert found
    for one in found.values():
        guard.for_embedded(one.cypher, dict.fromkeys(one.parameters))
        guard.for_neo4j(one.cypher, dict.fromkeys(one.parameters))
        if one.sparql:
            guard.check_sparql(one.sparql)


def test_the_place_is_told_by_line_and_column() -> None:
    with pytest.raises(QuestionRefused) as refused:
        guard.check("MATCH (m:Measure)\nWHERE m.code = '1'\n  AND m.yaer = 2026\nRETURN m", {})
    assert "line 3, column 9" in str(refused.value)


@pytest.mark.parametrize("lang", LANGS)
def test_an_error_is_told_in_the_language_of_the_user(lang: str) -> None:
    for text in (*(text for text, _ in CYPHER), "MATCH (m:Measure) SET m.code = 1", "RETURN 'a"):
        with pytest.raises(QuestionRefused) as refused:
            guard.check(text, {})
        said = sentence(refused.value, lang)
        assert said != str(refused.value) or lang == "en"
        assert len(said.splitlines()) >= 2


def test_values_of_parameters_are_held_against_the_schema() -> None:
    guard.check("MATCH (m:Measure {year: $year}) RETURN m", {"year": 2026})
    with pytest.raises(QuestionRefused, match="integer"):
        guard.check("MATCH (m:Measure {year: $year}) RETURN m", {"year": "2026"})
