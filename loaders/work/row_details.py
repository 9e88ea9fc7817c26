"""What a row says about its work: money, people it is for, times, what it is measured by."""

from __future__ import annotations

import re

from planatlas.loaders.tables.row_money import amounts_of, budgets_of, is_amount, named_sources
from planatlas.loaders.values.cell_states import is_dash, names_nobody
from planatlas.loaders.values.deadline import beginning, deadline_kind
from planatlas.loaders.values.indicators import split_indicators
from planatlas.loaders.values.markup import BULLETS
from planatlas.loaders.values.mentions import split_funding
from planatlas.loaders.values.money import amounts_in
from planatlas.loaders.values.targets import targets_in
from planatlas.loaders.work.row_context import RowContext
from planatlas.ontology.schemes import scheme
from planatlas.records import Activity, Fields, FundingMention, Target, TargetGroupMention

__all__ = ["count_indicators", "name_groups", "name_money", "set_times"]

_GROUP_ENDS = re.compile(rf"[,;\n/]|[{re.escape(BULLETS)}]")


def name_money(out: Activity, fields: Fields, reading: RowContext) -> None:
    """Set sources and amounts: where nothing asks for money, only what stands with a currency is an amount."""
    # Running text has no column of money: there a number needs its currency.
    if not fields.asked:
        _name_stated_money(out, fields, reading)
        return
    # An amount in the column of sources names none; it is read as money below.
    funding = "" if names_nobody(fields["funding"]) or is_amount(fields["funding"]) else fields["funding"]
    out.funding = [FundingMention(mention) for mention in split_funding(funding)]
    out.budget, sources = budgets_of(fields, reading.lang)
    # Beside a source only what has a currency is an amount: sources have numbers in their names.
    if amounts_in(funding, reading.lang):
        out.budget.extend(one for one in amounts_of(funding, None, reading.lang) if one.currency)
    # A column of its own says more than what stands beside amounts.
    if not fields.asks("funding") and not is_dash(fields["budget"]):
        out.funding.extend(FundingMention(mention) for mention in named_sources(fields["budget"]))
    out.funding.extend(sources)


def _name_stated_money(out: Activity, fields: Fields, reading: RowContext) -> None:
    known = scheme("funding-sources")
    cell = fields.cells.get("funding")
    for name in (cell.items or ()) if cell else ():
        concept = known.match(name)
        out.funding.append(FundingMention(name, concept.id if concept else None))
    stated = fields.cells.get("budget")
    out.budget = [one for _, text in (stated.pieces if stated else ()) for one in amounts_in(text, reading.lang)]


def name_groups(out: Activity, fields: Fields, reading: RowContext) -> None:
    """Set the groups of people a cell names, or those that were told apart in running text."""
    cell = fields.cells.get("target_groups")
    if cell is None:
        return
    if cell.items is None:
        names = [] if names_nobody(cell.text) else _groups(cell.text)
        out.target_groups = [TargetGroupMention(name, None, "column") for name in names]
        return
    for name in cell.items:
        # In running text the group was found by its concept; a column may name any.
        concept = scheme("target-groups").match(name, reading.lang)
        out.target_groups.append(TargetGroupMention(name, concept.id if concept else None, "text"))


def _groups(text: str) -> list[str]:
    parts = (" ".join(part.split()).strip(" .;,-–") for part in _GROUP_ENDS.split(text))
    return [part for part in parts if part]


def set_times(out: Activity, fields: Fields, reading: RowContext) -> None:
    """Set deadline and period as printed, and the first and last day that can be told."""
    deadline, period = _filled(fields["deadline"]), _filled(fields["period"])
    if deadline:
        out.deadline, out.deadline_kind = deadline, reading.once(deadline_kind, fields.heading("deadline"))
    out.period = period or None
    out.starts, out.ends = reading.interval(deadline)
    # The deadline first: a period is often that of the whole plan.
    if out.starts is None and out.ends is None and period:
        out.starts, out.ends = reading.interval(period)
    if printed := " ".join(fields["start"].split()):
        # A column of starts says it outright, and goes before what a period implies.
        out.starts = beginning(printed, reading.year) or out.starts


def _filled(text: str) -> str:
    text = " ".join(text.split())
    return "" if is_dash(text) else text


def count_indicators(out: Activity, fields: Fields) -> None:
    """Set the indicators, and the values that they or cells of their own set as targets."""
    out.indicators = _indicators(fields["indicators"])
    out.targets = targets_in([*out.indicators, *_indicators(fields["targets"])])
    # Only a bare number is a target; anything else is told in words.
    if (persons := fields["persons"].strip()).isdigit():
        out.targets.append(Target(int(persons), "persoane", None, persons))


def _indicators(text: str) -> list[str]:
    return [] if is_dash(text) else split_indicators(text)
