"""Whom the work is for."""

from __future__ import annotations

from collections.abc import Iterable

from planatlas.graph.assembly.collect import Collector, PlanContext, clean, place_of
from planatlas.graph.assembly.concepts import concept_of
from planatlas.graph.assembly.ids import join, named
from planatlas.graph.assembly.measures import MeasureGroup
from planatlas.records import TargetGroup

__all__ = ["add_groups", "target_group"]


def add_groups(
    collector: Collector, context: PlanContext, groups: Iterable[MeasureGroup], listed: Iterable[TargetGroup]
) -> None:
    """Add the target groups a plan lists and AIMED_AT from every activity to its own."""
    for one in listed:
        target_group(collector, one.mention, one.group, one.lang)
    for group in groups:
        for record, activity in group.rows:
            for aim in record.target_groups:
                found = target_group(collector, aim.mention, aim.group, record.lang)
                props = place_of(context, record, quote=aim.mention) | clean(mention=aim.mention, basis=aim.basis)
                collector.edge(activity, "AIMED_AT", found, props)


def target_group(collector: Collector, mention: str, concept: str | None, lang: str | None) -> str:
    """The node of a group: by its concept where the scheme knows it, else by its wording."""
    known = concept_of("target-groups", concept or mention, lang, collector.lang, by_id=concept is not None)
    id = join("target-group", known.id if known else named(mention))
    collector.node(id, "TargetGroup", known.name if known else mention)
    return id
