"""Sheets for a second coder, and agreement between two."""

from __future__ import annotations

import itertools
import random

import pytest

from planatlas.errors import SheetDamaged
from planatlas.graph.findings.coding import alpha, coding_sheet, compare_sheets
from planatlas.graph.findings.coding.agreement import masi, nominal


def slow_alpha(units, distance):
    """Pair by pair, without counting anything together."""
    units = [unit for unit in units if len(unit) > 1]
    values = [value for unit in units for value in unit]
    within = [distance(a, b) / (len(unit) - 1) for unit in units for a, b in itertools.permutations(unit, 2)]
    between = [distance(a, b) for a, b in itertools.permutations(values, 2)]
    return 1 - (sum(within) / len(values)) / (sum(between) / len(between))


@pytest.mark.parametrize("seed", range(6))
def test_alpha_pair_by_pair(seed):
    draw = random.Random(seed)
    units = [[draw.choice("abc") for _ in range(draw.randint(1, 4))] for _ in range(30)]
    assert alpha(units) == pytest.approx(slow_alpha(units, nominal))
    sets = [[frozenset(draw.sample("abcd", draw.randint(0, 3))) for _ in range(2)] for _ in range(30)]
    assert alpha(sets, masi) == pytest.approx(slow_alpha(sets, masi))


def test_alpha_of_the_published_example():
    """Krippendorff 2011: four observers, twelve units with gaps, nominal 0.743."""
    coders = (
        "1 2 3 3 2 1 4 1 2 . . .",
        "1 2 3 3 2 2 4 1 2 5 . 3",
        ". 3 3 3 2 3 4 2 2 5 1 .",
        "1 2 3 3 2 4 4 1 2 5 1 .",
    )
    units = [[value for value in unit if value != "."] for unit in zip(*(c.split() for c in coders), strict=True)]
    assert alpha(units) == pytest.approx(0.743, abs=0.0005)


def test_nothing_that_could_differ_has_no_alpha():
    assert alpha([["a", "a"], ["a", "a"]]) is None and alpha([["a"], []]) is None


def test_masi_at_its_ends():
    a, b, c = frozenset("ab"), frozenset("abc"), frozenset("xy")
    assert masi(a, a) == 0 and masi(a, c) == 1
    assert masi(a, b) == pytest.approx(1 - 2 / 3 * 2 / 3)
    assert masi(frozenset(), a) == 1


@pytest.fixture
def atlas(town):
    plan = town()
    for number in range(30):
        plan.row(f"Rând {number}", ["DAS", "ISJ"] if number % 2 else ["DAS"], ["DSP"] if number % 3 else [])
    return type("Graph", (), {"nodes": list(plan.nodes.values()), "edges": plan.edges})


def test_the_same_rows_are_drawn_filled_or_not(atlas):
    empty, filled = coding_sheet(atlas, 10), coding_sheet(atlas, 10, filled=True)
    assert empty.column("id") == filled.column("id") and len(set(empty.column("id"))) == 10
    assert not any(empty.column("partners_state")) and all(filled.column("partners_state"))
    assert coding_sheet(atlas, 10, seed=1).column("id") != empty.column("id")
    assert len(coding_sheet(atlas, 100)) == 30


def test_two_sheets(atlas):
    first = [{k: "" if v is None else str(v) for k, v in row.items()} for row in coding_sheet(atlas, 30, filled=True)]
    second = [dict(row) for row in first]
    for row in second[:6]:
        row["partners_state"] = "lost"
    second[1]["responsible"] = "ISJ;  das"  # order, case and spaces say nothing
    found = {row["column"]: row for row in compare_sheets(first, second)}
    assert found["responsible"]["alpha"] == 1.0 and found["partners_state"]["same"] == 24
    assert 0 < found["partners_state"]["alpha"] < 1
    with pytest.raises(SheetDamaged):
        compare_sheets(first, [{"id": "other"}])
    with pytest.raises(SheetDamaged):
        compare_sheets(first, [{"doc": "x"}])
