"""What a reader knows of a language stands in its file: forms of words, issuers, strategies, decisions, contacts."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planatlas.loaders.plan.issuer import issuer_of
from planatlas.loaders.structure.strategies import named_strategies
from planatlas.loaders.values.citation import citations
from planatlas.loaders.values.forms_of_text import first_words, is_year, item_number
from planatlas.loaders.values.inflection import nominative, without_article
from planatlas.loaders.values.persons import without_contacts
from planatlas.loaders.values.place_names import places
from planatlas.loaders.values.prose.verbs import has_past
from planatlas.loaders.values.targets import asks_target, targets_in


@pytest.mark.parametrize(
    ("printed", "called"),
    [
        ("Strategiei locale", "Strategia locale"),
        ("STRATEGIEI LOCALE", "STRATEGIA LOCALE"),
        ("Convenţiei privind apele", "Convenţia privind apele"),
        ("primariei", "primaria"),
        ("Strategia locală", "Strategia locală"),
        ("", ""),
    ],
)
def test_the_nominative_keeps_accents_and_capitals(printed: str, called: str) -> None:
    assert nominative(printed) == called


def test_an_article_is_dropped_before_a_name_only() -> None:
    assert without_article("la stratégie nationale") == "stratégie nationale"
    assert without_article("The  Water Plan") == "Water Plan"
    assert without_article("La") == "La" and without_article("Vale Plan") == "Vale Plan"


@pytest.mark.parametrize(
    ("text", "name", "years"),
    [
        (
            "összhangban a Nemzeti Vízvédelmi Stratégia 2031-2035 céljaival",
            "Nemzeti Vízvédelmi Stratégia",
            (2031, 2035),
        ),
        ("conformément à la stratégie nationale de l'eau 2031-2035", "stratégie nationale de l'eau", (2031, 2035)),
        ("under the Vale Water Strategy 2031-35", "Vale Water Strategy", (2031, 2035)),
    ],
)
def test_strategies_are_named_in_their_language(text: str, name: str, years: tuple[int, int]) -> None:
    (found,) = named_strategies(text)
    assert (found.name, found.years) == (name, years)


def test_a_document_that_speaks_of_itself_names_no_strategy() -> None:
    assert not named_strategies("The Strategy is reviewed each year.")
    assert not named_strategies("The Action Plan for Water is reviewed each year.")


def test_a_hungarian_council_issues_its_plan() -> None:
    title = "Almavár Város Önkormányzata cselekvési terve"
    assert issuer_of(title, [], "plan") == "Almavár Város Önkormányzata"
    (place,) = places("Almavár Város Önkormányzata")
    assert (place.name, place.level) == ("Almavár", "town")
    assert issuer_of("A Helyi Tanács terve", [], "plan") is None


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Convention on the Rights of the River", "Convention"),
        ("Convenția privind drepturile copilului", "Convenție"),
        ("Directiva (UE) 2031/12", "Directivă UE"),
        ("Directive (EU) 2031/12", "Directive EU"),
        ("κανονισμός (ΕΕ) 2031/12", "Κανονισμός ΕΕ"),
    ],
)
def test_an_act_is_called_as_its_language_calls_it(text: str, kind: str) -> None:
    assert [one.type for one in citations(text)] == [kind]


def test_labels_of_contacts_go_with_them() -> None:
    assert without_contacts("Iroda, mobil: 0722 123 456") == "Iroda"
    assert without_contacts("Γραφείο, τηλ. 210 123 4567") == "Γραφείο"


def test_targets_are_read_in_hungarian_too() -> None:
    (found,) = targets_in(["legalább 12 képzés évente"])
    assert (found.value, found.unit, found.per) == (12, "képzés", "an")
    assert not targets_in(["6 hónap"]) and targets_in(["6 hely"])
    assert asks_target("legalább -") and not asks_target("până la")


def test_the_past_is_told_by_endings() -> None:
    assert has_past("Tavaly két házat nyitottunk.") and has_past("Ο Δήμος οργάνωσε ημερίδα.")
    assert not has_past("A ház mellett park van.")


@given(st.text("0123456789().- a", max_size=7))
def test_numbers_of_items_and_years_are_those_of_their_patterns(text: str) -> None:
    told = re.fullmatch(r"\(?(\d{1,2})[.)]?", text)
    assert item_number(text) == (int(told[1]) if told else None)
    assert is_year(text) == bool(re.fullmatch(r"(?:19|20)\d\d", text))
    assert first_words(text)
