"""Partner named often, with no agreement in force.

Definition: a body other than the issuer that is partner in at least five measures of a plan and is bound by none of the
agreements the plan states. Source: GAO-23-105520, practice 8 (written guidance and agreements).
Needs: agreements among the records of the plan; where it states none the answer is one line, ``not recorded``.
Cannot tell: agreements the plan does not mention.
Evidence: the cells in which the body is partner.
"""

from __future__ import annotations

from collections.abc import Iterator

from planatlas.graph.findings.coordination.ties import agreements, no_ties
from planatlas.graph.findings.corpus import Corpus
from planatlas.graph.findings.finding import Finding
from planatlas.graph.findings.load.body_findings import of_body
from planatlas.graph.findings.load.loads import carriers
from planatlas.graph.model import Edge

__all__ = ["KIND", "find"]

KIND = "partner-without-agreement"
_OFTEN = 5


def find(corpus: Corpus) -> Iterator[Finding]:
    """Frequent partners that nothing in writing binds."""
    for plan in corpus.plans:
        often = {body: edges for body, edges in _partners(corpus, plan.id).items() if len(edges) >= _OFTEN}
        stated = agreements(corpus, plan.id)
        # A plan that states no agreement at all has left them out of its text: one line says so.
        if often and not stated:
            yield no_ties(corpus, KIND, plan)
            continue
        bound = {corpus.index.legal_entity(edge.target) for one in stated for edge in corpus.index.out(one.id, "BINDS")}
        for body, edges in often.items():
            if body not in bound | carriers(corpus, plan):
                yield of_body(corpus, KIND, plan, body, edges, {"measures": len(edges)}, "partners", count=len(edges))


def _partners(corpus: Corpus, plan: str) -> dict[str, list[Edge]]:
    """Legal entity to one naming for each measure it is partner in."""
    found: dict[str, dict[str, Edge]] = {}
    for row in corpus.rows(plan):
        for edge in row.partners:
            if not corpus.is_class(edge.source):
                home = (row.measure or row.node).id
                # A measure of many rows is one occasion to agree.
                found.setdefault(corpus.index.legal_entity(edge.source), {}).setdefault(home, edge)
    return {body: list(edges.values()) for body, edges in found.items()}
