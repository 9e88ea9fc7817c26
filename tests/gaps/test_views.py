"""The coordinator's view folds for people; JSON never does."""

from __future__ import annotations

import json
from collections import Counter

import pytest

from planatlas.errors import OntologyError, QuestionUnknown
from planatlas.graph.findings import CATALOGUE, Finding, analyses
from planatlas.graph.findings.catalogue import families, gaps_of, kinds
from planatlas.graph.findings.finding import Phrase
from planatlas.graph.findings.finding_tables import as_table, full_table, view_table
from planatlas.graph.findings.views import MOST_ENTRIES, coordinator_view
from planatlas.ontology.catalogue import message, message_keys
from planatlas.ontology.turtle import LANGS


def many_gaps(town, plans=1):
    towns = []
    for number in range(plans):
        plan = town(f"plan/town-{number}/2031")
        for row in range(60):
            full = row % 3 == 0
            plan.row(f"Lucrare {row} {number}", ["DAS"] if full else [], ["ISJ"] if full else [], code=f"1.{row}")
        towns.append(plan)
    return towns


def test_a_rule_is_one_entry_and_json_has_every_row(town):
    (plan,) = many_gaps(town)
    findings = gaps_of(plan.corpus(), analyses(["no-partner"]))
    (entry,) = coordinator_view(findings)
    assert entry.finding.level == "plan" and entry.rows == 40 and len(entry.covers) == 41
    assert len(as_table(findings)) == 41


def test_a_few_rows_are_shown_and_more_are_listed(town):
    plan = town()
    for row in range(20):
        plan.row(f"Lucrare {row}", ["DAS"], ["ISJ"] if row > 1 else [], code=f"1.{row}")
    assert len(coordinator_view(gaps_of(plan.corpus(), analyses(["no-partner"])))) == 2
    plan.row("Încă una", ["DAS"], code="1.20")
    (entry,) = coordinator_view(gaps_of(plan.corpus(), analyses(["no-partner"])))
    assert "1.0; 1.1; 1.20" in entry.text("ro") and "DAS" in entry.text("ro") and entry.place.endswith(":2,3,22")


def test_at_most_twenty_of_every_plan(town, merge):
    findings = gaps_of(merge(*many_gaps(town, 3)), analyses())
    shown = Counter(entry.finding.plan for entry in coordinator_view(findings, 3))
    assert shown == {f"plan/town-{number}/2031": 3 for number in range(3)}
    whole = Counter(entry.finding.plan for entry in coordinator_view(findings))
    assert max(whole.values()) <= MOST_ENTRIES


def test_services_of_one_name_are_told_apart_by_who_runs_them(town):
    plan = town()
    for centre in ("Licurici", "Albina", "Fluturi"):
        said = {"service_status": "existing", "occupancy": 100.0, "occupancy_text": "100%", "quote": "Activități"}
        name = "Activități educative și de recreere pentru copii mici"
        id = plan.node(f"service/{centre}", "SocialService", name, **said)
        plan.edge(id, plan.body(f"Centrul {centre}"), "DELIVERED_BY", quote=centre)
    (entry,) = coordinator_view(gaps_of(plan.corpus(), analyses(["service-full"])))
    assert all(f"(Centrul {centre})" in entry.text("ro") for centre in ("Licurici", "Albina", "Fluturi"))
    (one, *_) = gaps_of(plan.corpus(), analyses(["service-full"]))
    assert "(Centrul" in one.text("ro") and one.evidence[0].quote == "100%"


def test_what_one_service_lacks_is_one_entry(town):
    plan = town()
    plan.node("service/gol", "SocialService", "Centrul gol", service_status="existing", quote="Centrul gol",
              occupancy_cell="empty", budget_local_cell="empty")  # fmt: skip
    findings = gaps_of(plan.corpus(), analyses(["service-without-budget", "service-without-occupancy"]))
    (entry,) = coordinator_view(findings)
    assert {one.id for one in entry.covers} == {one.id for one in findings} and len(findings) == 2
    assert "sumă" in entry.text("ro") and "gradul de ocupare" in entry.text("ro")


def test_one_body_is_named_once(town):
    plan = town(issuer="Primăria")
    for number in range(14):
        plan.row(f"ISJ {number}", ["ISJ"], ["Spital"])
    for number, name in enumerate(("DSP", "IPJ", "DJS", "ITM", "AJOFM", "DSP", "IPJ", "DJS", "DSP", "IPJ")):
        plan.row(f"Altul {number}", [name], ["Spital"])
    findings = gaps_of(plan.corpus(), analyses(["concentration", "load-outlier"]))
    assert {one.kind for one in findings} == {"concentration", "load-outlier"}
    assert [entry.finding.kind for entry in coordinator_view(findings)] == ["concentration"]


def test_columns_a_plan_does_not_have_are_one_entry(town):
    plan = town()
    for number in range(4):
        plan.row(f"Lucrare {number}", ["DAS"], ["ISJ"], cells={"funding": "no_column", "budget": "no_column",
                 "targets": "no_column", "indicators": "no_column"})  # fmt: skip
    (entry,) = coordinator_view(gaps_of(plan.corpus(), analyses(["missing"])))
    assert entry.finding.verdict == "not recorded"
    assert all(word in entry.text("ro") for word in ("finanțare", "indicatori", "țintă"))


def test_what_weighs_most_comes_first(town):
    plan = town()
    plan.row("Fără responsabil", [], ["ISJ"])
    plan.row("Fără partener", ["DAS"])
    plan.row("Cu toate", ["DAS"], ["ISJ"])
    plan.row("Spune că nu", ["DAS"], cells={"partners": "dash"})
    shown = [entry.finding.kind for entry in coordinator_view(gaps_of(plan.corpus(), analyses()))]
    assert shown[0] == "no-responsible" and "no-partner" not in shown  # acts-alone says it, and more
    assert all(entry.finding.verdict != "stated none" for entry in coordinator_view(gaps_of(plan.corpus(), analyses())))


def test_findings_survive_json(town):
    (plan,) = many_gaps(town)
    for one in gaps_of(plan.corpus(), analyses()):
        row = json.loads(json.dumps(one.as_json(), ensure_ascii=False))
        again = Finding.from_json(row)
        assert again.as_json() == row and again.text("fr") == one.text("fr")
    assert set(row) >= {"id", "kind", "level", "subject", "verdict", "severity", "statement", "evidence", "metrics"}
    assert set(row["statement"]) == set(LANGS)


def test_ids_are_unique(town, merge):
    ids = [one.id for one in gaps_of(merge(*many_gaps(town, 3)), analyses())]
    assert len(ids) == len(set(ids)) > 100


@pytest.mark.parametrize("lang", LANGS)
def test_tables_speak_every_language(town, lang):
    (plan,) = many_gaps(town)
    findings = gaps_of(plan.corpus(), analyses())
    view = view_table(coordinator_view(findings), lang)
    assert len(view) and all(all(row.values()) for row in view)
    assert len(full_table(findings, lang)) == len(findings)


def test_every_kind_has_its_words_and_its_definition():
    for one in CATALOGUE:
        for lang in LANGS:
            assert message(f"gap.{one.kind}.name", lang) and message(f"gap.{one.kind}.why", lang)
        for part in ("Definition", "Needs:", "Cannot tell:", "Evidence:"):
            assert part in one.text, (one.kind, part)
    spoken = {key.split(".")[1] for key in message_keys() if key.startswith("gap.") and key.endswith(".why")}
    assert spoken == set(kinds())


def test_a_wrong_name_is_told(town):
    assert {one.kind for one in analyses(["missing"])} < set(kinds()) and "services" in families()
    assert len(analyses(["all"])) == len(CATALOGUE) and not any(one.network for one in analyses())
    with pytest.raises(QuestionUnknown, match="no-parner"):
        analyses(["no-parner"])
    with pytest.raises(OntologyError):
        Phrase("gap.nothing.of.the.sort").text("ro")


@pytest.mark.parametrize(
    ("lang", "day"), [("ro", "30.09.2031"), ("el", "30/09/2031"), ("fr", "30/09/2031"), ("en", "30 September 2031")]
)
def test_days_are_written_as_people_write_them(lang, day):
    said = Phrase.of("gap.agreement-expires.gap", text="Masa caldă", ends="2031-09-30")
    assert day in said.text(lang)
    assert "2031-02-30" in Phrase.of("gap.agreement-expires.gap", text="Masa", ends="2031-02-30").text(lang)
