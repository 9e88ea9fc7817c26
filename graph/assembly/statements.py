"""What a document says besides its work: figures, abbreviations, statements, and bodies named in prose."""

from __future__ import annotations

from collections.abc import Iterable

from planatlas.graph.assembly.collect import Collector, PlanContext, clean, place_of
from planatlas.graph.assembly.ids import fingerprint, join
from planatlas.graph.assembly.resolution import Bodies
from planatlas.graph.model import Value
from planatlas.records import Abbreviation, InstitutionRecord, Mention, Record, StatedFigure, Statement

__all__ = ["add_statements"]


def add_statements(collector: Collector, context: PlanContext, records: Iterable[Record], bodies: Bodies) -> None:
    """Add one node for every figure, abbreviation and statement, and NAMED_IN for every body named in prose."""
    for record in records:
        match record:
            case StatedFigure():
                _add(collector, context, record, "Figure", *_figure(record))
            case Abbreviation():
                name = f"{record.short} = {record.long}"
                _add(collector, context, record, "Abbreviation", name, clean(short=record.short, long=record.long))
            case Statement():
                _add(collector, context, record, "Statement", *_statement(record))
            case InstitutionRecord():
                _add_naming(collector, context, record, bodies)


def _add(
    collector: Collector, context: PlanContext, record: Record, label: str, name: str, props: dict[str, Value]
) -> None:
    id = collector.unique(join(label.lower(), context.tail, fingerprint(name)))
    where = place_of(context, record)
    collector.node(id, label, name, **where, **props)
    collector.edge(id, "STATED_IN", context.id, where)


def _figure(record: StatedFigure) -> tuple[str, dict[str, Value]]:
    value = f"{record.value:g}" if isinstance(record.value, float) else str(record.value)
    words = (value, record.unit, record.what, record.subject, record.when)
    props = clean(
        value=float(record.value), unit=record.unit, what=record.what, subject=record.subject, when=record.when
    )
    return " ".join(word for word in words if word), props


def _statement(record: Statement) -> tuple[str, dict[str, Value]]:
    words = (record.subject, record.predicate, record.object, record.when)
    props = clean(subject=record.subject, predicate=record.predicate, object=record.object, when=record.when)
    return " ".join(word for word in words if word), props


def _add_naming(collector: Collector, context: PlanContext, record: InstitutionRecord, bodies: Bodies) -> None:
    body = bodies.of(Mention(record.naming, record.institution, record.line), record.doc)
    if body:
        props = place_of(context, record, quote=record.quote or record.mention)
        collector.edge(body, "NAMED_IN", context.id, props | clean(role=record.role, mention=record.mention))
