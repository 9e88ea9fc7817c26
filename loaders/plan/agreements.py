"""Agreements of partnership a document names: who with whom, on what, from when to when."""

from __future__ import annotations

import re
from collections.abc import Iterator

from planatlas.loaders.document import Document
from planatlas.loaders.structure.passages import Passage
from planatlas.loaders.structure.provenance import place_in
from planatlas.loaders.values.dates import moments, span_of
from planatlas.loaders.values.mentions import Lexicon, split_mentions
from planatlas.loaders.values.persons import without_persons
from planatlas.loaders.values.prose.lists import names_from
from planatlas.loaders.values.prose.tokens import tokens
from planatlas.ontology.languages import Template
from planatlas.ontology.plain import plain
from planatlas.records import Agreement, Party, Plan

__all__ = ["agreement_in"]

_KIND = "<<agreement-kind>>"
_OPENS = Template(rf"^\W*(?:\w+\s){{0,3}}?{_KIND}\b")
_SIGNED = Template(rf"<<agreement-signed>>\b[^.;]{{0,40}}?{_KIND}")
_BETWEEN = Template(r"\b<<agreement-between>>\s+")
_WITH = Template(r"\b<<agreement-with>>\s+(?:<<agreement-article>>\s+)?")
_PARTIES_END = Template(r"\b<<agreement-parties-end>>\b|[;:]|\. ")
_SUBJECT = Template(r"<<agreement-about>>\s+(?P<subject>.+)")
_PROJECT = Template(r"<<project-word>>\s+")
_BOLD = re.compile(r"\*\*(?P<name>[^*]{6,240})\*\*")
_QUOTED = re.compile(r"[„“\"«](?P<name>[^”\"»]{6,240})[”\"»]")
_SUBJECT_END = Template(r"<<agreement-about-ends>>|[.;]")
_PERIOD = Template(r"<<agreement-period>>\b[^.]{0,80}?(?=\d|\b<<short-month-*>>|\b<<month-*>>)")
_LEADER = Template(
    r"<<agreement-leader>>,?\s*(?:<<agreement-led-by>>\s+)?(?P<name>[^;.]{3,120}?)"
    r"(?=(?: <<and>>|,?) <<agreement-in-role>>|[;.,]|$)"
)
_SECTION = Template("<<agreement-section>>")


def agreement_in(document: Document, passage: Passage, plan: Plan, words: Lexicon) -> Iterator[Agreement]:
    """Yield the agreement a paragraph or item is about, if it is about one that exists, not one that is wished for."""
    flat = plain(passage.text)
    signed = _SIGNED.search(flat)
    # A sentence that says it was signed goes before a line that only begins with the word.
    opens = None if signed else _OPENS.match(flat) if passage.kind in ("item", "text") else None
    if not opens and not signed:
        return
    start = opens.end() if opens else signed.end() if signed else 0
    names, end = _parties(passage.text, flat, start, words, plan.lang)
    # A line that begins with the word names the agreement; who is bound must stand right behind.
    if opens and (len(names) < 2 or not _BETWEEN.search(flat, start, start + 40)):
        return
    # Who signs in the plan's own words is the issuer, who does not name itself.
    if signed and plan.issuer and not opens:
        names = [plan.issuer, *names]
    if len(names) < 2:
        return
    yield _record(document, passage, plan, names, end)


def _parties(text: str, flat: str, start: int, words: Lexicon, lang: str | None) -> tuple[list[str], int]:
    """Return the parties and the character after the last one."""
    opener = _BETWEEN.search(flat, start) or _WITH.search(flat, start)
    # Further off "between" is of time or place.
    if not opener or opener.start() - start > 60:
        return [], start
    # There running text has its own marks of where a name ends; Romanian lists of parties are split as cells are.
    if lang in ("en", "fr", "el"):
        found = tokens(text)
        index = next((i for i, token in enumerate(found) if token.start >= opener.end()), len(found))
        names = names_from(text, found, index, lang)[0]
        return [name.text for name in names], names[-1].end if names else start
    stop = _PARTIES_END.search(flat, opener.end())
    end = stop.start() if stop else len(text)
    printed = text[opener.end() : end].replace("**", "").strip(" ,")
    return [name for name in split_mentions(without_persons(printed), words) if len(name) > 1], end


def _record(document: Document, passage: Passage, plan: Plan, names: list[str], start: int) -> Agreement:
    text = passage.text
    starts, ends = _dates(text)
    leader = _LEADER.search(plain(text))
    lead = plain(text[leader.start("name") : leader.end("name")]) if leader else ""
    first, other = ("lider", "partener") if plan.lang in ("ro", None) else ("leader", "partner")
    parties = [Party(name, first if lead and plain(name) in lead else other) for name in names]
    return Agreement(
        **place_in(document, passage, plan.lang),
        parties=parties,
        subject=_subject(passage, start),
        starts=starts,
        ends=ends,
        status=_status(ends, plan),
    )


def _dates(text: str) -> tuple[str | None, str | None]:
    """Return the span said to be the agreement's or project's own, else the only span the paragraph gives."""
    cue = _PERIOD.search(plain(text))
    if cue:
        return span_of(text[cue.end() :])
    found = moments(text)
    # More dates than two are those of several things.
    return span_of(text) if len(found) == 2 and found[0].last < found[1].first else (None, None)


def _status(ends: str | None, plan: Plan) -> str:
    # What the plan names and does not date is taken to be in force: it leans on it.
    if ends and plan.starts and ends < plan.starts:
        return "ended"
    return "in_force"


def _subject(passage: Passage, start: int) -> str:
    """Return the project's name where the paragraph prints it apart (bold, in quotation marks), else what it is for."""
    raw = passage.raw or passage.text
    # What is set apart is the name; the words behind "on" are the nearest to it.
    for named in _BOLD.finditer(raw):
        if _PROJECT.search(plain(raw[max(0, named.start() - 30) : named.start()])):
            return named.group("name").strip(" -–")
    quoted = _QUOTED.search(passage.text)
    if quoted and _PROJECT.search(plain(passage.text[max(0, quoted.start() - 40) : quoted.start()])):
        return quoted.group("name").strip()
    found = _SUBJECT.search(plain(passage.text), start)
    if not found:
        return ""
    at = found.start("subject")
    stop = _SUBJECT_END.search(plain(passage.text), at)
    return passage.text[at : stop.start() if stop else len(passage.text)].strip(" ,.-–*")
