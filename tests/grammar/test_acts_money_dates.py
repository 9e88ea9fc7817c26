"""Small grammars: citations of acts, money, numbers, dates, service codes, places, and the plain form they match on."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planatlas.loaders.values.citation import citations, short_act
from planatlas.loaders.values.dates import day_in, moments, span_of
from planatlas.loaders.values.money import amounts_in, cell_amounts, money_unit
from planatlas.loaders.values.numbers import decimal_text, number_word, parse_number
from planatlas.loaders.values.place_names import country_of, places
from planatlas.loaders.values.service_code import normal_code, service_codes, take_service_codes
from planatlas.ontology.plain import plain


@pytest.mark.parametrize(
    ("text", "kind", "number", "year"),
    [
        ("Legea nr. 292/2011", "Lege", "292", 2011),
        ("prevederile Legii 292 din 2011", "Lege", "292", 2011),
        ("L. 292/2011", "Lege", "292", 2011),
        ("H.G. 344 / 2022", "HG", "344", 2022),
        ("H G nr. 797/2017", "HG", "797", 2017),
        ("Hotărârea Guvernului nr.877/2018", "HG", "877", 2018),
        ("HCL 12/31.01.2023", "HCL", "12", 2023),
        ("Hotărârii Consiliului Local al Municipiului Valea Mare nr. 104 din 31.03.2003", "HCL", "104", 2003),
        ("Hotărârea Consiliului Județean Valea Mare nr. 294 din 21.12.2022", "HCJ", "294", 2022),
        ("Ordinul MMSS nr. 1.069/2018", "Ordin", "1069", 2018),
        ("Ordinul ministrului muncii și solidarității sociale nr. 2.489/2023", "Ordin", "2489", 2023),
        ("Regulamentul (UE) 2016/679", "Regulament UE", "679", 2016),
        ("Directive 2014/95/EU", "Directive EU", "95", 2014),
        ("του Ν.3852/2010 (ΦΕΚ 87/Α/2010)", "νόμος", "3852", 2010),
        ("την Απόφαση Δημοτικού Συμβουλίου 45/2027", "ΑΔΣ", "45", 2027),
        ("la loi n°2005-102 du 11 février 2005", "loi", "2005-102", 2005),
        ("décret n° 116/2021/ND-CP", "décret", "116/2021/ND-CP", 2021),
        ("under the Care Act 2014", "Act", None, 2014),
    ],
)
def test_an_act_is_read_with_kind_number_and_year(text: str, kind: str, number: str | None, year: int) -> None:
    (found,) = citations(text)
    assert (found.type, found.number, found.year) == (kind, number, year)


@pytest.mark.parametrize("text", ["Legea asistenței sociale", "5 ordine noi", "Ordinea de zi nr. 3", "trim. I 2027"])
def test_a_name_alone_is_not_guessed_at(text: str) -> None:
    assert citations(text) == []


def test_articles_and_annex_stand_before_or_behind_the_act() -> None:
    before, law = citations(
        "art.3 alin.2 lit.b) din Anexa nr.3 la HG nr.797/2017, ale art.118 alin.1 și alin.3 din Legea nr.292/2011"
    )
    assert (before.annex, before.article) == ("3", "art.3 alin.2 lit.b)")
    assert law.article == "art.118 alin.1 și alin.3"
    (behind,) = citations("OUG nr. 57/2019, art. 129 alin. (2) lit. d)")
    assert behind.article == "art. 129 alin. (2) lit. d)"
    (section,) = citations("section 17 of the Children Act 1989")
    assert section.article == "section 17"


def test_an_act_keeps_its_name_and_day() -> None:
    (order,) = citations(
        "Ordinul nr. 1.086 din 20.02.2018 privind aprobarea modelului-cadru, cu modificările ulterioare"
    )
    assert (order.date, order.name) == ("2018-02-20", "privind aprobarea modelului-cadru")
    (law,) = citations("Legii asistenței sociale nr. 292/2011")
    assert law.name == "Legea asistenței sociale"


def test_a_short_form_says_the_year_once() -> None:
    assert [short_act(one) for one in citations("HCL 7/2031 și loi n° 2002-2 du 2 janvier 2002")] == [
        "HCL 7/2031",
        "loi 2002-2",
    ]


@pytest.mark.parametrize(
    ("text", "amount", "high", "currency", "unit"),
    [
        ("un buget de 411.136,00 lei", "411136", None, "RON", None),
        ("2 mil. euro", "2000000", None, "EUR", "mil."),
        ("EUR 1,5 milioane", "1500000", None, "EUR", "milioane"),
        ("50.000-70.000 lei", "50000", "70000", "RON", None),
        ("12,5 mii lei", "12500", None, "RON", "mii"),
        ("1 500 000 €", "1500000", None, "EUR", None),
        ("25 000 euros", "25000", None, "EUR", None),
    ],
)
def test_amounts_of_a_sentence(text: str, amount: str, high: str | None, currency: str, unit: str | None) -> None:
    (found,) = amounts_in(text)
    assert (found.amount, found.amount_max, found.currency, found.unit) == (amount, high, currency, unit)


def test_a_bare_number_is_money_only_in_a_column_of_money() -> None:
    assert amounts_in("842 de copii și 3 valori") == []
    (found,) = cell_amounts("842", money_unit("Buget local mii lei"))
    assert (found.amount, found.currency, found.unit) == ("842000", "RON", "mii")
    (found,) = cell_amounts("1 632 873 (PNRR)", money_unit("Alte surse -lei-"))
    assert (found.amount, found.source) == ("1632873", "PNRR")


def test_english_commas_group_thousands() -> None:
    assert amounts_in("£45,000 a year", "en")[0].amount == "45000"
    assert amounts_in("45,5 lei", "ro")[0].amount == "45.5"


@given(st.integers(min_value=0, max_value=10**9), st.sampled_from([".", " ", "\u00a0", "\u202f"]))
def test_a_grouped_number_is_read_back(value: int, separator: str) -> None:
    assert parse_number(f"{value:,}".replace(",", separator)) == value


@given(st.decimals(min_value=0, max_value=10**7, places=2))
def test_a_decimal_text_has_no_exponent_and_the_same_value(value: object) -> None:
    from decimal import Decimal

    text = decimal_text(Decimal(str(value)))
    assert "E" not in text and Decimal(text) == value


def test_number_words_leave_one_alone() -> None:
    assert (number_word("huit"), number_word("τρεις"), number_word("Șase"), number_word("one")) == (8, 3, 6, None)


@pytest.mark.parametrize(
    ("text", "span"),
    [
        ("septembrie 2020 – septembrie 2023", ("2020-09-01", "2023-09-30")),
        ("în perioada 2022-2026", ("2022-01-01", "2026-12-31")),
        ("από τον Μάιο 2024 έως τον Ιούνιο του 2025", ("2024-05-01", "2025-06-30")),
        ("de janvier 2026 à décembre 2028", ("2026-01-01", "2028-12-31")),
        ("12.02.2027", ("2027-02-12", "2027-02-12")),
        ("soon", (None, None)),
    ],
)
def test_spans_of_time(text: str, span: tuple[str | None, str | None]) -> None:
    assert span_of(text) == span


def test_dates_that_do_not_exist_are_none() -> None:
    assert moments("31.02.2027") == []
    assert day_in("le 6 octobre", 2023) == "2023-10-06"
    assert day_in("le 6 octobre 2021", 2023) is None


def test_service_codes_stay_as_printed() -> None:
    assert take_service_codes("8899CZ-PN-V si 8891CZ-C-II") == ("8899CZ-PN-V si 8891CZ-C-II", "")
    assert take_service_codes("Locuință protejată 8790CR-VD-III") == ("8790CR-VD-III", "Locuință protejată")
    assert [normal_code(code) for code in service_codes("8790CR-PFA II, 8810 ID-I")] == ["8790 CR-PFA-II", "8810 ID-I"]
    assert service_codes("în 8810 cazuri") == []


def test_places_are_named_with_their_kind() -> None:
    found = places("Consiliul Local al municipiului Valea Mare, județul Muntele")
    assert [(place.name, place.level) for place in found] == [("Valea Mare", "town"), ("Muntele", "county")]
    assert places("MUNICIPIUL VALEA MARE PENTRU ANUL 2031")[0].name == "Valea Mare"
    assert places("le Département du Travail") == []
    assert country_of("Planul județului", "ro") == "RO"


@given(st.text(max_size=200))
def test_the_plain_form_is_as_long_as_the_text(text: str) -> None:
    assert len(plain(text)) == len(text)


def test_a_latin_letter_in_a_greek_word_is_mended() -> None:
    assert plain("Mε συνεργασία") == "με συνεργασια"
