"""Proposed service without means.

Definition: a service to be set up for which the plan asks for capacity, staff or money and leaves at least one of them
out. One finding a service, naming what is missing.
Source: the model plan for social services (Order 1086/2018) asks for all three.
Needs: the states of the cells of the proposed service.
Cannot tell: means that are settled in a project document.
Evidence: the service's row, field of the first thing missing.
"""

from __future__ import annotations

from collections.abc import Iterator

from planatlas.graph.findings.corpus import Corpus
from planatlas.graph.findings.finding import Finding, Phrase, Verdict
from planatlas.graph.findings.services.services import budget, missing_cell, of_service, services
from planatlas.graph.findings.services.without_budget import budget_fields
from planatlas.graph.model import Node

__all__ = ["KIND", "find"]

KIND = "proposed-without-means"
_ORDER: tuple[Verdict, ...] = ("gap", "unsure", "stated none", "not recorded")


def find(corpus: Corpus) -> Iterator[Finding]:
    """Proposed services that lack capacity, staff or money."""
    for service in services(corpus, "proposed"):
        lacking = _lacking(corpus, service)
        if lacking:
            verdict = next(one for one in _ORDER if one in lacking.values())
            missing = [field for field, said in lacking.items() if said == verdict]
            what = tuple(Phrase(f"gap.field.{field}") for field in missing)
            yield of_service(corpus, KIND, service, missing[0], verdict, what=what)


def _lacking(corpus: Corpus, service: Node) -> dict[str, Verdict]:
    """What the plan gives no value for, each with its verdict."""
    found: dict[str, Verdict] = {}
    for field, printed in (("capacity", "capacity"), ("staff", "staff_text")):
        verdict = missing_cell(service, [field])
        if verdict and service.props.get(field) is None and not service.props.get(printed):
            found[field] = verdict
    if not budget(corpus, service) and (verdict := missing_cell(service, budget_fields(service))):
        found["budget"] = verdict
    return found
