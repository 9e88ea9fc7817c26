"""Findings as a coordinator reads them: few, by weight, each with where it stands and whom to ask."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from planatlas.graph.model import Node
from planatlas.reports.reading import Index, PlanReading, Row
from planatlas.reports.source import FindingLike

__all__ = ["SHOWN", "Card", "Findings", "Place", "findings_of"]

SHOWN = 20
"""Findings a coordinator is shown; the rest is counted and marked in the table of measures."""

_SEVERITIES = ("high", "medium", "low")
_VERDICTS = ("gap", "stated none", "unsure")


@dataclass(frozen=True, slots=True)
class Place:
    """Where the source says it: document, line, and text that stands there."""

    doc: str
    line: int | None
    quote: str


@dataclass(frozen=True, slots=True)
class Card:
    """One finding, ready to be laid out. ``ask`` holds the bodies to turn to, empty where only the issuer can tell."""

    kind: str
    severity: str
    verdict: str
    statement: str
    subject: Node | None
    places: tuple[Place, ...]
    ask: tuple[str, ...]
    row: Row | None


@dataclass(frozen=True, slots=True)
class Findings:
    """The findings of one plan. ``counts``: (kind, verdict, number) of all; ``more`` how many are not shown as cards."""

    cards: tuple[Card, ...]
    counts: tuple[tuple[str, str, int], ...]
    more: int
    marked: dict[str, tuple[str, ...]]


def findings_of(index: Index, reading: PlanReading, found: Iterable[FindingLike], lang: str) -> Findings:
    """The findings about ``reading``, the weightiest first, a measure's together with those of its activities."""
    rows = {row.measure.id: row for row in reading.rows}
    mine = [one for one in found if _plan_of(index, one) == reading.plan.id]
    shown = [one for one in _folded(mine) if one.verdict in _VERDICTS]
    cards = [_card(index, reading, rows, one, lang) for one in sorted(shown, key=_weight)]
    counted = Counter((one.kind, one.verdict) for one in mine if one.level != "plan")
    return Findings(
        cards=tuple(cards[:SHOWN]),
        counts=tuple((kind, verdict, number) for (kind, verdict), number in sorted(counted.items())),
        more=max(0, len(cards) - SHOWN),
        marked=_marked(index, mine),
    )


def _plan_of(index: Index, finding: FindingLike) -> object:
    node = index.nodes.get(finding.subject)
    if node is not None and node.label == "Plan":
        return node.id
    return getattr(finding, "plan", None) or (node.props.get("plan") if node is not None else None)


def _folded(found: Sequence[FindingLike]) -> list[FindingLike]:
    """Leave out single rows of a kind that is already reported of the whole plan, and activities beside their measure."""
    whole = {one.kind for one in found if one.level == "plan"}
    kept = [one for one in found if one.level == "plan" or one.kind not in whole]
    measures = any(one.level == "measure" for one in kept)
    return [one for one in kept if one.level != "activity" or not measures]


def _weight(finding: FindingLike) -> tuple[int, int, int, str, float, str]:
    severity = _SEVERITIES.index(finding.severity) if finding.severity in _SEVERITIES else len(_SEVERITIES)
    first = next((_get(one, "line") for one in finding.evidence), None)
    return (
        severity,
        _VERDICTS.index(finding.verdict),
        int(finding.level != "plan"),
        finding.kind,
        float(first) if isinstance(first, int) else float("inf"),
        finding.id,
    )


def _card(index: Index, reading: PlanReading, rows: dict[str, Row], finding: FindingLike, lang: str) -> Card:
    subject = index.nodes.get(finding.subject)
    row = rows.get(_measure_id(index, finding.subject))
    return Card(
        kind=finding.kind,
        severity=finding.severity,
        verdict=finding.verdict,
        statement=str(_get(finding.statement, lang) or _get(finding.statement, "en") or finding.kind),
        subject=subject,
        places=tuple(_place(one) for one in list(finding.evidence)[:3]),
        ask=_whom(reading, row),
        row=row,
    )


def _measure_id(index: Index, subject: str) -> str:
    """The measure a subject is or belongs to."""
    node = index.nodes.get(subject)
    if node is not None and node.label == "Activity":
        above = index.above(node.id, "Measure")
        return above.id if above is not None else subject
    return subject


def _whom(reading: PlanReading, row: Row | None) -> tuple[str, ...]:
    if row is not None and row.responsible:
        return tuple(tie.node.name for tie in row.responsible[:3])
    whole = reading.plan.props.get("responsible_for_whole") or reading.plan.props.get("issuer")
    return (str(whole),) if whole else ()


def _place(evidence: Any) -> Place:
    line = _get(evidence, "line")
    return Place(str(_get(evidence, "doc") or ""), line if isinstance(line, int) else None, str(_get(evidence, "quote") or ""))


def _marked(index: Index, found: Iterable[FindingLike]) -> dict[str, tuple[str, ...]]:
    """Kinds of gap of each measure, for the table."""
    marks: dict[str, set[str]] = {}
    for one in found:
        if one.verdict == "gap" and one.level in ("measure", "activity"):
            marks.setdefault(_measure_id(index, one.subject), set()).add(one.kind)
    return {measure: tuple(sorted(kinds)) for measure, kinds in marks.items()}


def _get(holder: Any, name: str) -> Any:
    """A field of a mapping or of an object."""
    return holder.get(name) if isinstance(holder, dict) else getattr(holder, name, None)
