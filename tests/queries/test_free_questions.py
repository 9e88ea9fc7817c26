"""Questions that nobody wrote for the engine: answered here, or refused with the reason."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from planatlas.atlas import Atlas
from planatlas.errors import QuestionRefused

sys.path.append(str(Path(__file__).parent))

from free_questions import QUESTIONS, REFUSED, FreeQuestion


def test_there_are_sixty_and_few_are_refused() -> None:
    assert [one.number for one in QUESTIONS] == list(range(1, 61))
    assert len(REFUSED) <= 6


@pytest.mark.parametrize(
    "one", [one for one in QUESTIONS if one.number not in REFUSED], ids=lambda one: f"{one.number}"
)
def test_a_free_question_has_an_answer(atlas: Atlas, one: FreeQuestion) -> None:
    atlas.cypher(one.cypher)


@pytest.mark.parametrize("one", [one for one in QUESTIONS if one.number in REFUSED], ids=lambda one: one.asked)
def test_what_is_computed_otherwise_is_refused_with_the_reason(atlas: Atlas, one: FreeQuestion) -> None:
    with pytest.raises(QuestionRefused) as refused:
        atlas.cypher(one.cypher)
    assert refused.value.key == REFUSED[one.number]


def test_most_answers_hold_something(atlas: Atlas) -> None:
    silent = [one.number for one in QUESTIONS if one.number not in REFUSED and not atlas.cypher(one.cypher).rows]
    assert len(silent) <= 5, silent


def test_ways_without_direction_are_counted_as_they_are_walked(atlas: Atlas) -> None:
    way = "MATCH (a:Institution)-[:RESPONSIBLE_FOR]-(m)-[:RESPONSIBLE_FOR]-(b) RETURN"
    (counted,), walked = atlas.cypher(f"{way} count(*)").rows, atlas.cypher(f"{way} a.id").rows
    assert counted == (len(walked),) > (0,)
