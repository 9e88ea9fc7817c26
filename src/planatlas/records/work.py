"""A row of work: who is to do what, with whom, for whom, with which money, by when."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import ClassVar

from planatlas.records.cell import Cell, CellState
from planatlas.records.doubts import Caveat
from planatlas.records.fields import OtherCell
from planatlas.records.record import Record

__all__ = [
    "Activity",
    "Actor",
    "Budget",
    "FundingMention",
    "JoinedPiece",
    "Mention",
    "Target",
    "TargetGroupMention",
    "names_work",
]


@dataclass(slots=True)
class Mention:
    """One institution as printed. ``institution`` is the id it resolves to within this document, if any.

    ``quote`` is the cell text around it, ``line`` its source line.
    """

    mention: str
    institution: str | None = None
    line: int | None = None
    quote: str | None = None


@dataclass(slots=True)
class Actor:
    """A body inside a wording that is neither responsible nor partner: contractor, recipient, media."""

    mention: str
    role: str
    institution: str | None = None


@dataclass(slots=True)
class FundingMention:
    """One source of money as printed; ``source`` is its concept in the scheme of funding sources, if recognised."""

    mention: str
    source: str | None = None


@dataclass(slots=True)
class Target:
    """A numeric target value. ``per`` is "an" where a year is said; ``unit`` the counted noun or "%"."""

    value: float | int
    unit: str | None = None
    per: str | None = None
    text: str | None = None


@dataclass(slots=True)
class Budget:
    """An amount of money in whole currency units, as a decimal string."""

    amount: str | None
    amount_max: str | None = None
    currency: str | None = None
    unit: str | None = None
    year: int | None = None
    source: str | None = None
    qualifier: str | None = None
    text: str | None = None


@dataclass(slots=True)
class TargetGroupMention:
    """A group the row is for. ``basis`` says where it was read: column, text, section, service."""

    mention: str
    group: str | None = None
    basis: str | None = None


@dataclass(slots=True)
class JoinedPiece:
    """A printed row that was joined to the one above: its line, how sure that is (a rank from 0 to 1), and why."""

    line: int
    confidence: float
    reason: str


@dataclass(slots=True, kw_only=True)
class Activity(Record):
    """One row of work. ``footnote`` is what the note under the table says of its money.

    ``status_printed`` is what a column or label of states says, as printed; ``other`` holds what stands in columns and
    behind labels that are no field.
    """

    kind: ClassVar[str] = "activity"

    component: str | None = None
    general_objective: str | None = None
    specific_objective: str | None = None
    measure_code: str | None = None
    measure_text: str = ""
    activity_text: str = ""
    measure_inherited_from: int | None = None
    actions: list[str] = field(default_factory=list)
    activity_type: str = "measure"
    indicators: list[str] = field(default_factory=list)
    targets: list[Target] = field(default_factory=list)
    deadline: str | None = None
    deadline_kind: str | None = None
    period: str | None = None
    starts: str | None = None
    ends: str | None = None
    responsible: list[Mention] = field(default_factory=list)
    partners: list[Mention] = field(default_factory=list)
    actors: list[Actor] = field(default_factory=list)
    funding: list[FundingMention] = field(default_factory=list)
    budget: list[Budget] = field(default_factory=list)
    target_groups: list[TargetGroupMention] = field(default_factory=list)
    legal_basis: list[str] = field(default_factory=list)
    origin: str | None = None
    status: str = "planned"
    status_printed: str | None = None
    footnote: str | None = None
    cells: dict[str, Cell] = field(default_factory=dict)
    joins: list[JoinedPiece] = field(default_factory=list)
    other: list[OtherCell] = field(default_factory=list)

    def cell_of(self, name: str) -> Cell:
        """The cell of a field, made where the row has none yet."""
        return self.cells.setdefault(name, Cell())

    def copied_cells(self) -> dict[str, Cell]:
        """Cells of a row's own, equal to these."""
        return {
            name: replace(cell, doubts=list(cell.doubts), item_quotes=dict(cell.item_quotes))
            for name, cell in self.cells.items()
        }

    def state(self, name: str) -> CellState:
        """The state of a cell; ``no_column`` where nothing asked for it."""
        return self.cells[name].state if name in self.cells else "no_column"

    def doubt(self, caveat: Caveat) -> None:
        """Keep what was unsure, beside the cell it is about where it is about one."""
        Record.doubt(self, caveat)  # a dataclass with slots has no class cell for super()
        if caveat.field and caveat.field in self.cells:
            self.cells[caveat.field].doubts.append(caveat.doubt)


def names_work(record: Activity) -> bool:
    """Tell whether a row says what is to be done: a deadline or a body alone is no work, and no node."""
    return any(char.isalnum() for char in f"{record.measure_text}{record.activity_text}")
