"""The languages that documents are read in: where each is spoken and how it is told from the others."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from planatlas.ontology.turtle import LANGS, PA, read
from planatlas.ontology.wording import WORDS_OF_LANGUAGES

__all__ = ["Language", "has_trait", "language_of_bodies", "languages", "languages_of"]

_LANG = "https://w3id.org/planatlas/language/"


@dataclass(frozen=True, slots=True)
class Language:
    """One language, by its code of ISO 639-1.

    ``letters`` are those that no other language here has, ``script`` the characters of a script of its own. ``traits``
    are the few ways in which languages differ by more than their words: "month-day" (March 15), "year-first" (2031.
    március), "number-first" (I. negyedév), "comma-thousands" (1,200), "head-last" (Vale Police, not Police of Vale),
    "future-by-ending" (organisera: endings that other languages have for other words), "one-country" (a text without a
    country is of the first of ``countries``).
    """

    code: str
    countries: tuple[str, ...]
    letters: re.Pattern[str] | None
    script: re.Pattern[str] | None
    traits: frozenset[str]


@cache
def languages() -> dict[str, Language]:
    """Return every language that has a file, by its code: first those that planatlas also speaks, in their order."""
    found = [iri.removeprefix(_LANG) for iri in read(WORDS_OF_LANGUAGES).of_type(PA + "Language")]
    return {code: _language(code) for code in sorted(found, key=lambda one: (*(one != lang for lang in LANGS), one))}


def languages_of(country: str | None) -> tuple[str, ...]:
    """Return the languages of a country, by its code of two letters; every language where it is unknown."""
    spoken = tuple(one.code for one in languages().values() if country in one.countries)
    return spoken or tuple(languages())


def language_of_bodies(country: str | None, lang: str | None = None) -> str:
    """Return the language in which bodies of a country are called: a document's own if it is one that planatlas speaks
    and that is spoken there, else the first such language of the country, English where there is none.
    """
    spoken = [one.code for one in languages().values() if country in one.countries and one.code in LANGS]
    if lang in (spoken or LANGS):
        return str(lang)
    return spoken[0] if spoken else "en"


def has_trait(lang: str | None, trait: str) -> bool:
    """Tell whether a language has a trait; an unknown language has none."""
    known = languages().get(lang or "")
    return known is not None and trait in known.traits


def _language(code: str) -> Language:
    facts, iri = read(WORDS_OF_LANGUAGES), _LANG + code
    letters, script = facts.one(iri, PA + "letters"), facts.one(iri, PA + "script")
    return Language(
        code,
        tuple(text.value for text in facts.texts(iri, PA + "spokenIn")),
        re.compile(f"[{letters}]") if letters else None,
        re.compile(f"[{script}]") if script else None,
        frozenset(text.value for text in facts.texts(iri, PA + "trait")),
    )
