"""Indicator without a target value.

Definition: a row of work whose indicators, where the plan asks for a value, state no number to be reached.
Source: the indicator model of StratML Part 2 (TargetResult); EMCDDA evaluation guide, step 5.
Needs: the state of the targets cell; it is ``no_column`` unless heading or cell asks for a value.
Cannot tell: whether a value stands in another document, or whether the result can be counted at all.
Evidence: the row's own printed text, with field ``targets`` and the state of its cell.
"""

from __future__ import annotations

from collections.abc import Iterator

from planatlas.graph.gaps.corpus import Corpus
from planatlas.graph.gaps.finding import Finding
from planatlas.graph.gaps.rows import missing_in_cells

__all__ = ["KIND", "find"]

KIND = "no-target-value"


def find(corpus: Corpus) -> Iterator[Finding]:
    """Rows and plans whose indicators have no target value."""
    yield from missing_in_cells(corpus, KIND, "targets")
