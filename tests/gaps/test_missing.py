"""Missing partners, bodies, money and values: the four verdicts, held against a second reading of the cells."""

from __future__ import annotations

import itertools
import random

import pytest

from planatlas.graph.findings import analyses
from planatlas.graph.findings.catalogue import gaps_of
from planatlas.records import Doubt

STATES = ("value", "empty", "dash", "no_column", "lost")
VERDICTS = {"empty": "gap", "dash": "stated none", "no_column": "not recorded", "lost": "unsure"}
FIELD = {
    "no-partner": "partners",
    "no-responsible": "responsible",
    "no-target-value": "targets",
    "no-indicator": "indicators",
    "no-deadline": "deadline",
}


def found(corpus, kind, level="activity"):
    return [one for one in gaps_of(corpus, analyses([kind])) if one.level == level]


@pytest.mark.parametrize("kind", FIELD)
def test_every_state_has_its_verdict(town, kind):
    plan = town()
    ids = {state: plan.row(f"Lucrare {state}", cells={FIELD[kind]: state}) for state in STATES}
    verdicts = {one.subject: one.verdict for one in found(plan.corpus(), kind)}
    assert verdicts == {ids[state]: VERDICTS[state] for state in STATES if state != "value"}


def test_money_named_in_either_cell_is_no_gap(town):
    plan, expected = town(), {}
    for funding, budget in itertools.product(STATES, STATES):
        row = plan.row(f"{funding} {budget}", cells={"funding": funding, "budget": budget})
        if "value" in (funding, budget):
            continue
        if "lost" in (funding, budget):
            expected[row] = "unsure"
        else:
            expected[row] = VERDICTS[funding if funding != "no_column" else budget]
    assert {one.subject: one.verdict for one in found(plan.corpus(), "no-funding")} == expected


def test_evidence_is_the_row_and_its_cell(town):
    plan = town()
    plan.row("Patrulă de noapte în parc", ["DAS"], code="1.1")
    (one,) = found(plan.corpus(), "no-partner")
    (evidence,) = one.evidence
    assert (evidence.doc, evidence.line, evidence.lines) == ("dealu-nou-2031", 2, (2,))
    assert (evidence.quote, evidence.field, evidence.state) == ("Patrulă de noapte în parc", "partners", "empty")
    assert "1.1" in one.statement["ro"] and "DAS" in one.statement["fr"]


def test_rows_of_others_never_enter(town):
    plan = town()
    for status in ("cited", "not_applicable", "listed_without_values"):
        plan.row(status, status=status)
    assert found(plan.corpus(), "no-partner") == []


@pytest.mark.parametrize("genre", ["news", "web", "report"])
def test_news_and_pages_give_none_and_are_named(town, genre):
    plan = town(genre=genre)
    plan.row("S-a plantat un copac")
    corpus = plan.corpus()
    assert gaps_of(corpus, analyses()) == []
    assert [one.id for one in corpus.left_out] == [plan.plan]


def test_a_doubtful_reading_is_never_a_gap(town):
    plan = town()
    low = plan.row("Abia lizibil", confidence=0.3)
    noted = plan.row("Notat", cell_doubts={"partners": Doubt.COLUMN_BY_CONTENT})
    other = plan.row("Altă notă", doubts=[Doubt.CODE_ELSEWHERE], notes=["partners: said by nobody"])
    assert {one.subject: one.verdict for one in found(plan.corpus(), "no-partner")} == {
        low: "unsure",
        noted: "unsure",
        other: "gap",
    }


def test_a_cell_filled_in_another_row_of_the_measure_is_unsure(town):
    plan = town()
    plan.row("Tabără", ["DAS"], ["ISJ"], measure="measure/x")
    second = plan.row("Excursie", ["DAS"], measure="measure/x")
    assert {one.subject: one.verdict for one in found(plan.corpus(), "no-partner")} == {second: "unsure"}


def test_responsible_for_the_whole_is_inherited(town):
    plan = town(responsible_for_whole="DAS Dealu Nou")
    plan.row("Fără nume", [])
    (one,) = found(plan.corpus(), "no-responsible")
    assert one.verdict == "unsure" and "DAS Dealu Nou" in one.statement["ro"]


def test_training_is_internal_work(town):
    plan = town()
    plan.row("Curs de perfecționare", ["DAS"], activity_type="training")
    plan.row("Patrulă", ["DAS"])
    assert [one.severity for one in found(plan.corpus(), "no-partner")] == ["low", "medium"]


def test_more_than_half_is_one_finding_about_the_plan_besides(town):
    plan = town()
    for number in range(3):
        plan.row(f"Lucrare {number}", ["DAS"])
    plan.row("Cu partener", ["DAS"], ["ISJ"])
    (whole,) = found(plan.corpus(), "no-partner", "plan")
    assert (whole.verdict, whole.metrics["rows"], whole.metrics["of"]) == ("gap", 3, 4)
    assert len(found(plan.corpus(), "no-partner")) == 3
    plan.row("Și aici", ["DAS"], ["ISJ"])
    plan.row("Și dincolo", ["DAS"], ["ISJ"])
    assert found(plan.corpus(), "no-partner", "plan") == []


def test_partners_that_are_only_classes(town):
    draw, plan, expected = random.Random(7), town(), set()
    names = ["ISJ", "DSP", "ong-uri", "școli", "medici"]
    for number in range(40):
        partners = draw.sample(names, draw.randint(0, 3))
        row = plan.row(f"Rând {number}", ["DAS"], partners)
        if partners and all(name.islower() for name in partners):
            expected.add(row)
    rows = found(plan.corpus(), "class-only-partners")
    assert {one.subject for one in rows} == expected and expected
    assert {one.evidence[1].state for one in rows} == {"value"}


def test_equal_graphs_give_equal_findings(town):
    def rows(seed):
        plan = town()
        for number in range(10):
            plan.row(f"Rând {number}", ["DAS"], ["ong"] if number % 3 else [])
        nodes = list(plan.nodes.values())
        random.Random(seed).shuffle(nodes)
        plan.nodes = {node.id: node for node in nodes}
        return [one.as_json() for one in gaps_of(plan.corpus(), analyses())]

    assert rows(1) == rows(2)
