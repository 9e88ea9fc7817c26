"""Legal acts a document names, one record for each act and place that cites it."""

from __future__ import annotations

from collections.abc import Iterator

from planatlas.loaders.document import Document
from planatlas.loaders.structure.passages import Passage
from planatlas.loaders.structure.provenance import place_in
from planatlas.loaders.values.citation import Citation, citations, may_cite
from planatlas.loaders.values.excerpt import excerpt
from planatlas.ontology.languages import Template
from planatlas.ontology.plain import plain
from planatlas.records import LegalAct

__all__ = ["acts_in", "relation_of"]

# The narrowest first: who approves or amends an act also names it as a basis.
_PATTERNS = (
    ("approves", Template(r"<<act-approves>>[^;.]{0,50}$")),
    ("amends", Template(r"<<act-amends>>[^;.]{0,30}$")),
    ("based_on", Template(r"<<act-is-basis>>[^;]{0,160}$")),
)
_BASIS_OPENING = Template(r"^\W*<<basis-opens>>")
_BASIS_LABEL = Template(r"^<<basis-label>>\b")


def acts_in(document: Document, passage: Passage, lang: str | None, intro: str | None) -> Iterator[LegalAct]:
    """Yield the acts a passage cites; one cited twice in it is one record that holds both articles.

    ``intro`` is the label the passage is listed under ("Având în vedere:").
    """
    if not may_cite(passage.text):
        return
    for text in passage.cells or [passage.text]:
        merged: dict[tuple[str, str | None, int | None, str | None], LegalAct] = {}
        for found in citations(text):
            # A treaty has no number, and its name is what makes it one.
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
    # One record holds one annex; articles are listed one after the other.
    record.annex = record.annex or found.annex
    record.name = record.name or found.name
    record.date = record.date or found.date


def relation_of(text: str, start: int, intro: str | None) -> str:
    """Return approves, amends, based_on or cites, by the words before the act and the label over the list."""
    # The verb stands in the same clause.
    before = plain(text[max(0, start - 200) : start])
    for name, pattern in _PATTERNS:
        if pattern.search(before):
            return name
    # The act an item is about stands at its beginning; what it names later is only cited.
    listed = intro is not None and start < 120 and _BASIS_LABEL.match(plain(intro.strip("* ")))
    return "based_on" if listed or _BASIS_OPENING.match(plain(text[:80])) else "cites"
