"""Text taken over from another plan.

Definition: the share of a plan's measures whose text is nearly the same (see ``alike``) as that of a measure in an
older plan of another issuer; reported from three measures on.
Source: Hsu and Rauber 2021 and the study of German climate plans 2017, on copied local plans: local fit is doubtful.
Needs: two plans of different issuers in one atlas, and their years.
Cannot tell: whether both took it from a third, such as a national strategy or a model plan.
Evidence: the measures taken over, with the measure they equal.
"""

from __future__ import annotations

from collections.abc import Iterator

from planatlas.graph.findings.corpus import Corpus, text_of
from planatlas.graph.findings.evidence import of_node
from planatlas.graph.findings.finding import Finding, Phrase, finding_id
from planatlas.graph.findings.overlap.alike import Pair, alike_pairs, measures_of
from planatlas.graph.findings.phrases import ask, plan_name
from planatlas.graph.findings.severity import severity
from planatlas.graph.model import Node

__all__ = ["KIND", "find"]

KIND = "taken-over-text"
_FEWEST = 3


def find(corpus: Corpus) -> Iterator[Finding]:
    """Plans with measures from the plans of others."""
    plans = sorted(corpus.plans, key=lambda plan: (plan.props.get("year") or 0, plan.id))
    every = measures_of(corpus, [plan.id for plan in plans])
    taken: dict[tuple[str, str], dict[str, Pair]] = {}
    for pair in alike_pairs(every):
        later, earlier = corpus.index.node(pair.other.plan), corpus.index.node(pair.one.plan)
        if later.id != earlier.id and not _same_issuer(corpus, later, earlier):
            taken.setdefault((later.id, earlier.id), {}).setdefault(pair.other.id, pair)
    for (later_id, earlier_id), pairs in taken.items():
        if len(pairs) >= _FEWEST:
            total = sum(one.plan == later_id for one in every)
            yield _finding(
                corpus, corpus.index.node(later_id), corpus.index.node(earlier_id), list(pairs.values()), total
            )


def _same_issuer(corpus: Corpus, one: Node, other: Node) -> bool:
    named = (text_of(one.props.get("issuer")), text_of(other.props.get("issuer")))
    return bool(corpus.issuers(one.id) & corpus.issuers(other.id)) or (named[0] is not None and named[0] == named[1])


def _finding(corpus: Corpus, later: Node, earlier: Node, pairs: list[Pair], total: int) -> Finding:
    said = Phrase.of(f"gap.{KIND}.gap", plan=plan_name(later), other=plan_name(earlier), count=len(pairs), total=total)
    evidence = tuple(of_node(one.rows[0].node, "measure", "value") for pair in pairs for one in (pair.other, pair.one))
    metrics = {"taken_over": len(pairs), "measures": total, "share": round(len(pairs) / total, 4), "other": earlier.id}
    return Finding(
        id=finding_id(KIND, later.id, earlier.id), kind=KIND, level="plan", subject=later.id, subject_name=later.name,
        verdict="gap", severity=severity(KIND, "gap"), says=(said, Phrase(f"gap.{KIND}.why"), ask(corpus, later.id)),
        evidence=evidence,
        metrics=metrics, plan=later.id,
    )  # fmt: skip
