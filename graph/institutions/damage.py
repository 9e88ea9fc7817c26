"""Damage that typing and scanning leave in a name, mended before it is read: only where nothing else can be meant.

Words torn at the end of a line are put together, words run together are parted behind a known first one, and a digit
between letters becomes the letter it looks like. Two words that run together are also parted where the document prints
them side by side elsewhere ("Venitminim"). What is not sure is left to the comparison of spellings.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import pairwise

from planatlas.graph.institutions.body_names import body_names
from planatlas.ontology import fold
from planatlas.ontology.wording import words

__all__ = ["LETTER_FOR_DIGIT", "neighbours", "parted_as", "undamaged"]

LETTER_FOR_DIGIT = str.maketrans({"0": "o", "1": "l", "5": "s"})

# A plural ending behind a hyphen ("ONG- uri") is no torn word.
_TORN = re.compile(r"(?<=[^\W\d_])[-\u00ac]\s+(?!(?:uri|urile|urilor|ul|ului|lor)\b)(?=[^\W\d_]{2})")
_RUN_TOGETHER = re.compile(r"(?<=[^\W\d_])(?=[^\W\d_][^\W\d_]{2})")
_SPACED = re.compile(r"(?<!\S)(?:[^\W\d_a-zăâîșțα-ω] ){2,}[^\W\d_a-zăâîșțα-ω](?!\S)")
"""An acronym printed with spaces between its letters: "C P E C A"."""
_DIGIT = re.compile(r"(?<=[^\W\d_])[015](?=[^\W\d_])")
_SHORTEST_PLACE = 4
_LOST = "ăâîșț"
_VOWELS = "aeiouăâîαεηιουω"
_SHORTEST = 3
"""Letters of the first of two words that run together."""


def undamaged(text: str) -> str:
    """Return a name with torn words joined, joined words parted and digits inside words turned into letters."""
    # Spaces first, as the letters of an acronym would be taken for torn words; digits before joined words are parted.
    text = _SPACED.sub(lambda match: match.group().replace(" ", ""), text)
    joined = _TORN.sub(lambda match: _tear(match), text) if "-" in text or "\u00ac" in text else text
    whole = _with_lost_letters(joined.split())
    return " ".join(_capital(_parted(_lettered(token)), at) for at, token in enumerate(whole))


def _tear(match: re.Match[str]) -> str:
    """A hyphen with a space behind it, between small letters, is the end of a line; before a capital it is a dash."""
    before, after = match.string[match.start() - 1], match.string[match.end()]
    return "" if before.islower() and after.islower() else match.group()


def _with_lost_letters(tokens: list[str]) -> list[str]:
    """Letters that a converter lost, a space in their place: "Prim ria" is "Primăria", "S rat" is "Sărat"."""
    out: list[str] = []
    for token in tokens:
        whole = _joined(out[-1], token) if out else None
        if whole:
            out[-1] = whole
        else:
            out.append(token)
    return out


def _joined(left: str, right: str) -> str | None:
    # A small word on the right is whole.
    if not (left.isalpha() and right.isalpha() and right.islower()) or fold(right) in words("connective"):
        return None
    # Only where neither side is a word and both with a letter between are one.
    if fold(left) in body_names().whole_words or fold(right) in body_names().whole_words:
        return None
    return next((left + lost + right for lost in _LOST if fold(left + lost + right) in body_names().whole_words), None)


def _capital(token: str, at: int) -> str:
    """A place behind the first word whose capital I a scan took for the small l it looks like: "lași" for "Iași"."""
    if not at or token[:1] != "l" or len(token) < _SHORTEST_PLACE or not token.islower():
        return token
    read = "I" + token[1:]
    return read if fold(read) in body_names().places_with_i else token


def _lettered(token: str) -> str:
    return _DIGIT.sub(_letter, token) if any(ch in token for ch in "015") else token


def _letter(match: re.Match[str]) -> str:
    """The letter that stands there, if the one behind is small; a 1 between consonants is an i."""
    before, after = match.string[match.start() - 1].casefold(), match.string[match.end()]
    # In capitals a digit may be of a code or an acronym.
    if not after.islower():
        return match.group()
    if match.group() == "1" and before not in _VOWELS and after not in _VOWELS:
        return "i"
    return match.group().translate(LETTER_FOR_DIGIT)


def _parted(token: str) -> str:
    """Two words that run together, of which the first is one that names begin with: "LiceulTehnologic"."""
    if token[1:].islower():  # most are: nothing in them can be a second word
        return token
    for match in _RUN_TOGETHER.finditer(token):
        at = match.start()
        # A capital within a word, behind a whole head: names like "MicroFarm" have no head.
        if token[at - 1].islower() and token[at].isupper() and at > 4 and fold(token[:at]) in words("name-head"):
            return f"{token[:at]} {token[at:]}"
    return token


def neighbours(texts: Iterable[str]) -> frozenset[str]:
    """The words of some texts, and every two that stand side by side in one, folded: "minim", "minim de"."""
    found: set[str] = set()
    for text in texts:
        tokens = fold(text).split()
        found.update(tokens)
        found.update(f"{one} {other}" for one, other in pairwise(tokens))
    return frozenset(found)


def parted_as(text: str, known: frozenset[str]) -> str:
    """Part words of a text that run together and that ``known``, the neighbours in a document, has side by side."""
    return " ".join(_parted_as(token, known) for token in text.split())


def _parted_as(token: str, known: frozenset[str]) -> str:
    # Shorter first words are prefixes that stand alone elsewhere ("re", "de").
    for at in range(_SHORTEST, len(token) - 1):
        if f"{fold(token[:at])} {fold(token[at:])}" in known:
            return f"{token[:at]} {token[at:]}"
    return token
