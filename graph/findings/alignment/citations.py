"""One act cited with two years.

Definition: two citations in one plan with the same kind and number of act and different years. Where what surrounds
the two citations is alike, one of them is a slip and the finding is a gap; otherwise two acts may share a number,
since numbers begin anew every year, and the verdict is ``unsure``.
Source: legal-citation consistency, ELI; GAO-23-105508 (audit against the law, item by item).
Needs: kind, number and year of the acts as cited, and the words around them.
Cannot tell: which year is right, unless the vocabulary's national frame holds the act; the official gazette can.
Evidence: both citations as printed.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from planatlas.graph.findings.corpus import Corpus, text_of
from planatlas.graph.findings.evidence import of_edge
from planatlas.graph.findings.finding import Finding, Phrase, Verdict, finding_id
from planatlas.graph.findings.phrases import ask
from planatlas.graph.findings.severity import severity
from planatlas.graph.model import Edge, Node
from planatlas.ontology.folding import stems
from planatlas.ontology.frames import frame

if TYPE_CHECKING:
    from planatlas.ontology.frames import Act

__all__ = ["KIND", "cited_acts", "find"]

KIND = "citation-two-years"
_LONG, _SHARED, _ALIKE = 4, 5, 0.4
"""Letters of a stem that counts; stems two citations of one act share at least, and as a part of the shorter one."""

_Key = tuple[str, str, str]


def find(corpus: Corpus) -> Iterator[Finding]:
    """Acts that a plan cites with different years."""
    for key, by_year in _cited(corpus).items():
        plan = corpus.index.node(key[0])
        years = sorted(by_year)
        # Neighbouring years only: three years of one number give two findings, not three.
        for first, second in zip(years, years[1:], strict=False):
            yield _finding(corpus, plan, key, (first, second), by_year[first], by_year[second])


def cited_acts(corpus: Corpus) -> Iterator[tuple[Node, Act, Edge]]:
    """Every citation in a plan of an act the national frame holds: the plan, the act, the edge."""
    plans, known = {plan.id: plan for plan in corpus.plans}, frame()
    for edge in corpus.index.typed("BASED_ON"):
        node, plan = corpus.index.get(edge.target), plans.get(text_of(edge.props.get("plan")) or "")
        year = node.props.get("year") if node else None
        # Without a year an act cannot be told from others of its number.
        if node is None or plan is None or not isinstance(year, int):
            continue
        act = known.act(str(node.props.get("act_kind")), str(node.props.get("number")), year)
        if act is not None:
            yield plan, act, edge


def _cited(corpus: Corpus) -> dict[_Key, dict[int, list[Edge]]]:
    """Plan, kind and number of an act to the years it is cited with and the citations."""
    plans = {plan.id for plan in corpus.plans}
    found: dict[_Key, dict[int, list[Edge]]] = {}
    for edge in corpus.index.typed("BASED_ON"):
        act, plan = corpus.index.get(edge.target), text_of(edge.props.get("plan"))
        if act is None or plan not in plans:
            continue
        kind, number, year = (act.props.get(name) for name in ("act_kind", "number", "year"))
        if kind and number and isinstance(year, int):
            found.setdefault((str(plan), str(kind), str(number)), {}).setdefault(year, []).append(edge)
    return {key: years for key, years in found.items() if len(years) > 1}


def _finding(
    corpus: Corpus, plan: Node, key: _Key, years: tuple[int, int], first: list[Edge], second: list[Edge]
) -> Finding:
    verdict: Verdict = "gap" if _same_words(first, second) else "unsure"
    _, kind, number = key
    one, other = (f"{kind} {number}/{year}" for year in years)
    said = [Phrase.of(f"gap.{KIND}.{verdict}", one=one, other=other)]
    # Where the frame holds both, numbers began anew and neither is wrong.
    known = [year for year in years if _is_known(kind, number, year)]
    if len(known) == 1:
        said.append(Phrase.of(f"gap.{KIND}.known", act=f"{kind} {number}/{known[0]}"))
    return Finding(
        id=finding_id(KIND, second[0].target, first[0].target, plan.id), kind=KIND, level="plan",
        subject=second[0].target, subject_name=other, verdict=verdict, severity=severity(KIND, verdict),
        says=(*said, Phrase(f"gap.{KIND}.why"), ask(corpus, plan.id)),
        evidence=(of_edge(first[0], "legal_basis"), of_edge(second[0], "legal_basis")),
        metrics={"cited": {str(years[0]): len(first), str(years[1]): len(second)}}, plan=plan.id,
    )  # fmt: skip


def _is_known(kind: str, number: str, year: int) -> bool:
    """The national frame of the vocabulary holds this act, confirmed."""
    act = frame().act(kind, number, year)
    return act is not None and act.confirmed


def _same_words(first: list[Edge], second: list[Edge]) -> bool:
    """Some two citations share words enough to be of one act."""
    pairs = [(_stems(one), _stems(other)) for one in first for other in second]
    return any(
        len(one & other) >= _SHARED and len(one & other) >= _ALIKE * min(len(one), len(other)) for one, other in pairs
    )


def _stems(edge: Edge) -> frozenset[str]:
    words = stems(text_of(edge.props.get("quote")) or "")
    # The number is what both share in any case.
    return frozenset(word for word in words if len(word) >= _LONG and not word.isdigit())
