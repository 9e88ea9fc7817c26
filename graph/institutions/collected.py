"""Every place in the records of one document where a body is named, with the role it has there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from planatlas.ontology import fold
from planatlas.records import Activity, Agreement, InstitutionRecord, Plan, Record, Service

__all__ = ["Naming", "namings"]


@dataclass(frozen=True, slots=True)
class Naming:
    """A body named in a record. ``cell`` is the text around it, ``row`` tells namings of one row from others."""

    mention: str
    role: str
    line: int
    row: int
    cell: str = ""


def namings(records: Iterable[Record]) -> Iterator[Naming]:
    """Yield the namings of a document in reading order; mentions without a letter or digit are passed over."""
    for row, record in enumerate(records):
        for mention, role, line, cell in _named(record):
            if mention and fold(mention):
                yield Naming(mention, role, line or record.line or 0, row, cell or "")


def _named(record: Record) -> Iterator[tuple[str | None, str, int | None, str | None]]:
    match record:
        case Plan():
            yield record.issuer, "issuer", None, None
            yield record.adopted_by, "adopter", None, None
            yield record.responsible_for_whole, "responsible for the whole", None, None
        case Activity():
            yield from ((m.mention, "responsible", m.line, m.quote) for m in record.responsible)
            yield from ((m.mention, "partner", m.line, m.quote) for m in record.partners)
            yield from ((one.mention, one.role, None, None) for one in record.actors)
        case Service():
            yield record.provider, "provider", None, None
            yield record.delivered_by, "deliverer", None, None
        case Agreement():
            yield from ((party.mention, party.role or "party", None, None) for party in record.parties)
        case InstitutionRecord():
            yield record.naming, record.role or "named", None, record.quote
        case _:
            return
