"""Existing service without occupancy.

Definition: an existing service, not suspended, for which the plan asks how far it is used and does not say.
Source: the model plan for social services (Order 1086/2018).
Needs: the state of the occupancy cell.
Cannot tell: use that is counted elsewhere.
Evidence: the service's row, field ``occupancy``.
"""

from __future__ import annotations

from collections.abc import Iterator

from planatlas.graph.findings.corpus import Corpus
from planatlas.graph.findings.finding import Finding
from planatlas.graph.findings.services.services import missing_cell, of_service, services

__all__ = ["KIND", "find"]

KIND = "service-without-occupancy"


def find(corpus: Corpus) -> Iterator[Finding]:
    """Existing services whose use is not stated."""
    for service in services(corpus, "existing"):
        printed = service.props.get("occupancy") is not None or service.props.get("occupancy_text")
        if service.props.get("suspended") is True or printed:
            continue
        if verdict := missing_cell(service, ["occupancy"]):
            yield of_service(corpus, KIND, service, "occupancy", verdict)
