"""Peak of work in one quarter.

Definition: of the measures of a body that have dates narrower than the plan's period, the share that is due in one
quarter; reported where one quarter of the plan's years holds at least five and more than 60 % of them.
Source: time load and clash, project management practice; the threshold is this project's own.
Needs: starts and ends of the rows and of the plan. All-year defaults are left out: they say nothing about when.
Cannot tell: how much work a measure is, or what else the body does then.
Evidence: each cell in which the body is named for work of that quarter, with field ``deadline``.
"""

from __future__ import annotations

from collections.abc import Iterator

from planatlas.graph.findings.corpus import Corpus, Row, text_of
from planatlas.graph.findings.finding import Finding
from planatlas.graph.findings.load.body_findings import of_body
from planatlas.graph.findings.load.loads import responsible_bodies
from planatlas.graph.model import Edge, Node

__all__ = ["KIND", "find", "per_quarter", "quarters"]

KIND = "quarter-peak"
_FEWEST, _MOST = 5, 0.6


def find(corpus: Corpus) -> Iterator[Finding]:
    """Bodies whose dated work falls into one quarter."""
    for plan in corpus.plans:
        for body, by_quarter in per_quarter(corpus, plan).items():
            dated = {id(edge) for edges in by_quarter.values() for edge in edges}
            peak, edges = max(by_quarter.items(), key=lambda item: (len(item[1]), item[0]))
            if len(edges) >= _FEWEST and len(edges) > _MOST * len(dated):
                metrics = {"quarter": peak, "due": len(edges), "dated": len(dated)}
                said: dict[str, object] = {"quarter": peak, "count": len(edges), "total": len(dated)}
                yield of_body(corpus, KIND, plan, body, edges, metrics, "deadline", **said)


def per_quarter(corpus: Corpus, plan: Node) -> dict[str, dict[str, list[Edge]]]:
    """Body to quarter ("2031-Q2") to the namings of rows that are worked on then."""
    found: dict[str, dict[str, list[Edge]]] = {}
    for row in corpus.rows(plan.id):
        when = _narrow(row, plan)
        for body, edge in responsible_bodies(corpus, [row], corpus.entity).items() if when else ():
            for quarter in when:
                found.setdefault(body, {}).setdefault(quarter, []).append(edge)
    return found


def _narrow(row: Row, plan: Node) -> list[str]:
    """Quarters of a row that does not simply take the whole period of the plan."""
    starts, ends = text_of(row.get("starts")), text_of(row.get("ends"))
    if not starts or not ends:
        return []
    first, last = text_of(plan.props.get("starts")), text_of(plan.props.get("ends"))
    if first and last and starts <= first and ends >= last:
        return []
    return quarters(starts, ends)


def quarters(starts: str, ends: str) -> list[str]:
    """The quarters two ISO dates span: "2031-Q1" and so on; none when the end comes first."""
    first, last = _quarter(starts), _quarter(ends)
    return [f"{place // 4}-Q{place % 4 + 1}" for place in range(first, last + 1)]


def _quarter(date: str) -> int:
    month = int(date[5:7]) if len(date) >= 7 else 1
    return int(date[:4]) * 4 + (month - 1) // 3
