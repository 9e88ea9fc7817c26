"""Articles, conjunctions, prepositions and pronouns of four languages are no value of any kind.

Every word is fed to every grammar of values, alone and between ordinary words, and beside numbers, where whatever is
read must be what is read beside a word that means nothing at all.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

import pytest

from planatlas.loaders.values.citation import citations
from planatlas.loaders.values.codes import codes_in, lettered, take_code, take_mark
from planatlas.loaders.values.dates import day_in, moments, span_of, year_span
from planatlas.loaders.values.deadline import beginning, interval, is_rhythm, looks_timed
from planatlas.loaders.values.indicators import split_indicators
from planatlas.loaders.values.money import amounts_in, cell_amounts, money_unit
from planatlas.loaders.values.numbers import number_word, parse_number
from planatlas.loaders.values.service_code import service_codes
from planatlas.loaders.values.structure_lines import (
    chapter_line,
    component_line,
    component_number,
    normal_code,
    objective_line,
)
from planatlas.loaders.values.targets import asks_target, targets_in
from planatlas.loaders.work.ditto import is_ditto

_WORDS = {
    "ro": "un o unui unei niște al a ai ale cel cea cei cele celor lui și si ori sau dar iar însă deci ci că să "
    "dacă deoarece fiindcă căci nici de la în in din prin pe pentru cu fără sub peste între lângă către spre după până "
    "de la despre contra asupra eu tu el ea noi voi ei ele mă te îl i ne vă le își se lor meu mea mei mele său sa "
    "săi sale acest această acești aceste acel acea care cine ce cât mai tot toți toate alt altă alți alte fie nu ca",
    "en": "a an the and or but nor so yet if as than that because while although of in on at by for from to with "
    "without into onto over under until till between among through during before after about against upon per via i "
    "you he she it we they me him her us them my your his its our their this these those who whom whose which what "
    "each every all any some both no not may will can shall must",
    "fr": "le la les l un une des du de d au aux et ou mais or ni car donc que si quand comme lorsque puisque à dans "
    "en par pour sur sous avec sans chez vers entre contre depuis pendant avant après jusque dès je tu il elle on nous "
    "vous ils elles me te se y lui leur leurs mon ma mes ton ta tes son sa ses notre nos votre vos ce cet cette ces "
    "qui dont où quel quelle tout tous toute toutes ne pas",
    "el": "ο η το οι τα του της των τον την τους τις τη ένας μια ένα και κι ή είτε ούτε μήτε αλλά όμως ωστόσο αν όταν "
    "ενώ επειδή διότι ώστε πως ότι να θα ας σε στο στη στην στον στους στις στα από για με χωρίς προς κατά μετά μέχρι "
    "έως ως πριν υπό επί ανά εντός εγώ εσύ αυτός αυτή αυτό εμείς εσείς αυτοί μου σου μας σας που ποιος όλοι όλα δεν μη",
}
_ORDINARY = {
    "ro": ("copii", "părinți"),
    "en": ("children", "parents"),
    "fr": ("enfants", "parents"),
    "el": ("παιδιά", "γονείς"),
}
_NOBODY = {"ro": "zumbar", "en": "zumbar", "fr": "zumbar", "el": "ζουμπάρ"}
"""A word of no language: what is read beside it is what the numbers alone say."""


def _rest(reader: Callable[[str], tuple[Any, str]]) -> Callable[[str], Any]:
    return lambda text: reader(text)[0]


def _dated(reader: Callable[[str, int], Any]) -> Callable[[str], Any]:
    return lambda text: _something(reader(text, 2031))


def _something(found: Any) -> Any:
    return found if found and found != (None, None) else None


_GRAMMARS: dict[str, Callable[[str], Any]] = {
    "deadlines": _dated(interval),
    "starts": _dated(beginning),
    "rhythms": is_rhythm,
    "times": looks_timed,
    "dates": lambda text: [(one.first, one.last, one.iso) for one in moments(text)],
    "days": _dated(day_in),
    "spans": lambda text: _something(span_of(text)),
    "years": year_span,
    "money in sentences": lambda text: [(one.amount, one.currency, one.unit) for one in amounts_in(text)],
    "money in cells": lambda text: [(one.amount, one.currency, one.unit) for one in cell_amounts(text)],
    "units of money": money_unit,
    "numbers": parse_number,
    "number words": number_word,
    "targets": lambda text: [(one.value, one.per) for one in targets_in([text])],
    "blanks for targets": asks_target,
    "codes": _rest(take_code),
    "list marks": _rest(take_mark),
    "inner codes": lambda text: [code for code, _ in codes_in(text)],
    "lettered codes": lettered,
    "acts": lambda text: [(one.type, one.number, one.year, one.article, one.annex) for one in citations(text)],
    "service codes": service_codes,
    "objectives": lambda text: (found := objective_line(text)) and found[:2],
    "chapters": lambda text: (found := chapter_line(text)) and found[0],
    "components": component_line,
    "numbers of components": component_number,
    "ditto marks": is_ditto,
}
_BARE = ("{w}", "{W}", "{Ww}", "({w})", "{a} {w} {b}", "{w} {b}", "{a}, {w} {b}", "{A} {W} {B}", "{a}-{w}")
_NUMBERED = (
    "{a} 12 {w} {b}", "12 {w} {b}", "{a} {w} 12 {b}", "{a} {w} 2 {b}", "2 {w} {b}", "{a} 2031 {w} 40 {b}",
    "{a} {w} {b} 2031", "{A} 8899 {W} {B}", "{a} 12/2031 {w} {b}", "{a} 4 {w} 6 {b}", "{a}'{w} 2 {b}",
)  # fmt: skip
_HEADED = {
    "ro": (
        "Obiectiv {w} {b}",
        "Partea {w} {b}",
        "Componenta {w} {b}",
        "trimiteri {w} {b}",
        "art. {w} Legea nr. 12/2031",
    ),
    "en": ("Objective {w} {b}", "Part {w} {b}", "Axis {w} {b}", "quarter {w} {b}", "half {w} {b}"),
    "fr": ("Objectif {w} {b}", "Partie {w} {b}", "Axe {w} {b}", "trimestre {w} {b}", "article {w} loi n° 2031-12"),
    "el": ("Στόχος {w} {b}", "Κεφάλαιο {w} {b}", "Άξονας {w} {b}", "τρίμηνο {w} {b}", "άρθρο {w} ν. 12/2031"),
}

_MONTHS_TOO = {"mai", "may"}
_RIGHTLY = {
    "deadlines": {"quarter i parents", "half i parents", "from act 2031"},
    "starts": {"quarter i parents", "half i parents"},
}
"""What is read with good reason: a Roman number behind its word, a year from which something holds."""


def _right(name: str, word: str, text: str) -> bool:
    """A month alone is a month, "12 May" is a day wherever days are looked for, "sub 12" only bounds."""
    month = word in _MONTHS_TOO and (name == "days" or text.strip("()").lower() == word)
    return (
        month
        or text.lower() in _RIGHTLY.get(name, ())
        or (name, word) == ("targets", word)
        and word in ("sub", "peste")
    )


def _filled(patterns: Iterable[str], lang: str, word: str) -> list[str]:
    a, b = _ORDINARY[lang]
    forms = {"w": word, "W": word.upper(), "Ww": word.title(), "a": a, "b": b, "A": a.upper(), "B": b.upper()}
    return [pattern.format(**forms) for pattern in patterns]


@pytest.mark.parametrize("lang", _WORDS)
def test_there_are_words_enough(lang: str) -> None:
    assert len(set(_WORDS[lang].split())) >= 40


@pytest.mark.parametrize("name", _GRAMMARS)
@pytest.mark.parametrize("lang", _WORDS)
def test_a_word_alone_or_among_words_is_no_value(lang: str, name: str) -> None:
    grammar = _GRAMMARS[name]
    found = {
        text: value
        for word in _WORDS[lang].split()
        for text in _filled(_BARE, lang, word)
        if (value := grammar(text)) and not _right(name, word, text)
    }
    assert not found


@pytest.mark.parametrize("name", _GRAMMARS)
@pytest.mark.parametrize("lang", _WORDS)
def test_beside_a_number_a_word_changes_nothing(lang: str, name: str) -> None:
    grammar = _GRAMMARS[name]
    patterns = (*_NUMBERED, *_HEADED[lang])
    expected = [grammar(text) for text in _filled(patterns, lang, _NOBODY[lang])]
    wrong = {
        text: (value, right)
        for word in _WORDS[lang].split()
        for text, right in zip(_filled(patterns, lang, word), expected, strict=True)
        if (value := grammar(text)) != right and not _right(name, word, text)
    }
    assert not wrong


@pytest.mark.parametrize("lang", _WORDS)
def test_no_word_is_what_a_target_counts(lang: str) -> None:
    patterns = ("12 {w} {b}", "{a} 12 {w} {b}", "12-14 {w} {b}")
    found = {
        text: one.unit
        for word in _WORDS[lang].split()
        for text in _filled(patterns, lang, word)
        for one in targets_in(split_indicators(text))
        if one.unit == word
    }
    assert not found


def test_roman_numbers_are_no_pronouns() -> None:
    assert [normal_code(code) for code in ("I", "IV", "II.3")] == ["1", "4", "2.3"]
    assert chapter_line("Part I play a role") is None
    assert chapter_line("Part I: Measures") == ("1", "Measures")


@pytest.mark.parametrize(
    ("text", "starts", "ends"),
    [
        ("la cerere și ori de câte ori este nevoie", None, None),
        ("permanent și la solicitare", None, None),
        ("conform graficului și contractului", None, None),
        ("martie și octombrie 2031", "2031-03-01", "2031-10-31"),
        ("trim. III și trim. IV", "2031-07-01", "2031-12-31"),
        ("după primirea celor 4 trimiteri", None, None),
        ("la 2 săptămâni de la data trimiterii", None, None),
        ("semi-annually", None, None),
        ("the children's 2 visits", None, None),
        ("de mai multe ori pe an", None, None),
        ("cel mai târziu la sfârșitul lui 2031", None, "2031-12-31"),
        ("deschiderea a 2 centre noi", None, None),
        ("as may be needed", None, None),
        ("la solicitarea a sept personnes", None, None),
        ("mai 2031", "2031-05-01", "2031-05-31"),
        ("luna mai", "2031-05-01", "2031-05-31"),
        ("mai și octombrie", "2031-05-01", "2031-10-31"),
        ("aprilie-mai", "2031-04-01", "2031-05-31"),
        ("15 mai", None, "2031-05-15"),
        ("30 mai pentru școli", None, "2031-05-30"),
        ("until May", None, "2031-05-31"),
        ("noi. 2031", "2031-11-01", "2031-11-30"),
        ("sem. I", "2031-01-01", "2031-06-30"),
        ("semestrul II", "2031-07-01", "2031-12-31"),
        ("S1", "2031-01-01", "2031-06-30"),
        ("S.I", "2031-01-01", "2031-06-30"),
        ("T4", "2031-10-01", "2031-12-31"),
        ("Q3", "2031-07-01", "2031-09-30"),
        ("trim.IV", "2031-10-01", "2031-12-31"),
        ("trim I-IV", "2031-01-01", "2031-12-31"),
    ],
)
def test_deadlines_with_words_that_look_like_dates(text: str, starts: str | None, ends: str | None) -> None:
    assert interval(text, 2031) == (starts, ends)


@pytest.mark.parametrize("kind", ["Act", "Order"])
def test_an_act_has_a_name_of_its_own(kind: str) -> None:
    read = {word: found for word in _WORDS["en"].split() if (found := citations(f"as {word.title()} {kind} 2031 says"))}
    assert not read


def test_an_act_keeps_the_name_behind_a_small_word() -> None:
    assert [one.name for one in citations("This is what the Care Act 2014 says")] == ["Care Act"]


def test_a_currency_is_no_end_of_a_word() -> None:
    assert [(one.amount, one.currency) for one in cell_amounts("leur 12")] == [("12", None)]
    assert [(one.amount, one.currency) for one in cell_amounts("eur 12")] == [("12", "EUR")]
    assert [(one.amount, one.currency) for one in cell_amounts("k€ 12")] == [("12", "EUR")]
