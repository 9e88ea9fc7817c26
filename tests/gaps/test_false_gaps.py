"""What looks like a gap and is none: claims that a reader with the document in hand would call wrong."""

from __future__ import annotations

import pytest

from planatlas.graph.findings.catalogue import analyses, gaps_of
from planatlas.graph.findings.finding import Phrase
from planatlas.loaders import read, records
from planatlas.ontology.catalogue import message
from planatlas.records import Doubt

PERIOD = {"starts": "2031-01-01", "ends": "2035-12-31"}


def run(corpus, kind):
    return [one for one in gaps_of(corpus, analyses([kind])) if one.level != "plan"]


def indicators(plan, row, *texts):
    for number, text in enumerate(texts):
        indicator = plan.node(f"indicator/{row}/{number}", "Indicator", text, quote=text)
        plan.edge(row, indicator, "MEASURED_BY")


def test_a_row_evaluated_every_year_or_going_on_after_the_plan_is_no_default(town):
    plan = town(**PERIOD)
    whole = plan.row("Toată perioada", ["DAS"], **PERIOD, period="2031-2035")
    plan.row("Evaluată anual", ["DAS"], **PERIOD, period="2031-2035", deadline="anual", deadline_kind="evaluation")
    plan.row("Zece ani", ["DAS"], starts="2031-01-01", ends="2040-12-31", deadline="10 ani")
    assert [one.subject for one in run(plan.corpus(), "all-year-default")] == [whole]


def test_a_row_that_lost_its_beginning_may_have_lost_its_lead(town):
    plan = town()
    torn = plan.row("Rupt", ["ISJ", "DSP"], doubts=[Doubt.BEGINS_TORN])
    cut = plan.row("Tăiat", ["ISJ", "DSP"], doubts=[Doubt.ENDS_TORN])
    found = {one.subject: one.verdict for one in run(plan.corpus(), "no-lead")}
    assert found == {torn: "unsure", cut: "gap"}


def test_a_lead_is_looked_for_among_bodies_named_as_printed(town):
    plan = town()
    plan.body("Agenția")
    plan.body("Centrul de zi", unit_of="Agenția")
    plan.row("Doi", ["Centrul de zi", "ISJ"])
    (one,) = run(plan.corpus(), "no-lead")
    assert "(Centrul de zi, ISJ)" in one.statement["ro"]  # no cell names the agency above it


@pytest.mark.parametrize(
    ("texts", "verdict"),
    [
        (["Nr. ateliere"], "gap"),
        (["Manual scris", "Numărul cititorilor"], "gap"),
        (["Ghid anti-bullying elaborat"], "unsure"),
        (["Toate familiile vizitate", "Nr. vizite"], "unsure"),
        (["Nr. vizite la toate familiile"], "gap"),
        (["% din familii vizitate"], "gap"),
        ([], "gap"),
        (["Share of families visited"], "gap"),
        (["Guide published"], "unsure"),
        (["Αριθμός επισκέψεων"], "gap"),
        (["Taux de participation"], "gap"),
    ],
)
def test_an_indicator_that_counts_nothing_may_be_its_own_target(town, texts, verdict):
    plan = town()
    row = plan.row("Lucrare", ["DAS"], cells={"targets": "empty"})
    indicators(plan, row, *texts)
    assert [one.verdict for one in run(plan.corpus(), "no-target-value")] == [verdict]


def test_a_heading_of_the_form_that_nobody_filled_in_is_no_work(town):
    plan = town()
    plan.row(
        "Altele", activity_type="training", cells={"budget": "empty", "funding": "no_column"}, doubts=[Doubt.NAME_ALONE]
    )
    real = plan.row("Voluntari", activity_type="training", cells={"budget": "empty", "funding": "no_column"})
    assert [one.subject for one in run(plan.corpus(), "no-funding")] == [real]


def test_the_reader_tells_a_heading_of_the_form_from_a_training_without_money(tmp_path):
    file = tmp_path / "plan.ro.txt"
    file.write_text(
        "Planul anual de acțiune al orașului Dealu Nou pentru anul 2031\n\nCAPITOLUL III\n\n"
        "Programul de formare a personalului\n\n1. Propuneri de activități de formare profesională:\n\n"
        "DAS\tCursuri de perfecționare\tSesiuni de instruire\tBuget estimat\n\n"
        "Personalul angajat\tprim ajutor\t12 persoane\t9.000 lei\nVoluntari\tjocuri\t4 voluntari\t\nAltele\t\t\t\n",
        encoding="utf-8",
    )
    notes = {one.measure_text: one.has_doubt(Doubt.NAME_ALONE) for one in records(read(file)) if one.kind == "activity"}
    assert notes == {"Personalul angajat": False, "Voluntari": False, "Altele": True}


def test_an_objective_is_served_by_the_measure_restated_under_it_or_by_an_agreement(town):
    plan = town()
    plan.node("strategy/a", "Strategy", "Strategia locală", level="local")
    for number, name in enumerate(("Legături cu satele vecine", "Ceainărie pentru seniori", "Patinoar acoperit")):
        where = {"origin": "Strategia locală", "status": "cited", "quote": name}
        plan.node(f"objective/{number}", "Objective", name, **where)
        plan.edge(f"objective/{number}", "strategy/a", "PART_OF")
    plan.row("Tabără de vară", ["DAS"])
    restated = plan.row("Drumeții", status="cited")
    plan.edge(restated, "objective/0", "PART_OF")
    text = "Acord cu parohia pentru o ceainărie deschisă seniorilor"
    plan.node("agreement/1", "Agreement", "Ceainărie", quote=text, ends="2031-12-31")
    (one,) = run_plan(plan.corpus(), "objectives-unserved")
    assert [e.quote for e in one.evidence] == ["Patinoar acoperit"]


def run_plan(corpus, kind):
    return list(gaps_of(corpus, analyses([kind])))


@pytest.mark.parametrize(
    ("number", "said"),
    [(1, "1 rând"), (2, "2 rânduri"), (19, "19 rânduri"), (20, "20 de rânduri"), (100, "100 de rânduri"),
     (101, "101 rânduri"), (119, "119 rânduri"), (120, "120 de rânduri")],
)  # fmt: skip
def test_romanian_numbers_take_de_from_twenty(number, said):
    assert said in message("gap.several.rows", "ro", count=number, kind="k", which="w")


def test_numbers_have_the_decimal_sign_of_the_language():
    said = Phrase.of("gap.rarely-together.gap", one="A", other="B", count=1, expected=11.8)
    assert "1 măsură;" in said.text("ro") and "11,8" in said.text("ro")
    assert "1 measure;" in said.text("en") and "11.8" in said.text("en")
