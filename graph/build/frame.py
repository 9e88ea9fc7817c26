"""What a plan rests on and is bound by: strategies, legal acts, agreements."""

from __future__ import annotations

from collections.abc import Iterable

from planatlas.graph.build.collect import Collector, PlanContext, clean, place_of
from planatlas.graph.build.ids import fingerprint, join, slug
from planatlas.graph.build.measures import MeasureGroup
from planatlas.graph.build.objectives import ObjectiveTree
from planatlas.graph.build.resolution import Bodies
from planatlas.loaders.records import Agreement, LegalAct, Mention, Strategy

__all__ = ["add_acts", "add_agreements", "add_row_acts", "add_strategies"]

_WORDING = {"cites": "CITES", "in line with": "IN_LINE_WITH", "implements": "IMPLEMENTS"}


def add_strategies(
    collector: Collector, context: PlanContext, strategies: Iterable[Strategy], tree: ObjectiveTree
) -> None:
    """Add the strategies a plan names, by its own wording; they are shared by all plans that name them."""
    for record in strategies:
        id = join("strategy", slug(record.act) or slug(record.name) or fingerprint(record.name))
        collector.node(
            id, "Strategy", record.name or record.act or id, act=record.act, level=record.level, starts=record.starts,
            ends=record.ends,
        )  # fmt: skip
        for known_as in (record.name, record.act):
            if known_as:
                tree.add_strategy(known_as, id)
        quote = record.quote or record.name
        collector.edge(context.id, _WORDING.get(record.wording, "CITES"), id, place_of(context, record, quote=quote))


def add_acts(collector: Collector, context: PlanContext, acts: Iterable[LegalAct]) -> None:
    """Add the acts a plan names; article and annex stand on the edge, since one act is one node."""
    for record in acts:
        id = _act_node(collector, record.type, record.number, record.year, record.name)
        props = place_of(context, record, quote=record.quote or record.name)
        extra = clean(article=record.article, annex=record.annex, version=record.date, wording=record.relation)
        collector.edge(context.id, "BASED_ON", id, props | extra)


def add_row_acts(collector: Collector, context: PlanContext, groups: Iterable[MeasureGroup]) -> None:
    """Add BASED_ON from an activity to every act its own row cites."""
    for group in groups:
        for record, activity in group.rows:
            for citation in record.legal_basis:
                for kind, number, year, article, annex in _cited(citation):
                    id = _act_node(collector, kind, number, year, citation)
                    extra = clean(article=article, annex=annex)
                    collector.edge(activity, "BASED_ON", id, place_of(context, record, quote=citation) | extra)


def _cited(citation: str) -> list[tuple[str, str | None, int | None, str | None, str | None]]:
    return [(citation, None, None, None, None)]


def _act_node(collector: Collector, kind: str, number: str | None, year: int | None, name: str | None) -> str:
    short = " ".join(part for part in (kind, f"{number}/{year}" if number and year else number) if part)
    id = join("act", slug(kind), slug(f"{number or ''} {year or ''}")) if number else join("act", slug(name or kind))
    collector.node(id, "LegalAct", short or name or id, act_kind=kind, number=number, year=year)
    return id


def add_agreements(collector: Collector, context: PlanContext, agreements: Iterable[Agreement], bodies: Bodies) -> None:
    """Add agreements and the bodies they bind."""
    for record in agreements:
        subject = record.subject or ", ".join(party.mention for party in record.parties)
        id = collector.unique(join("agreement", context.tail, fingerprint(subject)))
        where = place_of(context, record)
        props = clean(subject=record.subject, starts=record.starts, ends=record.ends, status=record.status)
        collector.node(id, "Agreement", subject or id, **where, **props)
        collector.edge(id, "STATED_IN", context.id, where)
        for party in record.parties:
            if body := bodies.of(Mention(party.mention, party.institution), record.doc):
                props = place_of(context, record, quote=party.mention)
                collector.edge(id, "BINDS", body, props | clean(role=party.role, mention=party.mention))
