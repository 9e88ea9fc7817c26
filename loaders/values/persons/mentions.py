"""What remains of a name in a cell of bodies once the person is taken out: the office, the body, or nobody."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from planatlas.loaders.values.persons.contacts import without_contacts
from planatlas.loaders.values.persons.redaction import Person, persons
from planatlas.loaders.values.persons.words import is_given, is_like_name, is_title, split
from planatlas.ontology import fold, scheme
from planatlas.ontology.wording import words

__all__ = ["RedactedMention", "is_office", "is_torn_name", "told"]

_EDGES = " \t\n,;:.–—-()/|"
_ENDING_INITIAL = re.compile(r"(?<=\w\s)[^\W\d_a-zα-ω]$")
"""An initial that lost its dot at the end of a name in a cell."""
_BEFORE_OFFICE = re.compile(r"\s+[–—-]\s+|\s*[(:]\s*")


@dataclass(frozen=True, slots=True)
class RedactedMention:
    """What a mention says without its persons: ``rest``, the offices and bodies in it; ``names``, as printed."""

    rest: tuple[str, ...]
    names: tuple[str, ...] = ()


@lru_cache(maxsize=20_000)
def told(mention: str, own: frozenset[str] = frozenset()) -> RedactedMention:
    """Return what a mention names beside persons. A mention without any is its own rest, untouched.

    ``own`` are the places of the document, folded, which are nobody's names.
    """
    # With its dot again it reads as an initial and goes with the name.
    bare = _ENDING_INITIAL.sub(r"\g<0>.", without_contacts(mention))
    found = persons(bare, True, own)
    # Untouched where nobody is named, so that the printed form is found again in its cell.
    if not found:
        return RedactedMention((mention,) if bare == mention else tuple(filter(None, (bare.strip(_EDGES),))))
    return RedactedMention(_rest(bare, found), tuple(bare[one.start : one.end] for one in found))


def _rest(text: str, found: tuple[Person, ...]) -> tuple[str, ...]:
    ends = [0, *(one.end for one in found)]
    starts = [*(one.start for one in found), len(text)]
    pieces = (_office(text[end:start]) for end, start in zip(ends, starts, strict=True))
    return tuple(piece for piece in pieces if piece)


def _office(piece: str) -> str:
    """A piece without titles, "and" and marks at its edges; empty where nothing else is in it."""
    every = piece.strip(" \t\n\u00a0,;:–—-").split()
    # From the edges only: a small word within is part of the office or body.
    while every and (_is_small(every[0]) or is_title(every[0], ("address-title",))):
        every.pop(0)
    while every and (_is_small(every[-1]) or is_title(every[-1], ("address-title",))):
        every.pop()
    # A title whose name was taken away names nobody.
    if all(is_title(word.text) for word in split(" ".join(every))):
        return ""
    return _body_of(" ".join(every).strip(_EDGES))


def _body_of(said: str) -> str:
    """ "Direcția X – director executiv": the body, where an office of it stands behind a dash."""
    parts = _BEFORE_OFFICE.split(said)
    # More parts than two are a name of the body's own with dashes in it.
    return parts[0] if len(parts) == 2 and is_office(parts[1]) and not is_office(parts[0]) else said


def is_office(text: str) -> bool:
    """Tell whether a text names an office or occupation and nothing else."""
    concept = scheme("actor-classes").match(text)
    return fold(text) in words("office-of-a-body") or concept is not None and concept.id == "posts"


def _is_small(word: str) -> bool:
    low = word.casefold().strip(_EDGES)
    small = fold(low) in words("and") or low in words("article") or fold(low) in words("connective") and word.islower()
    return not low or small


def is_torn_name(left: str, right: str, cell: str) -> bool:
    """Tell whether two names of a cell are one person's: "Ionescu, Maria", or capitals taken for acronyms."""
    # Nothing but a space between them in print: one name that was split at a word taken for an acronym.
    if f"{left} {right}" in cell:
        return not told(left).names and told(f"{left} {right}") == RedactedMention((), (f"{left} {right}",))
    one, other = split(left), split(right) if f"{left}, {right}" in cell else []
    if len(one) != 1 or not 0 < len(other) < 3 or not is_like_name(one[0]) or not all(map(is_like_name, other)):
        return False
    # Two words in capitals around a comma are two acronyms.
    return one[0].text != one[0].text.upper() and all(is_given(word.text) for word in other)
