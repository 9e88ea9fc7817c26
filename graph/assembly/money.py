"""Sources of money and what hangs on them. A source is shared by all plans where the scheme knows it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from planatlas.graph.assembly.collect import Collector, PlanContext, place_of
from planatlas.graph.assembly.concepts import concept_of
from planatlas.graph.assembly.ids import join, named
from planatlas.graph.assembly.measures import MeasureGroup
from planatlas.graph.model import Value
from planatlas.records import Activity, Budget, Record

__all__ = ["add_money", "fund", "funding_source", "printed"]


def add_money(collector: Collector, context: PlanContext, groups: Iterable[MeasureGroup]) -> None:
    """Add FUNDING_NAMED from every activity to the sources in its funding cell and its budget."""
    for group in groups:
        for record, activity in group.rows:
            _add_row(collector, context, record, activity)


def _add_row(collector: Collector, context: PlanContext, record: Activity, activity: str) -> None:
    named = {one.mention: one.source for one in record.funding}
    budgets: dict[str, list[Budget]] = {}
    for budget in record.budget:
        only = next(iter(named)) if len(named) == 1 else ""
        budgets.setdefault(budget.source or only, []).append(budget)
    for mention in dict.fromkeys((*named, *budgets)):
        if mention:
            source = funding_source(collector, mention, named.get(mention), record.lang)
            fund(collector, context, record, activity, source, mention, budgets.get(mention, ()))
    if unassigned := budgets.get(""):
        collector.nodes[activity].props["budget"] = [text for one in unassigned if (text := printed(one))]


def funding_source(collector: Collector, mention: str, concept: str | None, lang: str | None) -> str:
    """The node of a source: by its concept where the scheme knows it, else by its wording."""
    known = concept_of("funding-sources", concept or mention, lang, collector.lang, by_id=concept is not None)
    if known:
        id = join("funding-source", known.id)
        collector.node(id, "FundingSource", known.name, kind=known.kind)
    else:
        id = join("funding-source", named(mention))
        collector.node(id, "FundingSource", mention)
    return id


def fund(
    collector: Collector, context: PlanContext, record: Record, funded: str, source: str, mention: str,
    budgets: Sequence[Budget],
) -> None:  # fmt: skip
    """Add an edge to a source for every amount named with it (kind budget), or one without an amount (kind funding)."""
    kind = "budget" if budgets else "funding"
    where = place_of(context, record, quote=mention) | {"mention": mention, "kind": kind}
    amounts = [_amounts(budget) for budget in budgets] or [{}]
    for one in amounts:
        collector.edge(funded, "FUNDING_NAMED", source, where | one)


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
