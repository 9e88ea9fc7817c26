"""Indicator without a target value.

Definition: a row of work whose indicators, where the plan asks for a value, state no number to be reached. Where none
of them counts anything ("Number of...", "Rate of..."), or one says all ("All families visited"), the indicator may be
its own target: a manual that is written, a register that is kept. That is ``unsure``.
Source: the indicator model of StratML Part 2 (TargetResult); EMCDDA evaluation guide, step 5; that a thing to be done
may be its own target is this project's reading.
Needs: the state of the targets cell; it is ``no_column`` unless heading or cell asks for a value. The wording of the
indicators, against the list of counting words.
Cannot tell: whether a value stands in another document, or whether the result can be counted at all.
Evidence: the row's own printed text, with field ``targets`` and the state of its cell.
"""

from __future__ import annotations

from collections.abc import Iterator

from planatlas.graph.findings.corpus import Corpus, Row
from planatlas.graph.findings.finding import Finding, Phrase, Verdict
from planatlas.graph.findings.phrases import where_row
from planatlas.graph.findings.row_findings import for_the_plan, of_row
from planatlas.graph.findings.verdicts import cell_verdict, is_doubtful

__all__ = ["KIND", "find"]

KIND = "no-target-value"
_FIELD = "targets"


def find(corpus: Corpus) -> Iterator[Finding]:
    """Rows and plans whose indicators have no target value."""
    for plan in corpus.plans:
        rows = corpus.rows(plan.id)
        found = [(row, verdict) for row in rows if (verdict := cell_verdict(row, _FIELD))]
        for row, verdict in found:
            yield of_row(corpus, KIND, row, verdict, _FIELD, _own_target(corpus, row, verdict))
        yield from for_the_plan(corpus, KIND, plan, found, len(rows), _FIELD)


def _own_target(corpus: Corpus, row: Row, verdict: Verdict) -> Phrase | None:
    """What to say of an empty cell that is unsure only because the indicators may be targets in themselves."""
    if verdict != "unsure" or row.state(_FIELD) != "empty" or is_doubtful(row, _FIELD):
        return None
    return (
        Phrase(f"gap.{KIND}.own", (("where", where_row(row)),))
        if corpus.index.out(row.id, "ACTIVITY_MEASURED_BY")
        else None
    )
