"""Act that no longer applies.

Definition: an act of the national frame that the plan or a row of it rests on and that was repealed before the plan's
first day. A gap where the source of the repeal was read, ``unsure`` where it is general knowledge.
Source: legal-citation consistency, ELI; GAO-23-105508 (audit against the law, item by item).
Needs: kind, number and year of the act as cited, the day of its repeal in the vocabulary's frame, and the plan's start.
Cannot tell: acts the frame does not hold; a citation that only tells history.
Evidence: the citation as printed.
"""

from __future__ import annotations

from collections.abc import Iterator

from planatlas.graph.findings.alignment.citations import cited_acts
from planatlas.graph.findings.corpus import Corpus, text_of
from planatlas.graph.findings.evidence import of_edge
from planatlas.graph.findings.finding import Finding, Phrase, Verdict, finding_id
from planatlas.graph.findings.phrases import ask
from planatlas.graph.findings.severity import severity
from planatlas.graph.model import Edge, Node
from planatlas.ontology.frames import Act

__all__ = ["KIND", "find"]

KIND = "act-repealed"


def find(corpus: Corpus) -> Iterator[Finding]:
    """Acts that had been repealed when the plan began."""
    found: dict[tuple[str, str], tuple[Act, list[Edge]]] = {}
    for plan, act, edge in cited_acts(corpus):
        # Cut to what both print: a year is compared with a year.
        begins = text_of(plan.props.get("starts")) or str(plan.props.get("year") or "")
        if act.repealed_on and begins and act.repealed_on[: len(begins)] <= begins:
            # One finding an act, however often the plan cites it.
            found.setdefault((plan.id, edge.target), (act, []))[1].append(edge)
    for (home, node), (act, edges) in found.items():
        yield _finding(corpus, corpus.index.node(home), corpus.index.node(node), act, edges)


def _finding(corpus: Corpus, plan: Node, node: Node, act: Act, edges: list[Edge]) -> Finding:
    verdict: Verdict = "gap" if act.confirmed else "unsure"
    said = Phrase.of(f"gap.{KIND}.{verdict}", act=node.name, by=act.repealed_by or "–", day=act.repealed_on)
    return Finding(
        id=finding_id(KIND, node.id, plan.id), kind=KIND, level="plan", subject=node.id, subject_name=node.name,
        verdict=verdict, severity=severity(KIND, verdict),
        says=(said, Phrase(f"gap.{KIND}.why"), ask(corpus, plan.id)),
        evidence=tuple(of_edge(edge, "legal_basis") for edge in edges),
        metrics={"repealed_on": act.repealed_on, "repealed_by": act.repealed_by, "source": act.source}, plan=plan.id,
    )  # fmt: skip
