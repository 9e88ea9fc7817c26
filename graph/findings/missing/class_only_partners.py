"""Partners that are only classes of actors.

Definition: a row whose partner cell names somebody, and everybody it names is a class ("NGOs", "schools"), not a body:
nobody who can be telephoned, invited or held to it.
Source: StratML stakeholder type Generic_Group; the finding is this project's own.
Needs: the partner edges of the row and which nodes are classes of actors.
Cannot tell: whether the issuer keeps a list of the bodies it means.
Evidence: each partner as printed, with field ``partners`` and state ``value``.
"""

from __future__ import annotations

from collections.abc import Iterator

from planatlas.graph.findings.corpus import Corpus, Row
from planatlas.graph.findings.finding import Finding, Verdict
from planatlas.graph.findings.row_findings import finding_of_row, on_rows

__all__ = ["KIND", "find", "only_classes"]

KIND = "class-only-partners"


def find(corpus: Corpus) -> Iterator[Finding]:
    """Rows whose partners are classes only, and plans where that is the rule."""

    def finding(row: Row, verdict: Verdict) -> Finding:
        classes = [corpus.index.name(edge.source) for edge in row.partners]
        return finding_of_row(
            corpus, KIND, row, verdict, "partners", edges=row.partners, metrics={"classes": len(classes)},
            who=", ".join(classes),
        )  # fmt: skip

    yield from on_rows(corpus, KIND, "partners", lambda row: only_classes(corpus, row), finding)


def only_classes(corpus: Corpus, row: Row) -> bool:
    """Tell whether a row has partners and none of them is a body."""
    return bool(row.partners) and all(corpus.is_class(edge.source) for edge in row.partners)
