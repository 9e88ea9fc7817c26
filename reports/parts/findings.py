"""Findings as a coordinator reads them: few, by weight, each with where it stands, why it matters and whom to ask."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from planatlas.graph.gaps.finding import Evidence, Finding, Phrase
from planatlas.graph.gaps.views import Entry, coordinator_view
from planatlas.reports.reading import Index, PlanReading, Row

__all__ = ["Card", "Findings", "findings_of"]

_PLACES = 3
_ROWS = 24
_ASKED = 3


@dataclass(frozen=True, slots=True)
class Card:
    """One entry of the coordinator's view, ready to be laid out.

    ``rows`` are the first measures it covers; ``rows_more`` counts those not named. ``ask`` is a sentence or empty.
    """

    kind: str
    severity: str
    verdict: str
    statement: str
    why: str
    ask: str
    places: tuple[Evidence, ...]
    rows: tuple[Row, ...]
    rows_more: int


@dataclass(frozen=True, slots=True)
class Findings:
    """The findings of one plan. ``counts``: (kind, verdict, number) of single ones; ``marked``: gaps of a measure."""

    cards: tuple[Card, ...]
    counts: tuple[tuple[str, str, int], ...]
    marked: Mapping[str, tuple[str, ...]]


def findings_of(index: Index, reading: PlanReading, found: Iterable[Finding], lang: str) -> Findings:
    """The findings about ``reading``, folded and ordered as the coordinator's view does it."""
    rows = {row.measure.id: row for row in reading.rows}
    mine = [one for one in found if one.plan == reading.plan.id]
    counted = Counter((one.kind, one.verdict) for one in mine if one.level != "plan")
    return Findings(
        cards=tuple(_card(index, rows, entry, lang) for entry in coordinator_view(mine)),
        counts=tuple((kind, verdict, number) for (kind, verdict), number in sorted(counted.items())),
        marked=_marked(index, mine),
    )


def _card(index: Index, rows: Mapping[str, Row], entry: Entry, lang: str) -> Card:
    first = entry.finding
    covered = list(dict.fromkeys(index.measure_of(one.subject) for one in entry.covers))
    known = [rows[measure] for measure in covered if measure in rows]
    statement, why, ask = _said(first, lang)
    return Card(
        kind=first.kind,
        severity=first.severity,
        verdict=first.verdict,
        statement=entry.says.text(lang) if entry.says else statement,
        why=why,
        ask=_whom(index, known, lang) if entry.says and first.verdict == "gap" else ask,
        places=_places(entry.covers if entry.says else entry.covers[:1]),
        rows=tuple(known[:_ROWS]),
        rows_more=max(0, len(known) - _ROWS),
    )


def _said(finding: Finding, lang: str) -> tuple[str, str, str]:
    """What a finding says, taken apart: the statement, why it matters, whom to ask."""
    if isinstance(finding.says, Mapping):
        return finding.says[lang], "", ""
    parts: dict[str, list[str]] = {"": [], "why": [], "ask": []}
    for phrase in finding.says:
        parts[_part(phrase)].append(phrase.text(lang))
    return " ".join(parts[""]), " ".join(parts["why"]), " ".join(parts["ask"])


def _whom(index: Index, rows: Sequence[Row], lang: str) -> str:
    """Whom to ask about several measures: the bodies that answer for most of them."""
    ties = [tie for row in rows for tie in row.responsible if tie.node.label == "Institution"]
    named = Counter(index.legal_entity(tie.node).name for tie in ties)
    first = sorted(named, key=lambda name: (-named[name], name))[:_ASKED]
    return Phrase.of("gap.ask", who=", ".join(first)).text(lang) if first else ""


def _part(phrase: Phrase) -> str:
    if phrase.key.startswith("gap.ask"):
        return "ask"
    return "why" if phrase.key.endswith(".why") else ""


def _places(covered: Sequence[Finding]) -> tuple[Evidence, ...]:
    """The first places where the source can be looked up, each once, those with words to quote."""
    every = {(one.doc, one.line, one.quote): one for finding in covered for one in finding.evidence if one.quote}
    return tuple(list(every.values())[:_PLACES])


def _marked(index: Index, found: Iterable[Finding]) -> dict[str, tuple[str, ...]]:
    """Kinds of gap of each measure, for the table."""
    marks: dict[str, set[str]] = {}
    for one in found:
        if one.verdict == "gap" and one.level in ("measure", "activity"):
            marks.setdefault(index.measure_of(one.subject), set()).add(one.kind)
    return {measure: tuple(sorted(kinds)) for measure, kinds in marks.items()}
