"""Who answers for what and with whom: as printed on the activity, and derived once per body and measure.

Only the derived edges carry load, and only from rows that are work of the plan; a row that is merely cited keeps its
printed edges.
"""

from __future__ import annotations

from collections.abc import Iterable

from planatlas.graph.assembly.collect import Collector, PlanContext, place_of
from planatlas.graph.assembly.lifted import one_edge
from planatlas.graph.assembly.measures import MeasureGroup, PrintedRow
from planatlas.graph.assembly.resolution import Bodies
from planatlas.graph.model import Value
from planatlas.records import Activity, Mention

__all__ = ["add_roles"]

_ROLES = (
    ("responsible", "RESPONSIBLE_FOR_ACTIVITY", "RESPONSIBLE_FOR"),
    ("partners", "PARTNER_IN_ACTIVITY", "PARTNER_IN"),
)


def add_roles(collector: Collector, context: PlanContext, groups: Iterable[MeasureGroup], bodies: Bodies) -> None:
    """Add the edges from bodies to activities and measures, and from bodies that a wording names."""
    for group in groups:
        for field, printed, derived in _ROLES:
            load: dict[str, list[dict[str, Value]]] = {}
            for row in group.rows:
                for body, props in _named(context, row.record, getattr(row.record, field), bodies):
                    collector.edge(body, printed, row.id, props)
                    if row.work:
                        load.setdefault(body, []).append(props)
            for body, named in load.items() if group.id else ():
                collector.edge(body, derived, group.id or "", one_edge(named))
        for row in group.rows:
            _add_actors(collector, context, row, bodies)


def _named(
    context: PlanContext, record: Activity, mentions: Iterable[Mention], bodies: Bodies
) -> Iterable[tuple[str, dict[str, Value]]]:
    """Every body of a cell once, with its first printed mention."""
    found: dict[str, dict[str, Value]] = {}
    for mention in mentions:
        body = bodies.of(mention, record.doc)
        if body is None or body in found:
            continue
        props = place_of(context, record, quote=mention.quote or mention.mention)
        found[body] = props | {"line": mention.line or record.line, "mention": mention.mention}
    return [(body, {k: v for k, v in props.items() if v is not None}) for body, props in found.items()]


def _add_actors(collector: Collector, context: PlanContext, row: PrintedRow, bodies: Bodies) -> None:
    for actor in row.record.actors:
        if body := bodies.of(Mention(actor.mention, actor.institution), row.record.doc):
            props = place_of(context, row.record, quote=actor.mention)
            collector.edge(body, "INVOLVED_IN_ACTIVITY", row.id, props | {"role": actor.role, "mention": actor.mention})
