"""Existing service without a budget.

Definition: an existing service, not suspended, for which the plan asks for amounts and states none.
Source: the model plan for social services (Order 1086/2018) asks for the budget by source; Shao et al. 2021.
Needs: the amounts of the service and the states of its budget cells.
Cannot tell: money that stands in the budget of the body that runs the service.
Evidence: the service's row, field ``budget``.
"""

from __future__ import annotations

from collections.abc import Iterator

from planatlas.graph.findings.corpus import Corpus
from planatlas.graph.findings.finding import Finding
from planatlas.graph.findings.services.services import budget, missing_cell, of_service, services
from planatlas.graph.model import Node

__all__ = ["KIND", "budget_fields", "find"]

KIND = "service-without-budget"


def find(corpus: Corpus) -> Iterator[Finding]:
    """Existing services that the plan gives no money."""
    for service in services(corpus, "existing"):
        if service.props.get("suspended") is True or budget(corpus, service) > 0:
            continue
        if verdict := missing_cell(service, budget_fields(service)):
            yield of_service(corpus, KIND, service, "budget", verdict)


def budget_fields(service: Node) -> list[str]:
    """The money columns a service's table has: one, or one for each source."""
    named = [name.removesuffix("_cell") for name in service.props if name.endswith("_cell")]
    return [name for name in named if name.startswith(("budget", "funding"))] or ["budget"]
