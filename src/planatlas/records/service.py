"""A social service as a plan lists it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import ClassVar

from planatlas.records.cell import CellState
from planatlas.records.record import Record
from planatlas.records.work import Budget

__all__ = ["Service"]


@dataclass(slots=True, kw_only=True)
class Service(Record):
    """A social service, existing or proposed."""

    kind: ClassVar[str] = "service"

    name: str = ""
    code: str | None = None
    status: str = "existing"
    provider: str | None = None
    provider_institution: str | None = None
    delivered_by: str | None = None
    delivered_by_institution: str | None = None
    capacity: float | int | None = None
    capacity_unit: str | None = None
    occupancy: float | int | None = None
    occupancy_text: str | None = None
    waiting: int | None = None
    staff: int | None = None
    staff_text: str | None = None
    space: str | None = None
    suspended: bool = False
    beneficiaries: list[str] = field(default_factory=list)
    budgets: list[Budget] = field(default_factory=list)
    justification: str | None = None
    cells: dict[str, CellState] = field(default_factory=dict)

    def state(self, name: str) -> CellState:
        """The state of a cell; ``no_column`` where nothing asked for it."""
        return self.cells.get(name, "no_column")
