"""A body that acts alone.

Definition: one legal entity over the responsible and the partner cell of a row together, where the plan asks for
partners and the work is not internal: |{entity(o) : R[o, m] = 1 or P[o, m] = 1}| = 1. A body with its own units is one
entity.
Source: RACI matrix analysis (no C's and I's); Bergsten et al. 2019. Counting legal entities is this project's own rule.
Needs: responsible and partner edges, which unit belongs to which body, and the state of the partner cell.
Cannot tell: whether the work needs anybody else. A class of actors among the partners counts as company.
Evidence: the row's own printed text with field ``partners``, and each cell in which the entity is named.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from planatlas.graph.findings.corpus import Corpus, Row
from planatlas.graph.findings.finding import Finding, Verdict
from planatlas.graph.findings.row_findings import on_rows, said_of_row
from planatlas.graph.findings.severity import internal_work
from planatlas.graph.findings.verdicts import about_presence, cell_verdict

__all__ = ["KIND", "acting_alone", "find"]

KIND = "acts-alone"


def find(corpus: Corpus) -> Iterator[Finding]:
    """Rows with a single legal entity, and plans where that is the rule."""

    def say(row: Row, verdict: Verdict) -> Finding:
        entity = corpus.index.legal_entity(row.responsible[0].source)
        return said_of_row(
            corpus, KIND, row, verdict, "partners", edges=row.responsible, metrics={"entity": entity}, asked=[entity],
            who=corpus.index.name(entity),
        )  # fmt: skip

    yield from on_rows(corpus, KIND, "partners", lambda row: acting_alone(corpus, row), say, _verdict)


def acting_alone(corpus: Corpus, row: Row) -> bool:
    """Tell whether one legal entity is all there is in a row that is not internal work."""
    state = row.state("partners")
    if not row.responsible or state in ("no_column", "lost"):
        return False
    if state == "value" and not row.partners:
        return False  # somebody is named there whom nobody could identify
    return _one_entity(corpus, [edge.source for edge in (*row.responsible, *row.partners)]) and not internal_work(row)


def _one_entity(corpus: Corpus, named: Sequence[str]) -> bool:
    first = corpus.index.legal_entity(named[0])
    return corpus.classes.isdisjoint(named) and all(corpus.index.legal_entity(body) == first for body in named[1:])


def _verdict(row: Row) -> Verdict:
    """Alone by a partner cell that is itself doubtful is doubtful; a dash is the plan's own word for it."""
    said = cell_verdict(row, "partners")
    return about_presence(row, "partners") if said is None else said
