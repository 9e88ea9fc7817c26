"""The words of a text as names are told by them: titles, offices, given names, words of bodies."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from planatlas.ontology import fold, gazetteer, scheme
from planatlas.ontology.wording import forms, words

__all__ = [
    "STRONG",
    "NameWord",
    "begins_office",
    "is_body_word",
    "is_given",
    "is_initial",
    "is_like_name",
    "is_office_head",
    "is_office_word",
    "is_title",
    "may_name",
    "split",
    "tells_person",
]

# A hyphen or dot joins only before a letter or digit; a last dot is kept until it is told whose it is.
_WORD = re.compile(r"[^\W\d_](?:[\w'’]|[-.](?=\w))*\.?|\d+(?:[.,]\d+)*")
_INITIAL = re.compile(r"[^\W\d_a-zα-ω]\.")
# Shorter words are small words and units.
_SHORTEST = 3
STRONG = ("given-name", "surname")
"""The lists of words that are names of persons wherever they stand."""
_NOUN_FIRST = ("ro", "fr")


class NameWord(NamedTuple):
    """A word, its place in the text, and what stands between it and the word before."""

    text: str
    start: int
    end: int
    gap: str

    @property
    def key(self) -> str:
        """Its folded form."""
        return fold(self.text)


def split(text: str) -> list[NameWord]:
    """The words of a text; a dot belongs to a title or an initial only."""
    out: list[NameWord] = []
    for match in _WORD.finditer(text):
        start, end, said = match.start(), match.end(), match.group()
        if said.endswith(".") and not (_INITIAL.fullmatch(said) or is_title(said)):
            end, said = end - 1, said[:-1]
        out.append(NameWord(said, start, end, text[out[-1].end if out else 0 : start]))
    return out


def may_name(text: str) -> bool:
    """Tell whether a text has a title, an initial, or a word that tells a person: without one nobody is named in it."""
    return any(map(_speaks, _WORD.findall(text)))


@lru_cache(maxsize=100_000)
def _speaks(word: str) -> bool:
    if _INITIAL.fullmatch(word) or is_title(word):
        return True
    bare = word.removesuffix(".")
    # A capital as well: ordinary words end as surnames do.
    return is_title(bare) or (bare[0].isupper() or bare.istitle()) and tells_person(bare)


def tells_person(word: str, lists: tuple[str, ...] = STRONG) -> bool:
    """Tell whether a word is in one of these lists of names, or ends as surnames do."""
    if is_given(word, lists):
        return True
    key = fold(word)
    # The ending alone, or with one letter before it, is a word of its own.
    return any(key.endswith(end) and len(key) > len(end) + 1 for end in words("surname-ending"))


def is_title(text: str, lists: tuple[str, ...] = ("address-title", "rank-title")) -> bool:
    """Tell whether a word is a title or a form of address, with its dot where it has one."""
    low = text.casefold()
    # Some titles are told from words by their capitals, so both forms are asked for.
    return any(text in forms(name) or low in forms(name) for name in lists)


def is_initial(word: NameWord) -> bool:
    """Tell whether a word is one capital letter with a dot; several in one word are an acronym."""
    # "M." is a form of address.
    return bool(_INITIAL.fullmatch(word.text)) and not is_title(word.text) and word.text.upper() == word.text


def is_given(text: str, lists: tuple[str, ...] = ("given-name",)) -> bool:
    """Tell whether a word, or a part of a hyphened one, is a given name; that of a saint is none."""
    parts = [fold(part) for part in text.split("-") if part]
    # A hyphened saint is a place or a patron ("Saint-Martin").
    if any(part in words("saint") for part in parts):
        return False
    return any(part in words(name) for part in parts for name in lists)


def is_like_name(word: NameWord) -> bool:
    """Tell whether a word may be part of a person's name: a capital first, and no word of bodies or offices."""
    text = word.text
    if len(text) < _SHORTEST or not text[0].isupper() or any(ch.isdigit() for ch in text):
        return False
    key = fold(text)
    return not (is_body_word(key) or is_office_word(key) or is_title(text) or _is_saint(text))


def _is_saint(text: str) -> bool:
    return any(fold(part) in words("saint") for part in text.split("-"))


def is_body_word(key: str) -> bool:
    """Tell whether names of bodies are made of this word; one that is also a given name is none."""
    return key in _lists().body


def is_office_word(key: str) -> bool:
    """Tell whether offices and occupations are called by this word."""
    return key in _lists().office


def bears_names(text: str) -> bool:
    """Tell whether the name of a person may stand behind this word as that of a body or place."""
    key = fold(text)
    if any(key in words(name) for name in ("bears-name", "named-after", "name-head")):
        return True
    # In small letters the same word is a common noun.
    return text.isupper() and key in _lists().acronyms_of_many


def is_office_head(key: str) -> bool:
    """Tell whether the name of an office or occupation begins with this word."""
    return key in _lists().by_head


def begins_office(keys: Sequence[str]) -> bool:
    """Tell whether words begin with an office: its noun where that comes first, else the whole name of it.

    "asistent" is one, "community nurse" too; "community" alone is none.
    """
    names = _lists().by_head.get(keys[0] if keys else "", ())
    # Where the noun comes first it is the office; where last, a beginning may be any adjective.
    return bool(names) and keys[0] in _lists().nouns or any(tuple(keys[: len(name)]) == name for name in names)


class _NameWords(NamedTuple):
    """Words that tell a body, an office or an occupation, folded."""

    body: frozenset[str]
    acronyms_of_many: frozenset[str]
    """Acronyms of kinds whose bodies are told apart by names of their own: a hospital, a school."""
    office: frozenset[str]
    nouns: frozenset[str]
    """First words of offices in the languages that print the noun before what tells it closer."""
    by_head: dict[str, list[tuple[str, ...]]]
    """The names of offices, each as its words, by the first of them."""


@cache
def _lists() -> _NameWords:
    """The words, read once: every text that may name a person is asked for them."""
    offices = [tuple(text.split()) for text in _offices()]
    by_head: dict[str, list[tuple[str, ...]]] = {}
    for name in offices:
        by_head.setdefault(name[0], []).append(name)
    of_many = frozenset(fold(short) for kind in gazetteer() if kind.scope == "none" for short in kind.acronyms)
    return _NameWords(_body_words(), of_many, frozenset(word for name in offices for word in name), _nouns(), by_head)


def _body_words() -> frozenset[str]:
    out: set[str] = set()
    for kind in gazetteer():
        for name in (*kind.labels.values(), *kind.names, *kind.acronyms):
            out.update(fold(name).split())
    for concept in scheme("actor-classes"):
        out.update(word for wording in concept.wordings() for word in fold(wording.value).split())
    for listed in ("name-head", "class-head", "name-tail", "bears-name", "named-after", "connective", "article", "and"):
        out.update(words(listed))
    # "Sf. Maria" and "Casa Maria" put given names into names of bodies; they stay names of persons.
    return frozenset(out) - words("given-name") - words("given-name-or-word") - words("surname")


def _offices() -> tuple[str, ...]:
    posts = (fold(wording.value) for wording in scheme("actor-classes")["posts"].wordings())
    return (*posts, *words("office-of-a-body"))


def _nouns() -> frozenset[str]:
    """First words of offices in the languages that print the noun before what tells it closer."""
    posts = scheme("actor-classes")["posts"].wordings()
    said = [fold(one.value) for one in posts if one.lang in _NOUN_FIRST]
    said += [office for lang in _NOUN_FIRST for office in words("office-of-a-body", lang)]
    return frozenset(text.split()[0] for text in said)
