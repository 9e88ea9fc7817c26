"""The institutions of an atlas as rows: who was merged with whom, where, and why."""

from __future__ import annotations

from typing import Any

from planatlas.graph.institutions.decided import SPELLING
from planatlas.graph.institutions.institution import Institution
from planatlas.graph.institutions.resolve import Resolved
from planatlas.graph.review.sheet.sheet_rows import kind_label, reason_label
from planatlas.graph.table import Table
from planatlas.ontology import message

__all__ = ["FIELDS", "as_objects", "doubt_table", "institution_table"]

# More spellings make the row longer than a screen is wide.
_SHOWN = 5
FIELDS = (
    "id", "name", "kind", "class", "abbreviation", "place", "county", "country", "level", "unit_of", "subordinate_to",
    "deconcentrated_from", "basis", "starts", "ends", "ends_basis", "score", "reasons", "mentions",
)  # fmt: skip
"""The fields of an institution as a plain object."""


def as_objects(resolved: Resolved) -> list[dict[str, Any]]:
    """One object an institution, by id, with every mention."""
    return [_object(body) for body in resolved.institutions]


def _object(body: Institution) -> dict[str, Any]:
    return {
        "id": body.id, "name": body.name, "kind": body.kind, "class": body.cls, "abbreviation": body.abbreviation,
        "place": body.place, "county": body.county, "country": body.country, "level": body.level,
        "unit_of": body.unit_of, "subordinate_to": body.subordinate_to,
        "deconcentrated_from": body.deconcentrated_from, "basis": body.basis, "starts": body.starts, "ends": body.ends,
        "ends_basis": body.ends_basis, "score": body.score, "reasons": body.reasons,
        "mentions": [
            {"mention": one.mention, "doc": one.doc, "line": one.line or None, "role": one.role}
            for one in body.mentions
        ],
    }  # fmt: skip


def institution_table(resolved: Resolved, lang: str, full: bool = True) -> Table:
    """The institutions for people, most named first; headings in ``lang``. Not ``full``: what fits on a screen."""
    names = {body.id: body.name for body in resolved.institutions}
    columns = ("name", "mentions", "spellings", "parent", "reasons", "kind", "place", "score")[: None if full else 5]
    rows = [
        _row(body, names, lang)[: len(columns)]
        for body in sorted(resolved.institutions, key=lambda one: (-len(one.mentions), one.id))
    ]
    return Table.of([message(f"review.{name}", lang) for name in columns], rows)


def _row(body: Institution, names: dict[str, str], lang: str) -> tuple[Any, ...]:
    spelled = body.spellings()
    shown = "; ".join(spelled[:_SHOWN]) + (" …" if len(spelled) > _SHOWN else "")
    kind = message("review.class", lang) if body.cls else kind_label(body.kind, lang)
    place = ", ".join(dict.fromkeys(filter(None, (body.place, body.county))))
    why = ", ".join(reason_label(one, lang) for one in body.reasons)
    return body.name, len(body.mentions), shown, names.get(body.parent or "", ""), why, kind, place, body.score


def doubt_table(resolved: Resolved, lang: str) -> Table:
    """The pairs to look at, those first that would change most."""
    names = {body.id: body.name for body in resolved.institutions}
    columns = ("one_name", "other_name", "reason", "score", "impact")
    rows = []
    for one in resolved.doubts:
        other = names.get(one.other, one.other.removeprefix(SPELLING))
        rows.append((names[one.one], other, reason_label(one.reason, lang), one.score, one.impact))
    return Table.of([message(f"review.{name}", lang) for name in columns], rows)
