"""Measures, their activities, and the rows that are neither. A measure with one row is one activity.

A row that is no work of the plan becomes an Entry that says why; a measure all of whose rows are such is none.

A row whose measure cell was empty belongs to the measure above; so does the next row when it prints the very same
measure again with another activity. Anything else is a measure of its own: equal ones are numbered.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from planatlas.graph.assembly.collect import Collector, PlanContext, clean, dated, place_of
from planatlas.graph.assembly.ids import fingerprint, join, slug
from planatlas.graph.assembly.objectives import ObjectiveTree
from planatlas.graph.assembly.verdicts import CellVerdict, doubtful_cells, verdict_over_rows, verdicts_of
from planatlas.graph.model import Value
from planatlas.loaders.values.quarters import quarters_in, recurrence
from planatlas.records import CELL_FIELDS, Activity, CellState, Doubt, names_work

__all__ = ["MeasureGroup", "PrintedRow", "add_measures"]

# A measure has what one of its rows has; what is lost outweighs what is empty, as a value may have stood there.
_RANK: tuple[CellState, ...] = ("value", "lost", "empty", "dash", "no_column")

_WHY = {"cited": "cited", "not_applicable": "not applicable", "listed_without_values": "without values"}
"""Statuses of rows that are no work of the plan, and what an Entry says of them."""


def _why(record: Activity) -> str | None:
    """Why a row is no work of the plan; None where it is."""
    # Before its status: without work there is nothing that could be cited.
    if not names_work(record):
        return "no measure"
    # A line of the form that nobody filled in promises nothing, whatever its status was taken for.
    return _WHY.get(record.status) or ("without values" if record.has_doubt(Doubt.NAME_ALONE) else None)


@dataclass(slots=True, frozen=True)
class PrintedRow:
    """A row and the id of its node: an Activity where it is ``work`` of the plan, else an Entry."""

    record: Activity
    id: str
    work: bool


@dataclass(slots=True)
class MeasureGroup:
    """A measure and its rows; ``id`` is None where no row is work of the plan."""

    id: str | None
    above: str
    rows: list[PrintedRow] = field(default_factory=list)

    @property
    def first(self) -> Activity:
        """The row the measure is printed in."""
        return self.rows[0].record

    @property
    def works(self) -> list[PrintedRow]:
        """The rows that are work of the plan."""
        return [row for row in self.rows if row.work]

    @property
    def stands_for(self) -> str:
        """What a claim printed in one of its rows stands on: the measure, or the first row where there is none."""
        return self.id or self.rows[0].id


def add_measures(
    collector: Collector, context: PlanContext, activities: Iterable[Activity], tree: ObjectiveTree
) -> list[MeasureGroup]:
    """Add measures, activities and entries with their PART_OF edges; return the groups in reading order."""
    groups: list[MeasureGroup] = []
    for record in activities:
        group = _group_of(record, groups)
        if group is None:
            above = tree.above(record)
            group = MeasureGroup(collector.unique(_measure_id(context, record, above)), above)
            groups.append(group)
        # The node of a row that is no work has another label, and so another id.
        work = _why(record) is None
        text = record.activity_text or record.measure_text or record.quote or ""
        tail = (group.id or "").split("/", 1)[1]
        id = collector.unique(join("activity" if work else "entry", tail, fingerprint(text)))
        group.rows.append(PrintedRow(record, id, work))
    for group in groups:
        # Only now, as a later row of the same measure may be work.
        if not group.works:
            group.id = None
        _add_group(collector, context, group)
    return groups


def _measure_id(context: PlanContext, record: Activity, above: str) -> str:
    path = above.removeprefix("objective/").removeprefix("component/").removeprefix(context.tail).strip("/")
    within = "" if above == context.id or above.startswith(("strategy/", "programme/")) else path
    text = record.measure_text or record.activity_text
    return join("measure", context.tail, within, slug(record.measure_code), fingerprint(text))


def _group_of(record: Activity, groups: list[MeasureGroup]) -> MeasureGroup | None:
    if record.measure_inherited_from is not None:
        # The nearest above: the same measure may be printed twice.
        for group in reversed(groups):
            if _same_measure(group.first, record) and record.measure_inherited_from in _lines(group.first):
                return group
    last = groups[-1] if groups else None
    if last and _same_measure(last.first, record) and _has_own_activity(record):
        # The same activity again is a measure printed twice, and no second activity.
        same_text = record.activity_text == last.rows[-1].record.activity_text
        return None if same_text else last
    return None


def _lines(record: Activity) -> set[int | None]:
    return {record.line, *record.lines}


def _has_own_activity(record: Activity) -> bool:
    return bool(record.measure_text) and record.measure_text != record.activity_text


def _same_measure(one: Activity, other: Activity) -> bool:
    fields = ("measure_code", "measure_text", "specific_objective", "general_objective", "component", "activity_type")
    return all(getattr(one, name) == getattr(other, name) for name in fields)


def _add_group(collector: Collector, context: PlanContext, group: MeasureGroup) -> None:
    first = group.first
    found = _verdicts(context, group)
    if group.id is not None:
        collector.node(group.id, "Measure", _name(first.measure_text, first), **_measure_props(context, group, found))
        collector.edge(group.id, "PART_OF", group.above, place_of(context, first))
    for row, verdicts in zip(group.rows, found, strict=True):
        record = row.record
        text = record.activity_text or record.measure_text
        props = _activity_props(context, record) | {f"{name}_verdict": said for name, said in verdicts.items()}
        if not row.work:
            props["why"] = _why(record)
        collector.node(row.id, "Activity" if row.work else "Entry", _name(text, record), **props)
        collector.edge(row.id, "PART_OF", group.id or group.above, place_of(context, record))


def _name(text: str, record: Activity) -> str:
    said = text or record.measure_text or record.measure_code or record.quote
    return said or f"{record.doc}:{record.line}"


def _verdicts(context: PlanContext, group: MeasureGroup) -> list[dict[str, CellVerdict]]:
    """The verdict of each cell, row by row; a value in one row leaves an empty cell of another unsure."""
    live = [row.record for row in group.works or group.rows]
    held = [{name for name in CELL_FIELDS if record.state(name) == "value"} for record in live]
    # What one row says may hold for the others, where a merged cell was read once.
    filled = set().union(*held) if len(group.rows) > 1 else set()
    whole = bool(context.record.responsible_for_whole)
    return [verdicts_of(row.record, filled, whole) for row in group.rows]


def _measure_props(context: PlanContext, group: MeasureGroup, found: list[dict[str, CellVerdict]]) -> dict[str, Value]:
    rows = [row.record for row in group.rows]
    live = [row.record for row in group.works]
    said = [verdicts for row, verdicts in zip(group.rows, found, strict=True) if row.work]
    over = {f"{name}_verdict": verdict_over_rows(one[name] for one in said) for name in CELL_FIELDS}
    first = group.first
    deadlines = dict.fromkeys(record.deadline for record in live if record.deadline)
    own: dict[str, Value] = clean(
        lines=_as_lines(line for record in rows for line in record.lines),
        # A measure is as sure as its least sure row.
        confidence=min(float(record.confidence) for record in rows),
        deadline="; ".join(deadlines),
        period="; ".join(dict.fromkeys(record.period for record in live if record.period)),
        quarters=sorted({quarter for record in live for quarter in _quarters(context, record)}),
        recurs=next((often for record in live if (often := _recurs(record))), None),
        status=live[0].status,
        status_printed="; ".join(dict.fromkeys(one.status_printed for one in live if one.status_printed)),
        other=_other(live),
    )
    when = dated(
        starts=min((record.starts for record in live if record.starts), default=None),
        ends=max((record.ends for record in live if record.ends), default=None),
    )
    return place_of(context, first) | _shared_props(first) | own | when | _states(live) | over


def _activity_props(context: PlanContext, record: Activity) -> dict[str, Value]:
    own: dict[str, Value] = clean(
        lines=_as_lines(record.lines),
        status=record.status,
        status_printed=record.status_printed,
        other=_other([record]),
        deadline=record.deadline,
        deadline_kind=record.deadline_kind,
        period=record.period,
        quarters=_quarters(context, record),
        recurs=_recurs(record),
        actions=list(record.actions),
        footnote=record.footnote,
        doubts=list(record.doubts),
        doubtful=doubtful_cells(record),
        notes=list(record.notes),
    )
    when = dated(starts=record.starts, ends=record.ends)
    return place_of(context, record) | _shared_props(record) | own | when | _states([record])


def _quarters(context: PlanContext, record: Activity) -> list[int]:
    return quarters_in(record.deadline or record.period or "", context.year)


def _recurs(record: Activity) -> str | None:
    return recurrence(record.deadline or record.period or "")


def _shared_props(record: Activity) -> dict[str, Value]:
    return clean(
        code=record.measure_code,
        component=record.component,
        objective=record.specific_objective or record.general_objective,
        activity_type=record.activity_type,
        origin=record.origin,
        section=record.section,
    )


def _as_lines(lines: Iterable[int]) -> list[str]:
    return [str(line) for line in sorted(set(lines))]


def _other(records: Iterable[Activity]) -> list[str]:
    """What stands beside the fields of the rows, each text once: engines of RDF keep no text twice."""
    cells = (one for record in records for one in record.other)
    return list(dict.fromkeys(f"{one.heading}: {one.text}" if one.heading else one.text for one in cells))


def _states(records: list[Activity]) -> dict[str, Value]:
    """The state of each cell over the rows: value if any row has one, else lost, empty, dash, no_column."""
    states: dict[str, Value] = {}
    for field_name in CELL_FIELDS:
        found = {record.state(field_name) for record in records}
        states[f"{field_name}_cell"] = next(state for state in _RANK if state in found)
    return states
