"""Body that ends before its duty does.

Definition: a body responsible for or partner in a row whose own end, as the vocabulary or the decisions know it,
comes before the end of the row (or of the plan, where the row has none).
Source: orphan after reorganisation, W3C ORG ChangeEvent; FollowTheMoney Succession.
Needs: the end of the body's life and its basis; only few bodies have one.
Cannot tell: who takes over, unless the law that ended it says so.
Evidence: the cell that names the body.
"""

from __future__ import annotations

from collections.abc import Iterator

from planatlas.graph.gaps.corpus import Corpus, Row, text_of
from planatlas.graph.gaps.finding import Finding
from planatlas.graph.gaps.load.bodies import of_body
from planatlas.graph.model import Edge, Node

__all__ = ["KIND", "find"]

KIND = "body-ends-before-duty"


def find(corpus: Corpus) -> Iterator[Finding]:
    """Bodies with work after their own end."""
    for plan in corpus.plans:
        for body, edges in _outlived(corpus, plan).items():
            node = corpus.nodes[body]
            ends, basis = node.props["ends"], node.props.get("ends_basis") or "–"
            metrics = {"duties": len(edges), "ends": ends}
            yield of_body(corpus, KIND, plan, body, edges, metrics, count=len(edges), ends=ends, basis=basis)


def _outlived(corpus: Corpus, plan: Node) -> dict[str, list[Edge]]:
    found: dict[str, list[Edge]] = {}
    for row in corpus.rows(plan.id):
        due = _due(row, plan)
        for edge in (*row.responsible, *row.partners) if due else ():
            ends = text_of(corpus.nodes[edge.source].props.get("ends")) if edge.source in corpus.nodes else None
            if ends and due and ends < due[: len(ends)]:
                found.setdefault(edge.source, []).append(edge)
    return found


def _due(row: Row, plan: Node) -> str | None:
    return text_of(row.get("ends")) or text_of(plan.props.get("ends"))
