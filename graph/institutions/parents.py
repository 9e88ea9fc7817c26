"""What a body is part of, or stands under: as the document says it, else as the gazetteer knows its kind.

A part without legal personality is UNIT_OF its body, and loads roll up to that body; one that has it is SUBORDINATE_TO
or DECONCENTRATED_FROM another, and loads never roll up. What each parent rests on is kept: ``text`` (a clause of
belonging, a table of services), ``list`` (the document's abbreviations), ``cell`` (named with its body in one cell),
``gazetteer``, or ``assumed`` (nothing but the company it keeps).
"""

from __future__ import annotations

from collections import Counter

from planatlas.graph.institutions.ancestry import add_known_parents
from planatlas.graph.institutions.co_occurrence import CoOccurrence, co_occurrence
from planatlas.graph.institutions.describe import describe
from planatlas.graph.institutions.document_bodies import DocumentBodies
from planatlas.graph.institutions.institution import Institution
from planatlas.graph.institutions.mention_groups import MentionGroup, group_key

__all__ = ["add_parents", "lead_body"]

_LEAD_KINDS = ("local-service", "county-service")


def add_parents(document: DocumentBodies) -> None:
    """Fill in the parents of the bodies of one document; bodies that are named only as parents are added."""
    # A copy: owners that are named only as such become bodies on the way.
    for body in list(document.bodies.values()):
        _stated(document, body)
    lead = lead_body(document)
    if lead:
        around = co_occurrence(document, lead.id)
        for body in list(document.bodies.values()):
            if body.parent is None and body.id != lead.id:
                _by_company(document, body, lead, around)
    add_known_parents(document.bodies)


def _stated(document: DocumentBodies, body: Institution) -> None:
    """A clause of belonging in one of its mentions, or its provider in a table of services."""
    group = document.groups[body.id]
    owners = Counter(name.owner for name in group.names if name.owner)
    # A legal entity has no owner unless the text says one.
    if body.cls or body.type and body.level not in ("unit", None) and not owners:
        return
    owner = next(iter(sorted(owners)), None) or (group.provider if body.level in ("unit", None) else None)
    parent = _body_of(document, owner) if owner else None
    if parent and parent != body.id and not document.bodies[parent].cls:
        # A branch of a national body has a standing of its own, and its load is its own.
        setattr(body, "subordinate_to" if group.first.branch else "unit_of", parent)
        body.basis = "text"


def _body_of(document: DocumentBodies, mention: str) -> str | None:
    """The id of a body that is named as an owner; it becomes a body of the document if it was none."""
    if known := document.of(mention):
        return known
    name = document.reader.read(mention)
    key = group_key(name)
    for id, group in document.groups.items():
        if key in {group_key(one) for one in group.names}:
            return id
    if name.cls:
        return None
    group = MentionGroup(key, [name], [])
    body = describe(group, document.reader)
    document.bodies.setdefault(body.id, body)
    document.groups.setdefault(body.id, group)
    return body.id


def lead_body(document: DocumentBodies) -> Institution | None:
    """The body whose plan it is: responsible for the whole, else the directorate most named, else the issuer."""
    plan = document.plan
    if plan is None:
        return None
    whole = document.of(plan.responsible_for_whole)
    # What the plan itself states goes before what is counted.
    if whole and not document.bodies[whole].cls:
        return document.bodies[whole]
    local = [body for body in document.bodies.values() if body.kind in _LEAD_KINDS and _is_home(document, body)]
    shares = Counter({body.id: sum(m.role == "responsible" for m in body.mentions) for body in local})
    # The id settles equals.
    best = max(shares, key=lambda id: (shares[id], id), default=None)
    if best and shares[best]:
        return document.bodies[best]
    issuer = document.of(plan.issuer)
    return document.bodies[issuer] if issuer and not document.bodies[issuer].cls else None


def _is_home(document: DocumentBodies, body: Institution) -> bool:
    home = document.reader.home
    where = document.groups[body.id].first.where
    return home is not None and where is not None and where.key == home.key


def _by_company(
    document: DocumentBodies, body: Institution, lead: Institution, around: dict[str, CoOccurrence]
) -> None:
    """A unit of the body whose plan it is, by the list of abbreviations, by cells, or by the company it keeps."""
    if body.cls or not _may_be_unit(document, body):
        return
    kept = around.get(body.id, CoOccurrence())
    # Only ever a partner of the lead: it stands beside it, not within.
    if kept.beside_partner and not kept.beside_responsible:
        _unit_of_town(document, body, lead)
        return
    listed = any(name.basis == "list" for name in document.groups[body.id].names)
    # From what is printed to what is only likely; the first that holds is the ground that is told.
    if kept.bracketed:
        body.unit_of, body.basis = lead.id, "cell"
    elif listed and (body.level == "unit" or kept.mostly_beside):
        body.unit_of, body.basis = lead.id, "list"
    elif kept.mostly_beside or body.kind == "internal-unit":
        body.unit_of, body.basis = lead.id, "cell" if kept.beside_responsible else "assumed"


def _may_be_unit(document: DocumentBodies, body: Institution) -> bool:
    """A unit by its kind, or a body of no known kind that is printed as an acronym."""
    if not _at_home(document, body):
        return False
    if body.level == "unit":
        return True
    # Acronyms of no known kind are most often offices that the house calls so.
    return body.type is None and (body.abbreviation is not None or body.name.upper() == body.name)


def _at_home(document: DocumentBodies, body: Institution) -> bool:
    where, home = document.groups[body.id].first.where, document.reader.home
    return where is None or home is None or where.key == home.key


def _unit_of_town(document: DocumentBodies, body: Institution, lead: Institution) -> None:
    """A unit that is only ever a partner of the lead belongs to the town beside it, not to the lead."""
    if body.kind != "internal-unit":
        return
    towns = [one for one in document.bodies.values() if one.kind == "local-authority" and one.type == "municipality"]
    # Of two towns neither can be chosen.
    if len(towns) == 1 and towns[0].id != lead.id:
        body.unit_of, body.basis = towns[0].id, "assumed"
