"""Legal acts a document names, one record for each act and place that cites it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from planatlas.loaders.document import Document
from planatlas.loaders.structure.passages import Passage
from planatlas.loaders.structure.provenance import place_in
from planatlas.loaders.values.citation import Citation, citations, may_cite
from planatlas.loaders.values.excerpt import excerpt
from planatlas.loaders.values.plain import plain
from planatlas.records import LegalAct

__all__ = ["acts_in", "relation_of"]

_RELATIONS = (
    (
        "approves",
        r"(?:aprobat\w*|adoptat\w*|ratificat\w*|instituit\w*|approved|adopted|ratified|approuve\w*|"
        r"adopte\w*|εγκριθηκ\w*|κυρωθηκ\w*)[^;.]{0,50}$",
    ),
    (
        "amends",
        r"(?:modific\w*|complet\w* (?:si )?modific\w*|abrog\w*|amend\w*|repeal\w*|modifiant|abrogeant|"
        r"τροποποι\w*)[^;.]{0,30}$",
    ),
    (
        "based_on",
        r"(?:in temeiul|in conformitate cu|conform\w*|in baza|avand in vedere|potrivit|in aplicarea|"
        r"prevederil\w*|prevazut\w*|under|pursuant to|in accordance with|based on|as required by"
        r"|en application d\w*|en vertu d\w*|conformement a\w*|\bvu\b|selon|συμφωνα με|βασει|κατ' εφαρμογη|στο πλαισιο|"
        r"καταβασ\w*)[^;]{0,160}$",
    ),
)
_PATTERNS = tuple((name, re.compile(pattern)) for name, pattern in _RELATIONS)
_BASIS_OPENING = re.compile(
    r"^\W*(?:in temeiul|in conformitate cu|avand in vedere|in baza|vazand|vu |considering|having regard|pursuant|"
    r"under |en application|εχοντασ υποψη|βασει)"
)
_BASIS_LABEL = re.compile(
    r"^(?:avand in vedere|in temeiul|vazand|temei legal|baza legala|cadrul? legal|legal (?:basis|framework)|"
    r"bases? (?:legales?|juridiques?)|cadre (?:legal|juridique)|νομικη βαση|θεσμικο πλαισιο|vu)\b"
)


def acts_in(document: Document, passage: Passage, lang: str | None, intro: str | None) -> Iterator[LegalAct]:
    """Yield the acts a passage cites; one cited twice in it is one record that holds both articles.

    ``intro`` is the label the passage is listed under ("Având în vedere:").
    """
    if not may_cite(passage.text):
        return
    for text in passage.cells or [passage.text]:
        merged: dict[tuple[str, str | None, int | None, str | None], LegalAct] = {}
        for found in citations(text):
            key = (found.type, found.number, found.year, None if found.number else found.name)
            if key in merged:
                _merge(merged[key], found)
            else:
                merged[key] = _record(document, passage, lang, text, found, intro)
        yield from merged.values()


def _record(
    document: Document, passage: Passage, lang: str | None, text: str, found: Citation, intro: str | None
) -> LegalAct:
    quote = excerpt(text, found.start - 80, found.end + 160)
    return LegalAct(
        **place_in(document, passage, lang, quote),
        type=found.type,
        number=found.number,
        year=found.year,
        date=found.date,
        annex=found.annex,
        article=found.article,
        name=found.name,
        relation=relation_of(text, found.start, intro),
    )


def _merge(record: LegalAct, found: Citation) -> None:
    if found.article and found.article not in (record.article or ""):
        record.article = f"{record.article}; {found.article}" if record.article else found.article
    record.annex = record.annex or found.annex
    record.name = record.name or found.name
    record.date = record.date or found.date


def relation_of(text: str, start: int, intro: str | None) -> str:
    """Return approves, amends, based_on or cites, by the words before the act and the label over the list."""
    before = plain(text[max(0, start - 200) : start])
    for name, pattern in _PATTERNS:
        if pattern.search(before):
            return name
    listed = intro is not None and start < 120 and _BASIS_LABEL.match(plain(intro.strip("* ")))
    return "based_on" if listed or _BASIS_OPENING.match(plain(text[:80])) else "cites"
