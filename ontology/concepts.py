"""Concepts of controlled lists, with labels in every language, and the matching of printed words to them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from planatlas.errors import OntologyError
from planatlas.ontology.folding import fold, stems
from planatlas.ontology.turtle import LANGS, PA, SKOS, Facts, LangText

__all__ = ["Concept", "Scheme", "Stems", "concept", "local_name"]

Stems = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Concept:
    """One entry of a scheme. ``labels`` is by language; ``props`` are its other plain facts."""

    id: str
    iri: str
    labels: dict[str, str]
    alt: tuple[LangText, ...] = ()
    hidden: tuple[LangText, ...] = ()
    broader: str | None = None
    wider: tuple[str, ...] = ()
    """Every concept right above; ``broader`` is the first of them."""
    notation: str | None = None
    definition: dict[str, str] = field(default_factory=dict)
    props: dict[str, tuple[str, ...]] = field(default_factory=dict)

    def label(self, lang: str) -> str:
        """Return the label in ``lang``, in English where that is missing."""
        return self.labels.get(lang) or self.labels.get("en") or self.id

    def wordings(self) -> Iterator[LangText]:
        """Yield every wording that means this concept."""
        for lang, label in self.labels.items():
            yield LangText(label, lang)
        yield from self.alt
        yield from self.hidden


class Scheme:
    """A named list of concepts and the index of their wordings."""

    def __init__(self, name: str, concepts: Iterable[Concept], contained: bool) -> None:
        self.name = name
        self.labels: dict[str, str] = {}
        self.concepts: dict[str, Concept] = {c.id: c for c in concepts}
        self._contained = contained
        self._exact: dict[str, dict[str, str]] = {lang: {} for lang in (*LANGS, "")}
        self._stems: dict[Stems, str] = {}
        self._longest: dict[str, int] = {}
        """Words with which a wording begins, and how many the longest of these has."""
        for concept in self.concepts.values():
            self._index(concept)

    def _index(self, concept: Concept) -> None:
        for text in concept.wordings():
            self._exact.setdefault(text.lang, {}).setdefault(fold(text.value), concept.id)
            key = stems(text.value)
            self._stems.setdefault(key, concept.id)
            for word in key[:1]:
                self._longest[word] = max(self._longest.get(word, 1), len(key))
        if concept.notation:
            self._exact[""].setdefault(fold(concept.notation), concept.id)

    def __iter__(self) -> Iterator[Concept]:
        return iter(self.concepts.values())

    def __len__(self) -> int:
        return len(self.concepts)

    def __contains__(self, concept: str) -> bool:
        return concept in self.concepts

    def __getitem__(self, concept: str) -> Concept:
        if concept not in self.concepts:
            raise OntologyError(f"The scheme {self.name} has no concept {concept}.")
        return self.concepts[concept]

    def above(self, concept: str) -> list[str]:
        """Return the ids of all concepts that contain one, nearest first."""
        found: list[str] = []
        queue = list(self[concept].wider)
        for one in queue:  # grows as it is read
            if one not in found:
                found.append(one)
                queue.extend(self[one].wider)
        return found

    def match(self, text: str, lang: str | None = None) -> Concept | None:
        """Return the concept that ``text`` means, or None.

        The whole text is compared first, letter by letter after folding, in ``lang`` before the other languages; then
        without endings of case and number; then, in schemes that allow it, the longest wording contained in the text.
        """
        if exact := self.exactly(text, lang):
            return exact
        words = stems(text)
        hit = self._stems.get(words) or (self._inside(words) if self._contained else None)
        return self.concepts[hit] if hit else None

    def exactly(self, text: str, lang: str | None = None) -> Concept | None:
        """Return the concept that has ``text`` among its wordings, compared after folding only."""
        folded = fold(text)
        for code in [lang, "", *LANGS] if lang else ["", *LANGS]:
            if hit := self._exact.get(code or "", {}).get(folded):
                return self.concepts[hit]
        return None

    def _inside(self, words: Stems) -> str | None:
        """Return the concept of the longest wording that stands in ``words`` as it is."""
        longest = max((self._longest.get(word, 0) for word in words), default=0)
        for length in range(min(longest, len(words)), 0, -1):
            for start in range(len(words) - length + 1):
                if hit := self._stems.get(words[start : start + length]):
                    return hit
        return None

    def matches(self, text: str) -> list[Concept]:
        """Return every concept whose wording stands in ``text``, in reading order; longer wordings win."""
        return [self.concepts[hit] for hit in dict.fromkeys(hit for hit, _, _ in self.placed(stems(text)))]

    def placed(self, words: Stems) -> Iterator[tuple[str, int, int]]:
        """Yield each wording that stands in ``words``: id of its concept, first word, and the word after its last."""
        start = 0
        while start < len(words):
            hit, step = self._longest_at(words, start)
            if hit:
                yield hit, start, start + step
            start += step

    def _longest_at(self, words: Stems, start: int) -> tuple[str | None, int]:
        for length in range(min(self._longest.get(words[start], 0), len(words) - start), 0, -1):
            if hit := self._stems.get(words[start : start + length]):
                return hit, length
        return None, 1


def local_name(iri: str) -> str:
    """What stands behind the last slash or hash of an IRI."""
    return iri.rsplit("/", 1)[-1].rsplit("#", 1)[-1]


def concept(facts: Facts, iri: str) -> Concept:
    """Read one concept from what the files say."""
    props = {
        local_name(predicate): tuple(o.value if isinstance(o, LangText) else local_name(o) for o in objects)
        for predicate, objects in facts.predicates(iri).items()
        if predicate.startswith(PA)
    }
    wider = tuple(local_name(above) for above in facts.links(iri, SKOS + "broader"))
    return Concept(
        id=local_name(iri),
        iri=iri,
        labels=facts.by_lang(iri, SKOS + "prefLabel"),
        alt=tuple(facts.texts(iri, SKOS + "altLabel")),
        hidden=tuple(facts.texts(iri, SKOS + "hiddenLabel")),
        broader=wider[0] if wider else None,
        wider=wider,
        notation=facts.one(iri, SKOS + "notation"),
        definition=facts.by_lang(iri, SKOS + "definition"),
        props=props,
    )
