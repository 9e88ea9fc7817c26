"""The record of the document itself."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from planatlas.loaders.document import Document
from planatlas.loaders.plan.adoption import Adoption, adoption_of, consulted_in
from planatlas.loaders.plan.genre import genre_of
from planatlas.loaders.plan.issuer import issuer_of, place_of
from planatlas.loaders.plan.title import period_of, subject_of, title_of
from planatlas.loaders.structure.lines import ChapterLine
from planatlas.loaders.structure.outline import Outline
from planatlas.loaders.structure.passages import Passage
from planatlas.loaders.structure.provenance import place_in
from planatlas.loaders.values.dates import day_in, moments
from planatlas.loaders.values.language import language
from planatlas.loaders.values.persons import without_contacts, without_persons
from planatlas.loaders.values.place_names import country_of
from planatlas.records import Plan

__all__ = ["plan_record"]

_FRONT = 12_000
"""Letters in which a document tells its country; one that is all rows tells it in them."""


def plan_record(outline: Outline) -> Plan:
    """Return what the document says of itself: name, genre, issuer, place, period, adoption, consultation, chapters."""
    parts, document = outline.passages, outline.document
    lang = language(part.text for part in parts)
    title = title_of(parts)
    name = " ".join(title.text.replace("*", "").split()) if title else document.doc
    # Front matter is what stands outside of tables, on the first pages.
    texts = [part.text for part in parts if part.kind != "row" and part.kind != "rule"][:80]
    genre = genre_of(name, parts)
    out = Plan(**_place(document, title, lang), name=name.rstrip(" .:"), genre=genre)
    # The title stands under no heading, even if one is printed above it.
    out.section = None
    out.issuer = issuer_of(name, texts, genre, [part.text for part in parts])
    place = place_of(name, texts, out.issuer)
    out.place = place.name if place else None
    rows = [part.text for part in parts if part.kind == "row"]
    # Text before rows: tables name partners abroad.
    out.country = country_of(" ".join(texts)[:_FRONT], lang) or country_of(" ".join(rows)[:_FRONT], lang)
    # News and web pages are for no period, and nobody adopts them.
    if genre in ("plan", "strategy", "report"):
        out.subject = subject_of(name)
        out.starts, out.ends = period_of(name, parts)
        _adopt(out, adoption_of(parts, out.issuer))
        out.consultation = _consultation(consulted_in(parts))
    elif genre == "news":
        out.starts = out.ends = _news_day(texts)
    out.chapters = _chapters(parts)
    return out


def _place(document: Document, title: Passage | None, lang: str | None) -> dict[str, Any]:
    if title is None:
        return {"doc": document.doc, "line": 1, "lines": [1], "lang": lang}
    return place_in(document, title, lang)


def _adopt(out: Plan, adoption: Adoption) -> None:
    out.adopting_act, out.adopted_on, out.adopted_by = adoption.act, adoption.day, adoption.body
    out.responsible_for_whole = adoption.responsible


def _consultation(told: Passage | None) -> str | None:
    return without_persons(without_contacts(told.text)) if told else None


def _news_day(texts: Sequence[str]) -> str | None:
    """Return the day of a news item: the first full date of its first sentences, else a day in its latest year."""
    for text in texts[:6]:
        # The dateline of a news item has its whole day; later dates are of what it tells.
        full = next((one.iso for one in moments(text) if len(one.iso) == 10), None)
        if full:
            return full
    years = [int(one.iso[:4]) for text in texts for one in moments(text)]
    return next((day for text in texts[:6] if years and (day := day_in(text, max(years)))), None)


def _chapters(parts: Sequence[Passage]) -> list[str]:
    out: list[str] = []
    for index, part in enumerate(parts):
        if not isinstance(found := part.told, ChapterLine):
            continue
        name = found.title or _next_title(parts, index)
        chapter = f"{found.number} – {name}" if name else found.number
        # The table of contents prints every chapter once more.
        if chapter not in out:
            out.append(chapter)
    return out


def _next_title(parts: Sequence[Passage], index: int) -> str:
    """A chapter's name may stand in the line under its number."""
    after = parts[index + 1] if index + 1 < len(parts) else None
    if after is None or after.kind not in ("text", "heading") or len(after.text) > 160 or after.text.endswith("."):
        return ""
    return "" if isinstance(after.told, ChapterLine) else after.text
