"""Totals a table of services states: a row of totals below the services, and a column of totals beside the sources.

A total is a figure the plan states, never a service and never money of its own: what is printed twice is counted once.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from planatlas.loaders.document import Document
from planatlas.loaders.services.columns import ServiceColumns
from planatlas.loaders.structure.passages import Passage
from planatlas.loaders.structure.provenance import place_in
from planatlas.loaders.tables.budgets import BudgetColumn
from planatlas.loaders.values.money import cell_amounts
from planatlas.loaders.values.numbers import json_number
from planatlas.loaders.values.service_code import SERVICE_CODE
from planatlas.loaders.values.totals import begins_with_total
from planatlas.records import Plan, StatedFigure

__all__ = ["by_source", "column_totals", "is_total_row", "row_total"]

_LONGEST_LABEL = 60


def is_total_row(cells: Sequence[str], columns: ServiceColumns) -> bool:
    """Tell whether a row gives totals: it begins with a word for one and has an amount below a source."""
    first = next((cell for cell in cells if cell), "")
    # A service whose name begins so has a code.
    if len(first) > _LONGEST_LABEL or not begins_with_total(first) or any(SERVICE_CODE.search(cell) for cell in cells):
        return False
    return any(cell_amounts(_cell(cells, column.index), column.unit) for column in columns.money)


def column_totals(document: Document, plan: Plan, passage: Passage, columns: ServiceColumns) -> Iterator[StatedFigure]:
    """The figures of a row of totals, one for each source; ``subject`` is the source, None for the total of all."""
    label = next(cell for cell in passage.cells if cell)
    for column in columns.money:
        yield from _figure(document, plan, passage, passage.cells, column, label, column.source)


def row_total(
    document: Document, plan: Plan, passage: Passage, cells: Sequence[str], columns: ServiceColumns, service: str
) -> Iterator[StatedFigure]:
    """The total a service's own row states beside its sources; ``subject`` is the service."""
    for column in columns.money:
        if column not in by_source(columns):
            yield from _figure(document, plan, passage, cells, column, column.heading, service)


def by_source(columns: ServiceColumns) -> list[BudgetColumn]:
    """The columns of money without a total that stands beside its sources."""
    # Without sources a column called total is the only money there is.
    if not any(column.source for column in columns.money):
        return columns.money
    return [one for one in columns.money if one.source or not begins_with_total(one.heading)]


def _figure(
    document: Document, plan: Plan, passage: Passage, cells: Sequence[str], column: BudgetColumn, label: str,
    subject: str | None,
) -> Iterator[StatedFigure]:  # fmt: skip
    amounts = cell_amounts(_cell(cells, column.index), column.unit)
    one = amounts[0] if len(amounts) == 1 else None
    if one is None or one.amount is None or one.amount_max is not None:
        return
    currency = one.currency or ("RON" if plan.country in ("RO", None) else None)
    figure = StatedFigure(**place_in(document, passage, plan.lang, one.text or label))
    value = json_number(Decimal(one.amount))
    yield replace(figure, value=value, unit=currency, what=label.strip(" :"), subject=subject)


def _cell(cells: Sequence[str], index: int) -> str:
    return cells[index].strip() if index < len(cells) else ""
