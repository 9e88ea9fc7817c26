"""Whom to ask is a body that the plan names, never one above it that only the gazetteer knows."""

from __future__ import annotations

import json

import pytest

from planatlas.graph.findings.phrases import ask, ask_together, through

CENTRE, OTHER, AGENCY = "Centrul Apelor Dealu", "Centrul Apelor Vale", "Agenția Apelor"
PLAN = "plan/dealu-nou/2031"


def id_of(name: str) -> str:
    return f"institution/{name.lower()}"


@pytest.fixture
def county(town):
    made = town()
    made.body(AGENCY)
    for unit in (CENTRE, OTHER):
        made.body(unit, unit_of=AGENCY, basis="gazetteer")
    made.row("Curățarea albiei", [CENTRE])
    made.row("Un dig nou", [CENTRE, OTHER])
    return made


@pytest.mark.parametrize(
    ("bodies", "words"),
    [
        ([CENTRE], f"De întrebat: {CENTRE}."),
        ([AGENCY], f"De întrebat: {CENTRE}, {OTHER}."),
        ([CENTRE, OTHER], f"De întrebat: {CENTRE}, {OTHER}."),
    ],
)
def test_a_body_above_that_no_row_names_is_not_asked(county, bodies, words):
    assert ask(county.corpus(), PLAN, map(id_of, bodies)).text("ro") == words


def test_nor_is_it_for_several_things_together(county):
    corpus = county.corpus()
    asked = ask_together(ask(corpus, PLAN, map(id_of, bodies)) for bodies in ([CENTRE], [CENTRE, OTHER]))
    assert asked is not None and asked.text("ro") == f"De întrebat: {CENTRE}, {OTHER}."


def test_nor_does_it_stand_in_brackets(county):
    corpus = county.corpus()
    first, second = corpus.rows(PLAN)
    assert through(corpus, id_of(AGENCY), first.responsible) == CENTRE
    assert through(corpus, id_of(AGENCY), second.responsible) == f"{CENTRE}, {OTHER}"


def test_one_that_a_row_names_is_asked_with_its_units(county):
    county.row("Avertizarea satelor", [AGENCY])
    corpus = county.corpus()
    assert ask(corpus, PLAN, [id_of(CENTRE)]).text("ro") == f"De întrebat: {CENTRE} ({AGENCY})."
    assert through(corpus, id_of(AGENCY), corpus.rows(PLAN)[0].responsible) == f"{CENTRE} ({AGENCY})"


def test_the_plan_of_another_does_not_name_it(county, town, merge):
    other = town("plan/vale/2031")
    other.row("Un baraj", [AGENCY])
    assert ask(merge(county, other), PLAN, [id_of(CENTRE)]).text("ro") == f"De întrebat: {CENTRE}."


COUNTY = """# Planul de acțiune antidrog 2031 al Județului Vâlcea

| Nr. | Măsura | Termen | Instituția responsabilă | Parteneri |
|---|---|---|---|---|
| 1.1 | Ateliere în liceele din nordul județului | 30.06.2031 | CPECA Vâlcea | |
| 1.2 | Vizite la familiile elevilor | 30.09.2031 | Centrul de Prevenire, Evaluare și Consiliere Antidrog Vâlcea | |
"""


def test_a_county_plan_that_names_the_centre_only(run, tmp_path):
    (tmp_path / "county.md").write_text(COUNTY, encoding="utf-8")
    done = run("check", tmp_path / "county.md", "--kind", "acts-alone", "--lang", "ro", "--format", "json")
    said = [one["statement"]["ro"] for one in json.loads(done.stdout)]
    rows = [one for one in said if one.startswith("Măsura")]
    assert len(rows) == 2 and len(said) == 3  # each row, and that all rows have it in common
    assert all(
        one.endswith("De întrebat: Centrul de Prevenire, Evaluare și Consiliere Antidrog Vâlcea.") for one in rows
    )
    assert not any("Agenția Națională Antidrog" in one for one in said), said
