"""Load against capacity, and the null model of loads against counting every draw."""

from __future__ import annotations

import itertools
from math import comb

import pytest

from planatlas.graph.findings import analyses
from planatlas.graph.findings.catalogue import gaps_of
from planatlas.graph.findings.load.against_capacity import beyond_chance, capacity_table
from planatlas.graph.findings.load.capacity import capacities
from planatlas.graph.findings.load.loads import loads

BODIES = ("ISJ", "DSP", "IPJ", "DJS", "ITM")


def run(corpus):
    return gaps_of(corpus, analyses(["load-against-capacity"]))


def staffed(plan, body, staff, places=None, amount=None, by="PROVIDED_BY"):
    said = {"service_status": "existing", "quote": body, "staff": staff, "capacity": places}
    known = {name: value for name, value in said.items() if value is not None}
    id = plan.node(f"service/{body}/{len(plan.edges)}", "SocialService", f"Serviciul {body}", **known)
    plan.edge(id, plan.body(body), by, quote=body)
    if amount:
        plan.node("funding-source/l", "FundingSource", "Buget local")
        plan.edge(id, "funding-source/l", "FUNDING_NAMED", amount_text=amount, quote="Buget local")


def loaded(plan, counts):
    for body, count in counts.items():
        for number in range(count):
            plan.row(f"{body} {number}", [body])


def test_means_are_added_up_by_legal_entity(town):
    plan = town()
    plan.body("DAS")
    plan.body("Căminul", unit_of="DAS")
    staffed(plan, "DAS", 5, places=20.0, amount="100")
    staffed(plan, "Căminul", 7, amount="50.5", by="DELIVERED_BY")
    staffed(plan, "DAS", None, places=10.0)
    means = capacities(plan.corpus(), plan.plan)["institution/das"]
    assert (means.staff, means.places, str(means.money), len(means.services)) == (12, 30, "150.5", 3)
    opened = capacities(plan.corpus(units=True), plan.plan)
    assert (opened["institution/das"].staff, opened["institution/căminul"].staff) == (5, 7)


def test_unknown_capacity_is_one_line_and_never_overload(town):
    plan = town()
    loaded(plan, {"ISJ": 14, "DSP": 1, "IPJ": 1})
    (one,) = run(plan.corpus())
    assert (one.verdict, one.level, one.metrics["capacity"]) == ("not recorded", "plan", "unknown")
    few = town()
    loaded(few, {"ISJ": 14, "DSP": 1})
    assert run(few.corpus()) == []


def test_overload_by_measures_a_head(town):
    plan = town()
    loaded(plan, {"ISJ": 12, "DSP": 12, "IPJ": 6, "DJS": 5, "ITM": 4, "AJOFM": 3})
    for body, staff in (("ISJ", 40), ("DSP", 2), ("IPJ", 10), ("DJS", 9), ("ITM", 9), ("AJOFM", 7)):
        staffed(plan, body, staff)
    (one,) = run(plan.corpus())  # as many measures as ISJ, a twentieth of the people
    assert (one.subject_name, one.verdict, one.metrics["staff"]) == ("DSP", "gap", 2)
    assert "supraîncărcare" in one.statement["ro"] and len(one.evidence) == 12


def test_few_known_capacities_need_the_null_model(town):
    plan = town()
    loaded(plan, {"ISJ": 15, "DSP": 1, "IPJ": 1, "DJS": 1, "ITM": 1})
    staffed(plan, "ISJ", 3)
    staffed(plan, "DSP", 1)
    (one,) = run(plan.corpus())
    assert (one.subject_name, one.verdict) == ("ISJ", "unsure") and one.metrics["q"] < 0.05
    even = town()
    loaded(even, dict.fromkeys(BODIES, 3))
    staffed(even, "ISJ", 3)
    assert run(even.corpus()) == []


@pytest.mark.parametrize("sizes", [(1, 1, 2), (2, 2, 1, 3), (1, 2, 3, 1, 2)])
def test_chances_of_loads_against_every_draw(town, sizes):
    plan = town()
    for number, size in enumerate(sizes):
        plan.row(f"Lucrare {number}", [BODIES[(number + step) % 4] for step in range(size)])
    corpus, node = plan.corpus(), plan.nodes[plan.plan]
    every = loads(corpus, plan.plan)
    draws = list(itertools.product(*(itertools.combinations(sorted(every), size) for size in sizes)))
    assert len(draws) == _product(comb(len(every), size) for size in sizes)
    for body, (tail, _) in beyond_chance(corpus, node, every).items():
        slow = sum(sum(body in drawn for drawn in draw) >= every[body].measures for draw in draws) / len(draws)
        assert tail == pytest.approx(slow)
    assert {row["institution"]: row["measures"] for row in capacity_table(corpus, node)} == {
        body: load.measures for body, load in every.items()
    }


def _product(numbers):
    whole = 1
    for number in numbers:
        whole *= number
    return whole
