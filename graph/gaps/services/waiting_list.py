"""Service with a waiting list.

Definition: a service for which the plan states that people wait: waiting > 0.
Source: the model plan for social services (Order 1086/2018) asks for need and capacity; OCHA 6W, need against supply.
Needs: the number waiting, where the plan has such a column or sentence.
Cannot tell: people who need the service and do not wait.
Evidence: the cell as printed, field ``waiting``.
"""

from __future__ import annotations

from collections.abc import Iterator

from planatlas.graph.gaps.corpus import Corpus
from planatlas.graph.gaps.finding import Finding
from planatlas.graph.gaps.services.services import number, of_service, services

__all__ = ["KIND", "find"]

KIND = "service-waiting-list"


def find(corpus: Corpus) -> Iterator[Finding]:
    """Services that people wait for."""
    for service in services(corpus):
        waiting = number(service, "waiting")
        if waiting:
            yield of_service(corpus, KIND, service, "waiting", count=int(waiting))
