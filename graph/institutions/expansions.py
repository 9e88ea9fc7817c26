"""What the acronyms of one document stand for: its own list, brackets in its text, the bodies of its place."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from planatlas.graph.institutions.locality import Locality
from planatlas.graph.institutions.name_key import initials
from planatlas.graph.institutions.printed import acronym_key, is_plural_acronym
from planatlas.ontology import fold, gazetteer
from planatlas.ontology.gazetteers import native_languages

__all__ = ["Expansion", "Expansions", "names_another", "place_acronyms"]

_OWN_LEVEL = {"municipality": "m", "town": "o", "commune": "c", "sector": "s"}


@dataclass(frozen=True, slots=True)
class Expansion:
    """The long form of an acronym and what says so: list, bracket or place."""

    long: str
    basis: str


@dataclass(slots=True)
class Expansions:
    """The acronyms of one document."""

    by_key: dict[str, Expansion] = field(default_factory=dict)

    def add(self, short: str, long: str, basis: str) -> None:
        """Take in an acronym; the first meaning given stays. "DLRC (CLLD)" is two acronyms of one name."""
        for one in re.split(r"[()]", short):
            key = acronym_key(one)
            # One letter is a list mark; an acronym that spells only itself explains nothing.
            if len(key) > 1 and fold(long) and key != fold(long).replace(" ", ""):
                self.by_key.setdefault(key, Expansion(long.strip(), basis))

    def find(self, text: str) -> Expansion | None:
        """The expansion of a mention that is an acronym as a whole; a plural has none."""
        # The plural is a class of such bodies.
        return None if is_plural_acronym(text) else self.by_key.get(acronym_key(text))

    def expand(self, text: str) -> tuple[str, Expansion] | None:
        """The mention with the acronym it begins with written out, and the expansion; None where it has none.

        One or two words may be the acronym ("CZ OSPT", "ADR NE"); what follows stays as printed.
        """
        if found := self.find(text):
            return found.long, found
        tokens = text.split()
        # Two words first: the first of "CZ OSPT" is an acronym of its own.
        for length in (2, 1):
            head, tail = " ".join(tokens[:length]), " ".join(tokens[length:])
            if tail and head.upper() == head and (found := self.find(head)):
                rest = tail.lstrip("-–— ")
                # "DSP Iași" whose list writes out "... Iași" names the place once.
                said = f" {fold(found.long)}".endswith(f" {fold(rest)}")
                return found.long if said else f"{found.long} {rest}", found
        return None


def place_acronyms(home: Locality | None, taken: Iterable[str] = ()) -> dict[str, str]:
    """Acronyms made of a kind's letters and those of the document's town: "MB", "CLB", "DASPN", in English "NCC".

    Those that the document or the gazetteer gives another meaning are left out.
    """
    if home is None or home.level != "town" or not home.name:
        return {}
    own = set(taken)
    return {key: name for key, name in _of_town(home).items() if key not in own}


def _of_town(home: Locality) -> dict[str, str]:
    letters = "".join(word[0] for word in re.split(r"[\s-]+", fold(home.name)) if word)
    country = home.country or "RO"
    known = {acronym_key(acronym) for kind in gazetteer() for acronym in kind.acronyms if kind.known_in(country)}
    out: dict[str, str] = {}
    for kind in gazetteer():
        if kind.scope != "town" or kind.country != country:
            continue
        label = kind.label(native_languages(kind.country)[0])
        for name in (*kind.acronyms, label, *kind.names):
            front = acronym_key(name) if name in kind.acronyms else initials(name)[0]
            # One letter is that of the town's rank: "M" for a municipality, "C" for a commune.
            if len(front) == 1 and front != _OWN_LEVEL.get(home.rank or ""):
                continue
            long = label if name in kind.acronyms else name
            # English acronyms have the town first.
            out.setdefault(letters + front if country == "GB" else front + letters, f"{long} {home.name}")
    # Letters that all know keep their meaning.
    return {key: name for key, name in out.items() if key not in known}


def names_another(short: str, text: str, country: str | None) -> bool:
    """Tell whether an acronym in brackets is that of another body, to which the one before it belongs.

    "Compartimentul Juridic (DGASPC)" is an office of a directorate that everybody knows by these letters: none of them
    are initials of the office.
    """
    kinds = [
        kind for kind in gazetteer() if kind.known_in(country) and acronym_key(short) in map(acronym_key, kind.acronyms)
    ]
    # Letters of a kind with many bodies say nothing of one to which others belong.
    if not kinds or any(kind.scope == "none" for kind in kinds):
        return False
    letters = acronym_key(short)
    return not any(_one_in_other(letters, own) for own in initials(text) if own)


def _one_in_other(left: str, right: str) -> bool:
    """Tell whether the letters of the shorter stand in the longer in order, the first of both being one."""
    few, many = sorted((left, right), key=len)
    rest = iter(many)
    return few[0] == many[0] and all(letter in rest for letter in few)
