"""The files of named questions: complete headers, four languages, and Cypher that both engines answer alike."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from planatlas.errors import QuestionError, QuestionUnknown
from planatlas.graph.stores import guard
from planatlas.graph.stores.guard.lexer import tokens
from planatlas.ontology import message_keys
from planatlas.queries import Question, question, questions
from planatlas.queries.library import LANGS, PARAMETERS

ALL = list(questions().values())
NAMED = Path(__file__).resolve().parents[2] / "queries" / "named"

FORBIDDEN = {"labels", "type", "keys", "properties", "reduce", "shortestpath", "allshortestpaths", "call", "foreach"}
"""Words that one of the engines does not have, or answers differently."""


def each(test):  # type: ignore[no-untyped-def]
    return pytest.mark.parametrize("one", ALL, ids=lambda one: one.name)(test)


def test_there_are_at_least_forty() -> None:
    assert len(ALL) >= 40


def test_every_file_is_in_the_library() -> None:
    assert {file.stem for file in NAMED.rglob("*.cypher")} == set(questions())
    assert {file.stem for file in NAMED.rglob("*.rq")} == {one.name for one in ALL if one.sparql}


@each
def test_title_and_description_stand_in_four_languages(one: Question) -> None:
    for texts in (one.titles, one.descriptions):
        assert set(texts) == set(LANGS)
        assert len(set(texts.values())) == len(LANGS)


@each
def test_parameters_are_known_and_used(one: Question) -> None:
    used = {token.text[1:] for token in tokens(one.cypher) if token.kind == "parameter"}
    assert used == set(one.parameters) <= set(PARAMETERS)
    if one.sparql:
        assert {name for name in PARAMETERS if f"VALUES ?in_{name} {{ UNDEF }}" in one.sparql} == used


@each
def test_columns_have_headings_in_every_language(one: Question) -> None:
    known = set(message_keys())
    assert [name for name in one.columns if f"column.{name}" not in known] == []


@each
def test_it_keeps_to_what_both_engines_have(one: Question) -> None:
    found = tokens(one.cypher)
    called = {a.text.lower() for a, b in zip(found, found[1:], strict=False) if a.kind == "name" and b.text == "("}
    assert not called & FORBIDDEN
    assert not [token for token in found if token.text.startswith("/*")]
    for before, after in zip(found, found[1:], strict=False):
        assert (before.word, after.text) not in {("EXISTS", "("), ("COUNT", "{")}
    for clause in re.findall(r"EXISTS \{\s*(\w+)", one.cypher):
        assert clause == "MATCH"


@each
def test_rows_have_one_order(one: Question) -> None:
    assert one.order or "ORDER BY" in one.cypher
    assert set(one.order) <= set(one.columns)
    assert bool(one.order) == ("UNION ALL" in one.cypher)


@each
def test_the_guard_lets_it_pass(one: Question) -> None:
    guard.check(one.cypher, dict.fromkeys(one.parameters))
    if one.sparql:
        guard.check_sparql(one.sparql)


def test_an_unknown_name_is_answered_with_the_nearest() -> None:
    with pytest.raises(QuestionUnknown, match="institutions-by-load"):
        question("institutions-by-laod")


def test_a_year_is_a_number() -> None:
    with pytest.raises(QuestionError, match="2031"):
        question("institutions-by-load").arguments({"year": "next"})
    assert question("institutions-by-load").arguments({"year": "2031", "plan": ""}) == {"plan": None, "year": 2031}
