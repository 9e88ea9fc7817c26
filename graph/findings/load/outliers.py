"""Body with far more work than the others.

Definition: a body whose number of measures in a plan lies above median + 3.5 robust standard deviations (MAD) of the
bodies compared. Load is set against capacity where the graph knows it (staff of the services the body delivers);
where it does not, the finding says "capacity unknown" and never calls the load an overload.
Source: RACI vertical analysis; Fernández-i-Marín et al. 2023 and Knill et al. 2023 on burden and capacity; for the
cut-off see ``shares``.
Needs: at least five bodies to compare, and ten measures of the body. The issuer and whoever carries out the plan are
left out; with units opened, their units are compared among themselves.
Cannot tell: how much work a measure is.
Evidence: each cell in which the body is named, with field ``responsible``.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from planatlas.graph.findings.corpus import Corpus
from planatlas.graph.findings.finding import Finding, Phrase
from planatlas.graph.findings.load.body_findings import of_body
from planatlas.graph.findings.load.capacity import capacities
from planatlas.graph.findings.load.loads import Load, carriers, loads
from planatlas.graph.findings.load.shares import outliers
from planatlas.graph.model import Node

__all__ = ["KIND", "find"]

KIND = "load-outlier"
_FEWEST_BODIES, _FEWEST_MEASURES = 5, 10


def find(corpus: Corpus) -> Iterator[Finding]:
    """Bodies, and with units opened units, that carry far more than the rest."""
    for plan in corpus.plans:
        own = carriers(corpus, plan)
        every = loads(corpus, plan.id)
        yield from _among(
            corpus, plan, {b: load for b, load in every.items() if corpus.index.legal_entity(b) not in own}
        )
        inside = {b: load for b, load in every.items() if b not in own and corpus.index.legal_entity(b) in own}
        yield from _among(corpus, plan, inside)


def _among(corpus: Corpus, plan: Node, compared: Mapping[str, Load]) -> Iterator[Finding]:
    known = capacities(corpus, plan.id)
    ranked = sorted(compared.values(), key=lambda load: (-load.measures, load.body))
    if len(ranked) < _FEWEST_BODIES:
        return
    for place in outliers([float(load.measures) for load in ranked]):
        load = ranked[place]
        if load.measures < _FEWEST_MEASURES:
            continue
        staff = known[load.body].staff if load.body in known else None
        metrics = {
            "measures": load.measures,
            "fractional": round(load.fractional, 4),
            "compared": len(ranked),
            "median": sorted(one.measures for one in ranked)[len(ranked) // 2],
            "capacity": staff or "unknown",
        }
        yield of_body(
            corpus, KIND, plan, load.body, load.edges, metrics, capacity=_said(staff), count=load.measures,
            bodies=len(ranked),
        )  # fmt: skip


def _said(staff: float | None) -> Phrase:
    return Phrase.of("gap.capacity.staff", staff=f"{staff:g}") if staff else Phrase("gap.capacity.unknown")
