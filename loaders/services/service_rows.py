"""Services from the rows of their tables: pieces joined over page breaks, one record a service.

A service may be printed over two rows, its centre with a number first, its code and name below; then the centre is who
delivers it. A row without number, code and name continues the one above.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from planatlas.loaders.document import Document, TableRow
from planatlas.loaders.services.columns import LONGEST_HEADING, ServiceColumns, service_columns, with_second_line
from planatlas.loaders.services.stated_totals import by_source, column_totals, is_total_row, row_total
from planatlas.loaders.structure.passages import Passage
from planatlas.loaders.structure.provenance import place_in
from planatlas.loaders.tables.budgets import budgets_from_cells
from planatlas.loaders.tables.row_boundaries import RowBoundaries
from planatlas.loaders.tables.stitch import RowJoin
from planatlas.loaders.values import service_cells as say
from planatlas.loaders.values.excerpt import gathered, holds
from planatlas.loaders.values.forms_of_text import item_number
from planatlas.loaders.values.service_code import SERVICE_CODE, take_service_codes
from planatlas.ontology.languages import Template
from planatlas.ontology.plain import plain
from planatlas.ontology.wording import anywhere
from planatlas.records import CellState, Plan, Service, StatedFigure

__all__ = ["Services"]

_BY = Template(r"<<provided>>\s+<<provided-by>>\s+(?P<name>[^:;()]{4,160})", re.I)
_SHORTEST_TITLE, _LONGEST_TITLE = 25, 300
_RANK = 0.9


@dataclass(slots=True)
class _Open:
    """A service being put together from its rows."""

    cells: list[str]
    passages: list[Passage] = field(default_factory=list)
    centre: str | None = None
    columns: ServiceColumns = field(default_factory=lambda: ServiceColumns([]))
    heading: str = ""


class Services:
    """Reads the passages of a document in order and yields a service when its last row is past."""

    def __init__(self, document: Document, plan: Plan, boundaries: RowBoundaries | None = None) -> None:
        self._document, self._plan = document, plan
        self._boundaries = RowBoundaries(document.doc) if boundaries is None else boundaries
        self._columns: ServiceColumns | None = None
        self._open: _Open | None = None
        self._centre: tuple[str, Passage] | None = None
        self._title = ""
        # Only the row right below a heading can be its second line.
        self._second = False

    def read(self, passage: Passage) -> Iterator[Service | StatedFigure]:
        """Take in a passage; yield a service that it completes, and the totals it states."""
        if passage.furniture:
            return
        if passage.kind != "row":
            yield from self.close()
            self._columns = None
            if _is_title(passage):
                self._title = passage.text
            return
        # Long cells are content; the look spares the headings.
        if passage.longest <= LONGEST_HEADING and (found := service_columns(passage.cells)):
            self._columns, self._second = found, True
        elif self._columns is not None:
            second = with_second_line(self._columns, passage.cells) if self._second else None
            self._second = False
            if second is not None:
                self._columns = second
            else:
                yield from self._row(passage, self._columns)

    def close(self) -> Iterator[Service | StatedFigure]:
        """Yield the service that is still open, with the total its row states."""
        if self._open is not None:
            done, service = self._open, self._record(self._open)
            yield service
            place = (self._document, self._plan, done.passages[0])
            yield from row_total(*place, done.cells, done.columns, service.name)
        self._open = self._centre = None

    def _row(self, passage: Passage, columns: ServiceColumns) -> Iterator[Service | StatedFigure]:
        filled = [cell for cell in passage.cells if cell]
        if not filled:
            return
        # Before anything else: a total has a name and amounts as services do.
        if is_total_row(passage.cells, columns):
            yield from self.close()
            yield from column_totals(self._document, self._plan, passage, columns)
            return
        numbered = item_number(passage.cells[0], 3) is not None
        # Number and name alone: a centre, whose services stand in the rows below.
        if len(filled) == 2 and numbered and not SERVICE_CODE.search(filled[1]) and len(passage.cells) > 3:
            yield from self.close()
            self._centre = (filled[1], passage)
        elif self._ruled(passage, self._begins(passage, columns, numbered)):
            yield from self._start(passage, columns)
        elif self._open is not None:
            self._continue(passage)

    def _begins(self, passage: Passage, columns: ServiceColumns, numbered: bool) -> bool:
        code = columns.text("service_code", passage.cells)
        name = columns.text("service_name", passage.cells)
        # Numbers and codes begin a service, whatever the other cells hold.
        if numbered or SERVICE_CODE.search(code) or SERVICE_CODE.search(name):
            return True
        # Where services are numbered, a row without number goes on with the one above.
        if "number" in columns.fields and self._open is not None:
            return False
        return bool(name) and name[:1].isupper() and (len([c for c in passage.cells if c]) > 1 or self._open is None)

    def _ruled(self, passage: Passage, begins: bool) -> bool:
        """Whether the row begins a service, once people have had their say on the row above it and this one."""
        above = self._open.passages[-1].block if self._open is not None and self._centre is None else None
        if not isinstance(above, TableRow) or not isinstance(passage.block, TableRow):
            return begins
        verdict = RowJoin(not begins, _RANK, "names a service of its own" if begins else "names no service of its own")
        return not self._boundaries.judged(above, passage.block, verdict).joined

    def _start(self, passage: Passage, columns: ServiceColumns) -> Iterator[Service | StatedFigure]:
        centre = self._centre
        self._centre = None
        yield from self.close()
        # The centre's row is a part of its first service, and is quoted with it.
        heads = [centre[1], passage] if centre else [passage]
        self._open = _Open(list(passage.cells), heads, centre[0] if centre else None, columns, self._title)

    def _continue(self, passage: Passage) -> None:
        service = self._open
        if service is None:
            return
        service.passages.append(passage)
        service.cells += [""] * (len(passage.cells) - len(service.cells))
        for index, cell in enumerate(passage.cells):
            if cell:
                service.cells[index] = f"{service.cells[index]} {cell}".strip()

    def _record(self, service: _Open) -> Service:
        columns, cells = service.columns, service.cells
        code, name = self._names(columns, cells)
        out = Service(**self._place(service, say.name_only(name, self._plan.place)))
        out.code, out.name = code, say.name_only(name, self._plan.place)
        title = service.heading
        out.status = "proposed" if columns.proposed or anywhere("proposed").search(plain(title)) else "existing"
        out.provider = say.name_only(columns.text("provider", cells), self._plan.place) or self._provider(title)
        out.delivered_by = say.name_only(service.centre, self._plan.place) if service.centre else None
        self._numbers(out, columns, cells)
        money = budgets_from_cells(
            by_source(columns), cells, currency="RON" if self._plan.country in ("RO", None) else None
        )
        out.budgets = money.budgets
        for caveat in money.caveats:
            out.doubt(caveat)
        out.justification = columns.text("justification", cells) or None
        out.cells = self._states(out, columns, money.state if columns.money else "no_column")
        return out

    def _place(self, service: _Open, name: str) -> dict[str, Any]:
        place = place_in(self._document, service.passages[0], self._plan.lang, _quote(service, name))
        place["lines"] = [line for passage in service.passages for line in passage.lines]
        place["section"] = service.heading or place["section"]
        return place

    def _names(self, columns: ServiceColumns, cells: list[str]) -> tuple[str | None, str]:
        name = columns.text("service_name", cells)
        printed = columns.text("service_code", cells)
        code, rest = take_service_codes(printed)
        if code is None:
            # The code is printed before the name in tables without a column for it.
            code, name = take_service_codes(name)
            return code or (printed or None), name or rest
        return code, name or rest

    def _provider(self, title: str) -> str | None:
        found = _BY.search(title)
        return say.name_only(found.group("name"), None) if found else None

    def _numbers(self, out: Service, columns: ServiceColumns, cells: list[str]) -> None:
        out.capacity, out.capacity_unit, rest = say.capacity(columns.text("capacity", cells))
        groups = columns.text("target_groups", cells)
        out.beneficiaries = say.beneficiaries(groups or rest)
        if not out.beneficiaries and (group := say.unit_group(out.capacity_unit)):
            out.beneficiaries = [group]
        share = columns.text("occupancy", cells)
        out.occupancy, out.occupancy_text = say.occupancy(share), share or None
        # How many wait is printed in the cell of occupancy where it has no other.
        out.waiting = say.waiting(columns.text("waiting", cells) or share)
        # A long justification may speak of another service that rests.
        out.suspended = any(say.is_suspended(cell) for cell in cells if len(cell) < 200)
        staff = columns.text("staff", cells)
        out.staff, out.staff_text = say.staff_count(staff), staff or None
        out.space = columns.text("space", cells) or None

    def _states(self, out: Service, columns: ServiceColumns, money: CellState) -> dict[str, CellState]:
        held: dict[str, tuple[str, object]] = {
            "provider": ("provider", out.provider),
            "target_groups": ("beneficiaries", out.beneficiaries or None),
            "capacity": ("capacity", out.capacity),
            "occupancy": ("occupancy", out.occupancy_text),
            "waiting": ("waiting", out.waiting),
            "staff": ("staff", out.staff_text),
            "space": ("space", out.space),
            "justification": ("justification", out.justification),
            "service_code": ("code", out.code),
        }
        states: dict[str, CellState] = {}
        for asked, (name, value) in held.items():
            # A dash is printed, and says that there is none.
            if value is not None and value != "-":
                states[name] = "value"
            elif value == "-":
                states[name] = "dash"
            else:
                states[name] = "empty" if asked in columns.asks else "no_column"
        states["budget"] = money
        return states


def _quote(service: _Open, name: str) -> str:
    """The name as printed, behind the centre that has a row of its own; pieces of it are marked as such."""
    cells = [service.columns.text("service_name", passage.cells) for passage in service.passages]
    pieces = [cell for cell in cells if cell]
    parted = not any(name in cell for cell in pieces) and holds("".join(pieces), name)
    return gathered([*filter(None, [service.centre]), *(pieces if parted else [name])])


def _is_title(passage: Passage) -> bool:
    """A line above a table that may name it: a sentence, what ends with a colon, an item marked with a capital."""
    if len(passage.text) < _LONGEST_TITLE and passage.text.endswith(":"):
        return True
    marked = getattr(passage.block, "mark", "")[:1].isupper()
    return len(passage.text) > _SHORTEST_TITLE and (passage.kind != "item" or marked)
