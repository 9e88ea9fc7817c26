"""Measure without a deadline.

Definition: a row of work for which the plan asks by when and states nothing: neither a deadline nor a period.
Source: OGP completion steps; StratML Part 2 (TargetResult start and end date).
Needs: the state of the deadline cell, and whether a period is printed.
Cannot tell: whether the whole plan's period was meant.
Evidence: the row's own printed text, with field ``deadline`` and the state of its cell.
"""

from __future__ import annotations

from collections.abc import Iterator

from planatlas.graph.findings.corpus import Corpus
from planatlas.graph.findings.finding import Finding
from planatlas.graph.findings.row_findings import missing_in_cells

__all__ = ["KIND", "find"]

KIND = "no-deadline"


def find(corpus: Corpus) -> Iterator[Finding]:
    """Rows and plans without deadlines."""
    yield from missing_in_cells(corpus, KIND, "deadline")
