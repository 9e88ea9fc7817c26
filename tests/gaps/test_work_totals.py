"""Totals below rows of work, read from real files, against the addition of the amounts that were written into them."""

from __future__ import annotations

from random import Random

import pytest

from planatlas.graph import Decisions, resolve
from planatlas.graph.assembly.assembly import assemble
from planatlas.graph.findings.catalogue import analyses, gaps_of
from planatlas.graph.findings.corpus import Corpus
from planatlas.loaders import read, records

HEAD = "Planul de acțiune al orașului Dealu Nou pentru anul 2031\n\nObiectiv specific 1.1 Copii în siguranță\n\n"
COLUMNS = "Măsura\tTermen\tResponsabil\tParteneri"


def measure(number, *amounts):
    return f"1.1.{number} Lucrarea {number}\tmartie 2031\tDAS Dealu Nou\tISJ\t" + "\t".join(amounts)


def read_plan(tmp_path, *lines, money="Buget (lei)"):
    file = tmp_path / "plan.ro.txt"
    file.write_text(HEAD + f"{COLUMNS}\t{money}\n" + "\n".join(lines) + "\n", encoding="utf-8")
    return list(records(read(file)))


def totals(found):
    nodes, edges = assemble(resolve(found, Decisions())).sorted()
    return gaps_of(Corpus(nodes, edges), analyses(["total-not-the-sum"]))


def grouped(number):
    return f"{number:,}".replace(",", ".")


@pytest.mark.parametrize("label", ["TOTAL", "Total general", "Total buget:"])
def test_a_row_of_totals_is_no_work_and_joins_no_row(tmp_path, label):
    found = read_plan(tmp_path, measure(1, "10.000"), measure(2, "5.000"), f"{label}\t\t\t\t15.000")
    assert [one.measure_text for one in found if one.kind == "activity"] == ["Lucrarea 1", "Lucrarea 2"]
    assert [(one.value, one.line) for one in found if one.kind == "figure"] == [(15000, 8)]


def test_a_measure_about_totals_stays_a_measure(tmp_path):
    found = read_plan(tmp_path, measure(1, "10.000"), "1.1.2 Total renovat\tmai 2031\tDAS Dealu Nou\tISJ\t5.000")
    assert len([one for one in found if one.kind == "activity"]) == 2


@pytest.mark.parametrize("seed", range(12))
def test_totals_against_addition(tmp_path, seed):
    random = Random(seed)
    amounts = [random.randrange(1, 900) * 100 for _ in range(random.randrange(2, 7))]
    slip = random.choice([0, 0, 300, -200, 5000])
    rows = [measure(n, grouped(one)) for n, one in enumerate(amounts, start=1)]
    found = totals(read_plan(tmp_path, *rows, f"TOTAL\t\t\t\t{grouped(sum(amounts) + slip)}"))
    assert [one.verdict for one in found] == (["gap"] if slip else [])
    for one in found:
        assert (float(one.metrics["stated"]), float(one.metrics["sum"])) == (sum(amounts) + slip, sum(amounts))
        assert len(one.evidence) == 1 + len(amounts)


def test_thousands_are_those_of_the_column(tmp_path):
    rows = [measure(1, "10"), measure(2, "5")]
    assert totals(read_plan(tmp_path, *rows, "TOTAL\t\t\t\t15", money="Buget mii lei")) == []
    (one,) = totals(read_plan(tmp_path, *rows, "TOTAL\t\t\t\t18", money="Buget mii lei"))
    assert one.verdict == "gap" and (float(one.metrics["stated"]), float(one.metrics["sum"])) == (18000, 15000)


def test_each_source_has_its_own_total(tmp_path):
    money = "Buget local -lei-\tBuget de stat -lei-"
    rows = [measure(1, "100", "70"), measure(2, "200", "-")]
    assert totals(read_plan(tmp_path, *rows, "TOTAL\t\t\t\t300\t70", money=money)) == []
    (one,) = totals(read_plan(tmp_path, *rows, "TOTAL\t\t\t\t300\t90", money=money))
    assert "Buget de stat" in one.statement["ro"] and float(one.metrics["sum"]) == 70


def test_subtotals_and_a_grand_total(tmp_path):
    lines = [
        measure(1, "1.000"),
        measure(2, "2.000"),
        "Subtotal\t\t\t\t3.000",
        measure(3, "500"),
        "Subtotal\t\t\t\t500",
    ]
    assert totals(read_plan(tmp_path, *lines, "Total general\t\t\t\t3.500")) == []
    (one,) = totals(read_plan(tmp_path, *lines, "Total general\t\t\t\t3.600"))
    assert (float(one.metrics["stated"]), float(one.metrics["sum"])) == (3600, 3500)
