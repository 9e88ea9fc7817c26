"""What the vocabulary knows of the names of bodies, in the forms that printed names are compared with."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from planatlas.graph.institutions.name_key import name_key
from planatlas.ontology import BodyKind, Concept, fold, gazetteer, scheme, stems
from planatlas.ontology.gazetteers import native_languages
from planatlas.ontology.wording import words

__all__ = ["LEAST_KEY", "BodyNames", "body_names"]

LEAST_KEY = 2
"""Words of the shortest key that tells a kind by itself."""
ENGLISH_ORDER = ("GB",)
"""Countries in whose names the kind stands last."""
# Shorter words are one letter away from too many others.
_SHORTEST_WHOLE, _SHORTEST_MISREAD = 5, 5
_LISTS = (
    "name-head", "class-head", "connective", "head-compartiment", "head-serviciu", "head-birou", "head-centru",
    "head-directie", "head-asociatie", "head-fundatie", "head-camin", "head-scoala",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Spellings:
    """The words that names in one language are made of, and the longer ones by their first letter and their length."""

    words: frozenset[str]
    by_start: Mapping[tuple[str, int], tuple[str, ...]]

    @classmethod
    def of(cls, every: Iterable[str]) -> Spellings:
        """Sort words by the first letter, which a scan leaves of every word, and by how many there are."""
        by_start: defaultdict[tuple[str, int], list[str]] = defaultdict(list)
        known = frozenset(every)
        for word in sorted(known):
            if len(word) >= _SHORTEST_MISREAD:
                by_start[word[0], len(word)].append(word)
        return cls(known, {start: tuple(found) for start, found in by_start.items()})

    def about(self, word: str, apart: int) -> Iterator[str]:
        """The longer words with the same first letter, so many letters longer or shorter at most."""
        for length in range(len(word) - apart, len(word) + apart + 1):
            yield from self.by_start.get((word[0], length), ())


@dataclass(frozen=True, slots=True)
class BodyNames:
    """Names of kinds of bodies, classes and places.

    ``of_kind`` are the folded names and acronyms of each kind, by its id, ``stems_of_kind`` these without endings;
    ``by_key`` the kinds of each comparison key;
    ``written`` names in full by their first letter, each with its kind; ``behind`` the folded names of kinds that stand
    last; ``spellings`` the words of names in each language, ``common`` those in all; ``whole_words`` heads of names and
    words of places that are told by their other letters; ``places_with_i`` Romanian places that begin with it.
    """

    of_kind: Mapping[str, frozenset[str]]
    stems_of_kind: Mapping[str, frozenset[tuple[str, ...]]]
    by_key: Mapping[tuple[str, ...], tuple[BodyKind, ...]]
    written: Mapping[str, tuple[tuple[str, str], ...]]
    behind: frozenset[str]
    spellings: Mapping[str, Spellings]
    common: frozenset[str]
    whole_words: frozenset[str]
    places_with_i: frozenset[str]


# Made of the whole gazetteer in 60 ms; the vocabulary does not change while a process runs.
@lru_cache(maxsize=1)
def body_names() -> BodyNames:
    """The names of the vocabulary."""
    known, classes = gazetteer(), scheme("actor-classes")
    places = [(place.country, fold(place.name)) for place in known.places.by_id.values()]
    # Only Romanian has letters that converters lose and leave a space for.
    whole = (*words("name-head", "ro"), *(word for _, name in places for word in name.split()))
    of_kind = {kind.id: frozenset(map(fold, (*kind.acronyms, *_names(kind)))) for kind in known}
    return BodyNames(
        of_kind=of_kind,
        stems_of_kind={kind: frozenset(map(stems, names)) for kind, names in of_kind.items()},
        by_key=_by_key(known),
        written=_written(known),
        behind=frozenset(_behind(known)),
        spellings={lang: Spellings.of(_in_language(lang, known, classes)) for lang in _languages(known)},
        common=frozenset(_common(known, classes)),
        whole_words=frozenset(word for word in whole if len(word) >= _SHORTEST_WHOLE),
        places_with_i=frozenset(name for country, name in places if country == "RO" and name[0] == "i"),
    )


def _names(kind: BodyKind) -> tuple[str, ...]:
    return (*kind.names, *kind.labels.values())


def _by_key(kinds: Iterable[BodyKind]) -> dict[tuple[str, ...], tuple[BodyKind, ...]]:
    out: defaultdict[tuple[str, ...], list[BodyKind]] = defaultdict(list)
    for kind in kinds:
        for name in _names(kind):
            key = name_key(name)
            # One word alone is the head that many kinds share.
            if len(key) >= LEAST_KEY and kind not in out[key]:
                out[key].append(kind)
    return {key: tuple(found) for key, found in out.items() if found}


def _written(kinds: Iterable[BodyKind]) -> dict[str, tuple[tuple[str, str], ...]]:
    out: defaultdict[str, list[tuple[str, str]]] = defaultdict(list)
    for kind in kinds:
        for name in _names(kind):
            # Acronyms have no words that could be cut short.
            if len(name) > 4 and not name.isupper():
                out[fold(name)[:1]].append((name, kind.id))
    return {letter: tuple(sorted(set(found))) for letter, found in out.items()}


def _behind(kinds: Iterable[BodyKind]) -> Iterator[str]:
    for kind in kinds:
        if kind.country in ENGLISH_ORDER:
            yield from map(fold, (*kind.acronyms, *kind.names, kind.label("en")))


def _languages(kinds: Iterable[BodyKind]) -> frozenset[str]:
    return frozenset(lang for kind in kinds for lang in (*kind.labels, *native_languages(kind.country)))


def _in_language(lang: str, kinds: Iterable[BodyKind], classes: Iterable[Concept]) -> Iterator[str]:
    for kind in kinds:
        labels = [label for own, label in kind.labels.items() if own == lang]
        for name in (*labels, *(kind.names if lang in native_languages(kind.country) else ())):
            yield from _spelled(name)
    for concept in classes:
        for wording in concept.wordings():
            yield from _spelled(wording.value) if wording.lang == lang else ()
    for listed in _LISTS:
        yield from words(listed, lang)


def _common(kinds: Iterable[BodyKind], classes: Iterable[Concept]) -> Iterator[str]:
    for kind in kinds:
        for name in _names(kind):
            yield from _spelled(name)
    for concept in classes:
        for wording in concept.wordings():
            yield from _spelled(wording.value)
    for listed in _LISTS:
        yield from words(listed)


def _spelled(name: str) -> list[str]:
    """The folded words of a name; acronyms are none."""
    return fold(" ".join(token for token in name.split() if token.upper() != token)).split()
