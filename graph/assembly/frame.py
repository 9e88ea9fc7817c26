"""What a plan follows and is bound by: strategies and agreements."""

from __future__ import annotations

from collections.abc import Iterable

from planatlas.graph.assembly.acts import act_id
from planatlas.graph.assembly.claimants import Claimants
from planatlas.graph.assembly.collect import Collector, PlanContext, clean, dated, place_of
from planatlas.graph.assembly.ids import fingerprint, join, named
from planatlas.graph.assembly.measures import MeasureGroup
from planatlas.graph.assembly.national_frame import frame_strategy
from planatlas.graph.assembly.objectives import ObjectiveTree
from planatlas.graph.assembly.resolution import Bodies
from planatlas.graph.institutions.strategies import cited_strategy
from planatlas.loaders.values.citation import citations
from planatlas.records import Agreement, Mention, Strategy

__all__ = ["add_agreements", "add_citations", "add_strategies"]

_WORDING = {"cites": "CITES", "in line with": "IN_LINE_WITH", "implements": "IMPLEMENTS"}


def add_strategies(
    collector: Collector, context: PlanContext, strategies: Iterable[Strategy], tree: ObjectiveTree
) -> list[tuple[Strategy, str]]:
    """Add the strategies a plan names, each with the id of its node; plans that name the same one share it."""
    cited, added = list(strategies), []
    for record in cited:
        # The citations beside it may write its acronym out.
        known = cited_strategy(record, context.record, cited)
        if known:
            id = frame_strategy(collector, known)
        else:
            id = _own_id(context, record)
            props = clean(act=record.act, level=record.level, from_year=record.starts, to_year=record.ends)
            collector.node(id, "Strategy", record.name or record.act or id, **props)
        # Objectives name their strategy in either way.
        for known_as in (record.name, record.act):
            if known_as:
                tree.add_strategy(known_as, id)
        added.append((record, id))
    return added


def add_citations(
    collector: Collector, context: PlanContext, added: Iterable[tuple[Strategy, str]], groups: Iterable[MeasureGroup]
) -> None:
    """Tie strategies to the measure in whose row they are named, else to the plan, by their own wording."""
    claimants = Claimants.of(groups)
    for record, id in added:
        props = place_of(context, record, quote=record.quote or record.name) | clean(wording=record.wording)
        collector.edge(claimants.by(record) or context.id, _WORDING.get(record.wording, "CITES"), id, props)


def _own_id(context: PlanContext, record: Strategy) -> str:
    """By its act; without one by its name and years, and a local one by the place it is of."""
    # The first act is the one that approves it.
    for one in citations(record.act or ""):
        return join("strategy", act_id(context, one.type, one.number, one.year, one.name).removeprefix("act/"))
    # A national strategy is the same in every town.
    home = context.home if record.level in (None, "local", "county") else None
    where = (home.of_county if record.level == "county" else home).key if home else None
    years = "-".join(str(year) for year in (record.starts, record.ends) if year)
    return join("strategy", where, named(record.name or record.act or record.id), years)


def add_agreements(collector: Collector, context: PlanContext, agreements: Iterable[Agreement], bodies: Bodies) -> None:
    """Add agreements and the bodies they bind."""
    for record in agreements:
        subject = record.subject or ", ".join(party.mention for party in record.parties)
        # Two agreements may have one subject, with other partners.
        id = collector.unique(join("agreement", context.tail, fingerprint(subject)))
        where = place_of(context, record)
        props = clean(subject=record.subject, status=record.status) | dated(starts=record.starts, ends=record.ends)
        collector.node(id, "Agreement", subject or id, **where, **props)
        collector.edge(id, "STATED_IN", context.id, where)
        for party in record.parties:
            if body := bodies.of(Mention(party.mention, party.institution), record.doc):
                props = place_of(context, record, quote=party.mention)
                collector.edge(id, "BINDS", body, props | clean(role=party.role, mention=party.mention))
