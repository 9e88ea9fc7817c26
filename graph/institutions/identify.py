"""Fill in who is meant, within one document: institutions, sources of money, target groups."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from planatlas.graph.institutions.anonymous import anonymous
from planatlas.graph.institutions.document_bodies import DocumentBodies, read_document
from planatlas.ontology import scheme
from planatlas.records import Activity, Agreement, InstitutionRecord, Plan, Record, Service, TargetGroup

__all__ = ["by_document", "identify"]


def identify(records: Iterable[Record]) -> list[Record]:
    """Return the records with institutions, funding sources and target groups filled in; those given stay as they are.

    Each document is read by itself: its own abbreviations, then the gazetteer for its county, town and country. The id
    of an institution is made of its place, its kind and its name. Names of persons, which no body bears, are taken out.
    """
    every = list(records)
    filled: dict[int, Record] = {}
    for group in by_document(every).values():
        filled.update(zip(group, _identified([every[index] for index in group]), strict=True))
    return [filled[index] for index in range(len(every))]


def _identified(records: Sequence[Record]) -> list[Record]:
    """The records of one document; bodies are read again where the name of a person gave way to an office."""
    bodies = read_document(records)
    # After resolution, so that a name which a body bears is left in it.
    cleared, changed = anonymous(records, bodies.reader)
    bodies = read_document(cleared) if changed else bodies
    return [_filled(record, bodies) for record in cleared]


def by_document(records: Sequence[Record]) -> dict[str, list[int]]:
    """Positions of the records of each document, in the order documents first appear."""
    out: dict[str, list[int]] = {}
    for index, record in enumerate(records):
        out.setdefault(record.doc, []).append(index)
    return out


def _filled(record: Record, bodies: DocumentBodies) -> Record:
    match record:
        case Plan():
            return replace(record, issuer_institution=bodies.of(record.issuer))
        case Activity():
            return _activity(record, bodies)
        case Service():
            provider, deliverer = bodies.of(record.provider), bodies.of(record.delivered_by)
            return replace(record, provider_institution=provider, delivered_by_institution=deliverer)
        case Agreement():
            return replace(record, parties=_with_ids(record.parties, bodies))
        case InstitutionRecord():
            return replace(record, institution=bodies.of(record.naming))
        case TargetGroup() if record.group is None:
            return replace(record, group=_group(record.mention, record.lang))
        case _:
            return record


def _activity(record: Activity, bodies: DocumentBodies) -> Activity:
    return replace(
        record,
        responsible=_with_ids(record.responsible, bodies),
        partners=_with_ids(record.partners, bodies),
        actors=_with_ids(record.actors, bodies),
        funding=[replace(one, source=one.source or _source(one.mention, record.lang)) for one in record.funding],
        target_groups=[
            replace(one, group=one.group or _group(one.mention, record.lang)) for one in record.target_groups
        ],
    )


def _with_ids(mentions: Iterable[Any], bodies: DocumentBodies) -> list[Any]:
    return [replace(one, institution=bodies.of(one.mention)) for one in mentions]


def _source(text: str | None, lang: str | None) -> str | None:
    concept = scheme("funding-sources").match(text, lang) if text else None
    return concept.id if concept else None


def _group(text: str, lang: str | None) -> str | None:
    concept = scheme("target-groups").match(text, lang)
    return concept.id if concept else None
