"""Work due outside the period of its plan.

Definition: a row that ends after the plan's last day, or ended before its first.
Source: consistency of dates, project management practice.
Needs: the end of the row as its deadline cell states it (an item of an information list states the life of a document
instead), and start and end of the plan.
Cannot tell: work that goes on under the next plan on purpose; the verdict is then for people to decide.
Evidence: the row's own printed text, field ``deadline``.
"""

from __future__ import annotations

from collections.abc import Iterator

from planatlas.graph.findings.corpus import Corpus, Row, text_of
from planatlas.graph.findings.finding import Finding, Verdict
from planatlas.graph.findings.row_findings import finding_of_row, on_rows
from planatlas.graph.model import Node

__all__ = ["KIND", "find"]

KIND = "due-outside-plan"


def find(corpus: Corpus) -> Iterator[Finding]:
    """Rows whose end is not within the plan."""

    def finding(row: Row, verdict: Verdict) -> Finding:
        plan = corpus.index.node(row.plan)
        ends, first, last = row.get("ends"), plan.props["starts"], plan.props["ends"]
        metrics = {"ends": ends, "first": first, "last": last}
        return finding_of_row(
            corpus, KIND, row, verdict, "deadline", metrics=metrics, ends=ends, first=first, last=last
        )

    yield from on_rows(corpus, KIND, "deadline", lambda row: _outside(row, corpus.index.node(row.plan)), finding)


def _outside(row: Row, plan: Node) -> bool:
    asked = row.state("deadline") == "value" and row.get("activity_type") != "information"
    ends = text_of(row.get("ends")) if asked else None
    first, last = text_of(plan.props.get("starts")), text_of(plan.props.get("ends"))
    return bool(ends and first and last and not first <= ends <= last)
