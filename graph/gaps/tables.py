"""Findings as rows: what the command line prints and the spreadsheet holds."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from typing import Any

from planatlas.graph.gaps.finding import Finding, Phrase
from planatlas.graph.gaps.views import Entry
from planatlas.graph.gaps.wording import verdict_key
from planatlas.graph.table import Table

__all__ = ["as_table", "full_table", "view_table"]

_FORM = (
    "id", "kind", "level", "subject", "subject_name", "verdict", "severity", "statement", "evidence", "metrics",
    "stability", "decision", "plan",
)  # fmt: skip


def as_table(findings: Iterable[Finding]) -> Table:
    """Findings in their published form, one object a row, nothing capped or folded."""
    return Table.from_records([finding.as_json() for finding in findings], _FORM)


def view_table(entries: Sequence[Entry], lang: str) -> Table:
    """The coordinator's view in one language: number, what, how weighty, what is said of it, where to look."""
    heads = ("gap.table.number", "gap.table.verdict", "gap.table.severity", "gap.table.finding", "gap.table.place")
    rows = [
        (
            number,
            Phrase(f"verdict.{verdict_key(entry.finding.verdict)}").text(lang),
            Phrase(f"severity.{entry.finding.severity}").text(lang),
            entry.text(lang),
            entry.place,
        )
        for number, entry in enumerate(entries, start=1)
    ]
    return Table.of([Phrase(head).text(lang) for head in heads], rows)


def full_table(findings: Iterable[Finding], lang: str) -> Table:
    """Every finding with its first evidence and its statistics, flat, for spreadsheets and statistics programs."""
    columns = (
        "id", "kind", "level", "subject", "subject_name", "verdict", "severity", "statement", "doc", "line", "lines",
        "quote", "field", "state", "metrics", "stability", "plan",
    )  # fmt: skip
    return Table.of(columns, [_flat(finding, lang) for finding in findings])


def _flat(finding: Finding, lang: str) -> tuple[Any, ...]:
    first = finding.evidence[0] if finding.evidence else None
    lines = " ".join(str(line) for line in first.lines) if first else None
    at = (first.doc, first.line, lines, first.quote, first.field, first.state) if first else (None,) * 6
    metrics = json.dumps(finding.metrics, ensure_ascii=False, sort_keys=True) if finding.metrics else None
    return (
        finding.id, finding.kind, finding.level, finding.subject, finding.subject_name, finding.verdict,
        finding.severity, finding.text(lang), *at, metrics, finding.stability, finding.plan,
    )  # fmt: skip
