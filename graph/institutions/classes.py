"""Classes of actors in a document: words that name nobody who could be telephoned."""

from __future__ import annotations

from typing import cast

from planatlas.graph.institutions.kinds import kind_reading
from planatlas.ontology import Concept, fold, scheme
from planatlas.ontology.actors import ActorClasses
from planatlas.ontology.wording import words

__all__ = ["class_of", "plural"]

_FRENCH = "éèêëçùûœ"
# The longer endings first: "-ii" would be read as "-i".
_ONE_OF_MANY = (("ii", "ia"), ("ii", "iul"), ("e", "ul"), ("e", "a"), ("uri", "ul"), ("i", "a"), ("i", "ul"))
"""Endings of Romanian plurals and what the noun ends with when it is one, and definite."""
_PLURALS = ("urile", "urilor", "iile", "iilor", "elor")


def plural(text: str) -> bool:
    """Tell whether a mention begins with the plural of a kind of body; "Centre communal" is a name and no plural."""
    printed = text.split()[0] if text.split() else ""
    first = fold(printed)
    # French words end as Romanian plurals do, and have accents that Romanian has not.
    if not _plural_head(first) or any(ch in _FRENCH for ch in printed.casefold()):
        return False
    reading = kind_reading(text, None)
    # A name that stands in the gazetteer word for word is one body, whatever its first word ends with.
    return reading is None or not (reading.literal and reading.size > 1)


def _plural_head(first: str) -> bool:
    """A word listed as a plural, with the ending of one, or the plural of a word that names begin with."""
    heads = words("name-head", "ro")
    if first in words("class-head") or first.endswith(_PLURALS):
        return True
    ones = (first.removesuffix(many) + one for many, one in _ONE_OF_MANY if first.endswith(many))
    # A head in the singular may end as plurals do.
    return first not in words("name-head") and any(one in heads for one in ones)


def class_of(text: str, expanded: str, lang: str | None, owned: bool) -> tuple[Concept | None, bool]:
    """The class that a mention or its long form names, and whether by a wording listed as it stands.

    A unit in the singular is no class ("Compartiment protecția copilului"), unless nothing but the word for such units
    is said of it ("centrul de zi"). ``owned`` tells that the body it belongs to is named with it.
    """
    classes = cast(ActorClasses, scheme("actor-classes"))
    # An acronym's long form has capitals that say nothing of a proper name.
    expanded = expanded if text == expanded else expanded.casefold()
    # The exact wording first: it decides against what the words look like.
    if exact := classes.exactly(text, lang) or (classes.exactly(expanded, lang) if text != expanded else None):
        return exact, True
    for wording in dict.fromkeys((text, expanded)):
        if _nothing_but_kind(wording, owned):
            return classes["internal-units"] if owned else classes["social-service-providers"], True
        # A unit in the singular is a body of its own.
        if (found := classes.match(wording, lang)) and not _one_unit(wording):
            return found, False
    return None, False


def _one_unit(text: str) -> bool:
    reading = kind_reading(text, None)
    return reading is not None and reading.kind.level == "unit" and not plural(text)


def _nothing_but_kind(text: str, owned: bool) -> bool:
    """Tell whether a mention is only a word for a centre, with a common noun behind "din" or its owner perhaps.

    A town has one social canteen, but many centres.
    """
    tokens = text.split()
    # "centrul din comunitate" says nowhere: behind "din" a place has a capital.
    somewhere = len(tokens) > 2 and fold(tokens[-2]) == "din" and tokens[-1].islower()
    if somewhere:
        tokens = tokens[:-2]
    reading = kind_reading(" ".join(tokens), None)
    if reading is None or reading.kind.institution_kind != "social-service" or reading.behind:
        return False
    return owned or somewhere or fold(tokens[0]) in words("head-centru")
