"""Paragraphs that say what somebody does, did or will do, as activities."""

from __future__ import annotations

import re
from typing import Any

from planatlas.loaders.document import Document
from planatlas.loaders.structure.paragraphs import Part
from planatlas.loaders.structure.provenance import place_in
from planatlas.loaders.values.citation import citations
from planatlas.loaders.values.cues import cue
from planatlas.loaders.values.dates import span_of
from planatlas.loaders.values.excerpt import excerpt
from planatlas.loaders.values.money import amounts_in
from planatlas.loaders.values.persons import MARK, without_contacts
from planatlas.loaders.values.plain import plain
from planatlas.loaders.values.prose.names import NameSpan
from planatlas.loaders.values.prose.verbs import acts, has_past
from planatlas.loaders.work.prose.roles import Roles
from planatlas.ontology.schemes import scheme
from planatlas.records import (
    CELL_FIELDS,
    Activity,
    Actor,
    Cell,
    FundingMention,
    Mention,
    Plan,
    TargetGroupMention,
)

__all__ = ["activity_of", "is_work", "status_of"]

_SHORTEST, _SHORTEST_ITEM = 25, 10
_DEADLINE = re.compile(
    r"(?:by the end of|by|until|before|pana la sfarsitul anului|pana la sfarsitul lunii|pana la finalul anului|"
    r"pana in|pana la|d'ici(?: a| fin)?|avant la fin|avant|jusqu'(?:en|a)|εωσ το τελοσ του|εωσ τα τελη του|"
    r"εωσ (?:το|τον|την)|μεχρι το τελοσ του|μεχρι (?:το|τον|την))"
    r"\s+(?:de |of |του |anului |l'annee )?(?:[^\W\d_]+\s+){0,2}?(?:\d{1,2}[./]\d{1,2}[./])?(?:19|20)\d\d"
)
_GROUP_END = re.compile(
    r"\d|[.,;:()\"«»“”]|\b(?:and|et|si|και|who|qui|care|που|in|in cadrul|dans|σε|στο|στη|la|by|par|with|avec|cu|με|"
    r"prin|through|ωστε|as|pour|for|pentru|en|au|aux|εωσ|until|from|pana|din|de la|at|on|of the|στισ|στουσ|"
    r"κατα|απο)\b"
)
_GROUP_WORDS = 7
_MOST_GROUPS = 6
_LEADING = 2
_BYLINE = re.compile(r"^(?:[A-ZÀ-Þ][\w .,]{2,50})?\([^()]{3,40}\)\s*[-–—]\s+")


def is_work(part: Part, roles: Roles, lang: str | None) -> bool:
    """Tell whether a paragraph says what somebody does, did or will do, and does not only describe.

    Under a heading over what was done or is planned every paragraph counts that is no description of a strategy, no
    notice of the page and no mere statement that something exists. Elsewhere a verb of action is needed.
    """
    flat = plain(part.text)
    shortest = _SHORTEST_ITEM if part.passage.kind == "item" or part.items else _SHORTEST
    if len(flat) < shortest or cue("notice").match(flat):
        return False
    if cue("description").match(flat.lstrip(' -"')):
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


def activity_of(document: Document, plan: Plan, part: Part, roles: Roles) -> Activity:
    """Return the record of one paragraph, its list lines as actions."""
    text = _BYLINE.sub("", _clean(part.text))
    out = Activity(**_place(document, plan, part), measure_text=text, activity_text=text, status=status_of(part))
    out.actions = [_clean(item.text) for item in part.items]
    out.responsible = _mentions(roles.responsible, part)
    out.partners = _mentions(roles.partners, part)
    out.actors = _actors(roles)
    out.funding = _funding(roles)
    out.budget = [
        budget for text in (part.text, *(item.text for item in part.items)) for budget in amounts_in(text, plan.lang)
    ]
    out.target_groups = groups_in(part.text, plan.lang)
    out.legal_basis = list(dict.fromkeys(part.text[one.start : one.end] for one in citations(part.text)))
    _time(out, part)
    out.cells = _cells(out)
    return out


def _place(document: Document, plan: Plan, part: Part) -> dict[str, Any]:
    place = place_in(document, part.passage, plan.lang)
    place["lines"], place["section"] = part.lines, part.heading
    return place


def _clean(text: str) -> str:
    return without_contacts(" ".join(text.split()), MARK)


def _mentions(names: list[NameSpan], part: Part) -> list[Mention]:
    line = part.passage.line
    quote = excerpt(without_contacts(part.text, MARK), 0, 300)
    return [Mention(name.text, None, line, quote) for name in names]


def _actors(roles: Roles) -> list[Actor]:
    by_role = (("funder", roles.funders), ("awarder", roles.awarders), ("awarded", roles.awarded))
    return [Actor(name.text, role) for role, names in by_role for name in names]


def _funding(roles: Roles) -> list[FundingMention]:
    known = scheme("funding-sources")
    names = [*roles.funds, *(name.text for name in roles.funders)]
    return [
        FundingMention(name, concept.id if (concept := known.match(name)) else None) for name in dict.fromkeys(names)
    ]


def groups_in(text: str, lang: str | None) -> list[TargetGroupMention]:
    """Return the groups of people a sentence names behind "for", "for the benefit of" and the like."""
    flat, known = plain(text), scheme("target-groups")
    out: dict[str, TargetGroupMention] = {}
    for match in cue("aimed-at").finditer(flat):
        stop = _GROUP_END.search(flat, match.end() + 1)
        phrase = text[match.end() : stop.start() if stop else len(text)].split()[:_GROUP_WORDS]
        concept = known.match(" ".join(phrase), lang) if phrase and len(out) < _MOST_GROUPS else None
        while concept is not None and len(phrase) > 1 and known.match(" ".join(phrase[1:]), lang) is concept:
            phrase = phrase[1:]
            if len(phrase) < len(text[match.end() : stop.start() if stop else len(text)].split()) - _LEADING:
                concept = None
        if concept is not None and concept.id not in out:
            out[concept.id] = TargetGroupMention(" ".join(phrase), concept.id, "text")
    return list(out.values())


def _time(out: Activity, part: Part) -> None:
    """A time bound of something planned is its deadline."""
    if out.status != "planned":
        return
    found = _DEADLINE.search(plain(part.text))
    if found:
        out.deadline = part.text[found.start() : found.end()]
        out.deadline_kind = "completion"
        out.ends = span_of(out.deadline)[1]


def _cells(out: Activity) -> dict[str, Cell]:
    """Prose asks for nothing: what it does not say is not recorded, never a gap."""
    held = {
        "responsible": out.responsible,
        "partners": out.partners,
        "funding": out.funding,
        "budget": out.budget,
        "deadline": out.deadline,
        "target_groups": out.target_groups,
    }
    return {name: Cell("value" if held.get(name) else "no_column") for name in CELL_FIELDS}
