"""Scans misread letters: words of names set right by the words that names of bodies are made of.

Only a word that nobody knows is changed, only towards one known word, and only for comparing; nothing that people read
is altered. An acronym is never touched: one letter makes it another body.
"""

from __future__ import annotations

from collections import defaultdict
from functools import cache, lru_cache

from rapidfuzz.distance import Levenshtein

from planatlas.graph.institutions.printed import folded
from planatlas.ontology import gazetteer, scheme
from planatlas.ontology.wording import words

__all__ = ["common_words", "corrected"]

_SHORTEST, _LONG = 6, 9
_LISTS = ("name-head", "class-head", "connective", "head-compartiment", "head-serviciu", "head-birou", "head-centru")


@cache
def common_words() -> frozenset[str]:
    """The folded words of all names of kinds of bodies, classes and heads; acronyms are none."""
    out: set[str] = set()
    for kind in gazetteer():
        out.update(word for name in (*kind.labels.values(), *kind.names) for word in _spelled(name))
    for concept in scheme("actor-classes"):
        out.update(word for wording in concept.wordings() for word in _spelled(wording.value))
    for listed in _LISTS:
        out.update(words(listed))
    return frozenset(out)


def _spelled(name: str) -> list[str]:
    return folded(" ".join(token for token in name.split() if token.upper() != token)).split()


@cache
def _by_start() -> dict[str, tuple[str, ...]]:
    out: defaultdict[str, list[str]] = defaultdict(list)
    for word in sorted(common_words()):
        if len(word) >= _SHORTEST - 1:
            out[word[0]].append(word)
    return {letter: tuple(found) for letter, found in out.items()}


@lru_cache(maxsize=200_000)
def corrected(text: str) -> str:
    """Return the text with unknown words set right and a torn first word mended; unchanged where there are none."""
    tokens = text.split()
    if len(tokens) > 1 and (whole := _mended(folded(tokens[0]), folded(tokens[1]))):
        tokens[:2] = [whole]
    return " ".join(_word(token) for token in tokens)


def _mended(first: str, second: str) -> str | None:
    """A head torn in two, with letters of the one repeated in the other perhaps: "compartim artiment"."""
    if second in common_words() or len(first) < 4 or len(second) < 2:
        return None
    for shared in range(min(len(first), len(second)), -1, -1):
        if first.endswith(second[:shared]) and first + second[shared:] in words("name-head"):
            return first + second[shared:]
    return None


def _word(token: str) -> str:
    key = folded(token)
    if len(key) < _SHORTEST or not key.isalpha() or key in common_words() or (token.isupper() and len(key) < 8):
        return token
    return _nearest(key) or token


@lru_cache(maxsize=200_000)
def _nearest(word: str) -> str | None:
    """The one known word at the distance a scan makes: one letter, two in a long word; None where two are as near."""
    allowed = 2 if len(word) >= _LONG else 1
    best: dict[int, list[str]] = defaultdict(list)
    for known in _by_start().get(word[0], ()):
        if abs(len(known) - len(word)) <= allowed:
            distance = Levenshtein.distance(known, word, score_cutoff=allowed)
            if distance <= allowed:
                best[distance].append(known)
    if not best:
        return None
    nearest = best[min(best)]
    return nearest[0] if len(nearest) == 1 else None
