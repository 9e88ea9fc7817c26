"""Work grows with the length of a line or cell, not with its square; it is counted in calls, not in seconds."""

from __future__ import annotations

import cProfile
import pstats
from collections.abc import Callable
from itertools import count
from pathlib import Path

import pytest

from planatlas.graph.pipeline.reading import Source, _read_here, load_words
from planatlas.loaders.values.pieces import LONGEST, pieces

HEADS = {
    "ro": "Centrul de zi din Valea Mare\n\nCine suntem\n\nCentrul de zi lucrează cu familii. Am organizat cursuri.\n\n",
    "el": "Κέντρο Πρόληψης Αιγιαλινής\n\nΠοιοι είμαστε\n\nΤο Κέντρο εργάζεται με οικογένειες της πόλης.\n\n",
    "en": "Brookfield Prevention Centre\n\nWho we are\n\nThe centre works with families.\n\n",
    "fr": "Centre de prévention de Saint-Loup\n\nQui sommes-nous\n\nLe centre travaille avec des familles.\n\n",
}
TEXTS = {
    "ro": "Direcția de Asistență Socială împreună cu Inspectoratul Școlar organizează cursuri pentru 30 de părinți, ",
    "el": "Ο Δήμος Αιγιαλινής σε συνεργασία με το Κέντρο Πρόληψης οργανώνει σεμινάρια για 30 γονείς, ",
    "en": "Brookfield Council in partnership with the Wend Valley Police runs workshops for 30 parents, ",
    "fr": "La Ville de Saint-Loup en partenariat avec le Centre de Prévention organise des ateliers pour 30 parents, ",
}
NAMES = "Κέντρο Πρόληψης Αιγιαλινής, Δήμος Αιγιαλινής και "
TABLE = (
    "PLANUL DE ACȚIUNE AL ORAȘULUI VALEA MARE PENTRU ANUL 2031\n\nMăsuri\tAcțiuni\tTermene\tInstituții responsabile\n"
)


def calls(text: str) -> int:
    """How many calls reading a text takes."""
    profile = cProfile.Profile()
    profile.enable()
    reading = _read_here(text.encode(), Source(Path("plan.txt")))
    profile.disable()
    assert len(reading.records) > 1
    return int(pstats.Stats(profile).total_calls)  # type: ignore[attr-defined]


def in_prose(lang: str, text: str) -> Callable[[int], str]:
    return lambda size: HEADS[lang] + (text * (size // len(text) + 1))[:size] + "\n"


def in_cell(text: str) -> Callable[[int], str]:
    return lambda size: f"{TABLE}1.1. Masă\tgătit\ttrim II\t{(text * (size // len(text) + 1))[:size]}\n"


SYLLABLES = [first + last for first in "bdfgrlmnstv" for last in "aeiou"]


def word(number: int) -> str:
    """A word of its own for every number."""
    out, number = "", number + len(SYLLABLES) ** 2
    while number:
        number, rest = divmod(number, len(SYLLABLES))
        out += SYLLABLES[rest]
    return out.title()


def different(*heads: str, join: str = "; ", turn: Callable[[str], str] = str) -> Callable[[int], str]:
    """A cell of names of which no two are alike, and other ones every time: none is remembered from before."""
    fresh = count()

    def make(size: int) -> str:
        names = (f"{heads[at % len(heads)]}{turn(word(next(fresh) * 7919 % 160_001))}" for at in range(size // 8))
        return f"{TABLE}1.1. Masă\tgătit\ttrim II\t{join.join(names)[:size]}\n"

    return make


KINDS = {
    "ro": ("Școala ", "Asociația ", "Biblioteca "),
    "en": ("School ", "Association ", "Library "),
    "el": ("Σχολείο ", "Σύλλογος ", "Βιβλιοθήκη "),
    "fr": ("École ", "Association ", "Bibliothèque "),
}
LISTS = {
    "ro": "nr. 12, 3.400 lei, 15.03.2031, A1.2.3, (x), • punct, ",
    "en": "no. 12, £3,400, 15 March 2031, A1.2.3, (x), • point, ",
    "el": "αρ. 12, 3.400 €, 15/03/2031, Α1.2.3, (χ), • σημείο, ",
    "fr": "n° 12, 3 400 €, 15 mars 2031, A1.2.3, (x), • point, ",
}
MANY = {
    **{f"different bodies {lang}": different(*heads) for lang, heads in KINDS.items()},
    **{f"lists {lang}": in_prose(lang, TEXTS[lang] + text) for lang, text in LISTS.items()},
    **{f"lists in a cell {lang}": in_cell(text) for lang, text in LISTS.items()},
    "different acronyms": different("", turn=str.upper),
    "different persons": different("Ion ", "Maria ", join=", "),
    "single letters": in_cell("a b c "),
    "single letters and commas": in_cell("a, b, c, "),
    **{f"prose {lang}": in_prose(lang, text) for lang, text in TEXTS.items()},
    "wrong code page": in_prose("el", TEXTS["el"].encode().decode("cp1253", "replace")),
    "names without a verb": in_prose("el", NAMES),
    "sums": in_prose("ro", "12.500 lei pentru 10% din copii "),
    "acronyms in a cell": in_cell("DAS, ISJ; "),
    "bodies in a cell": in_cell("Direcția de Asistență Socială Valea Mare, Inspectoratul Școlar Județean Alb; "),
    "bullets in a cell": in_cell("• DAS "),
    "brackets in a cell": in_cell("DAS (ISJ "),
}


@pytest.mark.parametrize("name", MANY)
def test_twice_the_length_is_no_more_than_thrice_the_work(name: str) -> None:
    load_words()
    make, size = MANY[name], 2 * LONGEST
    calls(make(2 * size))  # what is loaded and compiled once is no part of it
    one, two = calls(make(size)), calls(make(2 * size))
    assert two < 3 * one, f"{one} calls become {two}"


def test_pieces_are_the_text_and_end_where_something_ends() -> None:
    text = "\n".join(f"{number}. Un rând; al doilea, al treilea." for number in range(300)) + "x" * 9_000
    found = [*pieces(text)]
    assert "".join(found) == text and max(map(len, found)) <= LONGEST
    assert found[0].endswith("\n")
    assert [*pieces("")] == [""] and [*pieces("scurt")] == ["scurt"]
