"""One act cited with two years.

Definition: two citations in one plan with the same kind and number of act and different years. Where what surrounds
the two citations is alike, one of them is a slip and the finding is a gap; otherwise two acts may share a number,
since numbers begin anew every year, and the verdict is ``unsure``.
Source: legal-citation consistency, ELI; GAO-23-105508 (audit against the law, item by item).
Needs: kind, number and year of the acts as cited, and the words around them.
Cannot tell: which year is right; the official gazette can.
Evidence: both citations as printed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from planatlas.graph.gaps.corpus import Corpus, text_of
from planatlas.graph.gaps.evidence import of_edge
from planatlas.graph.gaps.finding import Finding, Phrase, Verdict, finding_id
from planatlas.graph.gaps.severity import severity
from planatlas.graph.gaps.wording import ask
from planatlas.graph.model import Edge, Node

__all__ = ["KIND", "find"]

KIND = "citation-two-years"
_ALIKE = 80.0
_SHORT = 12
"""Characters of a citation without its numbers that say nothing about which act it is."""

_Key = tuple[str, str, str]


def find(corpus: Corpus) -> Iterator[Finding]:
    """Acts that a plan cites with different years."""
    for key, by_year in _cited(corpus).items():
        plan = corpus.nodes[key[0]]
        years = sorted(by_year)
        for first, second in zip(years, years[1:], strict=False):
            yield _finding(corpus, plan, key, (first, second), by_year[first], by_year[second])


def _cited(corpus: Corpus) -> dict[_Key, dict[int, list[Edge]]]:
    """Plan, kind and number of an act to the years it is cited with and the citations."""
    plans = {plan.id for plan in corpus.plans}
    found: dict[_Key, dict[int, list[Edge]]] = {}
    for edge in corpus.typed("BASED_ON"):
        act, plan = corpus.nodes.get(edge.target), text_of(edge.props.get("plan"))
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
    said = Phrase.of(f"gap.{KIND}.{verdict}", one=one, other=other)
    return Finding(
        id=finding_id(KIND, second[0].target, first[0].target, plan.id), kind=KIND, level="plan",
        subject=second[0].target, subject_name=other, verdict=verdict, severity=severity(KIND, verdict),
        says=(said, Phrase(f"gap.{KIND}.why"), ask(corpus, plan.id)),
        evidence=(of_edge(first[0], "legal_basis"), of_edge(second[0], "legal_basis")),
        metrics={"cited": {str(years[0]): len(first), str(years[1]): len(second)}}, plan=plan.id,
    )  # fmt: skip


def _same_words(first: list[Edge], second: list[Edge]) -> bool:
    """The words around some two citations are alike once the numbers are gone."""
    from rapidfuzz.fuzz import ratio

    texts = [{_words(edge) for edge in edges} for edges in (first, second)]
    pairs = [(one, other) for one in texts[0] for other in texts[1]]
    return any(min(len(one), len(other)) > _SHORT and ratio(one, other) >= _ALIKE for one, other in pairs)


def _words(edge: Edge) -> str:
    from planatlas.ontology.folding import fold

    return fold(re.sub(r"[\d./]+", " ", text_of(edge.props.get("quote")) or ""))
