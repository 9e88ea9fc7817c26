"""Annex that is for other places.

Definition: an act of the national frame is cited with an annex that the act itself keeps for places of another level
(communes, towns, counties), while another of its annexes is for the level of the place the plan covers. A gap where the
plan rests on it as its basis and the frame is confirmed; ``unsure`` where the annex is only mentioned or it is not.
Source: legal-citation consistency; the levels are those the act gives its annexes.
Needs: the annex as cited, the level of the place the plan covers, and annexes with their levels in the frame.
Cannot tell: a plan that means the other places on purpose.
Evidence: the citation as printed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from planatlas.graph.findings.alignment.citations import cited_acts
from planatlas.graph.findings.corpus import Corpus, text_of
from planatlas.graph.findings.evidence import of_edge
from planatlas.graph.findings.finding import Finding, Phrase, Verdict, finding_id
from planatlas.graph.findings.phrases import ask
from planatlas.graph.findings.severity import severity
from planatlas.graph.model import Edge, Node
from planatlas.ontology.frames import Act, Article

__all__ = ["KIND", "find"]

KIND = "citation-wrong-annex"
# Only what a plan rests on binds it; an act that is mentioned may speak of other places.
_BASIS = ("based_on", "adopts", "approves")


def find(corpus: Corpus) -> Iterator[Finding]:
    """Citations of annexes that are not for the plan's place."""
    for plan, act, edge in cited_acts(corpus):
        level = _level(corpus, plan)
        cited = _annex(act, text_of(edge.props.get("annex")))
        right = next((one for one in act.articles if level in one.levels), None) if level else None
        # Both are needed: an annex without levels is for all, and without a better one nothing is wrong.
        if cited and cited.levels and right and level not in cited.levels:
            yield _finding(corpus, plan, act, edge, cited, right)


def _level(corpus: Corpus, plan: Node) -> str | None:
    """Level of the one place a plan covers. "Town" is only believed of places of the register."""
    places = [
        corpus.index.node(edge.target) for edge in corpus.index.out(plan.id, "COVERS") if corpus.index.has(edge.target)
    ]
    # A plan for several places may need several annexes.
    if len(places) != 1:
        return None
    level = text_of(places[0].props.get("level"))
    # A name read from a title may be of any level; the register knows.
    return level if level != "town" or places[0].props.get("code") else None


def _annex(act: Act, printed: str | None) -> Article | None:
    number = re.search(r"\d+", printed or "")
    return next((one for one in act.articles if number and one.number == f"annex {number.group()}"), None)


def _finding(corpus: Corpus, plan: Node, act: Act, edge: Edge, cited: Article, right: Article) -> Finding:
    # The frame's own entries must have been checked before a plan is told that it errs.
    sure = act.confirmed and cited.confirmed and right.confirmed and edge.source == plan.id
    verdict: Verdict = "gap" if sure and edge.props.get("wording") in _BASIS else "unsure"
    name = corpus.index.name(edge.target)
    said = Phrase.of(
        f"gap.{KIND}.{verdict}", act=name, cited=_number(cited), means=cited.text, right=_number(right), fits=right.text
    )
    return Finding(
        id=finding_id(KIND, edge.target, plan.id, str(edge.props.get("line"))), kind=KIND, level="plan",
        subject=edge.target, subject_name=name, verdict=verdict, severity=severity(KIND, verdict),
        says=(said, Phrase(f"gap.{KIND}.why"), ask(corpus, plan.id)), evidence=(of_edge(edge, "legal_basis"),),
        metrics={"cited": cited.number, "fits": right.number, "source": cited.source}, plan=plan.id,
    )  # fmt: skip


def _number(annex: Article) -> str:
    return annex.number.removeprefix("annex ")
