"""What an atlas still holds that may point to a person: names, numbers, addresses, and counts so small that they tell.

What is surely a name is taken out when a document is read. This looks wider: it lists what may be one, for a person to
judge before anything is published, and can be wrong in both directions.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from planatlas.graph.review.column_rules import rules_for
from planatlas.graph.stores.layout import COLUMNS
from planatlas.loaders.values.excerpt import excerpt
from planatlas.loaders.values.persons import contacts, persons, suspected, told
from planatlas.ontology import fold, scheme
from planatlas.ontology.wording import forms, words
from planatlas.records import Record, Service, TableRecord, as_json

if TYPE_CHECKING:
    from planatlas.graph.review.log import Decisions
    from planatlas.graph.stored import StoredGraph

__all__ = ["KINDS", "Remainder", "remainders"]

KINDS = ("person", "name-of-body", "number", "address", "small-count")
"""A name; one that a body bears; a telephone or personal number, e-mail; an address; a count under five of a group."""

_AROUND = 60
_FEW = 5
_NUMBER = re.compile(r"(?<![\w.,/])\+?\d(?:[ ./-]?\d){6,14}(?![\w/]|[.,]\d)")
_GROUPED = re.compile(r"[1-9]\d{0,2}(?:[ .]\d{3})+")
_DATES_AND_ACTS = re.compile(
    r"\d{1,2}[./-]\d{1,2}[./-]\d{2,4}|(?:19|20)\d{2}\s?[-./]\s?(?:19|20)?\d{2}|\d+/(?:19|20)\d{2}"
)
_STREETS = "|".join(sorted((re.escape(form) for form in forms("street")), key=len, reverse=True))
_ADDRESS = re.compile(
    rf"(?<!\w)(?P<word>{_STREETS})\.?\s+(?:[^\W\d_][\w.'’-]*,?\s+){{1,5}}?(?:(?:nr|no|αρ)\.?|n°)?\s*\d{{1,4}}", re.I
)
_ENGLISH_ADDRESS = re.compile(r"(?<!\w)\d{1,4}\s+(?:[A-Z][\w'’-]+\s+){1,3}(?P<word>[A-Z][a-z]+)(?!\w)")
_COUNT = re.compile(r"(?<![\w.,/:–-])(?P<count>[1-4])\s+(?:de\s+)?(?P<of>[^\W\d_][\w'’-]*(?:\s+[^\W\d_][\w'’-]*){0,3})")
_SKIPPED = (
    "kind", "id", "doc", "lang", "institution", "issuer_institution", "provider_institution", "group", "country",
    "delivered_by_institution", "code", "cells", "notes", "doubts", "measure_code", "starts", "ends", "joins", "box",
    "amount", "amount_max",
)  # fmt: skip
_NAMES = ("mention", "issuer", "adopted_by", "responsible_for_whole", "provider", "delivered_by", "subject", "object")


@dataclass(frozen=True, slots=True, order=True)
class Remainder:
    """One thing to judge: where it stands, which kind it may be, the words, and the text around them."""

    doc: str
    page: int
    line: int
    kind: str
    words: str
    field: str
    text: str


def remainders(atlas: StoredGraph) -> list[Remainder]:
    """What is left in the records and decisions of an atlas, by document and place, each thing of a place once."""
    found: dict[tuple[Any, ...], Remainder] = {}
    records = atlas.records()
    accounts = [one for one in records if isinstance(one, TableRecord)]
    others = [one for one in records if not isinstance(one, TableRecord)]
    for one in (*_in_records(others), *_in_decisions(atlas.decided), *_in_answers(atlas.path)):
        found.setdefault((one.doc, one.page, one.line, one.kind, one.words), one)
    named = {(one.doc, one.kind, one.words) for one in found.values()}
    for one in _in_records(accounts):  # the account of a table repeats words of its rows; only those of no row are new
        if (one.doc, one.kind, one.words) not in named:
            found.setdefault((one.doc, one.page, one.line, one.kind, one.words), one)
    return sorted(found.values())


def _in_records(records: Iterable[Record]) -> Iterator[Remainder]:
    for record in records:
        for field, text in _texts(as_json(record)):
            for kind, start, end in _seen(text, field.rpartition(".")[2] in _NAMES):
                around = excerpt(text, start - _AROUND, end + _AROUND)
                yield _at(record, kind, " ".join(text[start:end].split()), field, around)
        if isinstance(record, Service) and record.beneficiaries and 0 < (record.waiting or 0) < _FEW:
            yield _at(record, "small-count", str(record.waiting), "waiting", record.name)


def _at(record: Record, kind: str, said: str, field: str, text: str) -> Remainder:
    return Remainder(record.doc, record.page or 0, record.line or 0, kind, said, field, text)


def _in_decisions(log: Decisions) -> Iterator[Remainder]:
    """Who decided is an office; reasons and answers are people's own words."""
    for decision in log.log:
        for field in ("who", "why", "answer"):
            text = getattr(decision, field)
            for kind, start, end in _seen(text, field == "who"):
                yield Remainder("decisions.csv", 0, 0, kind, text[start:end], field, text)


def _in_answers(folder: Path | None) -> Iterator[Remainder]:
    """The same of who told what columns are."""
    for rule in rules_for(folder).own:
        for field in ("who", "why"):
            text = getattr(rule, field)
            for kind, start, end in _seen(text, field == "who"):
                yield Remainder(COLUMNS, 0, 0, kind, text[start:end], field, text)


def _texts(value: Any, field: str = "") -> Iterator[tuple[str, str]]:
    """Every text of a record with the name of its field."""
    if isinstance(value, str):
        yield field, value
    elif isinstance(value, list):
        for one in value:
            yield from _texts(one, field)
    elif isinstance(value, dict):
        for name, one in value.items():
            if name not in _SKIPPED:
                yield from _texts(one, f"{field}.{name}" if field else name)


def _seen(text: str, name: bool) -> Iterator[tuple[str, int, int]]:
    """What a text may tell of a person: the kind, and where. ``name`` tells that it is the name of a body."""
    taken: list[tuple[int, int]] = []
    for kind, start, end in (*_numbers(text), *_addresses(text), *_persons(text, name), *_counts(text)):
        if not any(start < stop and begin < end for begin, stop in taken):
            taken.append((start, end))
            yield kind, start, end


def _persons(text: str, name: bool) -> Iterator[tuple[str, int, int]]:
    sure = [(one.start, one.end) for one in persons(text, name and bool(told(text).names))]
    yield from (("person", start, end) for start, end in sure)
    for start, end, borne in suspected(text, name):
        yield "name-of-body" if borne else "person", start, end


def _numbers(text: str) -> Iterator[tuple[str, int, int]]:
    yield from (("number", start, end) for start, end in contacts(text))
    for match in _NUMBER.finditer(text):
        said = match.group()
        if not _GROUPED.fullmatch(said) and not _DATES_AND_ACTS.search(said):
            yield "number", match.start(), match.end()


def _addresses(text: str) -> Iterator[tuple[str, int, int]]:
    for pattern in (_ADDRESS, _ENGLISH_ADDRESS):
        for match in pattern.finditer(text):
            if fold(match["word"]) in words("street"):
                yield "address", match.start(), match.end()


def _counts(text: str) -> Iterator[tuple[str, int, int]]:
    """One to four of a target group: "3 copii cu dizabilități"."""
    for match in _COUNT.finditer(text):
        parts = match["of"].split()
        sizes = [size for size in range(len(parts), 0, -1) if _group(" ".join(parts[:size]))]
        if sizes:
            yield "small-count", match.start(), match.end() if sizes[0] == len(parts) else _end(match, sizes[0])


def _end(match: re.Match[str], size: int) -> int:
    """Where the first words of what is counted end."""
    return match.start("of") + [word.end() for word in re.finditer(r"\S+", match["of"])][size - 1]


def _group(said: str) -> bool:
    return scheme("target-groups").exactly(said) is not None
