"""The account of one region that could hold work: what was seen there, what of it was read, what was left out, why."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from typing import ClassVar

from planatlas.records.record import Record

__all__ = ["AccountColumn", "LeftOut", "LostCell", "TableRecord", "Why"]


class Why:
    """Why a row gave nothing, or a region is no work: the closed list."""

    HEADING = "heading"
    REPEATED = "repeated heading"
    FURNITURE = "furniture"
    TOTAL = "total"
    NUMBERING = "numbering"
    BLANK = "blank form"
    DITTO = "ditto"
    NOT_WORK = "not work"
    UNKNOWN = "unknown"


@dataclass(slots=True)
class AccountColumn:
    """One column: its heading, the field it was taken for, by what, how much of it is filled, and what stands in it.

    ``told`` is label, words, content, position or decision; ``content`` is what its cells look like by their form.
    ``doubts`` are the codes of what speaks against it, ``asked`` the field that its heading, or an answer of people,
    asks for although it does not hold it.
    """

    heading: str = ""
    field: str | None = None
    told: str | None = None
    share: float = 0.0
    margin: float | None = None
    samples: list[str] = dataclasses.field(default_factory=list)
    content: str = ""
    doubts: list[str] = dataclasses.field(default_factory=list)
    asked: str | None = None


@dataclass(slots=True)
class LeftOut:
    """A row that gave no work, and why."""

    line: int
    why: str


@dataclass(slots=True)
class LostCell:
    """A cell of a row that gave work, of which no record keeps anything: its line, column (from 1) and text."""

    line: int
    column: int
    text: str


@dataclass(slots=True, kw_only=True)
class TableRecord(Record):
    """A table, a series of cards or a list that could hold work. ``understood`` is yes, partly or no.

    ``why`` is of the closed list; where it is "not work", ``evidence`` says what shows it. ``shape`` is grid, cards,
    transposed, list or prose; ``census`` tells that only the independent count saw the region.
    """

    kind: ClassVar[str] = "table"

    shape: str = "grid"
    headings: list[str] = dataclasses.field(default_factory=list)
    columns: list[AccountColumn] = dataclasses.field(default_factory=list)
    rows_seen: int = 0
    rows_read: int = 0
    left_out: list[LeftOut] = dataclasses.field(default_factory=list)
    lost_cells: list[LostCell] = dataclasses.field(default_factory=list)
    understood: str = "yes"
    why: str | None = None
    evidence: str | None = None
    census: bool = False

    @property
    def nobody_took(self) -> list[str]:
        """The headings of columns that are no field."""
        return [column.heading for column in self.columns if column.field is None and column.heading]
