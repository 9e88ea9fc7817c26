"""Service with a waiting list.

Definition: a service for which the plan states that people wait: waiting > 0.
Source: the model plan for social services (Order 1086/2018) asks for need and capacity; OCHA 6W, need against supply.
Needs: the number waiting, where the plan has such a column or sentence.
Cannot tell: people who need the service and do not wait.
Evidence: the cell as printed, field ``waiting``.
"""

from __future__ import annotations

from collections.abc import Iterator

from planatlas.graph.findings.corpus import Corpus
from planatlas.graph.findings.finding import Finding, Phrase
from planatlas.graph.findings.services.services import number, of_service, services
from planatlas.graph.model import Node

__all__ = ["KIND", "find"]

KIND = "service-waiting-list"
_FULL = 100.0


def find(corpus: Corpus) -> Iterator[Finding]:
    """Services that people wait for."""
    for service in services(corpus):
        waiting = number(service, "waiting")
        if waiting:
            yield of_service(corpus, KIND, service, "waiting", why=_why(service), count=int(waiting))


def _why(service: Node) -> Phrase | None:
    """People who wait beside places that stand empty point to something else than too few places."""
    occupancy = number(service, "occupancy")
    if occupancy is None or occupancy >= _FULL:
        return None
    return Phrase.of(f"gap.{KIND}.free", percent=f"{occupancy:g}")
