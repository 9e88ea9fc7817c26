"""Suspended service with a budget.

Definition: a service the plan calls suspended and for which it states an amount all the same.
Source: own finding; the plan contradicts itself or the money serves something it does not name.
Needs: the service's status and its amounts.
Cannot tell: costs that go on while a service rests (rent, guards), or a restart within the year.
Evidence: the cell that says so, where its text was kept, and each amount.
"""

from __future__ import annotations

from collections.abc import Iterator

from planatlas.graph.findings.corpus import Corpus
from planatlas.graph.findings.finding import Finding
from planatlas.graph.findings.services.services import budget, in_words, of_service, services

__all__ = ["KIND", "find"]

KIND = "service-suspended-with-budget"


def find(corpus: Corpus) -> Iterator[Finding]:
    """Services that rest and cost."""
    for service in services(corpus):
        if service.props.get("suspended") is True and budget(corpus, service) > 0:
            cell = "occupancy" if service.props.get("occupancy_text") else "budget"
            yield of_service(corpus, KIND, service, cell, amount=in_words(corpus, service))
