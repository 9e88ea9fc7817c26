"""Body whose removal leaves measures without anybody.

Definition: the measures of a plan that a body alone answers for: {m : R(m) = {o}}. Reported for bodies other than the
issuer that alone answer for at least three.
Source: ORA, "critical employee"; the node-removal reading of articulation points (``articulation-points``).
Needs: responsible bodies by legal entity, or by unit where these are opened. A class of actors beside the body keeps
the measure out: somebody else is meant, though nobody says who.
Cannot tell: who would take over.
Evidence: each cell in which the body stands alone, with field ``responsible``.
"""

from __future__ import annotations

from collections.abc import Iterator

from planatlas.graph.findings.corpus import Corpus
from planatlas.graph.findings.finding import Finding
from planatlas.graph.findings.load.body_findings import of_body
from planatlas.graph.findings.load.loads import carriers, measures_of, responsible_bodies
from planatlas.graph.model import Edge

__all__ = ["KIND", "alone", "find"]

KIND = "sole-responsible"
_FEWEST = 3


def find(corpus: Corpus) -> Iterator[Finding]:
    """Bodies that several measures hang on alone."""
    for plan in corpus.plans:
        own = carriers(corpus, plan)
        for body, edges in alone(corpus, plan.id).items():
            if len(edges) >= _FEWEST and corpus.index.legal_entity(body) not in own:
                yield of_body(corpus, KIND, plan, body, edges, {"orphaned": len(edges)}, count=len(edges))


def alone(corpus: Corpus, plan: str) -> dict[str, list[Edge]]:
    """For every body the naming of each measure that nobody else answers for."""
    found: dict[str, list[Edge]] = {}
    for rows in measures_of(corpus, plan):
        bodies = responsible_bodies(corpus, rows, corpus.entity)
        if len(bodies) == 1 and not any(corpus.is_class(edge.source) for row in rows for edge in row.responsible):
            ((body, edge),) = bodies.items()
            found.setdefault(body, []).append(edge)
    return found
