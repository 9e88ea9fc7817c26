"""Body that alone links many others.

Definition: a body other than the issuer whose Burt constraint (see ``structure``) is at most half the median of the
bodies of the plan and whose neighbours are, in at least ten pairs, not linked without it. The tie is a shared row.
Source: Burt 1992, structural holes; broker in the sense of Gould and Fernandez 1989 without their roles, which need a
directed tie that plans do not state.
Needs: at least five bodies besides the issuer, which is left out of the network: its plan is its own.
Cannot tell: whether it knows of its position or has the people for it.
Evidence: the cells in which the body is named.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np

from planatlas.graph.findings.coordination.incidence import MeasureIncidence, incidence
from planatlas.graph.findings.coordination.structure import constraint, ties_of
from planatlas.graph.findings.corpus import Corpus
from planatlas.graph.findings.finding import Finding
from planatlas.graph.findings.load.body_findings import of_body
from planatlas.graph.findings.load.loads import carriers
from planatlas.graph.model import Node

__all__ = ["KIND", "find"]

KIND = "broker"
# Fewer bodies make everyone a broker of somebody.
_FEWEST, _PAIRS = 5, 10


def find(corpus: Corpus) -> Iterator[Finding]:
    """Bodies that link others across holes."""
    for plan in corpus.plans:
        own, table = carriers(corpus, plan), incidence(corpus, plan.id)
        # The issuer links all that its own plan names.
        kept = [place for place, body in enumerate(table.bodies) if body not in own]
        if len(kept) >= _FEWEST:
            yield from _among(corpus, plan, table, kept)


def _among(corpus: Corpus, plan: Node, table: MeasureIncidence, kept: list[int]) -> Iterator[Finding]:
    weights = ties_of(table.matrix[kept])
    held = constraint(weights)
    # Nobody shares a row with anybody: there is no median to compare with.
    if np.isnan(held).all():
        return
    usual = float(np.nanmedian(held))
    for place, row in enumerate(kept):
        unlinked = _unlinked(weights, place)
        # Both: a low constraint alone is that of any body with many partners who know each other.
        if held[place] <= usual / 2 and unlinked >= _PAIRS:
            body = table.bodies[row]
            edges = [edge for (named, _), edge in table.namings.items() if named == body]
            metrics = {
                "tie": "shared row",
                "constraint": round(float(held[place]), 4),
                "median_constraint": round(usual, 4),
                "unlinked_pairs": unlinked,
            }
            yield of_body(corpus, KIND, plan, body, edges, metrics, "partners", count=unlinked)


def _unlinked(weights: Any, place: int) -> int:
    """Pairs of neighbours of a body that share no row with each other."""
    around = weights[[place], :].indices
    count = len(around)
    return int(count * (count - 1) / 2 - (weights[around][:, around] != 0).sum() / 2)
