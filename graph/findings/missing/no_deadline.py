"""Measure without a deadline.

Definition: a row of work for which the plan asks by when and states nothing: neither a deadline nor a period.
Source: OGP completion steps; StratML Part 2 (TargetResult start and end date).
Needs: the state of the deadline cell, and whether a period is printed.
Cannot tell: whether the whole plan's period was meant.
Evidence: the row's own printed text, with field ``deadline`` and the state of its cell.
"""

from __future__ import annotations

from collections.abc import Iterator

from planatlas.graph.findings.corpus import Corpus, Row
from planatlas.graph.findings.finding import Finding
from planatlas.graph.findings.rows import for_the_plan, of_row
from planatlas.graph.findings.verdicts import cell_verdict

__all__ = ["KIND", "find"]

KIND = "no-deadline"


def find(corpus: Corpus) -> Iterator[Finding]:
    """Rows and plans without deadlines."""
    for plan in corpus.plans:
        rows = corpus.rows(plan.id)
        found = [(row, verdict) for row in rows if not _says_when(row) and (verdict := cell_verdict(row, "deadline"))]
        yield from (of_row(corpus, KIND, row, verdict, "deadline") for row, verdict in found)
        yield from for_the_plan(corpus, KIND, plan, found, len(rows), "deadline")


def _says_when(row: Row) -> bool:
    return any(row.get(name) for name in ("deadline", "period", "ends"))
