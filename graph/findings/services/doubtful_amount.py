"""Amount whose unit is doubtful.

Definition: among the services of one plan that state both money and places, one whose money a place is a hundred times
that of the median service, or a hundredth of it: thousands and units were probably mixed.
Source: own finding; the factor is that of the usual slip (thousands of lei read as lei, or the reverse).
Needs: amounts and capacities of at least four services of the plan.
Cannot tell: a service that really costs that much.
Evidence: the service's row and its amounts as printed.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from statistics import median

from planatlas.graph.findings.corpus import Corpus
from planatlas.graph.findings.finding import Finding
from planatlas.graph.findings.services.services import budget, number, of_service
from planatlas.graph.model import Node

__all__ = ["KIND", "find"]

KIND = "service-doubtful-amount"
_FACTOR = 100
_FEWEST = 4


def find(corpus: Corpus) -> Iterator[Finding]:
    """Services whose money a place is out of all proportion."""
    for plan in corpus.plans:
        costs = {id(one): (one, cost) for one in corpus.index.of_plan("SocialService", plan.id)
                 if (cost := _a_place(corpus, one))}  # fmt: skip
        if len(costs) < _FEWEST:
            continue
        usual = median(cost for _, cost in costs.values())
        for service, cost in costs.values():
            if cost >= _FACTOR * usual or cost * _FACTOR <= usual:
                yield of_service(corpus, KIND, service, "budget", "unsure", cost=Decimal(cost), usual=Decimal(usual))


def _a_place(corpus: Corpus, service: Node) -> float | None:
    capacity, amount = number(service, "capacity"), float(budget(corpus, service))
    return amount / capacity if capacity and amount else None
