"""The gazetteer: kinds of public bodies, how they are called and abbreviated, what tells one from another, and places.

A kind is not yet a body. "DSP" is a kind of which every county has one; a body is a kind and its place, except where
``scope`` is "country" (one in the country) or "none" (many, told apart by their own names).
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from planatlas.errors import OntologyError
from planatlas.ontology.folding import fold, stems
from planatlas.ontology.languages import languages_of
from planatlas.ontology.places import Place, Places
from planatlas.ontology.turtle import LANGS, PA, SKOS, Facts, read

__all__ = ["BodyKind", "Gazetteer", "ParsedName", "Succession", "gazetteer", "native_languages"]

_KIND = "https://w3id.org/planatlas/kind/"
_BODY = "https://w3id.org/planatlas/scheme/institution-kinds/"
_LONGEST_PLACE = 12
"""Words of the longest name of a place, with what kind of place it is."""


@dataclass(frozen=True, slots=True)
class BodyKind:
    """A kind of public body.

    ``level``: national, regional, county, local or unit. ``scope``: country, county, town or none. ``parent`` is the
    kind it belongs to and ``parent_relation`` how: unitOf (no legal personality), subordinateTo, deconcentratedFrom,
    coordinatedBy. ``names`` are further wordings beside ``labels``; ``institution_kind`` is its concept in the scheme
    of that name. ``ends`` is None unless confirmed. ``by_sector``: a body of the county that every sector of the
    capital has one of.
    """

    id: str
    labels: dict[str, str]
    acronyms: tuple[str, ...]
    names: tuple[str, ...]
    country: str
    level: str
    scope: str
    institution_kind: str
    parent: str | None = None
    parent_relation: str | None = None
    starts: str | None = None
    ends: str | None = None
    ends_basis: str | None = None
    successors: tuple[str, ...] = ()
    place: str | None = None
    confirmed: bool = True
    by_sector: bool = False

    @property
    def acronym(self) -> str | None:
        """Its usual acronym, if it has one."""
        return self.acronyms[0] if self.acronyms else None

    def label(self, lang: str) -> str:
        """Return its name in ``lang``, in English where that is missing."""
        return self.labels.get(lang) or self.labels["en"]

    def known_in(self, country: str | None) -> bool:
        """Whether a document of a country may mean it: its own kinds, and those that a country of its language has too.

        Every country has its own ministry of health, so bodies of which a country has one are not taken from abroad.
        """
        if country in (None, self.country):
            return True
        alike = {*native_languages(country)} & {*native_languages(self.country)}
        return bool(alike) and self.scope != "country"

    @property
    def needs_place(self) -> bool:
        """Whether its name or acronym means another body in every place."""
        return self.scope in ("county", "town")


@dataclass(frozen=True, slots=True)
class Succession:
    """Who takes over a duty of a body that ends.

    ``date`` is None where no date of taking effect is confirmed; ``promulgated`` is the day of the act that says so.
    """

    of: str
    duty: str
    successors: tuple[str, ...]
    basis: str
    date: str | None
    confirmed: bool
    promulgated: str | None = None


@dataclass(frozen=True, slots=True)
class ParsedName:
    """How a mention reads: its kind, the place it names, and the words that are neither."""

    kind: BodyKind
    place: Place | None
    rest: str
    by: str


def native_languages(country: str | None) -> tuple[str, ...]:
    """The languages in which documents of a country (ISO 3166) call its bodies; all where the country is not known."""
    return tuple(lang for lang in languages_of(country) if lang in LANGS) or LANGS


class Gazetteer:
    """Kinds of bodies and places, and the matching of mentions to them."""

    def __init__(self) -> None:
        self._facts: Facts = read("gazetteer/ro.ttl", "gazetteer/el.ttl", "gazetteer/fr.ttl", "gazetteer/en.ttl")
        self.kinds: dict[str, BodyKind] = {}
        self._exact: dict[str, list[str]] = defaultdict(list)
        self._stems: dict[tuple[str, ...], list[str]] = defaultdict(list)
        for iri in self._facts.of_type(PA + "BodyKind"):
            kind = _read_kind(self._facts, iri)
            self.kinds[kind.id] = kind
        for native in (True, False):
            for kind in self.kinds.values():
                self._add(kind, native)
        self._in_order = sorted(self._exact)
        short = (fold(one).replace(" ", "") for kind in self.kinds.values() for one in kind.acronyms)
        self.acronyms = frozenset(short)
        """Every acronym of a kind, folded and without spaces."""
        self.places = Places()
        """Counties, towns and, when asked for, communes."""
        self.successions = tuple(_succession(self._facts, iri) for iri in self._facts.of_type(PA + "Succession"))
        """Who takes over which duty of bodies that end."""
        self._longest = 2 * max(max(map(len, self._stems)), max(len(name.split()) for name in self._exact))
        """More words than any known name has, with every plural of an acronym in it ("DAS-uri")."""

    def _add(self, kind: BodyKind, native: bool) -> None:
        """Index the names of a kind; those in its own country's languages come first."""
        langs = native_languages(kind.country)
        labels = [label for lang, label in kind.labels.items() if (lang in langs) is native]
        for wording in (*kind.acronyms, *kind.names, *labels) if native else labels:
            self._exact[fold(wording)].append(kind.id)
        for name in (*kind.names, *labels) if native else labels:
            self._stems[stems(name)].append(kind.id)

    def __iter__(self) -> Iterator[BodyKind]:
        return iter(self.kinds.values())

    def __getitem__(self, name: str) -> BodyKind:
        if name not in self.kinds:
            raise OntologyError(f"The gazetteer has no kind of body called {name}.")
        return self.kinds[name]

    def is_name(self, folded: str) -> bool:
        """Tell whether a folded text is a name or acronym of a kind, to the letter."""
        return folded in self._exact

    def goes_on(self, folded: str) -> bool:
        """Tell whether a longer name of a kind begins with the words of a folded text."""
        at = bisect_left(self._in_order, folded + " ")
        return at < len(self._in_order) and self._in_order[at].startswith(folded + " ")

    def place(self, text: str, county: str | None = None) -> Place | None:
        """Return the place that ``text`` names. See ``Places.match``."""
        return self.places.match(text, county)

    def kind(self, text: str, country: str | None = None) -> BodyKind | None:
        """Return the kind that a mention names, or None.

        "DGASPC", "D.G.A.S.P.C.", "Direcției Generale de Asistență Socială și Protecția Copilului" and all of these with
        a place behind them are read; a mention with further words of its own ("Centrul de zi Lumina") is not.
        """
        reading = self.read(text, country)
        return reading.kind if reading and not reading.rest else None

    def read(self, text: str, country: str | None = None) -> ParsedName | None:
        """Return kind, place and remaining words of a mention; None when it begins with no known kind.

        The longest known name or acronym at the beginning counts. Its words are compared after folding and, for names
        only, without endings of case and number; an acronym is never inflected. ``country`` (ISO 3166) leaves only the
        kinds of that country.
        """
        words = fold(text).split()
        for length in range(min(len(words), self._longest), 0, -1):
            head = " ".join(words[:length])
            for by, found in (("exact", self._exact.get(head)), ("inflected", self._stems.get(stems(head)))):
                for name in found or ():
                    if country in (None, self.kinds[name].country):
                        return self._reading(name, words, length, by)
        return None

    def _reading(self, kind: str, words: list[str], length: int, by: str) -> ParsedName:
        start = length
        while start > 0 and self.places.is_filler(words[start - 1]):
            start -= 1  # "a Municipiului" ends the name of the kind and says what kind of place follows
        place, end = self._place(words, start, length, self.kinds[kind].needs_place)
        rest = [] if all(self.places.is_filler(word) for word in words[end:]) else words[end:]
        return ParsedName(self.kinds[kind], place, " ".join(rest), by)

    def _place(self, words: list[str], start: int, length: int, leading: bool) -> tuple[Place | None, int]:
        """Return the place behind a kind's name, and where the words behind it begin.

        All the words that are left must name the place; of a kind that every place has one of, the first few may
        ("Spitalul Județean Harghita Secția Psihiatrie").
        """
        furthest = min(len(words), start + _LONGEST_PLACE) if leading else length
        for end in (len(words), *range(min(furthest, len(words) - 1), length, -1)):
            if end > length and (place := self.places.match(" ".join(words[start:end]))):
                return place, end
        return None, length

    def ancestors(self, name: str) -> list[BodyKind]:
        """Return the kinds above this one, nearest first."""
        out: list[BodyKind] = []
        parent = self[name].parent
        while parent and self[parent] not in out:
            out.append(self[parent])
            parent = self[parent].parent
        return out


def _read_kind(facts: Facts, iri: str) -> BodyKind:
    labels = facts.by_lang(iri, SKOS + "prefLabel")
    institution_kind = facts.one(iri, PA + "institutionKind")
    parent = facts.one(iri, PA + "parent")
    if not institution_kind or "en" not in labels:
        raise OntologyError(f"The gazetteer says too little about {iri}: a kind of institution and a label are needed.")
    successions = facts.links(iri, PA + "succession")
    return BodyKind(
        id=iri.removeprefix(_KIND),
        labels=labels,
        acronyms=tuple(text.value for text in facts.texts(iri, SKOS + "notation")),
        names=tuple(text.value for text in facts.texts(iri, SKOS + "hiddenLabel")),
        country=facts.one(iri, PA + "country") or "",
        level=facts.one(iri, PA + "level") or "",
        scope=facts.one(iri, PA + "scope") or "none",
        institution_kind=institution_kind.removeprefix(_BODY),
        parent=parent.removeprefix(_KIND) if parent else None,
        parent_relation=facts.one(iri, PA + "parentRelation"),
        starts=facts.one(iri, PA + "starts"),
        ends=facts.one(iri, PA + "ends"),
        ends_basis=next((b for b in (facts.one(s, PA + "endsBasis") for s in (iri, *successions)) if b), None),
        successors=tuple(s.removeprefix(_KIND) for entry in successions for s in facts.links(entry, PA + "successor")),
        place=facts.one(iri, PA + "place"),
        confirmed=facts.one(iri, PA + "confirmed") != "false",
        by_sector=facts.one(iri, PA + "bySector") == "true",
    )


def _succession(facts: Facts, iri: str) -> Succession:
    return Succession(
        of=(facts.one(iri, PA + "of") or "").removeprefix(_KIND),
        duty=facts.one(iri, PA + "duty") or "",
        successors=tuple(s.removeprefix(_KIND) for s in facts.links(iri, PA + "successor")),
        basis=facts.one(iri, PA + "endsBasis") or "",
        date=facts.one(iri, PA + "ends"),
        confirmed=facts.one(iri, PA + "confirmed") == "true",
        promulgated=facts.one(iri, PA + "promulgated"),
    )


@cache
def gazetteer() -> Gazetteer:
    """Return the one gazetteer of this process."""
    return Gazetteer()
