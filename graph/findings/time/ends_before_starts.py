"""Work that ends before it starts.

Definition: a row whose end comes before its start.
Source: consistency of dates, project management practice.
Needs: both dates, printed with their years: a season without years ("November to March") runs into the next year.
Cannot tell: which of the two is the slip.
Evidence: the row's own printed text, field ``deadline``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from planatlas.graph.findings.corpus import Corpus, Row, text_of
from planatlas.graph.findings.finding import Finding, Verdict
from planatlas.graph.findings.row_findings import finding_of_row, on_rows

__all__ = ["KIND", "find"]

KIND = "ends-before-starts"
_YEAR = re.compile(r"(?:19|20)\d\d")


def find(corpus: Corpus) -> Iterator[Finding]:
    """Rows whose dates stand the wrong way round."""

    def finding(row: Row, verdict: Verdict) -> Finding:
        starts, ends = row.get("starts"), row.get("ends")
        metrics = {"starts": starts, "ends": ends}
        return finding_of_row(corpus, KIND, row, verdict, "deadline", metrics=metrics, starts=starts, ends=ends)

    yield from on_rows(corpus, KIND, "deadline", _backwards, finding)


def _backwards(row: Row) -> bool:
    starts, ends = text_of(row.get("starts")), text_of(row.get("ends"))
    printed = " ".join(text_of(row.get(name)) or "" for name in ("deadline", "period"))
    return bool(starts and ends and ends < starts and len(_YEAR.findall(printed)) > 1)
