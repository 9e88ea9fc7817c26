"""What ``planatlas query`` prints when a question is asked, searched, or cannot be right."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from planatlas.ontology import fold

Run = Callable[..., Any]


@pytest.mark.parametrize("words", ["asistență socială", "SOCIALA  asistenta"])
def test_words_are_searched_whole_and_folded(run: Run, built: Callable[..., Path], words: str) -> None:
    found = json.loads(run("query", built(), "--search", words, "--format", "json").stdout)
    assert found
    assert {"what", "name", "plan", "line", "id"} == set(found[0])
    assert all(fold("asistență") in fold(row["name"]) for row in found)


def test_half_a_word_is_none(run: Run, built: Callable[..., Path]) -> None:
    assert json.loads(run("query", built(), "--search", "asisten socia", "--format", "json").stdout) == []


def test_one_thing_is_asked_at_a_time(run: Run, built: Callable[..., Path]) -> None:
    done = run("query", built(), "--search", "x", "--cypher", "RETURN 1", code=2)
    assert "--search WORDS" in done.stderr


def test_what_was_meant_is_told_in_the_language_of_the_user(run: Run, built: Callable[..., Path]) -> None:
    text = "MATCH (i:Institution)<-[:RESPONSIBLE_FOR]-(m:Measure) RETURN i"
    said = run("query", built(), "--cypher", text, "--lang", "ro", code=2).stderr
    assert "rândul 1, coloana 22" in said
    assert "(i:Institution)-[:RESPONSIBLE_FOR]->(m:Measure)" in said
    assert "Poate ați vrut" in said
