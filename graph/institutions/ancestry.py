"""What the gazetteer knows of a kind's place among others: a school inspectorate under its ministry."""

from __future__ import annotations

from planatlas.graph.assembly.ids import join, slug
from planatlas.graph.institutions.institution import Institution
from planatlas.ontology import BodyKind, gazetteer
from planatlas.ontology.languages import language_of_bodies

__all__ = ["add_known_parents"]

_RELATIONS = {"unitOf": "unit_of", "subordinateTo": "subordinate_to", "deconcentratedFrom": "deconcentrated_from"}


def add_known_parents(bodies: dict[str, Institution]) -> None:
    """Give bodies without a stated parent the one their kind has; a legal entity that is missing is added.

    So is the national body that a county office belongs to, through which two counties can be compared. A superior
    body that nobody names is not added: it bears no load.
    """
    waiting = [body for body in bodies.values() if body.type and not body.cls and body.parent is None]
    # A body that is added may lack its own parent, so it waits in turn.
    while waiting:
        body = waiting.pop()
        kind = gazetteer()[body.type or ""]
        relation = _RELATIONS.get(kind.parent_relation or "")
        if not kind.parent or relation is None:
            continue
        parent = _parent_of(body, gazetteer()[kind.parent])
        # A superior body that nobody names bears no load; a unit cannot stand without its entity, nor a county office
        # without the body it is one of.
        if parent is None or parent.id not in bodies and relation == "subordinate_to":
            continue
        if parent.id not in bodies:
            bodies[parent.id] = parent
            waiting.append(parent)
        setattr(body, relation, parent.id)
        # A place that the text states is the better ground.
        body.basis = body.basis or "gazetteer"


def _parent_of(body: Institution, kind: BodyKind) -> Institution | None:
    """The body of the parent kind in the same country, county or town; None where that place is not known."""
    where = body.id.split("/")[1]
    if kind.scope == "country":
        return _made(body, kind, slug(kind.country))
    own = gazetteer()[body.type or ""]
    if kind.scope == "town" and own.place and (found := gazetteer().places.all(own.place)):
        return _made(body, kind, found[0].id)
    # Of another scope the place of the parent is not the place of the body.
    return _made(body, kind, where) if kind.scope == own.scope != "none" else None


def _made(body: Institution, kind: BodyKind, where: str) -> Institution:
    lang = language_of_bodies(kind.country)
    national = kind.scope == "country"
    # The place of a town's body is no place of a ministry's.
    place = None if national else (body.place if kind.scope == "town" else None)
    county = None if national else body.county
    called = " ".join(filter(None, (kind.label(lang), place or county)))
    return Institution(
        join("institution", where, kind.id), called, kind.institution_kind, abbreviation=kind.acronym, place=place,
        county=county, country=kind.country, level=kind.level, basis="gazetteer", type=kind.id, starts=kind.starts,
        ends=kind.ends, ends_basis=kind.ends_basis,
    )  # fmt: skip
