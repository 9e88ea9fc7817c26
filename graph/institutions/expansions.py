"""What the acronyms of one document stand for: its own list, brackets in its text, the bodies of its place."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from planatlas.graph.institutions.locality import Locality
from planatlas.graph.institutions.printed import acronym_key, folded, is_plural_acronym
from planatlas.ontology import gazetteer

__all__ = ["Expansion", "Expansions", "place_acronyms"]


@dataclass(frozen=True, slots=True)
class Expansion:
    """The long form of an acronym and what says so: list, bracket or place."""

    long: str
    basis: str


@dataclass(slots=True)
class Expansions:
    """The acronyms of one document."""

    by_key: dict[str, Expansion] = field(default_factory=dict)
    longs: dict[str, str] = field(default_factory=dict)

    def add(self, short: str, long: str, basis: str) -> None:
        """Take in an acronym; the first meaning given stays. "DLRC (CLLD)" is two acronyms of one name."""
        for one in re.split(r"[()]", short):
            key = acronym_key(one)
            if len(key) > 1 and folded(long):
                self.by_key.setdefault(key, Expansion(long.strip(), basis))
                self.longs.setdefault(folded(long), one.strip())

    def find(self, text: str) -> Expansion | None:
        """The expansion of a mention that is an acronym as a whole; a plural has none."""
        return None if is_plural_acronym(text) else self.by_key.get(acronym_key(text))

    def expand(self, text: str) -> tuple[str, Expansion] | None:
        """The mention with the acronym it begins with written out, and the expansion; None where it has none.

        One or two words may be the acronym ("CZ OSPT", "ADR NE"); what follows stays as printed.
        """
        if found := self.find(text):
            return found.long, found
        tokens = text.split()
        for length in (2, 1):
            head, tail = " ".join(tokens[:length]), " ".join(tokens[length:])
            if tail and (found := self.find(head)) and head.upper() == head:
                return f"{found.long} {tail.lstrip('-–— ')}", found
        return None


def place_acronyms(home: Locality | None, taken: Iterable[str] = ()) -> dict[str, str]:
    """Acronyms that are a kind's letters with those of the place behind them: "MB", "CLB", "DASPN"."""
    if home is None or home.level != "town":
        return {}
    initials = "".join(word[0] for word in re.split(r"[\s-]+", folded(home.name)) if word)
    heads = {
        "m": "Municipiul",
        "pm": "Primăria Municipiului",
        "clm": "Consiliul Local al Municipiului",
        "cl": "Consiliul Local",
    }
    heads |= {kind.acronym.lower(): kind.label("ro") for kind in gazetteer() if kind.acronym and kind.scope == "town"}
    known = {acronym_key(a) for kind in gazetteer() for a in kind.acronyms} | set(taken)
    country = home.country or "RO"
    made = {head + initials: f"{name} {home.name}" for head, name in heads.items()} if country == "RO" else {}
    return {key: name for key, name in made.items() if key not in known}
