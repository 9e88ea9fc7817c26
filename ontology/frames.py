"""The national frame: strategies, acts and what they ask, each with its source and whether it was confirmed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Literal

from planatlas.ontology.folding import fold, stems
from planatlas.ontology.turtle import PA, SKOS, Facts, read

__all__ = [
    "Act",
    "Article",
    "Duty",
    "EvidencePattern",
    "Frame",
    "FrameObjective",
    "FrameStrategy",
    "Reorganisation",
    "frame",
]

_FRAME = "https://w3id.org/planatlas/frame/"
_SOURCE = "http://purl.org/dc/terms/source"


@dataclass(frozen=True, slots=True)
class Article:
    """What an annex of an act is for, in our own words; ``levels`` are the places it is for, all if none."""

    number: str
    text: dict[str, str]
    confirmed: bool
    source: str | None
    levels: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class EvidencePattern:
    """What stands in the graph of a plan that has evidence for a duty: nodes of ``labels``, or edges from them.

    ``property`` holds one of ``values``, or anything where there are none; ``words`` are alternatives, of each of which
    all words stand with the row. A duty has evidence when every ``element`` of it has; patterns of one element are
    alternatives. ``to_its_own``: the edge leads to the strategy of the duty or an objective of it.
    """

    element: str
    labels: tuple[str, ...]
    property: str | None
    values: tuple[str, ...]
    words: tuple[str, ...]
    relationships: tuple[str, ...]
    to_its_own: bool


@dataclass(frozen=True, slots=True)
class Duty:
    """What an act or strategy asks of authorities, in our own words.

    ``of`` is the id of the act, strategy or programme, ``article`` its article (None where nobody names it), ``who``
    the bodies bound, ``levels`` the places it is for (all if none), ``recurs`` a recurrence or the years of a strategy,
    ``by`` the last day of the year (MM-DD), ``ask`` the question a plan answers where it has evidence.
    """

    id: str
    of: str
    article: str | None
    text: dict[str, str]
    ask: dict[str, str]
    who: tuple[str, ...]
    levels: tuple[str, ...]
    recurs: str
    by: str | None
    confirmed: bool
    source: str | None
    evidence: tuple[EvidencePattern, ...] = ()


@dataclass(frozen=True, slots=True)
class Reorganisation:
    """A body or kind of bodies whose tasks an act moved; ``successors`` are all names given to the new one."""

    id: str
    act: str
    article: str | None
    date: str | None
    former: str
    successors: tuple[str, ...]
    acronyms: tuple[str, ...]
    confirmed: bool
    source: str | None


@dataclass(frozen=True, slots=True)
class Act:
    """A legal act. ``kind`` is Lege, HG, OUG, OG or Ordin; ``version`` is None where no date is confirmed.

    ``date`` is the ISO day it was given, ``repealed_on`` the ISO day from which it no longer applies, ``repealed_by``
    the act that ended it, ``amended_by`` the acts that changed it, as plans cite them.
    """

    id: str
    kind: str
    number: str
    year: int
    labels: dict[str, str]
    articles: tuple[Article, ...]
    confirmed: bool
    source: str | None
    version: str | None = None
    date: str | None = None
    repealed_on: str | None = None
    repealed_by: str | None = None
    amended_by: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FrameObjective:
    """A pillar, priority area, direction, general or specific objective of a strategy, or one of its programmes.

    ``parent_inferred``: no source prints a heading between it and its parent.
    """

    id: str
    code: str | None
    level: str
    labels: dict[str, str]
    parent: str | None
    confirmed: bool
    source: str | None
    parent_inferred: bool = False


@dataclass(frozen=True, slots=True)
class FrameStrategy:
    """A strategy or national programme with its act, level and years. ``names`` are all wordings of it.

    ``date`` is the ISO day of its act, ``binds`` whom it binds, ``budget`` a programme's money as "AMOUNT CURRENCY".
    """

    id: str
    kind: Literal["strategy", "programme"]
    labels: dict[str, str]
    names: tuple[str, ...]
    acronyms: tuple[str, ...]
    act_kind: str | None
    act_number: str | None
    act_year: int | None
    level: str
    starts: int | None
    ends: int | None
    objectives: tuple[FrameObjective, ...]
    binds: tuple[str, ...]
    successor: str | None
    confirmed: bool
    source: str | None
    date: str | None = None
    budget: str | None = None

    @property
    def act(self) -> str | None:
        """Its act as plans cite it: "HG 344/2022"."""
        return f"{self.act_kind} {self.act_number}/{self.act_year}" if self.act_number else None


class Frame:
    """Strategies, programmes, acts, duties and reorganisations by id, and how a citation finds them."""

    def __init__(self, facts: Facts) -> None:
        self.acts = {act.id: act for act in (_act(facts, i) for i in facts.of_type(PA + "FrameAct"))}
        every = (*facts.of_type(PA + "FrameStrategy"), *facts.of_type(PA + "FrameProgramme"))
        self.strategies = {s.id: s for s in (_strategy(facts, i) for i in every)}
        self.duties = {d.id: d for d in (_duty(facts, i) for i in facts.of_type(PA + "FrameDuty"))}
        moved = (_reorganisation(facts, i) for i in facts.of_type(PA + "FrameReorganisation"))
        self.reorganisations = {one.id: one for one in moved}

    def act(self, kind: str, number: str, year: int | None) -> Act | None:
        """Return the act of this kind, number and year, or None."""
        for act in self.acts.values():
            if (fold(act.kind), act.number, act.year) == (fold(kind), number, year):
                return act
        return None

    def duties_of(self, id: str) -> list[Duty]:
        """Return the duties of an act, strategy or programme, in the order of its articles."""
        return [duty for duty in self.duties.values() if duty.of == id]

    def named(self, text: str, starts: int | None = None) -> list[FrameStrategy]:
        """Return what has its name in full in a text: one name may have had several periods."""
        words = stems(text)
        named = [s for s in self.strategies.values() if any(_within(stems(name), words) for name in s.names)]
        return [s for s in named if starts is None or s.starts in (None, starts)]

    def strategy(
        self, text: str = "", number: str | None = None, year: int | None = None, starts: int | None = None
    ) -> FrameStrategy | None:
        """Return the strategy or programme that a citation means, or None.

        The number and year of its act decide; then its name in full; then an acronym together with the year it starts.
        An acronym alone never decides: "SNA" and "SNDD" stand for several strategies.
        """
        every = list(self.strategies.values())
        if number:
            return _only(s for s in every if s.act_number == number and (year is None or s.act_year == year))
        if self.named(text):
            return _only(self.named(text, starts))
        tokens = set(fold(text).split())
        if starts is not None:
            return _only(s for s in every if s.starts == starts and tokens & {fold(a) for a in s.acronyms})
        return None


def _only(found: Iterable[FrameStrategy]) -> FrameStrategy | None:
    every = list(found)
    return every[0] if len(every) == 1 else None


def _within(part: tuple[str, ...], whole: tuple[str, ...]) -> bool:
    return any(whole[i : i + len(part)] == part for i in range(len(whole) - len(part) + 1))


def _act(facts: Facts, iri: str) -> Act:
    return Act(
        id=iri.removeprefix(_FRAME),
        kind=facts.one(iri, PA + "actKind") or "",
        number=facts.one(iri, PA + "actNumber") or "",
        year=int(facts.one(iri, PA + "actYear") or 0),
        labels=facts.by_lang(iri, SKOS + "prefLabel"),
        articles=tuple(_article(facts, i) for i in facts.links(iri, PA + "hasArticle")),
        confirmed=_confirmed(facts, iri),
        source=facts.one(iri, _SOURCE),
        version=facts.one(iri, PA + "versionDate"),
        date=facts.one(iri, PA + "actDate"),
        repealed_on=facts.one(iri, PA + "repealedOn"),
        repealed_by=facts.one(iri, PA + "repealedBy"),
        amended_by=_values(facts, iri, PA + "amendedBy"),
    )


def _duty(facts: Facts, iri: str) -> Duty:
    return Duty(
        id=iri.removeprefix(_FRAME),
        of=(facts.one(iri, PA + "dutyOf") or "").removeprefix(_FRAME),
        article=facts.one(iri, SKOS + "notation"),
        text=facts.by_lang(iri, SKOS + "definition"),
        ask=facts.by_lang(iri, PA + "evidenceAsked"),
        who=_values(facts, iri, PA + "bindsWhom"),
        levels=tuple(sorted(_values(facts, iri, PA + "forLevel"))),
        recurs=facts.one(iri, PA + "dutyRecurs") or "standing",
        by=facts.one(iri, PA + "dutyBy"),
        confirmed=_confirmed(facts, iri),
        source=facts.one(iri, _SOURCE),
        evidence=tuple(_pattern(facts, one) for one in facts.links(iri, PA + "evidencePattern")),
    )


def _pattern(facts: Facts, iri: str) -> EvidencePattern:
    return EvidencePattern(
        element=facts.one(iri, PA + "element") or "",
        labels=_values(facts, iri, PA + "onLabel"),
        property=facts.one(iri, PA + "onProperty"),
        values=_values(facts, iri, PA + "holdsValue"),
        words=_values(facts, iri, PA + "holdsWords"),
        relationships=_values(facts, iri, PA + "onRelationship"),
        to_its_own=facts.one(iri, PA + "toItsOwn") == "true",
    )


def _reorganisation(facts: Facts, iri: str) -> Reorganisation:
    return Reorganisation(
        id=iri.removeprefix(_FRAME),
        act=(facts.one(iri, PA + "byAct") or "").removeprefix(_FRAME),
        article=facts.one(iri, SKOS + "notation"),
        date=facts.one(iri, PA + "actDate"),
        former=facts.one(iri, PA + "formerBody") or "",
        successors=_values(facts, iri, PA + "successorBody"),
        acronyms=_values(facts, iri, PA + "acronym"),
        confirmed=_confirmed(facts, iri),
        source=facts.one(iri, _SOURCE),
    )


def _values(facts: Facts, iri: str, predicate: str) -> tuple[str, ...]:
    return tuple(text.value for text in facts.texts(iri, predicate))


def _article(facts: Facts, iri: str) -> Article:
    return Article(
        facts.one(iri, SKOS + "notation") or "",
        facts.by_lang(iri, SKOS + "definition"),
        _confirmed(facts, iri),
        facts.one(iri, _SOURCE),
        tuple(sorted(_values(facts, iri, PA + "forLevel"))),
    )


def _strategy(facts: Facts, iri: str) -> FrameStrategy:
    labels = facts.by_lang(iri, SKOS + "prefLabel")
    successor = facts.one(iri, PA + "frameSuccessor")
    return FrameStrategy(
        id=iri.removeprefix(_FRAME),
        kind="programme" if iri in facts.of_type(PA + "FrameProgramme") else "strategy",
        labels=labels,
        names=(*labels.values(), *_values(facts, iri, SKOS + "hiddenLabel")),
        acronyms=_values(facts, iri, PA + "acronym"),
        act_kind=facts.one(iri, PA + "actKind"),
        act_number=facts.one(iri, PA + "actNumber"),
        act_year=_year(facts, iri, "actYear"),
        level=facts.one(iri, PA + "strategyLevel") or "national",
        starts=_year(facts, iri, "fromYear"),
        ends=_year(facts, iri, "toYear"),
        objectives=tuple(_objective(facts, i) for i in facts.of_type(PA + "FrameObjective") if _of(facts, i, iri)),
        binds=_values(facts, iri, PA + "bindsWhom"),
        successor=successor.removeprefix(_FRAME) if successor else None,
        confirmed=_confirmed(facts, iri),
        source=facts.one(iri, _SOURCE),
        date=facts.one(iri, PA + "actDate"),
        budget=facts.one(iri, PA + "budget"),
    )


def _of(facts: Facts, objective: str, strategy: str) -> bool:
    return strategy in facts.links(objective, PA + "ofStrategy")


def _objective(facts: Facts, iri: str) -> FrameObjective:
    parent = facts.one(iri, SKOS + "broader")
    return FrameObjective(
        id=iri.removeprefix(_FRAME),
        code=facts.one(iri, SKOS + "notation"),
        level=facts.one(iri, PA + "objectiveLevel") or "specific",
        labels=facts.by_lang(iri, SKOS + "prefLabel"),
        parent=parent.removeprefix(_FRAME) if parent else None,
        confirmed=_confirmed(facts, iri),
        source=facts.one(iri, _SOURCE),
        parent_inferred=facts.one(iri, PA + "parentInferred") == "true",
    )


def _year(facts: Facts, iri: str, name: str) -> int | None:
    value = facts.one(iri, PA + name)
    return int(value) if value else None


def _confirmed(facts: Facts, iri: str) -> bool:
    return facts.one(iri, PA + "confirmed") == "true"


@cache
def frame() -> Frame:
    """Return the national frame, read once."""
    return Frame(read("frame.ttl", "duties.ttl"))
