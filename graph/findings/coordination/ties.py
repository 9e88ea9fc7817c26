"""Ties between bodies that stand apart from the assignment of work: agreements in force.

Plan text shows who is assigned, not who meets whom. A collaboration tie C[o, p] is therefore taken only from what the
plan states beside its rows. Where it states none, analyses that need C answer with one line, ``not recorded``;
anything else would derive the tie from the very rows it is to be compared with.
"""

from __future__ import annotations

from itertools import combinations

from planatlas.graph.findings.corpus import Corpus
from planatlas.graph.findings.evidence import of_cell
from planatlas.graph.findings.finding import Finding, Phrase, finding_id
from planatlas.graph.findings.phrases import plan_name
from planatlas.graph.model import Node

__all__ = ["agreements", "no_ties", "ties"]

_OVER = ("ended",)


def agreements(corpus: Corpus, plan: str) -> list[Node]:
    """The agreements of a plan that are not over."""
    return [one for one in corpus.index.of_plan("Agreement", plan) if one.props.get("status") not in _OVER]


def ties(corpus: Corpus, plan: str) -> dict[frozenset[str], str]:
    """Pairs of bodies bound by an agreement that is not over, and which agreement."""
    found: dict[frozenset[str], str] = {}
    for agreement in agreements(corpus, plan):
        parties = sorted({corpus.entity(edge.target) for edge in corpus.index.out(agreement.id, "BINDS")})
        for pair in combinations(parties, 2):
            # One agreement is enough; the first is named.
            found.setdefault(frozenset(pair), agreement.id)
    return found


def no_ties(corpus: Corpus, kind: str, plan: Node) -> Finding:
    """The one line for a plan that states no tie apart from its rows."""
    said = Phrase.of("gap.no-ties", plan=plan_name(plan), kind=Phrase(f"gap.{kind}.name"))
    return Finding(
        id=finding_id(kind, plan.id), kind=kind, level="plan", subject=plan.id, subject_name=plan.name,
        verdict="not recorded", severity="low", says=(said,),
        evidence=tuple(of_cell(row, "partners") for row in corpus.rows(plan.id)[:1]),
        metrics={"tie": "agreement in force"}, plan=plan.id,
    )  # fmt: skip
