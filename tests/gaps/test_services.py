"""Findings about services, each with the case beside it that is none."""

from __future__ import annotations

import pytest

from planatlas.graph.findings import analyses
from planatlas.graph.findings.catalogue import gaps_of


def service(plan, name, status="existing", amount=None, text=None, **props):
    plan.line += 1
    id = plan.node(f"service/{name}", "SocialService", name, service_status=status, quote=name, **props)
    plan.edge(id, plan.plan, "LISTED_IN")
    if amount is not None:
        plan.nodes.setdefault("funding-source/local", None) or plan.node(
            "funding-source/local", "FundingSource", "Buget local"
        )
        plan.edge(
            id, "funding-source/local", "FUNDING_NAMED", amount_text=amount, text=text or amount, quote="Buget local"
        )
    return id


def verdicts(plan, kind):
    return {one.subject_name: one.verdict for one in gaps_of(plan.corpus(), analyses([kind]))}


@pytest.fixture
def plan(town):
    return town()


def test_who_waits_and_what_is_full(plan):
    service(plan, "Lumina", waiting=7, occupancy=100.0)
    service(plan, "Soare", waiting=0, occupancy=99.0)
    service(plan, "Nor", occupancy=120.0)
    service(plan, "Viitor", status="proposed", occupancy=100.0)
    assert verdicts(plan, "service-waiting-list") == {"Lumina": "gap"}
    assert verdicts(plan, "service-full") == {"Lumina": "gap", "Nor": "gap"}


def test_suspended_and_paid(plan):
    service(plan, "Doarme", suspended=True, occupancy_text="Activitate suspendată", amount="12000", text="12 mii lei")
    service(plan, "Doarme ieftin", suspended=True)
    service(plan, "Treaz", suspended=False, amount="12000")
    (one,) = gaps_of(plan.corpus(), analyses(["service-suspended-with-budget"]))
    assert one.subject_name == "Doarme" and one.severity == "high"
    assert [(e.field, e.quote) for e in one.evidence] == [
        ("occupancy", "Activitate suspendată"),
        ("budget", "12 mii lei"),
    ]


@pytest.mark.parametrize(
    ("state", "verdict"),
    [("empty", "gap"), ("dash", "stated none"), ("no_column", "not recorded"), ("lost", "unsure")],
)
def test_existing_without_budget_by_the_state_of_its_cells(plan, state, verdict):
    service(plan, "Fără bani", budget_local_cell=state, budget_state_cell=state)
    service(plan, "Cu bani", budget_local_cell="value", amount="5")
    service(plan, "Suspendat", budget_local_cell=state, suspended=True)
    assert verdicts(plan, "service-without-budget") == {"Fără bani": verdict}


def test_what_was_lost_may_have_been_money(plan):
    service(plan, "Pagină ruptă", budget_local_cell="empty", budget_state_cell="lost")
    assert verdicts(plan, "service-without-budget") == {"Pagină ruptă": "unsure"}


def test_existing_without_occupancy(plan):
    service(plan, "Gol", occupancy_cell="empty")
    service(plan, "Scris", occupancy_cell="value", occupancy_text="în funcție de sezon")
    service(plan, "Neîntrebat")
    assert verdicts(plan, "service-without-occupancy") == {"Gol": "gap", "Neîntrebat": "not recorded"}


def test_proposed_names_what_is_missing(plan):
    service(plan, "Plan bun", "proposed", amount="9", capacity=20.0, staff_text="2 asistenți", staff_cell="value")
    service(plan, "Plan gol", "proposed", capacity_cell="empty", staff_cell="empty", budget_local_cell="dash")
    (one,) = gaps_of(plan.corpus(), analyses(["proposed-without-means"]))
    assert one.subject_name == "Plan gol" and one.verdict == "gap"
    assert "capacitate, personal." in one.statement["ro"]
    assert "buget" not in one.statement["ro"].split("nimic la")[1].split(".")[0]  # it is stated none


def test_codes_are_compared_in_even_spelling(plan):
    service(plan, "Bun", code="8891 CZ-C-II")
    service(plan, "Lipit", code="8891CZ-C-II")
    service(plan, "Stricat", code="8891 CZ-QQ-IX")
    service(plan, "Fără cod")
    assert verdicts(plan, "service-unknown-code") == {"Stricat": "unsure"}


def test_thousands_read_as_units(plan):
    for number, amount in enumerate(("300000", "250000", "400000", "310000")):
        service(plan, f"Centru {number}", capacity=20.0, amount=amount)
    assert verdicts(plan, "service-doubtful-amount") == {}
    service(plan, "Greșit", capacity=20.0, amount="300")
    assert verdicts(plan, "service-doubtful-amount") == {"Greșit": "unsure"}


def test_a_group_with_a_service_and_no_measure(plan):
    for group, name in (("older-people", "vârstnici"), ("homeless-people", "persoane fără adăpost")):
        plan.node(f"target-group/{group}", "TargetGroup", name)
        home = service(plan, f"Centru pentru {name}")
        plan.edge(home, f"target-group/{group}", "AIMED_AT", basis="service", quote=name)
    plan.row("Masă caldă pentru persoanele vârstnice singure", ["DAS"], cells={"target_groups": "no_column"})
    assert verdicts(plan, "groups-unserved") == {"persoane fără adăpost": "unsure"}
    plan.row("Altceva", ["DAS"])
    plan.row("Încă ceva", ["DAS"])
    assert verdicts(plan, "groups-unserved") == {"persoane fără adăpost": "gap"}


def test_people_who_wait_beside_free_places(plan):
    service(plan, "Plin", "existing", waiting=4, occupancy=100.0)
    service(plan, "Cu locuri", "existing", waiting=5, occupancy=70.0)
    said = {one.subject_name: one.statement["en"] for one in gaps_of(plan.corpus(), analyses(["service-waiting-list"]))}
    assert "The need exceeds the places" in said["Plin"] and "occupancy 70 %" in said["Cu locuri"]
    assert "The need exceeds" not in said["Cu locuri"] and "4 requests" in said["Plin"]
