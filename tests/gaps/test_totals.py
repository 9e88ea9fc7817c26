"""Totals of services, against adding up by hand."""

from __future__ import annotations

import itertools
import random
from decimal import Decimal

import pytest

from planatlas.graph.findings import analyses
from planatlas.graph.findings.catalogue import gaps_of
from planatlas.graph.findings.services.amounts import Amount, step_of
from planatlas.graph.findings.services.total_not_the_sum import fits

SOURCES = ("Buget local", "Buget de stat")


def run(plan):
    return gaps_of(plan.corpus(), analyses(["total-not-the-sum"]))


def service(plan, name, amounts, unit=1, status="existing", **props):
    plan.line += 1
    id = plan.node(f"service/{name}", "SocialService", name, service_status=status, quote=name, **props)
    for source, printed in zip(SOURCES, amounts, strict=False):
        if printed is not None:
            plan.node(f"funding-source/{source}", "FundingSource", source)
            said = {"amount_text": str(printed * unit), "text": str(printed), "currency": "RON", "mention": source}
            plan.edge(id, f"funding-source/{source}", "FUNDING_NAMED", quote=source, **said)
    return id


def total(plan, printed, subject=None, unit=1, below=True, **props):
    plan.line += below
    id = f"figure/{plan.line}/{subject}"
    said = {"unit": "RON", "what": "Total", **({"subject": subject} if subject else {}), **props}
    plan.node(id, "Figure", "Total", value=float(printed * unit), quote=str(printed), **said)
    return id


@pytest.mark.parametrize("seed", range(6))
def test_totals_against_addition(town, seed):
    draw = random.Random(seed)
    plan, rows = town(), [[draw.randrange(10, 900) * 1000 for _ in SOURCES] for _ in range(5)]
    for number, row in enumerate(rows):
        service(plan, f"Centrul {number}", row)
    right = [sum(row[column] for row in rows) for column in range(2)]
    stated = [value + draw.choice((0, 0, 7000)) for value in right]
    plan.line += 1
    for source, value in zip(SOURCES, stated, strict=True):
        total(plan, value, source, below=False)
    total(plan, sum(stated), below=False)
    found = {one.metrics["stated"]: one.verdict for one in run(plan)}
    wrong = [(s, r) for s, r in zip((*stated, sum(stated)), (*right, sum(right)), strict=True) if s != r]
    assert found == {f"{float(s)}": "gap" for s, _ in wrong}


def test_the_sources_of_one_service(town):
    plan = town()
    service(plan, "Bun", (40_000, 10_000))
    total(plan, 50_000, "Bun", below=False)
    home = service(plan, "Greșit", (40_000, 10_000))
    total(plan, 60_000, "Greșit", below=False)
    (one,) = run(plan)
    assert (one.subject, one.verdict, one.level) == (home, "gap", "measure")
    assert [e.quote for e in one.evidence] == ["60000", "40000", "10000"]
    assert "60.000" in one.statement["ro"] and "50.000" in one.statement["ro"]


def test_what_rounding_explains_is_no_gap(town):
    plan = town()
    for number in range(6):
        service(plan, f"Centrul {number}", (100,), unit=1000)
    total(plan, 602, SOURCES[0], unit=1000)  # six amounts and a total, each half a thousand off at most
    assert run(plan) == []
    total(plan, 620, SOURCES[0], unit=1000)
    assert [one.verdict for one in run(plan)] == ["gap"]


def test_doubtful_units_and_readings_are_only_unsure(town):
    plan = town()
    service(plan, "Unu", (842,))
    service(plan, "Doi", (158,))
    total(plan, 1000, SOURCES[0], unit=1000)  # the same digits a thousand times over
    assert [one.verdict for one in run(plan)] == ["unsure"]
    other = town()
    service(other, "Unu", (842,), confidence=0.4)
    total(other, 999_999, SOURCES[0])
    assert [one.verdict for one in run(other)] == ["unsure"]
    empty = town()
    service(empty, "Fără sume", ())
    total(empty, 5000, SOURCES[0])
    assert [one.verdict for one in run(empty)] == ["unsure"]


def test_subtotals_and_grand_totals(town):
    plan = town()
    service(plan, "A", (10_000,))
    service(plan, "B", (20_000,))
    total(plan, 30_000, SOURCES[0])
    service(plan, "C", (5_000,), status="proposed")
    total(plan, 5_000, SOURCES[0])
    total(plan, 35_000, SOURCES[0], what="Total general")
    assert run(plan) == []
    total(plan, 36_000, SOURCES[0], what="Total general")
    assert [one.verdict for one in run(plan)] == ["gap"]


def test_other_figures_are_no_totals(town):
    plan = town()
    service(plan, "A", (10_000,))
    total(plan, 77, "Buget local", what="număr de beneficiari")
    assert run(plan) == []


def test_steps_and_tolerance_by_brute_force():
    assert step_of("842", Decimal(842_000)) == 1000
    assert step_of("375.700,00", Decimal(375_700)) == Decimal("0.01")
    assert step_of("2,5", Decimal(2_500_000)) == 100_000
    ten = Decimal(10)
    for true in itertools.product(range(0, 31, 3), repeat=2):  # rounded to tens, parts and total
        parts = [Amount(Decimal(value).quantize(ten) // ten * ten, ten, "RON") for value in true]
        rounded = Amount(Decimal(round(sum(true) / 10) * 10), ten, "RON")
        assert fits(rounded, [Amount(Decimal(round(v / 10) * 10), ten, "RON") for v in true]), true
        assert not fits(Amount(rounded.value + 40, ten, "RON"), parts), true
