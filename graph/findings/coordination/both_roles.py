"""The same body responsible and partner in one row.

Definition: R[o, m] = P[o, m] = 1 for one printed body o, no class of actors, and one row m.
Source: RACI matrix analysis (one role a task); the finding is this project's own.
Needs: both cells of the row.
Cannot tell: which role was meant. A class (local authorities) may stand for other bodies in each cell: it is left out.
Evidence: both cells.
"""

from __future__ import annotations

from collections.abc import Iterator

from planatlas.graph.findings.corpus import Corpus, Row
from planatlas.graph.findings.finding import Finding, Verdict
from planatlas.graph.findings.row_findings import finding_of_row, on_rows
from planatlas.graph.model import Edge

__all__ = ["KIND", "find"]

KIND = "both-roles"


def find(corpus: Corpus) -> Iterator[Finding]:
    """Rows in which a body is its own partner."""

    def finding(row: Row, verdict: Verdict) -> Finding:
        edges = _twice(corpus, row)
        # The body stands in both cells and is named once.
        names = list(dict.fromkeys(corpus.index.name(edge.source) for edge in edges))
        return finding_of_row(
            corpus, KIND, row, verdict, "partners", edges=edges, metrics={"bodies": len(names)}, who=", ".join(names)
        )

    yield from on_rows(corpus, KIND, "partners", lambda row: bool(_twice(corpus, row)), finding)


def _twice(corpus: Corpus, row: Row) -> list[Edge]:
    shared = {edge.source for edge in row.responsible} & {edge.source for edge in row.partners}
    # A class may mean other bodies in each cell.
    both = {body for body in shared if not corpus.is_class(body)}
    return [edge for edge in (*row.responsible, *row.partners) if edge.source in both]
