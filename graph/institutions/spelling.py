"""Scans misread letters: the words of a document's names, set right by the words that names of bodies are made of.

Only a word that nobody knows is changed, only towards one known word, and only for comparing; nothing that people read
is altered.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from functools import cache, lru_cache

from rapidfuzz.distance import Levenshtein

from planatlas.graph.institutions.printed import folded
from planatlas.ontology import gazetteer, scheme
from planatlas.ontology.wording import words

__all__ = ["Spelling", "common_words"]

_SHORTEST = 6


@cache
def common_words() -> frozenset[str]:
    """The folded words of all names of kinds of bodies, classes and heads."""
    out: set[str] = set()
    for kind in gazetteer():
        for name in (*kind.labels.values(), *kind.names):
            out.update(folded(name).split())
    for concept in scheme("actor-classes"):
        for wording in concept.wordings():
            out.update(folded(wording.value).split())
    for listed in ("name-head", "class-head", "connective"):
        out.update(words(listed))
    return frozenset(out)


@cache
def _by_start() -> dict[str, tuple[str, ...]]:
    out: defaultdict[str, list[str]] = defaultdict(list)
    for word in sorted(common_words()):
        if len(word) >= _SHORTEST - 1:
            out[word[0]].append(word)
    return {letter: tuple(found) for letter, found in out.items()}


class Spelling:
    """The known words of one document: those of its own abbreviation list beside the gazetteer's."""

    def __init__(self, longs: Iterable[str] = ()) -> None:
        self._own = frozenset(word for long in longs for word in folded(long).split())

    def corrected(self, text: str) -> str:
        """Return the text with unknown words set right; as it was where there are none."""
        tokens = text.split()
        return " ".join(self._word(token) for token in tokens)

    def _word(self, token: str) -> str:
        key = folded(token)
        if len(key) < _SHORTEST or " " in key or key in self._own or key in common_words() or not key.isalpha():
            return token
        return _nearest(key) or token


@lru_cache(maxsize=100_000)
def _nearest(word: str) -> str | None:
    """The one known word at the distance a scan makes: one letter, two in a long word; None where two are as near."""
    allowed = 2 if len(word) >= 9 else 1
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
