"""Body that holds a plan together.

Definition: an articulation point of the graph of bodies and measures (responsible and partner alike): without it the
plan falls into more pieces. Reported for bodies other than the issuer whose removal cuts off at least two measures
together with other bodies.
Source: articulation points after Hopcroft and Tarjan 1973, as in networkx; ORA and Kumu on brokers as fragile points.
Needs: responsible and partner edges by legal entity; classes of actors are left out.
Cannot tell: ties the plan does not print.
Evidence: each cell in which the body is named.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import networkx as nx

from planatlas.graph.findings.corpus import Corpus
from planatlas.graph.findings.finding import Finding
from planatlas.graph.findings.load.body_findings import of_body
from planatlas.graph.findings.load.loads import carriers
from planatlas.graph.model import Edge, Node

__all__ = ["KIND", "find", "two_mode"]

KIND = "articulation-points"
_FEWEST = 2


def find(corpus: Corpus) -> Iterator[Finding]:
    """Bodies without which the plan falls apart."""
    for plan in corpus.plans:
        graph, namings = two_mode(corpus, plan)
        own = carriers(corpus, plan)
        # Measures are points of the graph too, and no body can be asked about them.
        bodies = [one for one in nx.articulation_points(graph) if one in namings and one not in own]
        for body in sorted(bodies):
            cut = _cut_off(graph, body, namings)
            if cut >= _FEWEST:
                metrics = {"cut_off": cut, "degree": graph.degree(body)}
                yield of_body(corpus, KIND, plan, body, namings[body], metrics, count=cut)


def two_mode(corpus: Corpus, plan: Node) -> tuple[Any, dict[str, list[Edge]]]:
    """The undirected graph of bodies and measures of a plan, and each body's first naming in each measure."""
    graph, namings = nx.Graph(), {}  # type: ignore[var-annotated]
    for row in corpus.rows(plan.id):
        measure = row.measure.id if row.measure else row.id
        for edge in (*row.responsible, *row.partners):
            body = corpus.entity(edge.source)
            if not corpus.is_class(body) and not graph.has_edge(body, measure):
                graph.add_edge(body, measure)
                namings.setdefault(body, []).append(edge)
    return graph, namings


def _cut_off(graph: Any, body: str, namings: dict[str, list[Edge]]) -> int:
    """Measures that stand in a smaller piece together with another body once ``body`` is gone."""
    without = graph.subgraph(node for node in graph if node != body)
    around = set(graph.neighbors(body))
    pieces = [piece for piece in nx.connected_components(without) if piece & around]
    # The largest piece is the plan; the others are what is cut off.
    pieces.sort(key=lambda piece: (-len(piece), min(piece)))
    # A measure that only this body carries is not cut off from anybody.
    smaller = [piece for piece in pieces[1:] if any(node in namings for node in piece)]
    return sum(node not in namings for piece in smaller for node in piece)
