"""Social services: who provides and delivers them, for whom, with which money."""

from __future__ import annotations

from collections.abc import Iterable

from planatlas.graph.assembly.collect import Collector, PlanContext, clean, place_of
from planatlas.graph.assembly.ids import fingerprint, join, slug
from planatlas.graph.assembly.money import funding, funding_source, printed
from planatlas.graph.assembly.resolution import Bodies
from planatlas.graph.assembly.target_groups import target_group
from planatlas.graph.model import Value
from planatlas.records import Budget, Mention, Service

__all__ = ["add_services"]


def add_services(collector: Collector, context: PlanContext, services: Iterable[Service], bodies: Bodies) -> None:
    """Add every service the plan lists, existing or proposed, with its edges."""
    for record in services:
        id = collector.unique(
            join("service", context.tail, slug(record.code), slug(record.name) or fingerprint(record.name))
        )
        where = place_of(context, record)
        collector.node(id, "SocialService", record.name or record.code or id, **where, **_props(record))
        collector.edge(id, "LISTED_IN", context.id, where)
        _add_bodies(collector, context, record, id, bodies)
        for mention in record.beneficiaries:
            group = target_group(collector, mention, None, record.lang)
            collector.edge(id, "AIMED_AT", group, place_of(context, record, quote=mention) | {"basis": "service"})
        _add_money(collector, context, record, id)


def _props(record: Service) -> dict[str, Value]:
    states: dict[str, Value] = {f"{name}_cell": state for name, state in sorted(record.cells.items())}
    return states | clean(
        code=record.code,
        service_status=record.status,
        capacity=None if record.capacity is None else float(record.capacity),
        capacity_unit=record.capacity_unit,
        occupancy=None if record.occupancy is None else float(record.occupancy),
        occupancy_text=record.occupancy_text,
        waiting=record.waiting,
        staff=record.staff,
        staff_text=record.staff_text,
        space=record.space,
        suspended=record.suspended,
        justification=record.justification,
        lines=[str(line) for line in record.lines],
    )


def _add_bodies(collector: Collector, context: PlanContext, record: Service, id: str, bodies: Bodies) -> None:
    for type, mention, institution in (
        ("PROVIDED_BY", record.provider, record.provider_institution),
        ("DELIVERED_BY", record.delivered_by, record.delivered_by_institution),
    ):
        body = bodies.of(Mention(mention, institution), record.doc) if mention else None
        if body:
            collector.edge(id, type, body, place_of(context, record, quote=mention) | clean(mention=mention))


def _add_money(collector: Collector, context: PlanContext, record: Service, id: str) -> None:
    by_source: dict[str, list[Budget]] = {}
    for budget in record.budgets:
        by_source.setdefault(budget.source or "", []).append(budget)
    if unassigned := by_source.pop("", []):
        collector.nodes[id].props["budget"] = [text for one in unassigned if (text := printed(one))]
    for mention, budgets in by_source.items():
        source = funding_source(collector, mention, None, record.lang)
        for props in funding(context, record, mention, budgets):
            collector.edge(id, "FUNDING_NAMED", source, props)
