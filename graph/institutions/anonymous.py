"""Records without persons: in a cell of bodies a person becomes the office, the body, or an unnamed person.

It comes after resolution, so that a name which a body bears is left, and before anything is built, so that whatever is
made of the records holds no name. Elsewhere a name leaves a mark.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from operator import is_
from typing import Any

from planatlas.graph.institutions.interpretation import Reader
from planatlas.loaders.formats.sandbox.progress import steps
from planatlas.loaders.values.persons import RedactedMention, is_office, is_torn_name, known_forms, redacted, told
from planatlas.loaders.values.place_names import places
from planatlas.ontology import fold, scheme
from planatlas.records import (
    Activity,
    Agreement,
    InstitutionRecord,
    Mention,
    Plan,
    Record,
    Service,
    Statement,
)

__all__ = ["anonymous", "unnamed_person"]

_KEPT = frozenset(
    ("id", "doc", "lang", "sheet", "cell", "institution", "issuer_institution", "provider_institution", "group",
     "delivered_by_institution", "country", "genre", "starts", "ends", "status", "activity_type", "deadline_kind",
     "level", "relation", "basis", "role", "measure_code", "code", "currency", "state", "lines", "doubts")
)  # fmt: skip
"""Fields that hold codes, names of our own or dates, never text of the document.

A field that holds parts with texts in them, as the cells of a row do, is none of these.
"""
_NAME_AT_MOST = 80
"""Letters of a cell that may hold nothing but names."""
_NEAR = 20
"""Letters beside a name in which the mark is looked for that ties it to a body."""
_SCALARS = {
    Plan: ("issuer", "adopted_by", "responsible_for_whole"),
    Service: ("provider", "delivered_by"),
    Statement: ("subject", "object"),
    InstitutionRecord: ("mention",),
}


def unnamed_person(lang: str | None) -> str:
    """What a person without an office is called, in the language of the document."""
    return scheme("actor-classes")["unnamed-persons"].label(lang or "en")


def anonymous(records: Sequence[Record], reader: Reader) -> tuple[list[Record], bool]:
    """Return the records of one document without the names of persons, their numbers and addresses, one for one.

    The second value tells that a name in a cell gave way to an office, so that bodies are to be resolved anew.
    """
    found = _Persons(records, reader)
    return found.cleared(), found.changed


class _Persons:
    """The persons of one document: the names its cells print, and its records without them."""

    def __init__(self, records: Sequence[Record], reader: Reader) -> None:
        self.records, self.reader, self.lang = records, reader, reader.lang
        self.names: set[str] = set()
        self.own = frozenset(_places(records))
        self.changed = False

    def cleared(self) -> list[Record]:
        """The records without persons, one for one."""
        cells = [self._cells(record) for record in steps("records", self.records)]
        # After all cells, since a name printed in full in one is cut short in another.
        known = known_forms(self.names)
        return [_cleared(record, lambda text: redacted(text, known, own=self.own)) for record in cells]

    def told(self, mention: str) -> RedactedMention:
        """What a mention says beside persons; one of the document's own list of abbreviations is no person."""
        # Letters of an acronym with dots look like initials.
        out = RedactedMention((mention,)) if self.reader.expansions.expand(mention) else told(mention, self.own)
        self.names.update(out.names)
        self.changed |= out.rest != (mention,)
        return out

    def _cells(self, record: Record) -> Record:
        record = dataclasses.replace(record)
        if isinstance(record, Activity):
            record.responsible, record.partners = self._bodies(record.responsible), self._bodies(record.partners)
            record.actors = self._parties(record.actors)
            record.other = [dataclasses.replace(one, text=self._other(one.text)) for one in record.other]
        elif isinstance(record, Agreement):
            record.parties = self._parties(record.parties)
        for name in _SCALARS.get(type(record), ()):
            if text := getattr(record, name):
                setattr(record, name, self._scalar(text))
        return record

    def _other(self, text: str) -> str:
        """A cell that no field asks for may hold nothing but a name, as no sentence does."""
        return redacted(text, cell=len(text) <= _NAME_AT_MOST, own=self.own)

    def _scalar(self, text: str) -> str:
        return ", ".join(self.told(text).rest) or unnamed_person(self.lang)

    def _parties(self, parties: Sequence[Any]) -> list[Any]:
        return [dataclasses.replace(one, mention=self._scalar(one.mention)) for one in parties]

    def _bodies(self, mentions: Sequence[Mention]) -> list[Mention]:
        """The bodies of a cell, an unnamed person last where somebody is named beside no office and no body."""
        out: list[Mention] = []
        alone: Mention | None = None
        # A person beside an office or body is whoever holds it: no second party is made of the name.
        others = [other for other in mentions if not told(other.mention, self.own).names]
        offices = [other for other in others if is_office(other.mention)]
        for one, said in self._each(mentions):
            out.extend(dataclasses.replace(one, mention=rest) for rest in said.rest)
            if said.names and not said.rest and not _of_neighbour(one, said.names, others, offices):
                # Several unnamed persons of one cell are one mark, so that their number is not told.
                alone = alone or one
        if alone:
            out.append(dataclasses.replace(alone, mention=unnamed_person(self.lang)))
        return out

    def _each(self, mentions: Sequence[Mention]) -> Iterator[tuple[Mention, RedactedMention]]:
        """Each mention with what it tells; a surname and a given name that a comma tore apart are one person."""
        at = 0
        while at < len(mentions):
            one, behind = mentions[at], mentions[at + 1] if at + 1 < len(mentions) else None
            if behind and is_torn_name(one.mention, behind.mention, one.quote or ""):
                name = f"{one.mention} {behind.mention}"
                self.names.add(name)
                self.changed = True
                yield one, RedactedMention((), (name,))
                at += 2
            else:
                yield one, self.told(one.mention)
                at += 1


def _of_neighbour(one: Mention, names: Sequence[str], others: Sequence[Mention], offices: Sequence[Mention]) -> bool:
    """An office stands beside the person, or a dash or bracket ties the person to a body."""
    if any(other is not one for other in offices[:2]):
        return True
    cell = one.quote or ""
    at = cell.find(names[0])
    before = cell[max(0, at - _NEAR) : at].rstrip() if at > 0 else ""
    end = at + len(names[0])
    behind = cell[end : end + _NEAR].lstrip() if at >= 0 else ""
    beside = any(other is not one for other in others[:2])
    return beside and (before[-1:] in tuple("(–—-:") or behind[:1] in tuple("(–—-:"))


def _places(records: Sequence[Record]) -> Iterator[str]:
    """The places of a document, folded: that it speaks for, and those it prints with a word for what they are.

    One with a given name in it is none: "the mayor of the commune" may be followed by who that is.
    """
    # The plan's own place is told by its record, the others by words for their kind.
    names = [record.place for record in records if isinstance(record, Plan) and record.place]
    texts: dict[str, None] = {}  # many stand in several records
    for record in records:
        _gather(record, texts)
    names += [place.name for text in texts for place in places(text)]
    # A place called after a person would let that person's name stand.
    yield from (fold(name) for name in dict.fromkeys(names) if not told(name).names)


def _gather(value: Any, into: dict[str, None]) -> None:
    """Add every text of a record or of a part of it."""
    if isinstance(value, str):
        into[value] = None
    elif isinstance(value, _SEVERAL):
        for one in value:
            _gather(one, into)
    elif isinstance(value, dict):
        _gather(list(value.values()), into)
    elif value is not None:
        for name in _text_fields(value.__class__):
            _gather(getattr(value, name), into)


_SEVERAL = (list, tuple)


@cache
def _text_fields(kind: type) -> tuple[str, ...]:
    """The fields of a record, or of a part of one, that hold text of the document; none of a number."""
    if not dataclasses.is_dataclass(kind):
        return ()
    return tuple(one.name for one in dataclasses.fields(kind) if one.name not in _KEPT)


def _cleared(record: Record, clear: Callable[[str], str]) -> Record:
    kind: Any = type(record)
    for name in _text_fields(kind):
        setattr(record, name, _text(getattr(record, name), clear))
    return record


def _text(value: Any, clear: Callable[[str], str]) -> Any:
    """A text without persons, so those in lists, dictionaries, parts of a record; what names nobody stays as it is."""
    if isinstance(value, str):
        return clear(value)
    if isinstance(value, list):
        several = [_text(one, clear) for one in value]
        # The same object where nothing changed: records share texts, and most name nobody.
        return value if all(map(is_, value, several)) else several
    if isinstance(value, dict):
        return {name: _text(one, clear) for name, one in value.items()}
    return value if value is None else _part(value, clear)


def _part(value: Any, clear: Callable[[str], str]) -> Any:
    texts = {}
    for name in _text_fields(value.__class__):
        old = getattr(value, name)
        new = _text(old, clear)
        if new is not old:
            texts[name] = new
    return dataclasses.replace(value, **texts) if texts else value
