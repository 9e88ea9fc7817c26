"""The rows of a review sheet: what is said of doubtful pairs and of institutions, as texts."""

from __future__ import annotations

from collections.abc import Iterator

from planatlas.errors import OntologyError
from planatlas.graph.institutions.decided import SPELLING
from planatlas.graph.institutions.institution import Institution
from planatlas.graph.institutions.resolve import Resolved
from planatlas.graph.review.sheet.layout import INSTITUTIONS, PAIRS, check, key_of
from planatlas.ontology import message, scheme

__all__ = ["institution_rows", "kind_label", "pair_rows", "reason_label"]

_SHOWN = 8
"""Spellings shown of one body."""


def pair_rows(resolved: Resolved, lang: str) -> Iterator[dict[str, str]]:
    """One row for every pair nobody has decided."""
    bodies = {body.id: body for body in resolved.institutions}
    for doubt in resolved.doubts:
        one = bodies[doubt.one]
        spelled = doubt.other.removeprefix(SPELLING) if doubt.other.startswith(SPELLING) else None
        other = None if spelled else bodies[doubt.other]
        row = {
            "key": key_of(doubt.one, doubt.other), "impact": str(doubt.impact), "one_name": one.name,
            "other_name": other.name if other else spelled or "", "one_place": _place(one),
            "other_place": _place(other or one), "one_spellings": _spellings(one),
            "other_spellings": _spellings(other) if other else spelled or "", "score": str(doubt.score),
            "reason": reason_label(doubt.reason, lang), "one": doubt.one, "other": doubt.other,
            "decision": message("review.unsure", lang) if doubt.asked else "",
        }  # fmt: skip
        yield {**row, "check": check(row, PAIRS)}


def institution_rows(resolved: Resolved, lang: str) -> Iterator[dict[str, str]]:
    """One row for every institution and class, most named first."""
    names = {body.id: body.name for body in resolved.institutions}
    for body in sorted(resolved.institutions, key=lambda one: (-len(one.mentions), one.id)):
        row = {
            "key": key_of(body.id), "name": body.name, "kind": kind_label(body.kind, lang),
            "class": message("review.yes", lang) if body.cls else "", "abbreviation": body.abbreviation or "",
            "place": _place(body), "parent": names.get(body.parent or "", ""), "mentions": str(len(body.mentions)),
            "spellings": _spellings(body), "score": str(body.score),
            "reasons": ", ".join(reason_label(one, lang) for one in body.reasons), "id": body.id,
        }  # fmt: skip
        yield {**row, "check": check(row, INSTITUTIONS)}


def kind_label(kind: str | None, lang: str) -> str:
    """What people call a kind of institution; empty where it is not known."""
    return scheme("institution-kinds")[kind].label(lang) if kind and kind in scheme("institution-kinds") else ""


def reason_label(reason: str, lang: str) -> str:
    """What people read for the reason of a join; the reason's own name where the catalogue has none."""
    try:
        return message(f"review.reason.{reason.replace(', ', ' ').replace(' ', '-')}", lang)
    except OntologyError:
        return reason


def _place(body: Institution) -> str:
    return ", ".join(dict.fromkeys(filter(None, (body.place, body.county))))


def _spellings(body: Institution) -> str:
    every = body.spellings()
    return "; ".join(every[:_SHOWN]) + (" …" if len(every) > _SHOWN else "")
