"""Work the plan itself says has no money.

Definition: a row whose budget cell carries a mark that a footnote explains as "no allocation foreseen". It is the
plan's own word, so it is more than an empty cell: the work is kept in the plan and nobody pays for it.
Source: GAO-23-105520, practice 7 (resources); Shao et al. 2021.
Needs: the reader's note that ties the mark to its footnote.
Cannot tell: free courses and projects of others that the footnote hopes for.
Evidence: the row's own printed text, with field ``budget`` and the state of its cell; the footnote is in the metrics.
"""

from __future__ import annotations

from collections.abc import Iterator

from planatlas.graph.findings.corpus import Corpus, Row, text_of
from planatlas.graph.findings.finding import Finding, Verdict
from planatlas.graph.findings.row_findings import finding_of_row, on_rows

__all__ = ["KIND", "find"]

KIND = "stated-unfunded"


def find(corpus: Corpus) -> Iterator[Finding]:
    """Rows whose footnote says there is no money."""

    def finding(row: Row, verdict: Verdict) -> Finding:
        footnote = _footnote(row)
        return finding_of_row(corpus, KIND, row, verdict, "budget", metrics={"footnote": footnote}, what=footnote)

    yield from on_rows(corpus, KIND, "budget", lambda row: bool(_footnote(row)), finding)


def _footnote(row: Row) -> str:
    """The footnote under the table that says so, word by word."""
    return text_of(row.get("footnote")) or ""
