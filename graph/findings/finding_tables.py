"""Findings as rows: what the command line prints and the spreadsheet holds."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from planatlas.graph.findings.compare.fields import FIELDS, TRANSITIONS
from planatlas.graph.findings.finding import Finding, Phrase
from planatlas.graph.findings.phrases import shortened, verdict_key
from planatlas.graph.findings.views import Entry
from planatlas.graph.table import Table

if TYPE_CHECKING:
    from planatlas.graph.findings.compare.comparison import Comparison

__all__ = ["as_table", "change_name", "comparison_table", "full_table", "view_table"]

_FORM = (
    "id", "kind", "level", "subject", "subject_name", "verdict", "severity", "statement", "evidence", "metrics",
    "stability", "decision", "plan",
)  # fmt: skip


def as_table(findings: Iterable[Finding]) -> Table:
    """Findings in their published form, one object a row, nothing capped or folded."""
    return Table.from_records([finding.as_json() for finding in findings], _FORM)


def view_table(entries: Sequence[Entry], lang: str) -> Table:
    """The coordinator's view in one language: number within its plan, verdict, weight, what is said, where to look.

    Where people have decided about something in it, a last column says what.
    """
    heads = ["gap.table.number", "gap.table.verdict", "gap.table.severity", "gap.table.finding", "gap.table.place"]
    # Asked first, as a column that is empty throughout is left out.
    decided = [entry.decided(lang) for entry in entries]
    heads += ["review.decision"] if any(decided) else []
    seen: Counter[str | None] = Counter()
    rows = []
    for entry, said in zip(entries, decided, strict=True):
        first = entry.finding
        seen[first.plan] += 1
        words = (f"verdict.{verdict_key(first.verdict)}", f"severity.{first.severity}")
        row = (seen[first.plan], *(Phrase(key).text(lang) for key in words), entry.text(lang), entry.place, said)
        rows.append(row[: len(heads)])
    return Table.of([Phrase(head).text(lang) for head in heads], rows)


def full_table(findings: Iterable[Finding], lang: str) -> Table:
    """Every finding with its first evidence and its statistics, flat, for spreadsheets and statistics programs."""
    columns = (
        "id", "kind", "level", "subject", "subject_name", "verdict", "severity", "statement", "doc", "line", "lines",
        "quote", "field", "state", "metrics", "stability", "decision", "decision_why", "answer", "decided_by",
        "decided_at", "plan",
    )  # fmt: skip
    return Table.of(columns, [_flat(finding, lang) for finding in findings])


def _flat(finding: Finding, lang: str) -> tuple[Any, ...]:
    first = finding.evidence[0] if finding.evidence else None
    lines = " ".join(str(line) for line in first.lines) if first else None
    at = (first.doc, first.line, lines, first.quote, first.field, first.state) if first else (None,) * 6
    # Sorted, so that the same findings give the same bytes.
    metrics = json.dumps(finding.metrics, ensure_ascii=False, sort_keys=True) if finding.metrics else None
    return (
        finding.id, finding.kind, finding.level, finding.subject, finding.subject_name, finding.verdict,
        finding.severity, finding.text(lang), *at, metrics, finding.stability, *_decided(finding), finding.plan,
    )  # fmt: skip


def _decided(finding: Finding) -> tuple[str | None, ...]:
    if (one := finding.decision) is None:
        return (None,) * 5
    return one.status, one.why, one.answer, one.who, one.at


def comparison_table(comparison: Comparison, lang: str) -> Table:
    """What changed, in words: the change, what it is about, from what to what, how sure the match is."""
    heads = [Phrase(f"compare.{name}").text(lang) for name in ("change", "about", "before", "after", "score")]
    return Table.of(heads, [_change(row, lang) for row in comparison.table()])


def change_name(change: str, lang: str) -> str:
    """A change in words: by its own name, else the field and what became of it."""
    field, _, became = change.partition(" ")
    # The catalogue has a sentence of its own for partners that changed.
    if field in FIELDS and became in TRANSITIONS and change != "partners changed":
        return Phrase.of(f"compare.became.{became.replace(' ', '-')}", field=_field_name(field, lang)).text(lang)
    return Phrase(f"compare.{change.replace(' ', '-')}").text(lang)


def _field_name(field: str, lang: str) -> str:
    return Phrase(f"compare.field.{field}").text(lang)


def _change(row: dict[str, Any], lang: str) -> tuple[Any, ...]:
    words = ", ".join(change_name(change, lang) for change in row["change"])
    about = Phrase(f"gap.{row['kind']}.name").text(lang) + ": " if row["kind"] else ""
    code = row["code_before"] or row["code_after"] if row["kind"] else None
    # The code tells which measure; its text is cut for the line.
    name = f"{code} {shortened(str(row['name']))}" if code else shortened(str(row["name"]))
    return words, about + name, *(_side(row, side, lang) for side in ("before", "after")), row["score"]


def _side(row: dict[str, Any], side: str, lang: str) -> str:
    """Code, place, load, and what stood in every field that changed, as far as there is any."""
    place = f"{row[f'doc_{side}']}:{row[f'line_{side}']}" if row[f"doc_{side}"] else None
    load = row[f"load_{side}"]
    stood = [_stood(one, side, lang) for one in row["fields"] or () if one["field"] != "code"]
    parts = (row[f"code_{side}"], place, *stood, None if load is None else str(load))
    return "; ".join(part for part in parts if part)


def _stood(change: dict[str, Any], side: str, lang: str) -> str:
    """A field with what stood in it, or what a cell without a value looked like."""
    texts, state = change[side], change[f"state_{side}"]
    if change["field"] == "status":
        texts = [Phrase(f"report.status.{one}").text(lang) for one in texts]
    said = ", ".join(shortened(one) for one in texts) or (Phrase(f"state.{state}").text(lang) if state else "–")
    return f"{_field_name(change['field'], lang)}: {said}"
