"""The place printed in a name: at its end ("DSP Harghita"), or behind the kind and before a part of the body."""

from __future__ import annotations

import re

from rapidfuzz.distance import Levenshtein

from planatlas.graph.institutions.body_names import body_names
from planatlas.graph.institutions.locality import Locality, named_locality
from planatlas.ontology import fold, gazetteer
from planatlas.ontology.wording import words

__all__ = ["leading_place", "trailing_place", "unknown_place"]

# Words of the longest names of places with their county behind.
_LONGEST = 7
# Up to so many capitals are letters of a body; longer words in capitals are shouted places.
_ACRONYM = 6
_ELIDED = re.compile(r"^[dl]['’](?=\w)", re.I)
# In a shorter name one letter makes another place.
_TELLING = 4


def trailing_place(text: str, home: Locality | None, scope: str, whole: bool = False) -> tuple[Locality | None, int]:
    """The place a text ends with and its number of words; ``whole`` lets the place be all of the text."""
    tokens = text.split()
    # From the longest tail down: "Alba Iulia" must not be read as "Iulia".
    for start in range(max(0 if whole else 1, len(tokens) - _LONGEST), len(tokens)):
        tail = tokens[start:]
        # "pentru X" says for whom a body works, not where it is.
        if start and fold(tokens[start - 1]) in words("for-whom"):
            continue
        if (any(word[:1].isupper() for word in tail) or text.islower()) and (where := _named(tail, home, scope)):
            return where, len(tail)
    return None, 0


def leading_place(text: str, home: Locality | None, scope: str) -> tuple[Locality | None, int]:
    """The place a text begins with and its number of words."""
    tokens = text.split()
    # At least one word stays, which the place is that of.
    for size in range(min(_LONGEST, len(tokens) - 1), 0, -1):
        if where := _named(tokens[:size], home, scope):
            return where, size
    return None, 0


def _named(tokens: list[str], home: Locality | None, scope: str) -> Locality | None:
    # In small letters within a name a place's word is an ordinary one.
    if not any(word[:1].isupper() for word in tokens) and not all(word.islower() for word in tokens):
        return None
    return named_locality(" ".join(tokens).strip(" –-,."), home, scope)


def _unelided(word: str) -> str:
    """ "d'Ille-et-Vilaine" without the small word before it."""
    return _ELIDED.sub("", word)


def unknown_place(tokens: list[str], scope: str, country: str | None, home: Locality | None = None) -> Locality | None:
    """A place that the gazetteer does not know: one to three capitalised words that are no words of names of bodies.

    One letter away from the name of the document's own county it is that county, misprinted: "DSP Harghta".
    """
    own = [_unelided(word).strip(",.") for word in tokens if fold(word) not in words("connective")]

    # More words, digits or small letters make it a name of something else.
    if not own or len(own) > 3 or any(not word[:1].isupper() or not word.replace("-", "").isalpha() for word in own):
        return None
    # A word of names of bodies in it is part of the body's name.
    if any(fold(word) in body_names().common or (word.isupper() and len(word) <= _ACRONYM) for word in own):
        return None
    key = "-".join(" ".join(map(fold, own)).split())
    name = " ".join(own)
    in_county = scope == "county"
    if in_county and home and _misprinted(name, home):
        return home.of_county
    return Locality(key, name, scope, name if in_county else None, key if in_county else None, country)


def _misprinted(name: str, home: Locality) -> bool:
    """One letter away from the county of the document, which the gazetteer knows; short names are too near others."""
    own = fold(home.county or "")
    if home.county_key not in gazetteer().places.by_id or min(len(own), len(name)) < _TELLING:
        return False
    return Levenshtein.distance(fold(name), own, score_cutoff=1) <= 1
