"""Places a document speaks of: the town, county or province in the name of its issuer, and the country it lies in."""

from __future__ import annotations

import re
from dataclasses import dataclass

from planatlas.ontology.languages import Template, has_trait, languages
from planatlas.ontology.plain import plain
from planatlas.ontology.wording import anywhere, cue_words, words

__all__ = ["NamedPlace", "country_of", "place_name", "places"]

# Letters with marks in ranges: the classes of the pattern language do not tell capitals from small letters.
_CAPITAL = r"[A-ZÀ-ÞĂÂÎȘȚŞŢ-ſΆ-ΏΑ-ΩĐƠƯẠ-ỹ][\w'’]*"
_NAME = (
    rf"{_CAPITAL}(?:[ -]{_CAPITAL}|[ -]<<link-in-place-name>>(?=[ -]{_CAPITAL})[ -]{_CAPITAL}|"
    rf"-<<hyphen-in-place-name>>-{_CAPITAL}){{0,4}}"
)
_LINK = r"(?: <<place-link>>\b| d'(?! ))*\s*"
_KIND = Template(rf"(?<!\w)(?:(?P<town><<town-word>>)|(?P<county><<county-word>>))(?!\w){_LINK}")
_NAMED = Template(_NAME)
# The kind behind a name is part of it and has a capital: in small letters it is any word of the text.
_KIND_FORM = r"(?=(?-i:[A-Z][^\W\d_A-Z]))<<kind-behind-place>>"
_BEFORE = Template(
    rf"(?P<name>(?-i:{_NAME})) (?P<kind>{_KIND_FORM}) "
    rf"(?:(?=(?-i:[A-Z][a-z]))(?:<<council-word>>|<<kind-behind-place>>))?",
    re.I,
)
_KIND_BEHIND = Template(rf" {_KIND_FORM} ", re.I)
"""What ``_BEFORE`` asks for and few texts hold: looked for first, since that tries a name at every capital letter."""
# "of the town hall of X" names the office of the place; what is asked for is the place.
_OFFICE = Template(r"(?:^| )(?:<<council-kind>> )?(?=(?-i:[A-Z]))<<council-word>>(?:['’]s)?$", re.I)


@dataclass(slots=True, frozen=True)
class NamedPlace:
    """A place named in a text; ``level`` is town or county, ``printed`` the words with their kind ("province de X")."""

    name: str
    level: str
    start: int
    printed: str = ""


def places(text: str) -> list[NamedPlace]:
    """Return the towns and counties that a text names with a word for their kind, in order."""
    found = [
        NamedPlace(place_name(name.group()), match.lastgroup or "town", name.start(), _with_kind(text, match, name))
        for match in _KIND.finditer(plain(text))
        if match.end() < len(text)
        and (name := _NAMED.match(text, match.end()))
        # "Town Planning" goes on with a field of work, and no place is called by one.
        and plain(name.group().split()[0]) not in words("portfolio")
    ]
    found += [
        NamedPlace(
            place_name(match.group("name")),
            "county" if plain(match.group("kind")) in cue_words("county-behind-place") else "town",
            match.start(),
            match.group().strip(),
        )
        for match in (_BEFORE.finditer(text) if _KIND_BEHIND.search(text) else ())
    ]
    found = [place for place in found if place.name]
    return sorted(found, key=lambda place: place.start)


def _with_kind(text: str, match: re.Match[str], name: re.Match[str]) -> str:
    """The words with the kind of place; an office ("Primăria X") is no place, so that of it only the name."""
    office = bool(anywhere("office-of-place").match(match.group()))
    return place_name(name.group()) if office else text[match.start() : name.end()]


def country_of(text: str, lang: str | None) -> str | None:
    """Return the ISO code of the country whose words stand most in a text, or None.

    The language decides where it can be one country's only: Romanian text is Romania's unless it names Moldova.
    """
    own = languages().get(lang or "")
    every = own.countries if own else tuple({code: None for one in languages().values() for code in one.countries})
    counts = {code: len(anywhere(f"country-{code.lower()}").findall(plain(text))) for code in every}
    best = max(every, key=lambda code: counts[code])
    # Words of a country go before the language: French is Belgium's and Switzerland's too.
    if counts[best]:
        return best
    # Only a language of one country tells it unsaid.
    return own.countries[0] if own and has_trait(lang, "one-country") else None


def place_name(printed: str) -> str:
    """Return a place's name as printed, in mixed case: "VALEA MARE PENTRU ANUL" becomes "Valea Mare"."""
    name = _OFFICE.sub("", printed)
    # In mixed case capitals tell where the name ends; a shouted title goes on after it.
    if name != name.upper() or len(name) < 3:
        return name
    words: list[str] = []
    for word in name.split():
        # A shouted title runs on into its years ("2..."), a date or small words; four words are the longest name.
        if plain(word) in {"2", "date", *cue_words("small-in-place-name")} or len(words) == 4:
            break
        words.append("-".join(part.capitalize() for part in word.split("-")))
    return " ".join(words)
