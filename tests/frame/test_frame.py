"""What a plan says around its rows of work."""

from __future__ import annotations

import importlib.util
import time
from pathlib import Path
from typing import Any

import pytest

from planatlas.loaders.plan import plan_record
from planatlas.loaders.reading.front_matter import frame_records
from planatlas.loaders.structure.outline import outline_of
from planatlas.loaders.tables.budgets import budget_columns, budgets_from_cells
from planatlas.loaders.values.persons import without_contacts, without_persons
from planatlas.records import (
    Abbreviation,
    Agreement,
    LegalAct,
    Objective,
    Plan,
    Record,
    Service,
    StatedFigure,
    Strategy,
    TargetGroup,
    as_json,
)

_SPEC = importlib.util.spec_from_file_location("towns", Path(__file__).with_name("towns.py"))
assert _SPEC is not None and _SPEC.loader is not None
towns = importlib.util.module_from_spec(_SPEC)
_SPEC.loader.exec_module(towns)


@pytest.fixture
def county(tmp_path: Path) -> tuple[Plan, list[Record]]:
    document = towns.town(tmp_path, towns.COUNTY)
    plan = plan_record(outline_of(document))
    return plan, list(frame_records(outline_of(document), plan))


def of(records: list[Record], kind: type[Any]) -> list[Any]:
    return [record for record in records if isinstance(record, kind)]


def test_the_plan_behind_a_decision(county: tuple[Plan, list[Record]]) -> None:
    plan, _ = county
    assert plan.genre == "plan" and plan.lang == "ro" and plan.country == "RO" and plan.place == "Valea Mare"
    assert plan.name.startswith("PLANUL ANUAL DE ACȚIUNE PRIVIND") and plan.name.endswith("2031")
    assert plan.issuer == "Consiliul Județean Valea Mare"
    assert (plan.starts, plan.ends) == ("2031-01-01", "2031-12-31")
    assert (plan.adopting_act, plan.adopted_on) == ("HCJ 12/2031", "2031-02-15")
    assert plan.responsible_for_whole == "DGASPC Valea Mare"
    assert plan.chapters == ["1 – Serviciile sociale"]
    assert plan.consultation and "consultării publice" in plan.consultation and "@" not in plan.consultation


def test_acts_are_records_of_the_place_that_cites_them(county: tuple[Plan, list[Record]]) -> None:
    acts = {(act.type, act.number, act.year): act for act in of(county[1], LegalAct)}
    assert acts[("HG", "867", 2015)].relation == "based_on"
    assert acts[("HCJ", "40", 2027)].relation == "approves"
    assert acts[("HCJ", "12", 2031)].relation == "adopts"
    assert ("Lege", "34", 1998) in acts


def test_strategies_with_act_level_period_and_wording(county: tuple[Plan, list[Record]]) -> None:
    found = {one.level: one for one in of(county[1], Strategy)}
    assert set(found) == {"county", "national", "local"}
    assert (found["county"].act, found["county"].starts, found["county"].ends) == ("HCJ 40/2027", 2027, 2034)
    assert found["county"].wording == "implements" and found["national"].wording == "in line with"
    assert found["local"].act == "HCL 9/2028" and found["local"].wording == "cites"


def test_objectives_of_a_cited_strategy(county: tuple[Plan, list[Record]]) -> None:
    found = of(county[1], Objective)
    assert [(one.level, one.code, one.name, one.parent) for one in found] == [
        ("general", "1", "Implicarea tinerilor în viața comunității.", None),
        ("operational", None, "Spații pentru tineri", "1"),
        ("operational", None, "Consiliere pentru tineri", "1"),
    ]
    assert {one.origin for one in found} == {"Strategia locală pentru tineret"}


def test_an_agreement_has_parties_subject_and_time(county: tuple[Plan, list[Record]]) -> None:
    (agreement,) = of(county[1], Agreement)
    assert [party.mention for party in agreement.parties] == ["DGASPC Valea Mare", "Fundația Lumina"]
    assert (agreement.subject, agreement.starts, agreement.ends) == ("găzduirea victimelor", "2030-01-01", "2032-12-31")
    assert agreement.status == "in_force"


def test_a_service_over_two_rows_and_a_page_break(county: tuple[Plan, list[Record]]) -> None:
    first, second = of(county[1], Service)
    assert (first.name, first.code, first.delivered_by) == (
        "Găzduire pentru copii și tineri",
        "8790 CR-C-I",
        "Centrul Lumina",
    )
    assert first.provider == "DGASPC Valea Mare" and len(first.lines) == 3
    assert (first.capacity, first.capacity_unit, first.occupancy, first.waiting) == (12, "locuri", 95, 5)
    assert [(one.source, one.amount, one.unit) for one in first.budgets] == [
        ("Buget local", "1250500", "mii"),
        ("Buget de stat", "300000", "mii"),
    ]
    assert second.name == "Centrul de zi Raza" and second.suspended and second.occupancy is None
    assert [(one.source, one.amount) for one in second.budgets] == [("Buget local", "620000"), ("PNRR", "10000")]
    assert first.state("waiting") == "value" and second.state("waiting") == "empty"
    assert first.state("staff") == "no_column"


def test_services_go_on_behind_a_running_head(tmp_path: Path) -> None:
    plan = """Planul anual de acțiune al comunei Lunca, 2031

| Nr. crt. | Denumirea serviciului social | Cod serviciu social | Categorii de beneficiari | Capacitate |
| 1 | Centru de zi pentru copii | 8891CZ-C-II | copii din familii sărace, | 20 |
Planul comunei Lunca
12
|  | de zi | | și copii singuri | |
| 2 | Cantină socială | 8899CPDH-I | persoane sărace | 30 |
"""
    outline = outline_of(towns.town(tmp_path, plan))
    first, second = of(list(frame_records(outline, plan_record(outline))), Service)
    assert (first.lines, first.beneficiaries) == ([4, 7], ["copii din familii sărace, și copii singuri"])
    assert (second.name, second.capacity) == ("Cantină socială", 30)


def test_the_list_of_abbreviations_is_read_to_its_last_line(county: tuple[Plan, list[Record]]) -> None:
    assert [(one.short, one.long.split()[0]) for one in of(county[1], Abbreviation)] == [
        ("DGASPC", "Direcția"),
        ("CPV (CSV)", "Căminul"),
    ]


def test_a_list_of_abbreviations_goes_on_behind_a_running_head(tmp_path: Path) -> None:
    head = "Planul local de acțiune al comunei Lunca pentru bunăstarea locuitorilor"
    rows = ["| ISU | Inspectoratul pentru Situații de Urgență |", head, "7", "| ATOP | Paza satului |"]
    outline = outline_of(towns.town(tmp_path, "\n".join([head, "", "Lista de abrevieri", "", *rows])))
    found = of(list(frame_records(outline, plan_record(outline))), Abbreviation)
    assert [one.short for one in found] == ["ISU", "ATOP"]


def test_figures_and_groups(county: tuple[Plan, list[Record]]) -> None:
    assert [(one.value, one.unit) for one in of(county[1], StatedFigure)] == [(1240, "copii")]
    assert [(one.mention, one.basis) for one in of(county[1], TargetGroup)] == [("copii", "service")]


def test_no_contact_data_in_any_record(county: tuple[Plan, list[Record]]) -> None:
    plan, records = county
    assert records
    for record in [plan, *records]:
        text = str(as_json(record))
        assert "@" not in text and "111 222" not in text


def test_greek_french_and_english_heads(tmp_path: Path) -> None:
    greek = plan_record(outline_of(towns.town(tmp_path, towns.GREEK)))
    assert (greek.issuer, greek.place, greek.country, greek.lang) == ("Δήμος Νέας Πόλης", "Νέας Πόλης", "GR", "el")
    assert (greek.adopting_act, greek.starts) == ("ΑΔΣ 45/2027", "2027-01-01")
    french = plan_record(outline_of(towns.town(tmp_path, towns.FRENCH)))
    assert (french.issuer, french.country, french.adopted_on) == ("Ville de Montclair", "FR", "2026-02-03")
    english = plan_record(outline_of(towns.town(tmp_path, towns.ENGLISH)))
    assert (english.issuer, english.place, english.country) == ("Northshire County Council", "Northshire", "GB")
    assert (english.adopted_by, english.adopted_on) == ("Cabinet", "2027-01-12")


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("GREEK", {"legal_act": 2, "strategy": 1, "objective": 3, "abbreviation": 1, "statement": 1}),
        ("FRENCH", {"legal_act": 2, "strategy": 1, "objective": 1, "agreement": 1, "statement": 2}),
        ("ENGLISH", {"legal_act": 1, "strategy": 1, "abbreviation": 1, "statement": 1}),
    ],
)
def test_frames_in_other_languages(tmp_path: Path, text: str, kinds: dict[str, int]) -> None:
    document = towns.town(tmp_path, getattr(towns, text))
    found = [record.kind for record in frame_records(outline_of(document), plan_record(outline_of(document)))]
    assert {kind: found.count(kind) for kind in set(found)} == kinds


def test_parties_in_french(tmp_path: Path) -> None:
    document = towns.town(tmp_path, towns.FRENCH)
    (agreement,) = of(list(frame_records(outline_of(document), plan_record(outline_of(document)))), Agreement)
    names = [party.mention for party in agreement.parties]
    assert names == ["Ville de Montclair", "CCAS", "association Le Phare"]


def test_budget_cells_tell_none_from_nothing() -> None:
    columns = budget_columns(["Curs", "Buget estimat -lei-"], ["training", "budget"])
    assert budgets_from_cells(columns, ["A", "45000"]).budgets[0].amount == "45000"
    assert budgets_from_cells(columns, ["A", "-"]).state == "dash"
    assert budgets_from_cells(columns, ["A", "Nu este cazul"]).state == "dash"
    assert budgets_from_cells(columns, ["A", ""]).state == "empty"
    footnote = "* nu sunt prevăzute alocări financiare pentru anul 2031"
    starred = budgets_from_cells(columns, ["A", "*"], footnote)
    assert starred.state == "dash" and not starred.budgets and starred.caveats


def test_personal_data_goes_and_numbers_stay() -> None:
    assert without_contacts("Centrul X tel. 0234 567 890, e-mail: a.b@c.ro") == "Centrul X"
    assert without_contacts("1 632 873 lei și 3 810 persoane") == "1 632 873 lei și 3 810 persoane"
    assert without_persons("le camarade Tran Van An, vice-président du Comité") == "vice-président du Comité"


@pytest.mark.parametrize(
    ("text", "bare"),
    [
        ("a declarat primarul Ion Popescu.", "a declarat primarul."),
        ("Jane Smith, director of the Vale Trust, said", "director of the Vale Trust, said"),
        ("Le maire de Montclair, Jean Dupont, a inauguré", "Le maire de Montclair, a inauguré"),
        ("ο δήμαρχος Γιώργος Παππάς δήλωσε", "ο δήμαρχος δήλωσε"),
        ("Președintele Consiliului Județean Valea Mare", "Președintele Consiliului Județean Valea Mare"),
        ("Fundația Sfântul Ioan Valea Mare", "Fundația Sfântul Ioan Valea Mare"),
    ],
)
def test_a_person_goes_and_the_office_stays(text: str, bare: str) -> None:
    assert without_persons(text) == bare


@pytest.mark.parametrize("unit", ["Abc ", "ABC ", "Strategia de x ", "1", "(", "art. 1 ", "a@", "Legea "])
def test_a_very_long_line_takes_no_long_time(tmp_path: Path, unit: str) -> None:
    document = towns.town(tmp_path, "Obiective specifice:\n" + unit * (40_000 // len(unit)))
    started = time.process_time()
    plan = plan_record(outline_of(document))
    list(frame_records(outline_of(document), plan))
    assert time.process_time() - started < 3
