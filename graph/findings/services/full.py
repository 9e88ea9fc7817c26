"""Service that is full.

Definition: an existing service whose occupancy is 100 % or more.
Source: the model plan for social services (Order 1086/2018) asks for capacity and occupancy.
Needs: the occupancy in per cent.
Cannot tell: whether anybody was turned away; where the plan gives a waiting list, see ``service-waiting-list``.
Evidence: the cell as printed, field ``occupancy``.
"""

from __future__ import annotations

from collections.abc import Iterator

from planatlas.graph.findings.corpus import Corpus
from planatlas.graph.findings.finding import Finding
from planatlas.graph.findings.services.services import number, of_service, services

__all__ = ["KIND", "find"]

KIND = "service-full"
_FULL = 100.0


def find(corpus: Corpus) -> Iterator[Finding]:
    """Existing services without a free place."""
    for service in services(corpus, "existing"):
        occupancy = number(service, "occupancy")
        if occupancy is not None and occupancy >= _FULL:
            yield of_service(corpus, KIND, service, "occupancy", percent=f"{occupancy:g}")
