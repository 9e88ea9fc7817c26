"""Which column of a table of services holds what, from headings of one line or two."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from planatlas.loaders.tables.budgets import BUDGET_FIELDS, BudgetColumn, budget_columns
from planatlas.loaders.values.headings import field_of
from planatlas.loaders.values.totals import begins_with_total
from planatlas.ontology.plain import plain
from planatlas.ontology.wording import anywhere, cue

__all__ = ["LONGEST_HEADING", "ServiceColumns", "service_columns"]

_ESSENTIAL = frozenset(("service_code", "service_name", "provider"))
_WORK = frozenset(("measure", "activity"))
# What only a table of services asks for: names and codes alone head lists of every sort.
_TELLING = (
    frozenset(
        ("capacity", "occupancy", "staff", "space", "justification", "services_offered", "target_groups", "waiting")
    )
    | BUDGET_FIELDS
)
LONGEST_HEADING = 230


@dataclass(slots=True)
class ServiceColumns:
    """``fields`` holds a field name or None for each column, ``asks`` everything the headings ask for."""

    fields: list[str | None]
    money: list[BudgetColumn] = field(default_factory=list)
    above: list[str] = field(default_factory=list)
    proposed: bool = False
    asks: frozenset[str] = frozenset()

    def text(self, name: str, cells: Sequence[str]) -> str:
        """Return the cell of a field, or an empty string."""
        if name not in self.fields:
            return ""
        index = self.fields.index(name)
        return cells[index].strip() if index < len(cells) else ""


def service_columns(cells: Sequence[str]) -> ServiceColumns | None:
    """Return the columns a heading row gives, or None where it heads no table of services."""
    filled = [cell for cell in cells if cell]
    # Headings of these tables are long: they quote what the law asks for.
    if len(filled) < 3 or any(len(cell) > LONGEST_HEADING for cell in filled):
        return None
    fields = _fields(cells, len(filled) // 2)
    named = {name for name in fields if name}
    # Which service, one thing asked about it, and half of the headings known.
    if not named & _ESSENTIAL or len(named & _TELLING) < 1 or len(named) * 2 < len(filled):
        return None
    if named & _WORK and len(named & _ESSENTIAL) < 2:
        return None  # the service that does the work beside it
    # The first column of a field holds it.
    fields = [name if name not in fields[:index] else None for index, name in enumerate(fields)]
    flat = plain(" ".join(cells))
    return ServiceColumns(
        fields,
        budget_columns(cells, fields),
        list(cells),
        bool(anywhere("proposed").search(flat)) or "justification" in named,
        _asked(fields, cells),
    )


def with_second_line(columns: ServiceColumns, cells: Sequence[str]) -> ServiceColumns | None:
    """Return the columns after a second heading line ("Buget local", "Buget județean", ...), or None if it is none."""
    filled = [(index, cell) for index, cell in enumerate(cells) if cell]
    # A row of content begins in its first cell.
    if not filled or filled[0][0] == 0 or any(len(cell) > 90 for _, cell in filled):
        return None
    lower = {index: _field(cell) for index, cell in filled}
    # Only money is divided over a second line.
    if sum(name in BUDGET_FIELDS for name in lower.values()) * 2 < len(filled):
        return None
    size = max(len(columns.fields), len(cells))
    fields = columns.fields + [None] * (size - len(columns.fields))
    headings = [cells[index] if index < len(cells) else "" for index in range(size)]
    for index, name in lower.items():
        fields[index] = name or "budget_other"
    money = budget_columns(
        headings, [name if index in lower else None for index, name in enumerate(fields)], columns.above
    )
    return ServiceColumns(fields, money, columns.above, columns.proposed, columns.asks)


def _fields(cells: Sequence[str], most: int) -> list[str | None]:
    """The field of each heading; none at all where more than so many have none, as in nearly every row of work."""
    out: list[str | None] = []
    for cell in cells:
        out.append(_field(cell))
        most -= bool(cell) and out[-1] is None
        if most < 0:
            return []
    return out


def _field(heading: str) -> str | None:
    name = field_of(heading) if heading else None
    if name is None and heading and begins_with_total(heading):
        return "budget"
    # A long heading explains itself in brackets.
    if name is None and len(heading) > 60:
        name = field_of(heading.split("(")[0])
    return "service_code" if name == "code" else name


def _asked(fields: Sequence[str | None], headings: Sequence[str]) -> frozenset[str]:
    """What the headings ask for: a column may ask for two things ("Capacitate / Categoriile de beneficiari")."""
    asked = {name for name in fields if name}
    flat = plain(" | ".join(headings))
    if anywhere("waiting-head").search(flat):
        asked.add("waiting")
    if anywhere("served-head").search(flat):
        asked.add("target_groups")
    if cue("code-head").search(flat):
        asked.add("service_code")
    if "capacit" in flat:
        asked.add("capacity")
    return frozenset(asked)
