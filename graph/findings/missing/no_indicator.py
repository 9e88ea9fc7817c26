"""Measure without an indicator.

Definition: a row of work for which the plan asks for indicators and states none.
Source: the indicator model of StratML Part 2; OGP completion steps; EMCDDA evaluation guide, step 5.
Needs: the state of the indicators cell.
Cannot tell: whether somebody measures the result without the plan saying so.
Evidence: the row's own printed text, with field ``indicators`` and the state of its cell.
"""

from __future__ import annotations

from collections.abc import Iterator

from planatlas.graph.findings.corpus import Corpus
from planatlas.graph.findings.finding import Finding
from planatlas.graph.findings.row_findings import missing_in_cells

__all__ = ["KIND", "find"]

KIND = "no-indicator"


def find(corpus: Corpus) -> Iterator[Finding]:
    """Rows and plans without indicators."""
    yield from missing_in_cells(corpus, KIND, "indicators")
