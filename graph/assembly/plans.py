"""The plan itself: its node, who issued and adopted it, the place it covers, the plan it follows."""

from __future__ import annotations

from collections.abc import Iterable

from planatlas.graph.assembly.collect import Collector, PlanContext, as_printed, dated, place_of
from planatlas.graph.assembly.ids import join, slug
from planatlas.graph.assembly.places import plan_place
from planatlas.graph.assembly.resolution import Bodies
from planatlas.records import LegalAct, Plan

__all__ = ["add_plan", "link_successors", "plan_id"]


def plan_id(plan: Plan) -> str:
    """Issuer, subject and period; what a document does not say is made up for by its place, name and file name."""
    issuer = slug(plan.issuer) or slug(plan.place)
    subject = slug(plan.subject) or slug(plan.name)
    when = period(plan)
    return (
        join("plan", issuer, subject, when) if issuer and when else join("plan", issuer, subject, when, slug(plan.doc))
    )


def period(plan: Plan) -> str | None:
    """ "2031" or "2031-2035", from the dates the plan gives for itself."""
    years = [date[:4] for date in (plan.starts, plan.ends) if date]
    return "-".join(dict.fromkeys(years)) or None


def add_plan(collector: Collector, plan: Plan, bodies: Bodies, acts: Iterable[LegalAct] = ()) -> PlanContext:
    """Add the plan's node and the edges from it to its issuer, its council and its place.

    Among ``acts``, those the document cites, may be the one that adopts it.
    """
    year = int(plan.starts[:4]) if plan.starts and plan.starts[:4].isdigit() else None
    wanted = plan_id(plan)
    context = PlanContext(plan, collector.unique(wanted), year, bodies.home(plan))
    if context.id != wanted:
        collector.warnings.append(f"{plan.doc}: a second document for {wanted}; kept apart as {context.id}")
    collector.node(
        context.id, "Plan", plan.name or plan.doc, genre=plan.genre, issuer=plan.issuer, place=plan.place,
        country=plan.country, subject=plan.subject, year=year, period=period(plan),
        lang=plan.lang, doc=plan.doc, line=plan.line, quote=plan.quote, confidence=float(plan.confidence),
        adopting_act=plan.adopting_act, adopted_on=plan.adopted_on,
        responsible_for_whole=plan.responsible_for_whole, consultation=plan.consultation,
        **dated(starts=plan.starts, ends=plan.ends),
    )  # fmt: skip
    _add_place(collector, context)
    _add_issuers(collector, context, bodies)
    _add_council(collector, context, bodies, next((act for act in acts if act.relation == "adopts"), None))
    return context


def _add_place(collector: Collector, context: PlanContext) -> None:
    plan = context.record
    if place := plan_place(collector, context.home):
        collector.edge(context.id, "COVERS", place, place_of(context, plan, quote=as_printed(plan.place, plan.quote)))


def _add_issuers(collector: Collector, context: PlanContext, bodies: Bodies) -> None:
    plan = context.record
    if issuer := bodies.of(plan.issuer, plan.doc):
        collector.edge(
            context.id, "DRAFTED_BY", issuer, place_of(context, plan, quote=as_printed(plan.issuer, plan.quote))
        )
        bodies.issued(issuer, context.id)


def _add_council(collector: Collector, context: PlanContext, bodies: Bodies, act: LegalAct | None) -> None:
    plan = context.record
    if council := bodies.of(plan.adopted_by, plan.doc):
        props = place_of(context, act or plan)
        extra = {"act": plan.adopting_act, "date": plan.adopted_on}
        collector.edge(context.id, "ADOPTED_BY", council, props | {k: v for k, v in extra.items() if v})


def link_successors(collector: Collector, contexts: Iterable[PlanContext]) -> None:
    """Link every plan to the one before it: same issuer and subject, the nearest earlier start."""
    rows: dict[tuple[str, str], list[PlanContext]] = {}
    for context in contexts:
        plan = context.record
        if plan.genre in ("plan", "strategy") and plan.issuer and context.year is not None:
            rows.setdefault((slug(plan.issuer), slug(plan.subject)), []).append(context)
    for row in rows.values():
        row.sort(key=lambda context: (context.year or 0, context.id))
        for earlier, later in zip(row, row[1:], strict=False):
            if earlier.year != later.year:
                collector.edge(later.id, "SUCCEEDS", earlier.id, place_of(later, later.record) | {"derived": True})
