"""Loads and their concentration, against counting by hand."""

from __future__ import annotations

import random
from collections import defaultdict
from itertools import product

import pytest

from planatlas.graph.findings import analyses
from planatlas.graph.findings.catalogue import gaps_of
from planatlas.graph.findings.load.loads import loads
from planatlas.graph.findings.load.shares import gini, herfindahl, lorenz, normalised, outliers, top_share


def random_plan(town, seed, rows=30):
    draw, plan = random.Random(seed), town()
    units = {"SPVH": "DAS", "CPC": "DAS"}
    for name in ("DAS", "ISJ", "DSP", "IPJ"):
        plan.body(name)
    for unit, above in units.items():
        plan.body(unit, unit_of=above)
    written = []
    for number in range(rows):
        named = draw.sample(["DAS", "SPVH", "CPC", "ISJ", "DSP", "IPJ", "școli"], draw.randint(0, 4))
        measure = f"measure/{number // 2}"
        plan.row(f"Rând {number}", named, measure=measure)
        written.append((measure, named))
    return plan, written, units


@pytest.mark.parametrize("seed", range(5))
@pytest.mark.parametrize("opened", [False, True])
def test_loads_counted_by_hand(town, seed, opened):
    plan, written, units = random_plan(town, seed)
    by_measure = defaultdict(set)
    for measure, named in written:
        by_measure[measure] |= {n if opened else units.get(n, n) for n in named if not n.islower()}
    raw, fractional = defaultdict(int), defaultdict(float)
    for bodies in by_measure.values():
        for body in bodies:
            raw[body] += 1
            fractional[body] += 1 / len(bodies)
    found = loads(plan.corpus(units=opened), plan.plan)
    assert {load.body.split("/")[1].upper(): load.measures for load in found.values()} == raw
    assert {b.split("/")[1].upper(): round(x.fractional, 9) for b, x in found.items()} == {
        b: round(x, 9) for b, x in fractional.items()
    }
    assert sum(x.fractional for x in found.values()) == pytest.approx(sum(1 for b in by_measure.values() if b))


@pytest.mark.parametrize("seed", range(10))
def test_gini_is_the_mean_difference(seed):
    draw = random.Random(seed)
    values = [draw.randint(0, 20) for _ in range(draw.randint(2, 12))] + [1]
    mean = sum(values) / len(values)
    difference = sum(abs(a - b) for a, b in product(values, values)) / len(values) ** 2
    assert gini(values) == pytest.approx(difference / (2 * mean))
    area = sum(
        (y0 + y1) / 2 * (x1 - x0) for (x0, y0), (x1, y1) in zip(lorenz(values), lorenz(values)[1:], strict=False)
    )
    assert gini(values) == pytest.approx(1 - 2 * area)


def test_shares_at_their_ends():
    assert herfindahl([4, 4, 4, 4]) == 0.25 and herfindahl([7, 0, 0]) == 1.0 and herfindahl([]) == 0.0
    assert gini([5, 5, 5]) == pytest.approx(0) and gini([0, 0]) == 0.0
    assert top_share([1, 2, 3, 4], 2) == 0.7
    assert outliers([1, 2, 3, 2, 1, 2, 40]) == [6] and outliers([1, 1, 1, 9]) == []


def concentrated(plan):
    return [one for one in gaps_of(plan.corpus(), analyses(["concentration"])) if one.level == "plan"]


def test_one_body_with_most_of_the_plan(town):
    plan = town()
    for number in range(8):
        plan.row(f"Rând {number}", ["ISJ"])
    for name in ("DSP", "IPJ"):
        plan.row(f"Rând {name}", [name])
    (one,) = concentrated(plan)
    assert one.metrics["hhi"] == pytest.approx(0.66) and one.metrics["loads"][0]["measures"] == 8
    assert {evidence.line for evidence in one.evidence} == set(range(2, 10))


def test_an_even_plan_is_no_finding(town):
    plan = town()
    for number in range(20):
        plan.row(f"Rând {number}", [("ISJ", "DSP", "IPJ", "DJS", "ITM")[number % 5]])
    assert concentrated(plan) == []


def test_three_bodies_with_nearly_equal_shares_are_no_finding(town):
    plan = town()
    for number, name in enumerate(("ISJ", "ISJ", "DSP", "IPJ", "ISJ", "DSP", "IPJ", "DSP")):
        plan.row(f"Rând {number}", [name])
    assert herfindahl([3, 3, 2]) > 0.25 and normalised(herfindahl([3, 3, 2]), 3) < 0.1
    assert concentrated(plan) == []
    assert normalised(1.0, 5) == 1.0 and normalised(0.2, 5) == pytest.approx(0) and normalised(1.0, 1) == 0.0


def test_few_bodies_in_a_small_part_are_no_concentration(town):
    plan = town(responsible_for_whole="DAS")
    for number in range(20):
        plan.row(f"Ale direcției {number}", ["DAS"])
    for name in ("ISJ", "ISJ", "ISJ", "ISJ", "DSP", "IPJ"):
        plan.row(f"Ale altora {name}", ["DAS", name])
    assert concentrated(plan) == []


def test_the_issuer_is_left_out_and_its_units_are_compared(town):
    plan = town(responsible_for_whole="DAS")
    plan.body("DAS")
    for unit in ("SPVH", "CPC", "SCI"):
        plan.body(unit, unit_of="DAS")
    for number in range(12):
        plan.row(f"Rând {number}", ["DAS", "SPVH" if number < 9 else ("CPC", "SCI")[number % 2]])
    (one,) = concentrated(plan)
    assert one.id.endswith("/units") and one.metrics["loads"][0]["name"] == "SPVH"


def test_a_plan_without_the_column_is_not_recorded(town):
    plan = town()
    plan.row("Rând", cells={"responsible": "no_column"})
    assert [one.verdict for one in concentrated(plan)] == ["not recorded"]
