"""Paragraphs that say what somebody does, did or will do, as activities."""

from __future__ import annotations

from typing import Any

from planatlas.loaders.document import Document
from planatlas.loaders.structure.paragraphs import Part
from planatlas.loaders.structure.provenance import place_in
from planatlas.loaders.values.citation import citations
from planatlas.loaders.values.forms_of_text import DATELINE
from planatlas.loaders.values.persons import MARK, without_contacts
from planatlas.loaders.values.prose.verbs import acts, has_past
from planatlas.loaders.work.activity import activities_of
from planatlas.loaders.work.prose.roles import Roles
from planatlas.loaders.work.row_context import RowContext
from planatlas.ontology.languages import Template
from planatlas.ontology.plain import plain
from planatlas.ontology.schemes import scheme
from planatlas.ontology.wording import cue
from planatlas.records import Activity, Actor, Cell, Fields, Plan

__all__ = ["activity_of", "fields_of_part", "is_work", "status_of"]

_SHORTEST, _SHORTEST_ITEM = 25, 10
_DEADLINE = Template(
    r"<<time-bound>>\s+(?:<<time-bound-of>>\s?)?(?:[^\W\d_]+\s+){0,2}?(?:\d{1,2}[./]\d{1,2}[./])?(?:19|20)\d\d"
)
_GROUP_END = Template(r"\d|[.,;:()\"«»“”]|\b<<people-end>>\b")
_GROUP_WORDS = 7
_MOST_GROUPS = 6
_LEADING = 2


def is_work(part: Part, roles: Roles, lang: str | None) -> bool:
    """Tell whether a paragraph says what somebody does, did or will do, and does not only describe.

    Under a heading over what was done or is planned every paragraph counts that is no description of a strategy, no
    notice of the page and no mere statement that something exists. Elsewhere a verb of action is needed.
    """
    flat = plain(part.text)
    shortest = _SHORTEST_ITEM if part.passage.kind == "item" or part.items else _SHORTEST
    if len(flat) < shortest or cue("notice").match(flat):
        return False
    if cue("description").match(flat.lstrip(' -"')) or cue("discussed").match(flat.lstrip(" -–•")):
        return False
    if part.status:
        return True
    if cue("noun-of-action").match(flat) and (part.passage.kind == "item" or len(flat) < 400):
        return True
    if not acts(part.text, lang) or (cue("present").search(flat) and not roles.responsible):
        return False
    if cue("declared").search(flat) and not cue("future").search(flat):
        return False
    return bool(roles.responsible) or not cue("existence").search(flat) or bool(cue("doing").search(flat))


def status_of(part: Part) -> str:
    """Return achieved or planned: by the part of the page, else by the tense of the first sentence that has one."""
    if part.status:
        return part.status
    flat = plain(part.text)
    if cue("hoped").search(flat):
        return "planned"
    future, past = cue("future").search(flat), cue("past").search(flat)
    if future and (not past or future.start() < past.start()):
        return "planned"
    if past or has_past(part.text) or cue("doing").search(flat):
        return "achieved"
    return "planned" if cue("noun-of-action").match(flat) else "achieved"


def activity_of(document: Document, plan: Plan, part: Part, roles: Roles, reading: RowContext) -> Activity:
    """Return the record of one paragraph, its list lines as actions."""
    out = next(activities_of(fields_of_part(document, plan, part, roles), reading))
    out.actors = _actors(roles)
    out.legal_basis = list(dict.fromkeys(part.text[one.start : one.end] for one in citations(part.text)))
    return out


def fields_of_part(document: Document, plan: Plan, part: Part, roles: Roles) -> Fields:
    """Return the fields of a paragraph: what it says of each, told apart already; it asks for none."""
    out = Fields("running", place=_place(document, plan, part))
    text, line = _clean(part.text), part.passage.line
    cells = out.cells
    cells["measure"] = Cell(text=DATELINE.sub("", text))
    cells["activity"] = Cell(items=[_clean(item.text) for item in part.items])
    for name, found in (("responsible", roles.responsible), ("partners", roles.partners)):
        cells[name] = Cell(items=[one.text for one in found], pieces=[(line, text)])
    cells["funding"] = Cell(items=list(dict.fromkeys([*roles.funds, *(one.text for one in roles.funders)])))
    cells["budget"] = Cell(pieces=[(one.line, one.text) for one in (part.passage, *part.items)])
    cells["target_groups"] = Cell(items=groups_in(part.text, plan.lang))
    if out.place["status"] == "planned" and (bound := _DEADLINE.search(plain(part.text))):
        cells["deadline"] = Cell(text=part.text[bound.start() : bound.end()])
    return out


def _place(document: Document, plan: Plan, part: Part) -> dict[str, Any]:
    place = place_in(document, part.passage, plan.lang)
    return place | {"lines": part.lines, "section": part.heading, "status": status_of(part)}


def _clean(text: str) -> str:
    return without_contacts(" ".join(text.split()), MARK)


def _actors(roles: Roles) -> list[Actor]:
    by_role = (("funder", roles.funders), ("awarder", roles.awarders), ("awarded", roles.awarded))
    return [Actor(name.text, role) for role, names in by_role for name in names]


def groups_in(text: str, lang: str | None) -> list[str]:
    """Return the groups of people a sentence names behind "for", "for the benefit of" and the like."""
    flat, known = plain(text), scheme("target-groups")
    out: dict[str, str] = {}
    for match in cue("aimed-at").finditer(flat):
        stop = _GROUP_END.search(flat, match.end() + 1)
        phrase = text[match.end() : stop.start() if stop else len(text)].split()[:_GROUP_WORDS]
        concept = known.match(" ".join(phrase), lang) if phrase and len(out) < _MOST_GROUPS else None
        while concept is not None and len(phrase) > 1 and known.match(" ".join(phrase[1:]), lang) is concept:
            phrase = phrase[1:]
            if len(phrase) < len(text[match.end() : stop.start() if stop else len(text)].split()) - _LEADING:
                concept = None
        if concept is not None and concept.id not in out:
            out[concept.id] = " ".join(phrase)
    return list(out.values())
