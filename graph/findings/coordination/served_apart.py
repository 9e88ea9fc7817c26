"""Bodies that serve the same people and never meet in a row.

Definition: for a target group of a plan, bodies other than the issuer that are responsible or partner in measures
aimed at it, and of which at least one pair shares no measure of the plan. One finding a group, naming the pair with
most measures for that group. The tie is a shared row.
Source: Bergsten et al. 2019, collaborative gap; GAO-13-333 on overlap; own operationalisation.
Needs: target groups of rows. Where a group was inferred (from the wording or the chapter, not a column) the verdict is
``unsure``.
Cannot tell: whether the two do different things for these people.
Evidence: one cell of either body for the group.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from planatlas.graph.findings.corpus import Corpus
from planatlas.graph.findings.evidence import of_edge
from planatlas.graph.findings.finding import Finding, Phrase, Verdict, finding_id
from planatlas.graph.findings.load.loads import carriers, measures_of
from planatlas.graph.findings.phrases import ask
from planatlas.graph.findings.severity import severity
from planatlas.graph.model import Edge, Node

__all__ = ["KIND", "find"]

KIND = "served-apart"
# A body named once for a group may be there by chance.
_FEWEST = 2
_Serving = dict[str, dict[str, list[Edge]]]


def find(corpus: Corpus) -> Iterator[Finding]:
    """Groups whose bodies never meet."""
    for plan in corpus.plans:
        serving, met, sure = _serving(corpus, plan)
        for group, bodies in serving.items():
            apart = [pair for pair in combinations(sorted(bodies), 2) if frozenset(pair) not in met]
            weighty = [pair for pair in apart if all(len(bodies[body]) >= _FEWEST for body in pair)]
            if weighty:
                # The pair itself settles equals.
                most = max(weighty, key=lambda pair: (sum(len(bodies[body]) for body in pair), pair))
                yield _finding(corpus, plan, group, bodies, most, len(apart), group in sure)


def _serving(corpus: Corpus, plan: Node) -> tuple[_Serving, set[frozenset[str]], set[str]]:
    """Group to body to cells; pairs of bodies that share a measure; groups named in a column."""
    own, serving, met, sure = carriers(corpus, plan), {}, set(), set()  # type: ignore[var-annotated]
    for rows in measures_of(corpus, plan.id):
        named: dict[str, Edge] = {}
        for edge in (edge for row in rows for edge in (*row.responsible, *row.partners)):
            if not corpus.is_class(edge.source):
                named.setdefault(corpus.entity(edge.source), edge)
        outside = {body: edge for body, edge in named.items() if body not in own}
        # Met in any measure, also one for other people: they know of each other.
        met |= {frozenset(pair) for pair in combinations(sorted(outside), 2)}
        aimed = [edge for row in rows for edge in corpus.index.out(row.id, "ACTIVITY_AIMED_AT")]
        sure |= {edge.target for edge in aimed if edge.props.get("basis") == "column"}
        for group in sorted({edge.target for edge in aimed}):
            for body, edge in outside.items():
                serving.setdefault(group, {}).setdefault(body, []).append(edge)
    return serving, met, sure


def _finding(
    corpus: Corpus, plan: Node, group: str, bodies: dict[str, list[Edge]], most: tuple[str, str], apart: int, sure: bool
) -> Finding:
    one, other = most
    verdict: Verdict = "gap" if sure else "unsure"
    said = Phrase.of(
        f"gap.{KIND}.gap", group=corpus.index.name(group), one=corpus.index.name(one), other=corpus.index.name(other),
        one_count=len(bodies[one]), other_count=len(bodies[other]),
    )  # fmt: skip
    return Finding(
        id=finding_id(KIND, group, plan.id), kind=KIND, level="plan", subject=group,
        subject_name=corpus.index.name(group),
        verdict=verdict, severity=severity(KIND, verdict),
        says=(said, Phrase(f"gap.{KIND}.why"), ask(corpus, plan.id, most)),
        evidence=(of_edge(bodies[one][0], "partners"), of_edge(bodies[other][0], "partners")),
        metrics={"tie": "shared row", "bodies": len(bodies), "pairs_apart": apart, "pair": list(most)}, plan=plan.id,
    )  # fmt: skip
