"""Totals that a table of work states: an amount in a row of totals is a figure of the plan, never money of its own."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from planatlas.loaders.document import TableRow
from planatlas.loaders.tables.layout import Layout
from planatlas.loaders.tables.money_columns import source_of_heading
from planatlas.loaders.tables.row_money import SOURCE_COLUMNS, is_amount
from planatlas.loaders.values.money import cell_amounts, money_unit
from planatlas.loaders.values.numbers import json_number
from planatlas.records import StatedFigure

__all__ = ["Total", "figures_of"]

_MONEY = ("budget", *SOURCE_COLUMNS)
_FUNDING = "funding"
"""A column of sources may hold amounts: then its heading is the source."""


@dataclass(slots=True)
class Total:
    """A row of totals, the columns of the table it closes, and the part of the plan it stands in."""

    row: TableRow
    layout: Layout
    part: str | None


def figures_of(total: Total, currency: str | None, lang: str | None) -> Iterator[StatedFigure]:
    """The figures of a row of totals, one a column; ``subject`` is the source of the column, None where it has none."""
    label = next(cell.text for cell in total.row.cells if cell.text)
    for column, cell in enumerate(total.row.cells):
        field = _field(total.layout, column)
        # Figures of other columns (people, places) are sums of targets, and no money.
        if field in _MONEY or (field == _FUNDING and is_amount(cell.text)):
            heading = total.layout.headings[column] if column < len(total.layout.headings) else ""
            source = None if field == "budget" else source_of_heading(heading) or None
            yield from _figure(total.row, cell.text, heading, label, source, currency, lang)


def _figure(
    row: TableRow, text: str, heading: str, label: str, source: str | None, currency: str | None, lang: str | None
) -> Iterator[StatedFigure]:
    amounts = cell_amounts(text, money_unit(heading), lang)
    one = amounts[0] if len(amounts) == 1 else None
    # Of several amounts, or a range, none is the total.
    if one is None or one.amount is None or one.amount_max is not None:
        return
    span = row.span
    yield StatedFigure(
        line=span.line, lines=list(span.lines), page=span.page, sheet=span.sheet, cell=span.cell, box=span.box,
        quote=one.text or label, value=json_number(Decimal(one.amount)), unit=one.currency or currency,
        what=label.strip(" :"), subject=source,
    )  # fmt: skip


def _field(layout: Layout, column: int) -> str | None:
    return layout.fields[column] if column < len(layout.fields) else None
