"""Measure that nobody answers for.

Definition: a row of work for which the plan asks who is responsible and names nobody: Σ R[·, m] = 0 where the plan has
such a column. Source: RACI matrix analysis ("the job may not get done"); GAO-23-105520, practice 5 (clarify roles).
A plan that names one body for the whole of it ("the directorate carries out this decision") hands that down to every
row: an empty cell is then no gap but ``unsure``, with the reason, since the plan may still have meant somebody else.
Needs: the state of the responsible cell, and who is responsible for the whole plan.
Cannot tell: who does the work in practice.
Evidence: the row's own printed text, with field ``responsible`` and the state of its cell.
"""

from __future__ import annotations

from collections.abc import Iterator

from planatlas.graph.findings.corpus import Corpus, Row, text_of
from planatlas.graph.findings.finding import Finding, Phrase
from planatlas.graph.findings.phrases import where_row
from planatlas.graph.findings.row_findings import for_the_plan, of_row
from planatlas.graph.findings.verdicts import cell_verdict

__all__ = ["KIND", "find"]

KIND = "no-responsible"
_FIELD = "responsible"


def find(corpus: Corpus) -> Iterator[Finding]:
    """Rows and plans without a responsible body."""
    for plan in corpus.plans:
        whole = text_of(plan.props.get("responsible_for_whole"))
        rows = corpus.rows(plan.id)
        found = [(row, verdict) for row in rows if (verdict := cell_verdict(row, _FIELD))]
        for row, verdict in found:
            yield of_row(corpus, KIND, row, verdict, _FIELD, _inherited(row, whole))
        yield from for_the_plan(corpus, KIND, plan, found, len(rows), _FIELD)


def _inherited(row: Row, whole: str | None) -> Phrase | None:
    if whole and row.state(_FIELD) in ("empty", "no_column"):
        return Phrase.of("gap.no-responsible.inherited", where=where_row(row), who=whole)
    return None
