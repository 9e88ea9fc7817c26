"""Whom the work is for."""

from __future__ import annotations

from collections.abc import Iterable

from planatlas.graph.assembly.collect import Collector, PlanContext, clean, place_of
from planatlas.graph.assembly.concepts import concept_of
from planatlas.graph.assembly.ids import join, named
from planatlas.graph.assembly.lifted import one_edge_each
from planatlas.graph.assembly.measures import MeasureGroup
from planatlas.graph.model import Value
from planatlas.records import TargetGroup

__all__ = ["add_groups", "target_group"]


def add_groups(
    collector: Collector, context: PlanContext, groups: Iterable[MeasureGroup], listed: Iterable[TargetGroup]
) -> None:
    """Add the target groups a plan lists, and the edges to its own from every row and from the measure."""
    for one in listed:
        target_group(collector, one.mention, one.group, one.lang)
    for group in groups:
        aimed: list[tuple[str, dict[str, Value]]] = []
        for row in group.rows:
            for aim in row.record.target_groups:
                found = target_group(collector, aim.mention, aim.group, row.record.lang)
                props = place_of(context, row.record, quote=aim.mention) | clean(mention=aim.mention, basis=aim.basis)
                collector.edge(row.id, "ACTIVITY_AIMED_AT", found, props)
                aimed += [(found, props)] if row.work else []
        for found, props in one_edge_each(aimed) if group.id else ():
            collector.edge(group.id or "", "AIMED_AT", found, props)


def target_group(collector: Collector, mention: str, concept: str | None, lang: str | None) -> str:
    """The node of a group: by its concept where the scheme knows it, else by its wording."""
    known = concept_of("target-groups", concept or mention, lang, collector.lang, by_id=concept is not None)
    id = join("target-group", known.id if known else named(mention))
    collector.node(id, "TargetGroup", known.name if known else mention)
    return id
