"""The rows of a review sheet: what is said of doubtful pairs, institutions, printed rows and alignments, as texts."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from planatlas.errors import OntologyError
from planatlas.graph.institutions.decided import SPELLING
from planatlas.graph.institutions.institution import Institution
from planatlas.graph.institutions.resolve import Resolved
from planatlas.graph.review.alignments import AlignmentDoubt
from planatlas.graph.review.row_boundaries import RowDoubt
from planatlas.graph.review.sheet.sheet_columns import ALIGNMENTS, CHOICES, INSTITUTIONS, PAIRS, ROWS, check, key_of
from planatlas.ontology import message, scheme

__all__ = [
    "alignment_rows",
    "institution_rows",
    "kind_label",
    "pair_rows",
    "read_as",
    "reason_label",
    "row_rows",
    "work_name",
]

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


def row_rows(found: Iterable[RowDoubt], lang: str) -> Iterator[dict[str, str]]:
    """One row for every two printed rows, with what was decided about them before."""
    for one in found:
        row = {
            "key": key_of(one.id), "doc": one.doc, "line": str(one.line), "above": one.above, "below": one.below,
            "read_as": read_as(one, lang), "score": str(one.confidence), "reason": reason_label(one.reason, lang),
            "row": one.id, "decision": message(CHOICES[ROWS][one.held], lang) if one.held else "",
        }  # fmt: skip
        yield {**row, "check": check(row, ROWS)}


def alignment_rows(found: Iterable[AlignmentDoubt], lang: str) -> Iterator[dict[str, str]]:
    """One row for every work and objective, with what was decided about them before."""
    for one in found:
        row = {
            "key": key_of(one.measure, one.objective), "work": work_name(one, lang),
            "objective_name": one.objective_name, "strategy": one.strategy, "score": str(one.score),
            "words": ", ".join(one.words), "measure": one.measure, "objective": one.objective,
            "decision": message(CHOICES[ALIGNMENTS][one.held], lang) if one.held else "",
        }  # fmt: skip
        yield {**row, "check": check(row, ALIGNMENTS)}


def read_as(one: RowDoubt, lang: str) -> str:
    """How two printed rows are read now: as one row, or as two."""
    return message(CHOICES[ROWS]["same" if one.joined else "different"], lang)


def work_name(one: AlignmentDoubt, lang: str) -> str:
    """What may serve an objective: a measure or service by its name, or anything in the plan."""
    return message("review.whole-plan", lang, plan=one.measure_name) if one.whole else one.measure_name


def kind_label(kind: str | None, lang: str) -> str:
    """What people call a kind of institution; empty where it is not known."""
    return scheme("institution-kinds")[kind].label(lang) if kind and kind in scheme("institution-kinds") else ""


def reason_label(reason: str, lang: str) -> str:
    """What people read for the reason of a join; the reason's own name where the catalogue has none."""
    try:
        return message("review.reason." + "-".join(re.findall(r"\w+", reason)), lang)
    except OntologyError:
        return reason


def _place(body: Institution) -> str:
    return ", ".join(dict.fromkeys(filter(None, (body.place, body.county))))


def _spellings(body: Institution) -> str:
    every = body.spellings()
    return "; ".join(every[:_SHOWN]) + (" …" if len(every) > _SHOWN else "")
