"""Several responsible bodies and no lead.

Definition: a row that names more than one legal entity as responsible and does not say which leads: Σ R[·, m] > 1. A
body with its own units is one entity; classes of actors do not count. A body that issued the plan or is responsible for
the whole of it leads. A row of a table that has one column for those who act and their partners is passed over.
Source: RACI matrix analysis ("too many A's": duty is diluted); GAO-23-105520, practices 4 (leadership) and 5 (roles).
Needs: responsible edges and which unit belongs to which body.
Cannot tell: an agreed lead the plan does not print, or that the first named leads by custom. Where the row begins in
mid-sentence the verdict is ``unsure``: the words that name the lead may be lost.
Evidence: each responsible body as printed, with field ``responsible``.
"""

from __future__ import annotations

from collections.abc import Iterator

from planatlas.graph.findings.corpus import Corpus, Row
from planatlas.graph.findings.finding import Finding, Verdict
from planatlas.graph.findings.load.loads import carriers, responsible_entities
from planatlas.graph.findings.phrases import listed, through
from planatlas.graph.findings.row_findings import finding_of_row, on_rows
from planatlas.graph.findings.verdicts import about_presence, begins_torn, shares_column
from planatlas.graph.model import Edge

__all__ = ["KIND", "find"]

KIND = "no-lead"


def find(corpus: Corpus) -> Iterator[Finding]:
    """Rows with several responsible entities, and plans where that is the rule."""
    leading = {plan.id: carriers(corpus, plan) for plan in corpus.plans}

    def leaderless(row: Row) -> bool:
        if len(row.responsible) < 2:
            return False
        bodies = responsible_entities(corpus, row)
        return len(bodies) > 1 and not shares_column(row) and not leading[row.plan] & bodies.keys()

    def finding(row: Row, verdict: Verdict) -> Finding:
        bodies = responsible_entities(corpus, row)
        names = [_printed(corpus, row, body, edge) for body, edge in bodies.items()]
        return finding_of_row(
            corpus, KIND, row, verdict, "responsible", edges=bodies.values(), metrics={"bodies": len(names)}, asked=(),
            count=len(names), who=listed(names, 6),
        )  # fmt: skip

    yield from on_rows(corpus, KIND, "responsible", leaderless, finding, _verdict)


def _verdict(row: Row) -> Verdict:
    """A row that begins in mid-sentence may have lost the words that name the lead."""
    return "unsure" if begins_torn(row) else about_presence(row, "responsible")


def _printed(corpus: Corpus, row: Row, body: str, first: Edge) -> str:
    """A legal entity by its name; where the row prints one unit of it alone, by that."""
    if first.source == body:
        return corpus.index.name(body)
    return through(corpus, body, [edge for edge in row.responsible if corpus.index.legal_entity(edge.source) == body])
