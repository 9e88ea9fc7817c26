"""The bodies of one document: its mentions read, like ones put together, each with its id, place and parent.

Only the document itself and the gazetteer count here, so that a file gives the same records whatever else is read.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from planatlas.graph.institutions.collected import Naming, namings
from planatlas.graph.institutions.describe import describe
from planatlas.graph.institutions.expansions import Expansions, place_acronyms
from planatlas.graph.institutions.institution import Institution, InstitutionMention
from planatlas.graph.institutions.locality import locality_of
from planatlas.graph.institutions.printed import printed
from planatlas.graph.institutions.reading import Name, Reader
from planatlas.graph.institutions.spelling import Spelling
from planatlas.loaders.records import Abbreviation, Plan, Record, Service

__all__ = ["DocumentBodies", "read_document"]


@dataclass(slots=True)
class DocumentBodies:
    """The bodies of one document and the id that each of its mentions stands for."""

    doc: str
    bodies: dict[str, Institution]
    by_mention: dict[str, str]

    def of(self, mention: str | None) -> str | None:
        """The id a mention stands for in this document, or None where it is not named there."""
        return self.by_mention.get(mention) if mention else None


def read_document(records: Sequence[Record]) -> DocumentBodies:
    """Read the bodies of one document from its records."""
    plan = next((record for record in records if isinstance(record, Plan)), None)
    doc = plan.doc if plan else (records[0].doc if records else "")
    named = list(namings(records))
    reader = _reader(records, plan, named)
    names = {one.mention: reader.read(one.mention) for one in named}
    bodies: dict[str, Institution] = {}
    by_mention: dict[str, str] = {}
    for group in _groups(names).values():
        body = describe([names[mention] for mention in group], reader)
        bodies[body.id] = body
        by_mention.update(dict.fromkeys(group, body.id))
    for one in named:
        mention = InstitutionMention(doc, one.line, one.mention, one.role)
        bodies[by_mention[one.mention]].mentions.append(mention)
    return DocumentBodies(doc, bodies, by_mention)


def _reader(records: Iterable[Record], plan: Plan | None, named: Iterable[Naming]) -> Reader:
    home, expansions = locality_of(plan), Expansions()
    for record in records:
        if isinstance(record, Abbreviation):
            expansions.add(record.short, record.long, "list")
    for text in (*(one.mention for one in named), *(r.name for r in records if isinstance(r, Service))):
        apart = printed(text)
        if apart.short:
            expansions.add(apart.short, apart.text, "bracket")
    for short, long in place_acronyms(home, expansions.by_key).items():
        expansions.add(short, long, "place")
    spelling = Spelling(one.long for one in expansions.by_key.values())
    return Reader(home, plan.country if plan else None, expansions, spelling, plan.lang if plan else None)


def _groups(names: dict[str, Name]) -> dict[tuple[str, ...], list[str]]:
    out: defaultdict[tuple[str, ...], list[str]] = defaultdict(list)
    for mention, name in names.items():
        out[_key(name)].append(mention)
    return dict(out)


def _key(name: Name) -> tuple[str, ...]:
    kind = name.kind.id if name.kind else ""
    where = name.where.key if name.where else ""
    concept = name.concept.id if name.concept else ""
    return ("class" if name.cls else "body", concept or kind, where, *name.words)
