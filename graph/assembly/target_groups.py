"""Whom the work is for."""

from __future__ import annotations

from collections.abc import Iterable

from planatlas.graph.assembly.collect import Collector, PlanContext, clean, place_of
from planatlas.graph.assembly.concepts import concept_of
from planatlas.graph.assembly.ids import join, named
from planatlas.graph.assembly.lifted import one_edge_each
from planatlas.graph.assembly.measures import MeasureGroup
from planatlas.graph.assembly.objectives import ObjectiveTree
from planatlas.graph.model import Node, Value
from planatlas.loaders.values.groups_named import (
    NamedGroup,
    first_clause,
    groups_of_heading,
    groups_of_text,
    names_staff,
)
from planatlas.ontology import fold, scheme
from planatlas.records import TargetGroup

__all__ = ["add_groups", "target_group"]


def add_groups(
    collector: Collector,
    context: PlanContext,
    groups: Iterable[MeasureGroup],
    listed: Iterable[TargetGroup],
    tree: ObjectiveTree,
) -> None:
    """Add the target groups a plan lists, and the edges to its own from every row and from the measure.

    An edge of a row says what the row prints in a cell of groups or its reader found in running text. The edges of a
    measure say too what its words, the headings it stands under and the title of the plan name: one edge for each
    group and ``basis``, at the place that names it. What the cell showed stays as it is: a heading fills no cell.
    """
    for record in listed:
        id = target_group(collector, record.mention, record.group, record.lang)
        props = place_of(context, record, quote=record.mention) | clean(mention=record.mention)
        collector.edge(id, "NAMED_IN", context.id, props)
    title = [(one, place_of(context, context.record, quote=one.mention)) for one in groups_of_text(context.record.name)]
    for group in groups:
        aimed: dict[str, list[_Aim]] = {}
        for row in group.rows:
            for aim in row.record.target_groups:
                found = target_group(collector, aim.mention, aim.group, row.record.lang)
                props = place_of(context, row.record, quote=aim.mention) | clean(mention=aim.mention, basis=aim.basis)
                collector.edge(row.id, "ACTIVITY_AIMED_AT", found, props)
                if row.work:
                    aimed.setdefault(aim.basis or "", []).append((found, props))
        for basis, aims in (
            ("text", _of_words(context, group)),
            ("section", _of_objective(collector, context, group)),
            ("component", _of_component(collector, tree, group)),
            ("title", title),
        ):
            for one, where in aims:
                found = target_group(collector, one.mention, one.concept, group.first.lang)
                aimed.setdefault(basis, []).append((found, where | {"mention": one.mention, "basis": basis}))
        # Where no row is work of the plan there is no measure: what is said stands on the first row, never counted.
        source, type = (group.id, "AIMED_AT") if group.id else (group.stands_for, "ACTIVITY_AIMED_AT")
        for of_basis in aimed.values():
            for found, props in one_edge_each(of_basis) if group.id else of_basis:
                collector.edge(source, type, found, props)


Props = dict[str, Value]
_Aim = tuple[str, Props]
_Named = list[tuple[NamedGroup, Props]]


def _of_words(context: PlanContext, group: MeasureGroup) -> _Named:
    """What the measure itself names; where its words name nobody, what its activities do."""
    first = group.first
    named = [(one, place_of(context, first, quote=one.mention)) for one in groups_of_text(first.measure_text)]
    if named or names_staff(first.measure_text):
        return named
    return [
        (one, place_of(context, row.record, quote=one.mention))
        for row in group.rows
        for one in groups_of_text(first_clause(row.record.activity_text))
    ]


def _of_objective(collector: Collector, context: PlanContext, group: MeasureGroup) -> _Named:
    """What the nearest objective names; without one, the section the row stands in, at the line of the row."""
    above = collector.nodes[group.above]
    if above.label == "Objective":
        return _of_node(above)
    section = group.first.section or ""
    if not section or fold(section) == fold(group.first.component or ""):
        return []
    where = place_of(context, group.first, quote=section)
    return [(one, where) for one in groups_of_heading(section)]


def _of_component(collector: Collector, tree: ObjectiveTree, group: MeasureGroup) -> _Named:
    id = tree.component(group.first.component, group.first)
    return _of_node(collector.nodes[id]) if id else []


def _of_node(heading: Node) -> _Named:
    where: Props = {name: value for name in _PLACE if (value := heading.props.get(name)) is not None}
    where.setdefault("quote", heading.name)
    return [(one, where) for one in groups_of_heading(heading.name)]


_PLACE = ("plan", "year", "doc", "line", "page", "sheet", "cell", "quote", "confidence")


def target_group(collector: Collector, mention: str, concept: str | None, lang: str | None) -> str:
    """The node of a group: by its concept where the scheme knows it, else by its wording."""
    known = concept_of("target-groups", concept or mention, lang, collector.lang, by_id=concept is not None)
    id = join("target-group", known.id if known else named(mention))
    wider = scheme("target-groups").above(known.id) if known else []
    collector.node(
        id,
        "TargetGroup",
        known.name if known else mention,
        kind=known.id if known else None,
        wider=[join("target-group", one) for one in wider],
    )
    return id
