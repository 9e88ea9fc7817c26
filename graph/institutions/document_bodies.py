"""The bodies of one document: its mentions read, like ones put together, each with its id and place.

Only the document itself and the gazetteer count here, so that a file gives the same records whatever else is read.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from planatlas.graph.assembly.ids import join, slug
from planatlas.graph.institutions.collected import Naming, namings
from planatlas.graph.institutions.damage import neighbours, parted_as
from planatlas.graph.institutions.describe import describe
from planatlas.graph.institutions.expansions import Expansions, names_another, place_acronyms
from planatlas.graph.institutions.generic_names import make_classes_of_common_nouns, make_classes_of_rivals
from planatlas.graph.institutions.institution import Institution, InstitutionMention
from planatlas.graph.institutions.interpretation import Reader
from planatlas.graph.institutions.locality import Locality, in_county, locality_of, nowhere
from planatlas.graph.institutions.mention_groups import Key, MentionGroup, joined
from planatlas.graph.institutions.owners import housed
from planatlas.graph.institutions.printed import printed
from planatlas.graph.institutions.variants import variants
from planatlas.records import Abbreviation, Plan, Record, Service

__all__ = ["DocumentBodies", "read_document"]


@dataclass(slots=True)
class DocumentBodies:
    """The bodies of one document by id, the id that each of its mentions stands for, and how they were read."""

    doc: str
    plan: Plan | None
    reader: Reader
    named: list[Naming]
    bodies: dict[str, Institution] = field(default_factory=dict)
    groups: dict[str, MentionGroup] = field(default_factory=dict)
    by_mention: dict[str, str] = field(default_factory=dict)

    def of(self, mention: str | None) -> str | None:
        """The id a mention stands for in this document, or None where it is not named there."""
        return self.by_mention.get(mention) if mention else None


def read_document(records: Sequence[Record]) -> DocumentBodies:
    """Read the bodies of one document from its records."""
    plan = next((record for record in records if isinstance(record, Plan)), None)
    doc = plan.doc if plan else (records[0].doc if records else "")
    named = list(namings(records))
    out = DocumentBodies(doc, plan, _reader(records, plan, named, doc), named)
    # The memo goes, since what was read without the county may read otherwise with it.
    if county := _only_county(out.reader, named):
        out.reader = replace(out.reader, home=in_county(out.reader.home or nowhere(doc), county), memo={})
    for group in _groups(out, [record for record in records if isinstance(record, Service)]):
        # A name of a service that no cell names only explains others.
        if group.count:
            _take(out, group)
    for one in named:
        mention = InstitutionMention(doc, one.line, one.mention, one.role)
        out.bodies[out.by_mention[one.mention]].mentions.append(mention)
    return out


def _only_county(reader: Reader, named: Iterable[Naming]) -> Locality | None:
    """The county that all bodies with a printed county lie in, for a town of which nobody said the county."""
    home = reader.home
    # Towns share names: the county is what tells one from another.
    if home is None or home.level != "town" or home.county_key or not home.name:
        return None
    texts = {*(one.mention for one in named), *(one.long for one in reader.expansions.by_key.values())}
    read = [reader.read(text) for text in sorted(texts)]
    found = {
        name.where for name in read if name.named_place and name.kind and name.kind.scope == "county" and name.where
    }
    return found.pop() if len(found) == 1 else None


def _take(out: DocumentBodies, group: MentionGroup) -> None:
    body = describe(group, out.reader)
    if "of" in group.key and group.house:
        body.id = join(body.id, "of", slug(" ".join(group.house[2:] or group.house[:1]), 80))
    # Two bodies whose names differ only in marks give one slug.
    while body.id in out.bodies and out.groups[body.id].key != group.key:
        body.id += "-2"
    out.bodies.setdefault(body.id, body)
    out.groups.setdefault(body.id, group)
    out.by_mention.update(dict.fromkeys(group.mentions, body.id))


def _reader(records: Iterable[Record], plan: Plan | None, named: Iterable[Naming], doc: str) -> Reader:
    home, expansions = locality_of(plan) or nowhere(doc), Expansions()
    listed = [record for record in records if isinstance(record, Abbreviation)]
    known = neighbours(record.long for record in listed)
    # The document's list before brackets, and both before letters of the town: the first meaning given stays.
    for record in listed:
        expansions.add(record.short, parted_as(record.long, known), "list")
    for text in (*(one.mention for one in named), *(r.name for r in records if isinstance(r, Service))):
        apart = printed(text)
        if apart.short and not names_another(apart.short, apart.text, plan.country if plan else None):
            expansions.add(apart.short, apart.text, "bracket")
    for short, long in place_acronyms(home, expansions.by_key).items():
        expansions.add(short, long, "place")
    return Reader(home, plan.country if plan else None, expansions, plan.lang if plan else None)


def _groups(out: DocumentBodies, services: Iterable[Service]) -> list[MentionGroup]:
    """Mentions that read alike, names of services beside them, put together where they are one body."""
    found: dict[Key, MentionGroup] = {}
    listed = [(service, text) for service in services for text in (service.name, service.delivered_by) if text]
    texts = dict.fromkeys([*(one.mention for one in out.named), *(text for _, text in listed)])
    keys = housed([out.reader.read(text) for text in texts], out.reader)
    for one in out.named:
        name = out.reader.read(one.mention)
        key, house = keys[id(name)]
        group = found.setdefault(key, MentionGroup(key, [], [], house=house))
        # One reading a spelling; how often it stands there is counted apart.
        if one.mention not in group.mentions:
            group.mentions.append(one.mention)
            group.names.append(name)
        group.count += 1
        group.uses[name.full] += 1
    for service, text in listed:
        name = out.reader.read(text)
        key, house = keys[id(name)]
        group = found.setdefault(key, MentionGroup(key, [name], [], house=house))
        group.provider = group.provider or service.provider
    groups = list(found.values())
    # Before spellings are compared, as a class is no candidate for any of them.
    make_classes_of_rivals(groups)
    make_classes_of_common_nouns(groups)
    return joined(groups, variants(groups, out.reader.expansions))
