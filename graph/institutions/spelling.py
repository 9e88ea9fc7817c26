"""Scans misread letters: words of names set right by the words that names of bodies are made of.

Only a word that nobody knows is changed, only towards one known word, and only for comparing; nothing that people read
is altered. An acronym is never touched: one letter makes it another body.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from functools import cache, lru_cache

from rapidfuzz.distance import OSA

from planatlas.graph.institutions.printed import folded
from planatlas.ontology import gazetteer, scheme, stem
from planatlas.ontology.gazetteers import native_languages
from planatlas.ontology.wording import words

__all__ = ["common_words", "corrected"]

_SHORTEST, _LONG = 6, 9
_CONFUSED = (
    ("j", "ti"), ("j", "t"), ("rn", "m"), ("m", "rn"), ("cl", "d"), ("vv", "w"), ("l", "i"), ("i", "l"), ("1", "l"),
    ("1", "i"), ("0", "o"), ("5", "s"), ("6", "b"), ("8", "b"), ("c", "e"), ("e", "c"), ("u", "ii"), ("ii", "u"),
    ("n", "u"), ("ri", "n"),
)  # fmt: skip
"""Letters that scans take for others: what is read, and what was printed."""
_LISTS = (
    "name-head", "class-head", "connective", "head-compartiment", "head-serviciu", "head-birou", "head-centru",
    "head-directie", "head-asociatie", "head-fundatie", "head-camin", "head-scoala",
)  # fmt: skip


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
def _own_words(langs: tuple[str, ...]) -> frozenset[str]:
    """The common words in some languages: a misread word is never set right towards another language."""
    out: set[str] = set()
    for kind in gazetteer():
        labels = [label for lang, label in kind.labels.items() if lang in langs]
        names = kind.names if {*native_languages(kind.country)} & {*langs} else ()
        out.update(word for name in (*labels, *names) for word in _spelled(name))
    for concept in scheme("actor-classes"):
        out.update(word for wording in concept.wordings() if wording.lang in langs for word in _spelled(wording.value))
    for listed in _LISTS:
        for lang in langs:
            out.update(words(listed, lang))
    return frozenset(out)


@cache
def _by_start(langs: tuple[str, ...]) -> dict[str, tuple[str, ...]]:
    out: defaultdict[str, list[str]] = defaultdict(list)
    for word in sorted(_own_words(langs)):
        if len(word) >= _SHORTEST - 1:
            out[word[0]].append(word)
    return {letter: tuple(found) for letter, found in out.items()}


@lru_cache(maxsize=200_000)
def corrected(text: str, country: str | None = None) -> str:
    """Return the text with unknown words set right and a torn first word mended; unchanged where there are none.

    ``country`` (ISO 3166) says in which languages the words are known; in all where it is None.
    """
    tokens = text.split()
    if len(tokens) > 1 and (whole := _mended(folded(tokens[0]), folded(tokens[1]))):
        tokens[:2] = [whole]
    langs = native_languages(country)
    return " ".join(_word(token, langs) for token in tokens)


def _mended(first: str, second: str) -> str | None:
    """A head torn in two, with letters of the one repeated in the other perhaps: "compartim artiment"."""
    if second in common_words() or len(first) < 3 or len(second) < 2:
        return None
    for shared in range(min(len(first), len(second)), -1, -1):
        if first.endswith(second[:shared]) and first + second[shared:] in words("name-head"):
            return first + second[shared:]
    return None


def _word(token: str, langs: tuple[str, ...]) -> str:
    key = folded(token)
    if len(key) < _SHORTEST - 1 or not key.isalnum() or key in common_words() or (token.isupper() and len(key) < 8):
        return token
    return _nearest(key, langs) or token


@lru_cache(maxsize=200_000)
def _nearest(word: str, langs: tuple[str, ...]) -> str | None:
    """The one known word that a scan may have made this of; None where two different ones are as near.

    Letters that scans take for each other come first, then one letter wrong, missing or too many
    or two that changed places, two such in a long word.
    """
    for swapped in _swaps(word):
        if swapped in _own_words(langs):
            return swapped
    allowed = 0 if len(word) < _SHORTEST else 2 if len(word) >= _LONG else 1
    best: dict[int, list[str]] = defaultdict(list)
    for known in _by_start(langs).get(word[0], ()):
        if allowed and abs(len(known) - len(word)) <= allowed:
            distance = OSA.distance(known, word, score_cutoff=allowed)
            if distance <= allowed:
                best[distance].append(known)
    if not best:
        return None
    nearest = best[min(best)]
    return nearest[0] if len({stem(known) for known in nearest}) == 1 else None


def _swaps(word: str) -> Iterator[str]:
    """The word with letters put back that scans take for others, one place at a time."""
    for wrong, right in _CONFUSED:
        at = word.find(wrong)
        while at >= 0:
            yield word[:at] + right + word[at + len(wrong) :]
            at = word.find(wrong, at + 1)
