"""Measure without partner.

Definition: a row of work for which the plan asks for partners and names none: |{o : P[o, m] = 1}| = 0 where the plan
has a partner column. Source: RACI matrix analysis, horizontal reading ("no C's and I's": departments do not talk);
Bergsten et al. 2019 for the reading as a possible collaborative gap.
Needs: the state of the partner cell; an absent edge alone proves nothing.
Cannot tell: whether somebody cooperates without being named, or whether the work needs a partner at all.
A row that names several legal entities as responsible is not alone: the finding stands, with low severity.
Evidence: the row's own printed text, with field ``partners`` and the state of its cell.
"""

from __future__ import annotations

from collections.abc import Iterator

from planatlas.graph.findings.corpus import Corpus, Row
from planatlas.graph.findings.finding import Finding
from planatlas.graph.findings.row_findings import missing_in_cells

__all__ = ["KIND", "find"]

KIND = "no-partner"


def find(corpus: Corpus) -> Iterator[Finding]:
    """Rows and plans without partners."""
    rows = {row.id: row for row in corpus.every_row()}
    for finding in missing_in_cells(corpus, KIND, "partners"):
        row = rows.get(finding.subject)
        if row and _in_company(corpus, row):
            finding.severity = "low"
        yield finding


def _in_company(corpus: Corpus, row: Row) -> bool:
    return len(row.responsible) > 1 and len({corpus.index.legal_entity(edge.source) for edge in row.responsible}) > 1
