"""Partnership that only one of two plans knows.

Definition: body A issues one plan and names B as partner in it; B issues another plan of an overlapping period and does
not name A at all. Source: reciprocity in directed networks (Wasserman and Faust 1994), read between plans.
Needs: two plans in one atlas whose issuers are known bodies, with partner columns both.
Cannot tell: cooperation B leaves unwritten.
Evidence: the cells in which A's plan names B.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import permutations

from planatlas.graph.findings.corpus import Corpus, text_of
from planatlas.graph.findings.finding import Finding
from planatlas.graph.findings.load.body_findings import of_body
from planatlas.graph.findings.load.loads import carriers
from planatlas.graph.findings.phrases import plan_name
from planatlas.graph.model import Edge, Node

__all__ = ["KIND", "find"]

KIND = "one-sided-partnership"


def find(corpus: Corpus) -> Iterator[Finding]:
    """Partners that do not name the issuer back."""
    # A plan without a column of partners names nobody back.
    asked = [plan for plan in corpus.plans if any(r.state("partners") != "no_column" for r in corpus.rows(plan.id))]
    own = {plan.id: carriers(corpus, plan) for plan in asked}
    named = {plan.id: _named(corpus, plan.id) for plan in asked}
    for one, other in permutations(asked, 2):
        # Plans of one issuer, of nobody, or of other years owe each other nothing.
        if own[one.id] & own[other.id] or not own[one.id] or not _overlap(one, other):
            continue
        back = own[one.id] & named[other.id].keys()
        for body in sorted(own[other.id] & named[one.id].keys()) if not back else ():
            edges = named[one.id][body]
            yield of_body(
                corpus, KIND, one, body, edges, {"other": other.id, "named": len(edges)}, "partners",
                count=len(edges), other=plan_name(other),
            )  # fmt: skip


def _named(corpus: Corpus, plan: str) -> dict[str, list[Edge]]:
    found: dict[str, list[Edge]] = {}
    for row in corpus.rows(plan):
        for edge in (*row.partners, *row.responsible):
            found.setdefault(corpus.index.legal_entity(edge.source), []).append(edge)
    return found


def _overlap(one: Node, other: Node) -> bool:
    starts = [text_of(plan.props.get("starts")) or "" for plan in (one, other)]
    # An open end overlaps with all that comes later.
    ends = [text_of(plan.props.get("ends")) or "9999" for plan in (one, other)]
    return max(starts) <= min(ends)
