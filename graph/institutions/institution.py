"""What resolution gives: institutions and classes of actors, each with the mentions that stand for it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

__all__ = ["Institution", "InstitutionMention", "weakest"]


@dataclass(frozen=True, slots=True, order=True)
class InstitutionMention:
    """One place where a body is named. ``role`` is responsible, partner, provider, issuer, party and so on."""

    doc: str
    line: int
    mention: str
    role: str


@dataclass(slots=True)
class Institution:
    """A public body, organisation or unit; or, where ``cls`` is true, a class of them that nobody could telephone.

    ``kind`` is its concept in the scheme of institution kinds, ``type`` its kind in the gazetteer ("dsp"), where known.
    ``unit_of`` (a part without legal personality), ``subordinate_to`` and ``deconcentrated_from`` are ids; ``basis``
    says for each of them, and for the place, what it rests on: text, list (of abbreviations), cell, gazetteer, assumed
    or decision. ``score`` (0 to 1) is the weakest join among its mentions and ``reasons`` name every kind of join;
    ``weak`` holds the spellings that were joined on grounds people should look at.
    """

    id: str
    name: str
    kind: str | None = None
    cls: bool = False
    abbreviation: str | None = None
    place: str | None = None
    county: str | None = None
    country: str | None = None
    level: str | None = None
    unit_of: str | None = None
    subordinate_to: str | None = None
    deconcentrated_from: str | None = None
    basis: str | None = None
    starts: str | None = None
    ends: str | None = None
    ends_basis: str | None = None
    mentions: list[InstitutionMention] = field(default_factory=list)
    score: float = 1.0
    reasons: list[str] = field(default_factory=list)
    type: str | None = None
    block: str = ""
    key: tuple[str, ...] = ()
    named_place: bool = False
    weak: dict[str, tuple[float, str]] = field(default_factory=dict)

    @property
    def parent(self) -> str | None:
        """The id of the body above it, whatever the relation."""
        return self.unit_of or self.subordinate_to or self.deconcentrated_from

    def spellings(self) -> list[str]:
        """Its printed forms, most frequent first."""
        counts = Counter(one.mention for one in self.mentions)
        return [text for text, _ in sorted(counts.items(), key=lambda item: (-item[1], item[0]))]


def weakest(scores: Sequence[float]) -> float:
    """The score of a body is that of its least certain join."""
    return round(min(scores, default=1.0), 3)
