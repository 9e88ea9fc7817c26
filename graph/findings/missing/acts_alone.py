"""A body that acts alone.

Definition: one legal entity over the responsible and the partner cell of a row together, where the plan asks for
partners and the work is not internal: |{entity(o) : R[o, m] = 1 or P[o, m] = 1}| = 1. A body with its own units is one
entity. So is one post in the singular ("asistent social"), whoever's it is: the plan names nobody beside it.
Source: RACI matrix analysis (no C's and I's); Bergsten et al. 2019. Counting legal entities is this project's own rule.
Needs: responsible and partner edges, which unit belongs to which body, and the state of the partner cell.
Cannot tell: whether the work needs anybody else. A class of actors among the partners counts as company.
Evidence: the row's own printed text with field ``partners``, and each cell in which the entity is named.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import cast

from planatlas.graph.findings.corpus import Corpus, Row, text_of
from planatlas.graph.findings.finding import Finding, Verdict
from planatlas.graph.findings.phrases import through
from planatlas.graph.findings.row_findings import finding_of_row, on_rows
from planatlas.graph.findings.severity import internal_work
from planatlas.graph.findings.verdicts import about_presence, cell_verdict
from planatlas.graph.model import Edge
from planatlas.ontology import scheme
from planatlas.ontology.actors import ActorClasses

__all__ = ["KIND", "acting_alone", "find"]

KIND = "acts-alone"


def find(corpus: Corpus) -> Iterator[Finding]:
    """Rows with a single legal entity, and plans where that is the rule."""

    def finding(row: Row, verdict: Verdict) -> Finding:
        if post := _post(row.responsible):
            return finding_of_row(
                corpus, KIND, row, verdict, "partners", edges=row.responsible, metrics={"entity": post}, key="post",
                who=post,
            )  # fmt: skip
        entity = corpus.index.legal_entity(row.responsible[0].source)
        return finding_of_row(
            corpus, KIND, row, verdict, "partners", edges=row.responsible, metrics={"entity": entity}, asked=[entity],
            who=through(corpus, entity, row.responsible),
        )  # fmt: skip

    yield from on_rows(corpus, KIND, "partners", lambda row: acting_alone(corpus, row), finding, _verdict)


def acting_alone(corpus: Corpus, row: Row) -> bool:
    """Tell whether one legal entity is all there is in a row that is not internal work."""
    state = row.state("partners")
    if not row.responsible or state in ("no_column", "lost"):
        return False
    if state == "value" and not row.partners:
        return False  # somebody is named there whom nobody could identify
    edges = (*row.responsible, *row.partners)
    alone = _post(edges) is not None or _one_entity(corpus, [edge.source for edge in edges])
    return alone and not internal_work(row)


def _post(edges: Sequence[Edge]) -> str | None:
    """The post that is all a row names, as printed; None for several, and for a word that means many holders."""
    mention = text_of(edges[0].props.get("mention")) if len(edges) == 1 else None
    found = cast(ActorClasses, scheme("actor-classes")).exactly(mention, None) if mention else None
    return mention if found and found.id == "posts" else None


def _one_entity(corpus: Corpus, named: Sequence[str]) -> bool:
    first = corpus.index.legal_entity(named[0])
    return corpus.classes.isdisjoint(named) and all(corpus.index.legal_entity(body) == first for body in named[1:])


def _verdict(row: Row) -> Verdict:
    """Alone by a partner cell that is itself doubtful is doubtful; a dash is the plan's own word for it."""
    said = cell_verdict(row, "partners")
    return about_presence(row, "partners") if said is None else said
