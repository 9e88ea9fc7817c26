"""What a plan says of the means of a body: staff, places and money of the services it delivers or provides.

A service counts once for a legal entity, whether it or a unit of it is named. None means that the plan states none,
which is not zero.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from planatlas.graph.findings.corpus import Corpus
from planatlas.graph.findings.services.services import budget, number

__all__ = ["Capacity", "capacities"]

_BY = ("DELIVERED_BY", "PROVIDED_BY")


@dataclass(slots=True)
class Capacity:
    """Staff in persons, places, and money in whole currency; ``services`` are those they were read from."""

    staff: float | None = None
    places: float | None = None
    money: Decimal | None = None
    services: tuple[str, ...] = ()

    def add(self, staff: float | None, places: float | None, money: Decimal, service: str) -> None:
        """Add the means of one more service."""
        # What is not stated stays unknown, and is no zero.
        self.staff = self.staff if staff is None else (self.staff or 0) + staff
        self.places = self.places if places is None else (self.places or 0) + places
        self.money = (self.money or Decimal(0)) + money if money else self.money
        self.services = (*self.services, service)


def capacities(corpus: Corpus, plan: str) -> dict[str, Capacity]:
    """Body (legal entity, or unit where these are opened) to the means a plan states for it."""
    found: dict[str, Capacity] = {}
    for service in corpus.index.of_plan("SocialService", plan):
        # A set: deliverer and provider may be one legal entity.
        bodies = {corpus.entity(edge.target) for type in _BY for edge in corpus.index.out(service.id, type)}
        means = (number(service, "staff"), number(service, "capacity"), budget(corpus, service))
        for body in sorted(bodies):
            found.setdefault(body, Capacity()).add(*means, service.id)
    return found
