"""What an activity is measured by. A target value belongs to the indicator whose wording holds it."""

from __future__ import annotations

from collections.abc import Iterable

from planatlas.graph.assembly.collect import Collector, PlanContext, clean, place_of
from planatlas.graph.assembly.ids import fingerprint, join
from planatlas.graph.assembly.lifted import one_edge
from planatlas.graph.assembly.measures import MeasureGroup
from planatlas.graph.model import Value
from planatlas.records import Activity, Target

__all__ = ["add_indicators"]


def add_indicators(collector: Collector, context: PlanContext, groups: Iterable[MeasureGroup]) -> None:
    """Add indicators with their target values, and the edges to them from every row and from the measure."""
    for group in groups:
        for row in group.rows:
            for text, targets in _assigned(row.record).items():
                id, where = _add(collector, context, row.record, row.id, text, targets)
                collector.edge(row.id, "ACTIVITY_MEASURED_BY", id, where)
                # What is only mentioned is measured by nothing.
                if row.work and group.id is not None:
                    collector.edge(group.id, "MEASURED_BY", id, one_edge([where]))


def _assigned(record: Activity) -> dict[str, list[Target]]:
    """Indicator wording to its target values; a value that stands in none is an indicator of its own."""
    found: dict[str, list[Target]] = {text: [] for text in record.indicators}
    for target in record.targets:
        text = target.text or ""
        # The clause that holds the number stands in its indicator word for word.
        home = next((one for one in found if text and text in one), None)
        # A number in a column of its own is that of the only indicator.
        if home is None and len(record.indicators) == 1:
            home = record.indicators[0]
        found.setdefault(home or text or f"{target.value} {target.unit or ''}".strip(), []).append(target)
    return found


def _add(
    collector: Collector, context: PlanContext, record: Activity, activity: str, text: str, targets: list[Target]
) -> tuple[str, dict[str, Value]]:
    tail = activity.split("/", 1)[1]
    id = collector.unique(join("indicator", tail, fingerprint(text)))
    where = place_of(context, record, quote=_printed(record, text))
    collector.node(id, "Indicator", text, **where, **_values(record, targets))
    return id, where


def _printed(record: Activity, text: str) -> str:
    """The wording as the source prints it, where a page break tore it."""
    number = record.indicators.index(text) if text in record.indicators else -1
    return record.cell_of("indicators").item_quotes.get(number, text)


def _values(record: Activity, targets: list[Target]) -> dict[str, Value]:
    """The lowest and highest value said; what was achieved already is actual, not a target."""
    if not targets:
        return {}
    values = sorted(float(target.value) for target in targets)
    reached = record.status == "achieved"
    return clean(
        # A range gives its two ends.
        target=None if reached else values[0],
        target_max=values[-1] if len(values) > 1 and not reached else None,
        actual=values[-1] if reached else None,
        unit=next((target.unit for target in targets if target.unit), None),
        per=next((target.per for target in targets if target.per), None),
        due=record.ends,
    )
