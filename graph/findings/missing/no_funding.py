"""Measure without a source of money.

Definition: a row of work for which the plan asks for funding and names no source: Σ F[·, m] = 0 where it has a funding
column or a budget column. Source: GAO-15-49SP and GAO-23-105520, practice 7 (resources); Shao et al. 2021 on plans
"without costings or an overall funding plan".
Needs: the states of the funding and the budget cell. An amount in the budget cell is money named: then there is no gap.
Cannot tell: whether the work costs anything, or is paid from a running budget that the plan does not repeat.
Evidence: the row's own printed text, with field ``funding`` and the state of its cell.
"""

from __future__ import annotations

from collections.abc import Iterator

from planatlas.graph.findings.corpus import Corpus, Row
from planatlas.graph.findings.finding import Finding
from planatlas.graph.findings.row_findings import for_the_plan, of_row
from planatlas.graph.findings.verdicts import cell_verdict

__all__ = ["KIND", "find"]

KIND = "no-funding"


def find(corpus: Corpus) -> Iterator[Finding]:
    """Rows and plans without money: what is named in either cell, funding or budget, is money named."""
    for plan in corpus.plans:
        rows = corpus.rows(plan.id)
        found = [(row, verdict) for row in rows if (verdict := cell_verdict(row, "funding"))]
        yield from (of_row(corpus, KIND, row, verdict, _asked(row)) for row, verdict in found)
        yield from for_the_plan(corpus, KIND, plan, found, len(rows), "funding")


def _asked(row: Row) -> str:
    """The cell that a finding about money is about: budget where the plan has no funding column."""
    return "budget" if row.state("funding") == "no_column" and row.state("budget") != "no_column" else "funding"
