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

from planatlas.graph.gaps.corpus import Corpus, Row
from planatlas.graph.gaps.evidence import of_cell, of_edge
from planatlas.graph.gaps.finding import Finding, Phrase, Verdict, finding_id
from planatlas.graph.gaps.missing.cells import for_the_plan
from planatlas.graph.gaps.severity import internal_work, severity
from planatlas.graph.gaps.verdicts import about_presence
from planatlas.graph.gaps.wording import ask, where_row

__all__ = ["KIND", "find"]

KIND = "class-only-partners"


def find(corpus: Corpus) -> Iterator[Finding]:
    """Rows whose partners are classes only, and plans where that is the rule."""
    for plan in corpus.plans:
        rows = corpus.rows(plan.id)
        hits = [(row, about_presence(row, "partners")) for row in rows if only_classes(corpus, row)]
        yield from (_of_row(corpus, row, verdict) for row, verdict in hits)
        yield from for_the_plan(corpus, KIND, plan, hits, len(rows), "partners")


def only_classes(corpus: Corpus, row: Row) -> bool:
    """Tell whether a row has partners and none of them is a body."""
    return bool(row.partners) and all(corpus.is_class(edge.source) for edge in row.partners)


def _of_row(corpus: Corpus, row: Row, verdict: Verdict) -> Finding:
    classes = [corpus.name(edge.source) for edge in row.partners]
    said = Phrase.of(f"gap.{KIND}.gap", where=where_row(row), who=", ".join(classes))
    asked = ask(corpus, row.plan, (edge.source for edge in row.responsible))
    return Finding(
        id=finding_id(KIND, row.id), kind=KIND, level="activity", subject=row.id, subject_name=row.node.name,
        verdict=verdict, severity=severity(KIND, verdict, internal_work(row)),
        says=(said, Phrase(f"gap.{KIND}.why"), asked),
        evidence=(of_cell(row, "partners"), *(of_edge(edge, "partners") for edge in row.partners)),
        metrics={"classes": len(classes)}, plan=row.plan,
    )  # fmt: skip
