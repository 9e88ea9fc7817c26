"""What a text states as a fact: figures, what bodies did with each other, bodies named."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from planatlas.records.record import Record

__all__ = ["StatedFigure", "InstitutionRecord", "Statement"]


@dataclass(slots=True, kw_only=True)
class StatedFigure(Record):
    """A number the document states as a fact."""

    kind: ClassVar[str] = "figure"

    value: float | int = 0
    unit: str | None = None
    what: str | None = None
    subject: str | None = None
    when: str | None = None


@dataclass(slots=True, kw_only=True)
class Statement(Record):
    """Something said to have happened between bodies: visited, met, signed with."""

    kind: ClassVar[str] = "statement"

    subject: str = ""
    predicate: str = ""
    object: str | None = None
    when: str | None = None


@dataclass(slots=True, kw_only=True)
class InstitutionRecord(Record):
    """A body named in prose of a page or a news item, with the role it has there.

    ``place`` is the one its paragraph speaks of, where the name says its level only ("Comité populaire provincial").
    """

    kind: ClassVar[str] = "institution"

    mention: str = ""
    institution: str | None = None
    role: str | None = None
    place: str | None = None

    @property
    def naming(self) -> str:
        """The mention with its place instead of its level: what tells the body apart from the same one elsewhere."""
        return f"{self.mention.rpartition(' ')[0]} {self.place}" if self.place else self.mention
