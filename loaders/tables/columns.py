"""The columns of one table, what speaks for the field of each, and which field each was told to be."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from typing import Literal

from planatlas.records import fields_for

__all__ = ["ABOUT", "OPEN", "WORK", "Column", "ColumnEvidence", "Told"]

WORK = fields_for("work")
"""Fields that name what is to be done."""
ABOUT = fields_for("detail")
"""Fields that say something about it."""
OPEN = fields_for("place", "work", "detail", "remark")
"""The fields that the columns of a table of work may be told to hold."""

Source = Literal["label", "words", "content", "place", "decision"]


@dataclass(slots=True)
class Column:
    """One column: its headings from the top, and the texts of its filled cells beneath them."""

    index: int
    path: list[str]
    cells: list[str]

    @property
    def heading(self) -> str:
        """The lowest heading."""
        return self.path[-1] if self.path else ""


@dataclass(slots=True, frozen=True)
class ColumnEvidence:
    """What speaks for a field (or against it, below 0), and how strongly."""

    source: Source
    score: float


@dataclass(slots=True)
class Told:
    """The field of a column or None, and how much worse the best reading is in which it is something else."""

    field: str | None
    margin: float = 0.0
    evidence: list[ColumnEvidence] = dataclasses.field(default_factory=list)

    @property
    def share(self) -> float:
        """All evidence together."""
        return sum(one.score for one in self.evidence)

    def by_heading(self) -> float:
        """How strongly the heading itself speaks for the field."""
        return max((one.score for one in self.evidence if one.source in ("label", "words", "decision")), default=0.0)
