"""Sources of money and what hangs on them. A source is shared by all plans where the scheme knows it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from planatlas.graph.assembly.collect import Collector, PlanContext, place_of
from planatlas.graph.assembly.concepts import concept_of
from planatlas.graph.assembly.ids import join, named
from planatlas.graph.assembly.lifted import one_edge_each
from planatlas.graph.assembly.measures import MeasureGroup
from planatlas.graph.model import Value
from planatlas.records import Activity, Budget, Record

__all__ = ["NOT_NAMED", "add_money", "funding", "funding_source", "printed"]

NOT_NAMED = "not-named"
"""The source of amounts with which the plan names none."""


def add_money(collector: Collector, context: PlanContext, groups: Iterable[MeasureGroup]) -> None:
    """Add the sources in the funding cell and the budget of every row, and of the measure over its rows."""
    for group in groups:
        named: list[tuple[str, dict[str, Value]]] = []
        for row in group.rows:
            printed = list(_of_row(collector, context, row.record, row.id))
            for source, props in printed:
                collector.edge(row.id, "ACTIVITY_FUNDING_NAMED", source, props)
            named += printed if row.work else []
        if group.id is not None:
            for source, props in one_edge_each(named):
                collector.edge(group.id, "FUNDING_NAMED", source, props)
            budget = [text for row in group.works for text in _unassigned(row.record)]
            if budget:
                collector.nodes[group.id].props["budget"] = list(dict.fromkeys(budget))


def _of_row(
    collector: Collector, context: PlanContext, record: Activity, row: str
) -> Iterator[tuple[str, dict[str, Value]]]:
    named = {one.mention: one.source for one in record.funding}
    budgets: dict[str, list[Budget]] = {}
    for budget in record.budget:
        # With one source in the row the amount is its own; with several nobody can say whose.
        only = next(iter(named)) if len(named) == 1 else ""
        budgets.setdefault(budget.source or only, []).append(budget)
    # Sources without an amount are named all the same.
    for mention in dict.fromkeys((*named, *budgets)):
        if mention:
            source = funding_source(collector, mention, named.get(mention), record.lang)
            for props in funding(context, record, mention, budgets.get(mention, ())):
                yield source, props
    if unassigned := budgets.get(""):
        # An amount whose source no cell names is money named all the same, and no gap.
        source = funding_source(collector, NOT_NAMED, NOT_NAMED, record.lang)
        collector.nodes[row].props["budget"] = [text for one in unassigned if (text := printed(one))]
        for one in unassigned:
            for props in funding(context, record, printed(one), [one]):
                yield source, props


def _unassigned(record: Activity) -> list[str]:
    """The amounts of a row as printed that no source is named with."""
    # Then the amounts stand with that source already.
    if len({one.mention for one in record.funding}) == 1:
        return []
    return [text for one in record.budget if not one.source and (text := printed(one))]


def funding_source(collector: Collector, mention: str, concept: str | None, lang: str | None) -> str:
    """The node of a source: by its concept where the scheme knows it, else by its wording."""
    known = concept_of("funding-sources", concept or mention, lang, collector.lang, by_id=concept is not None)
    # By the concept all plans share one node; by wording only those that print the same.
    if known:
        id = join("funding-source", known.id)
        collector.node(id, "FundingSource", known.name, kind=known.kind)
    else:
        id = join("funding-source", named(mention))
        collector.node(id, "FundingSource", mention)
    return id


def funding(
    context: PlanContext, record: Record, mention: str, budgets: Sequence[Budget]
) -> Iterator[dict[str, Value]]:
    """What an edge to a source says, for every amount named with it (kind budget), or once without (kind funding)."""
    kind = "budget" if budgets else "funding"
    where = place_of(context, record, quote=mention) | {"mention": mention, "kind": kind}
    amounts = [_amounts(budget) for budget in budgets] or [{}]
    for one in amounts:
        yield where | one


def _amounts(budget: Budget) -> dict[str, Value]:
    """Amounts as numbers to reckon with, and as the exact decimals they are: money is never rounded by a float."""
    found: dict[str, Value] = {
        "amount": _number(budget.amount),
        "amount_text": budget.amount,
        "amount_max": _number(budget.amount_max),
        "amount_max_text": budget.amount_max,
        "currency": budget.currency,
        "unit": budget.unit,
        "budget_year": budget.year,
        "qualifier": budget.qualifier,
        "text": budget.text,
    }
    return {name: value for name, value in found.items() if value is not None}


def _number(amount: str | None) -> float | None:
    return None if amount is None else float(amount)


def printed(budget: Budget) -> str:
    """An amount in words for people."""
    return budget.text or " ".join(part for part in (budget.amount, budget.unit, budget.currency) if part)
