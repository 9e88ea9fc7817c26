"""The vocabulary: what column headings mean, what things are called in four languages, what the graph may hold."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache, cached_property

from planatlas.errors import OntologyError
from planatlas.ontology.folding import fold
from planatlas.ontology.schemas import Schema, read_schema
from planatlas.ontology.schemes import scheme
from planatlas.ontology.turtle import LANGS, PA, SKOS, LangText, read
from planatlas.ontology.wording import WORDS_OF_LANGUAGES

__all__ = ["SCHEMES", "Vocabulary", "vocabulary"]

_FIELD = "https://w3id.org/planatlas/field/"
_UNIT = re.compile(
    r"[-–(\[]\s*(?:mii\s+|mil\.?\s+)?(?:lei|ron|euro?|eur|mp|m2|%|€)\s*[-–)\]]|\b(?:mii\s+)?(?:lei|ron)\s*$", re.I
)
_BESIDE, _CURRENCIES = frozenset("-–(["), ("lei", "ron")
SCHEMES = ("target-groups", "funding-sources", "institution-kinds", "actor-classes", "domains", "service-kinds",
            "plan-components", "activity-types")  # fmt: skip


def _texts(iri: str, *predicates: str) -> Iterator[LangText]:
    """What is said of a field where it is defined, and how every language calls it over a column."""
    for predicate in predicates:
        yield from read("headings.ttl").texts(iri, predicate)
        yield from read(WORDS_OF_LANGUAGES).texts(iri, predicate)


def _fields() -> list[str]:
    return read("headings.ttl").of_type(PA + "Field")


class _Wordings:
    """How columns are called: what the languages say of every field. Raises OntologyError as ``_headings`` does."""

    def __init__(self) -> None:
        self.headings = _headings()
        self.by_length: dict[int, list[str]] = {}
        for known in self.headings:
            self.by_length.setdefault(len(known), []).append(known)
        self.telling: tuple[dict[str, str], dict[str, str]] = ({}, {})
        """Telling words that stand whole, and those that stand for any ending, each with its field."""
        self.asking: tuple[dict[tuple[str, ...], list[str]], dict[str, list[str]]] = ({}, {})
        """Phrases that stand whole, and beginnings of words, each with the fields it speaks for."""
        for iri in _fields():
            self._tell(iri)

    def _tell(self, iri: str) -> None:
        name, (whole, beginnings) = iri.removeprefix(_FIELD), self.asking
        for text in _texts(iri, PA + "headingWord"):
            self.telling[text.value.endswith("*")][fold(text.value)] = name
        for text in _texts(iri, PA + "headingWord", PA + "askingWord"):
            folded = fold(text.value)
            ending = text.value.endswith("*")
            names = beginnings.setdefault(folded, []) if ending else whole.setdefault(tuple(folded.split()), [])
            if name not in names:
                names.append(name)


def _headings() -> dict[str, str]:
    """Folded column heading -> field name. Raises OntologyError when one heading stands under two fields."""
    out: dict[str, str] = {}
    for iri in _fields():
        name = iri.removeprefix(_FIELD)
        for text in _texts(iri, SKOS + "prefLabel", SKOS + "altLabel", SKOS + "hiddenLabel"):
            other = out.setdefault(fold(text.value), name)
            if other != name and not fold(text.value) == "":
                raise OntologyError(f"The files of languages give {text.value!r} both to {other} and to {name}.")
    out.pop("", None)
    return out


class Vocabulary:
    """Everything the Turtle files of this folder say that code outside it needs; parts are read when first used."""

    @property
    def headings(self) -> Mapping[str, str]:
        """Folded column heading -> field name."""
        return self._wordings.headings

    def field(self, heading: str) -> str | None:
        """Return the field a printed heading means, or None.

        Units beside a heading ("Buget estimat -lei-") are passed over. A heading of six letters or more may have one
        letter wrong, missing or too many, as scans have, if that leaves one field only.
        """
        folded = fold(heading)
        if hit := self._wordings.headings.get(folded):
            return hit
        # A unit stands behind a bracket or dash or ends the heading; most of what is asked about has nothing of it.
        if not _BESIDE.isdisjoint(heading) or heading.rstrip()[-3:].lower() in _CURRENCIES:
            for text in (_UNIT.sub(" ", heading), heading.partition("(")[0]):
                if text != heading and (hit := self._wordings.headings.get(fold(text))):
                    return hit
        return self._nearly(folded)

    def _nearly(self, folded: str) -> str | None:
        size = len(folded)
        if size < 6:
            return None
        alike = [known for length in (size - 1, size, size + 1) for known in self._wordings.by_length.get(length, ())]
        if not alike:
            return None
        from rapidfuzz.distance import Levenshtein
        from rapidfuzz.process import extract

        found = extract(folded, alike, scorer=Levenshtein.distance, score_cutoff=1, limit=None)
        near = {self.headings[known] for known, _, _ in found}
        return near.pop() if len(near) == 1 else None

    def field_by_words(self, heading: str) -> str | None:
        """Return the field that the first telling word of an unknown heading means, or None.

        "Who will lead?" asks for the responsible body. Ask only for what is a heading: prose has such words too.
        """
        for part in heading.split("/") if "/" in heading else ():
            if hit := self._wordings.headings.get(fold(part)):
                return hit
        whole, beginnings = self._wordings.telling
        for word in fold(heading).split():
            if hit := whole.get(word):
                return hit
            for size in range(len(word), 2, -1):
                if hit := beginnings.get(word[:size]):
                    return hit
        return None

    def fields_asked(self, heading: str) -> dict[str, int]:
        """The fields that words and phrases of a heading speak for, each with how many words of it say so.

        A longer phrase takes its words from shorter ones: "Cu cine" (with whom) asks for no responsible body.
        """
        words = tuple(fold(heading).split())
        out: dict[str, int] = {}
        at = 0
        while at < len(words):
            size, names = self._asking_at(words, at)
            for name in names:
                out[name] = max(size, out.get(name, 0))
            at += max(size, 1)
        return out

    def fields_begun(self, short: str) -> frozenset[str]:
        """The fields of which a label or an asking word goes on with the letters of an abbreviation."""
        begun = fold(short)
        whole, beginnings = self._wordings.asking
        found = {name for known, name in self.headings.items() if known.startswith(begun)}
        found |= {name for phrase, names in whole.items() if phrase[0].startswith(begun) for name in names}
        return frozenset(
            found | {name for word, names in beginnings.items() if word.startswith(begun) for name in names}
        )

    def _asking_at(self, words: tuple[str, ...], at: int) -> tuple[int, tuple[str, ...]]:
        """The longest phrase that begins at a word, and its fields."""
        whole, beginnings = self._wordings.asking
        for size in range(min(6, len(words) - at), 0, -1):
            if names := whole.get(words[at : at + size]):
                return size, tuple(names)
        word = words[at]
        for length in range(len(word), 2, -1):
            if names := beginnings.get(word[:length]):
                return 1, tuple(names)
        return 0, ()

    @cached_property
    def _wordings(self) -> _Wordings:
        return _Wordings()

    @cached_property
    def schema(self) -> Schema:
        """What nodes, relationships and properties the graph has."""
        return read_schema()

    def labels(self, name: str, lang: str) -> str:
        """Return what people read for a class, property, relationship type, field or concept.

        Raises OntologyError when nothing of this name has a label.
        """
        if lang not in LANGS:
            raise OntologyError(f"There is no language {lang}. There are: {', '.join(LANGS)}.")
        found = self.schema.labels.get(name) or self._field_labels.get(name) or self._concept_labels(name)
        if not found:
            raise OntologyError(f"Nothing called {name} has a label in the vocabulary.")
        return found.get(lang) or found["en"]

    def field_label(self, name: str, lang: str) -> str:
        """What people read for a field of a table."""
        return self._field_labels[name][lang]

    @property
    def fields(self) -> tuple[str, ...]:
        """The names of the fields that columns and labels may ask for, in the order of ``headings.ttl``."""
        return tuple(self._field_labels)

    @cached_property
    def _field_labels(self) -> dict[str, dict[str, str]]:
        return {iri.removeprefix(_FIELD): read("headings.ttl").by_lang(iri, SKOS + "prefLabel") for iri in _fields()}

    def _concept_labels(self, name: str) -> dict[str, str] | None:
        for kind in SCHEMES:
            if name in (members := scheme(kind)):
                return members[name].labels
        return None


@cache
def vocabulary() -> Vocabulary:
    """Return the one vocabulary of this process."""
    return Vocabulary()
