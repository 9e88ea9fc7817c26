"""Duties of a plan: evidence with its place or none, never what is not met, and the same as the shapes say."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from planatlas.atlas import Atlas
from planatlas.graph.validation import statutory_elements
from planatlas.queries.runner import ask

TOP = Path(__file__).parents[2]
EXAMPLES = ("valea-mare-2031.ro.txt", "valea-mare-2032.ro.txt", "judetul-alb-drug-plan-2031-2035.ro.txt")
PLANS = TOP.parent / "shared" / "plans"


@pytest.fixture(
    scope="module", params=[*EXAMPLES, *sorted(PLANS.glob("*social-services*"))], ids=lambda one: Path(one).name
)
def atlas(request: pytest.FixtureRequest, built: Callable[..., Path]) -> Atlas:
    return Atlas.open(built(request.param))


def evidence(atlas: Atlas) -> dict[tuple[str, str], bool]:
    found = {(e.source, e.target.removeprefix("duty/")): True for e in atlas.typed("MEETS")}
    none = {(e.source, e.target.removeprefix("duty/")): False for e in atlas.typed("NO_EVIDENCE_FOR")}
    assert not found.keys() & none.keys()
    return found | none


def test_duties_and_shapes_give_one_answer(atlas: Atlas) -> None:
    """A chapter of the model is found by the shapes where it is evidence for the duty, and the other way round."""
    duties = evidence(atlas)
    asked: dict[tuple[str, str], bool] = {}
    for one in statutory_elements(atlas):
        key = one.plan, one.shape.basis
        asked[key] = asked.get(key, False) or (one.found and not one.stated_none)
    model = {key: said for key, said in asked.items() if key[1].startswith("order-1086-2018")}
    assert model == {key: said for key, said in duties.items() if key[1].startswith("order-1086-2018")}
    assert bool(model) == any(node.label == "SocialService" for node in atlas.nodes)


def test_every_evidence_has_its_place(atlas: Atlas) -> None:
    for edge in atlas.typed("MEETS"):
        assert edge.props["basis"] == "looked for" and edge.props["doc"], edge
    said = {edge.props["basis"] for edge in atlas.typed("NO_EVIDENCE_FOR")}
    assert said <= {"looked for", "not looked for", "stated none"}


def test_both_languages_tell_the_same_duties(atlas: Atlas) -> None:
    cypher, sparql = (ask("duties-and-who-meets-them", atlas, on=on) for on in ("embedded", "sparql"))
    assert cypher.rows == sparql.rows
    assert {(row["confirmed"], bool(row["caveat"])) for row in cypher.records()} <= {(True, False), (False, True)}
    assert bool(len(cypher)) == bool(evidence(atlas))


def test_an_annual_plan_has_the_duties_of_its_level(built: Callable[..., Any]) -> None:
    duties = {duty for _, duty in evidence(Atlas.open(built("valea-mare-2031.ro.txt")))}
    assert "order-1086-2018-i-a" in duties and "law-292-2011-112-3-b" in duties
    assert not {"law-292-2011-118-4", "law-292-2011-117"} & duties
