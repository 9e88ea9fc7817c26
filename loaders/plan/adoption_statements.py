"""How a plan came about, as statements: what adopted it, on which day, what time it is for, how it was consulted on.

The plan's record holds the values; these say in which line and in which words each of them stands.
"""

from __future__ import annotations

from collections.abc import Iterator

from planatlas.loaders.document import Document
from planatlas.loaders.plan.adoption import adoption_of, consulted_in
from planatlas.loaders.plan.title import period_in
from planatlas.loaders.structure.passages import Passage
from planatlas.loaders.structure.provenance import place_in
from planatlas.records import Plan, Statement

__all__ = ["GENRES", "standing_records"]

GENRES = ("plan", "strategy", "report")
"""Documents that are adopted."""


def standing_records(document: Document, plan: Plan, parts: list[Passage]) -> Iterator[Statement]:
    """Yield a statement for the adopting act, its day, the time of the plan and its consultation, as far as told."""
    if plan.genre not in GENRES:
        return
    adoption = adoption_of(parts, plan.issuer)
    years = "-".join(dict.fromkeys(day[:4] for day in (plan.starts, plan.ends) if day))
    # A value without its passage could not be looked up.
    if plan.adopting_act and adoption.act_at:
        yield _said(document, plan, adoption.act_at, "adopted by", object=plan.adopting_act)
    if plan.adopted_on and adoption.day_at:
        yield _said(document, plan, adoption.day_at, "adopted on", when=plan.adopted_on)
    if passage := period_in(plan.name, parts):
        yield _said(document, plan, passage, "made for", when=years or None)
    if passage := consulted_in(parts):
        yield _said(document, plan, passage, "consulted on")


def _said(
    document: Document, plan: Plan, passage: Passage, predicate: str, object: str | None = None, when: str | None = None
) -> Statement:
    place = place_in(document, passage, plan.lang)
    return Statement(**place, subject=plan.name, predicate=predicate, object=object, when=when)
