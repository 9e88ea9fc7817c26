"""Deadline that is only the whole period of the plan.

Definition: a row whose deadline covers the plan from its first day to its last ("quarters I-IV" in a plan of one year):
it tells nothing about when. A row that prints a deadline beside its period ("2031-2035; evaluated every year") can be
followed by that, and one that goes on after the plan is no default: both are passed over. Reported about the row, and
about the plan where more than half of its rows say so.
Source: policy analysis of indicator and deadline quality (OGP completion steps); the finding is this project's own.
Needs: start and end of the row and of the plan.
Cannot tell: whether the work really goes on all year, as a service does.
Evidence: the row's own printed text, with field ``deadline`` and state ``value``.
"""

from __future__ import annotations

from collections.abc import Iterator

from planatlas.graph.findings.corpus import Corpus, Row, text_of
from planatlas.graph.findings.finding import Finding, Verdict
from planatlas.graph.findings.row_findings import finding_of_row, on_rows
from planatlas.graph.model import Node

__all__ = ["KIND", "find"]

KIND = "all-year-default"


def find(corpus: Corpus) -> Iterator[Finding]:
    """Rows that take the whole of the plan's time, and plans where that is the rule."""

    def finding(row: Row, verdict: Verdict) -> Finding:
        printed = text_of(row.get("deadline")) or text_of(row.get("period"))
        when = printed or f"{row.get('starts')} – {row.get('ends')}"
        return finding_of_row(corpus, KIND, row, verdict, "deadline", what=when)

    yield from on_rows(corpus, KIND, "deadline", lambda row: _all_of(row, corpus.index.node(row.plan)), finding)


def _all_of(row: Row, plan: Node) -> bool:
    starts, ends = text_of(row.get("starts")), text_of(row.get("ends"))
    if not starts or not ends or (row.get("period") and row.get("deadline")):
        return False
    first, last = text_of(plan.props.get("starts")), text_of(plan.props.get("ends"))
    return bool(first and last and starts <= first and ends == last)
