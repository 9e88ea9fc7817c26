"""What a document says of itself and of what it rests on: the plan, its objectives, acts, strategies, agreements."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import ClassVar

from planatlas.records.record import Record

__all__ = ["Abbreviation", "Agreement", "LegalAct", "Objective", "Party", "Plan", "Strategy", "TargetGroup"]


@dataclass(slots=True, kw_only=True)
class Plan(Record):
    """The document itself. ``genre`` is plan, strategy, report, news or web."""

    kind: ClassVar[str] = "plan"

    name: str = ""
    genre: str = "plan"
    issuer: str | None = None
    issuer_institution: str | None = None
    place: str | None = None
    country: str | None = None
    subject: str | None = None
    starts: str | None = None
    ends: str | None = None
    adopting_act: str | None = None
    adopted_on: str | None = None
    adopted_by: str | None = None
    responsible_for_whole: str | None = None
    consultation: str | None = None
    chapters: list[str] = field(default_factory=list)


@dataclass(slots=True, kw_only=True)
class Objective(Record):
    """A general, specific, operational objective or a direction of action. ``origin`` names a cited strategy."""

    kind: ClassVar[str] = "objective"

    level: str = "specific"
    code: str | None = None
    name: str = ""
    parent: str | None = None
    component: str | None = None
    origin: str | None = None


@dataclass(slots=True, kw_only=True)
class LegalAct(Record):
    """An act the document names. ``relation`` is cites, based_on, adopts, approves or amends."""

    kind: ClassVar[str] = "legal_act"

    type: str = ""
    number: str | None = None
    year: int | None = None
    date: str | None = None
    annex: str | None = None
    article: str | None = None
    name: str | None = None
    relation: str = "cites"


@dataclass(slots=True, kw_only=True)
class Strategy(Record):
    """A strategy or programme the document names. ``wording`` is cites, in line with or implements."""

    kind: ClassVar[str] = "strategy"

    name: str = ""
    act: str | None = None
    level: str | None = None
    starts: int | None = None
    ends: int | None = None
    wording: str = "cites"


@dataclass(slots=True)
class Party:
    """One side of an agreement."""

    mention: str
    role: str | None = None
    institution: str | None = None


@dataclass(slots=True, kw_only=True)
class Agreement(Record):
    """An agreement, memorandum or partnership contract. ``status`` is in_force, ended or announced."""

    kind: ClassVar[str] = "agreement"

    parties: list[Party] = field(default_factory=list)
    subject: str = ""
    starts: str | None = None
    ends: str | None = None
    status: str | None = None


@dataclass(slots=True, kw_only=True)
class TargetGroup(Record):
    """A group of people the document names."""

    kind: ClassVar[str] = "target_group"

    mention: str = ""
    group: str | None = None
    basis: str | None = None


@dataclass(slots=True, kw_only=True)
class Abbreviation(Record):
    """An entry of the document's own list of abbreviations."""

    kind: ClassVar[str] = "abbreviation"

    short: str = ""
    long: str = ""
