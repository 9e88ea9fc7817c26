"""Numbers, money, dates and acts as plans print them, at their most awkward."""

from __future__ import annotations

from pathlib import Path

import pytest

from planatlas.loaders import read, records
from planatlas.loaders.values.citation import citations
from planatlas.loaders.values.deadline import interval, is_rhythm
from planatlas.loaders.values.money import amounts_in, cell_amounts, money_unit
from planatlas.records import Activity


@pytest.mark.parametrize(
    ("text", "lang", "amount"),
    [
        ("1.234,56 lei", "ro", "1234.56"),
        ("£1,234.56", "en", "1234.56"),
        ("1 234,56 €", "fr", "1234.56"),
        ("1.234 lei", "ro", "1234"),
        ("£1.234", "en", "1234"),
        ("1,234 lei", "ro", "1234"),
        ("1,234 mil. lei", "ro", "1234000"),
        ("£1.234m", "en", "1234000"),
    ],
)
def test_separators_follow_the_language_and_money_has_no_three_decimals(text: str, lang: str, amount: str) -> None:
    (found,) = amounts_in(text, lang)
    assert (found.amount, found.text) == (amount, text)


@pytest.mark.parametrize(
    ("text", "amount", "unit"),
    [
        ("12,5 mii lei", "12500", "mii"),
        ("3 mil. lei", "3000000", "mil."),
        ("2 milioane lei", "2000000", "milioane"),
        ("1,2 mld. lei", "1200000000", "mld."),
        ("4 miliarde de lei", "4000000000", "miliarde"),
    ],
)
def test_multipliers_multiply_and_are_kept(text: str, amount: str, unit: str) -> None:
    (found,) = amounts_in(text, "ro")
    assert (found.amount, found.unit) == (amount, unit)


@pytest.mark.parametrize(
    ("text", "currency"),
    [
        ("500.000 lei vechi", "ROL"),
        ("500.000 ROL", "ROL"),
        ("500 lei", "RON"),
        ("500 €", "EUR"),
        ("500 EUR", "EUR"),
        ("500 euro", "EUR"),
        ("500 ευρώ", "EUR"),
    ],
)
def test_the_currency_is_the_printed_one_and_nothing_is_converted(text: str, currency: str) -> None:
    (found,) = amounts_in(text)
    assert (found.currency, found.amount) == (currency, text.split()[0].replace(".", ""))


@pytest.mark.parametrize(
    ("text", "low", "high", "qualifier"),
    [
        ("50.000-70.000 lei", "50000", "70000", None),
        ("max. 100.000 lei", "100000", None, "max."),
        ("cca 5.000 lei", "5000", None, "cca"),
        ("minim 20.000 lei", "20000", None, "minim"),
        ("până la 100.000 lei", "100000", None, "pana la"),
    ],
)
def test_bounds_are_no_points(text: str, low: str, high: str | None, qualifier: str | None) -> None:
    for found in (*amounts_in(text, "ro"), *cell_amounts(text, money_unit("Buget (lei)"), "ro")):
        assert (found.amount, found.amount_max, found.qualifier) == (low, high, qualifier)


def test_as_far_as_the_budget_goes_is_no_amount() -> None:
    assert amounts_in("în limita bugetului aprobat", "ro") == []
    assert cell_amounts("în limita bugetului aprobat", money_unit("Buget (lei)"), "ro") == []


@pytest.mark.parametrize(
    ("text", "span"),
    [
        ("trim. II 2024", ("2024-04-01", "2024-06-30")),
        ("sem. I", ("2031-01-01", "2031-06-30")),
        ("2022-2026", ("2022-01-01", "2026-12-31")),
        ("31.11.2023", (None, None)),
        ("29.02.2023", (None, None)),
        ("29.02.2024", (None, "2024-02-29")),
        ("permanent", (None, None)),
    ],
)
def test_times_are_spans_and_days_that_do_not_exist_are_none(text: str, span: tuple[str | None, str | None]) -> None:
    assert interval(text, 2031) == span
    assert is_rhythm("permanent")


def test_a_day_that_does_not_exist_is_kept_as_printed(tmp_path: Path) -> None:
    head = "Măsuri\tAcțiuni\tTermene\tInstituții responsabile\tParteneri"
    rows = "\n".join(f"1.{n}. Masă\tgătit\t{text}\tDAS\tISJ" for n, text in enumerate(("31.11.2023", "permanent"), 1))
    file = tmp_path / "plan.txt"
    title = "PLANUL ANUAL DE ACȚIUNE AL ORAȘULUI VALEA MARE, JUDEȚUL ALB, PENTRU ANUL 2023"
    file.write_text(f"{title}\n\n{head}\n{rows}\n", encoding="utf-8")
    first, second = [one for one in records(read(file)) if isinstance(one, Activity)]
    assert (first.deadline, first.starts, first.ends, first.state("deadline")) == ("31.11.2023", None, None, "value")
    assert second.deadline == "permanent" or second.period == "permanent"


@pytest.mark.parametrize("text", ["HG 344/2022", "HG nr. 344/2022", "H.G. 344 din 2022", "HG 344/1922"])
def test_an_act_is_kept_as_cited_with_or_without_nr_and_whatever_its_year(text: str) -> None:
    (found,) = citations(text)
    assert (found.type, found.number) == ("HG", "344")
    assert text[found.start : found.end] == text
