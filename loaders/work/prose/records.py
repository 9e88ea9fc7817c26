"""The records of running text, by paragraph: activities, figures, institutions with their role, statements."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from typing import Any

from planatlas.loaders.document import Document
from planatlas.loaders.structure.outline import Outline
from planatlas.loaders.structure.paragraphs import Part, paragraphs
from planatlas.loaders.structure.provenance import place_in
from planatlas.loaders.values.excerpt import around, holds
from planatlas.loaders.values.facts import Fact, facts_in
from planatlas.loaders.values.mentions import lexicon
from planatlas.loaders.values.mentions.own_name import own_acronyms
from planatlas.loaders.values.place_names import places
from planatlas.loaders.values.prose.names import NameSpan
from planatlas.loaders.values.prose.sentences import sentences
from planatlas.loaders.work.prose.activities import activity_of, is_work
from planatlas.loaders.work.prose.roles import Roles, roles_in
from planatlas.loaders.work.prose.statements import statements_in
from planatlas.loaders.work.row_context import RowContext
from planatlas.ontology.folding import fold
from planatlas.ontology.languages import Template
from planatlas.ontology.plain import plain
from planatlas.ontology.wording import cue, cue_words
from planatlas.records import InstitutionRecord, Plan, Record, StatedFigure

__all__ = ["prose_records"]

_LONGEST_QUOTE = 600
_TOP = 6
"""Paragraphs from the top among which minutes say who was there."""
_LEVEL_ONLY = Template(r"\b<<level-alone>>$", re.I)
"""A name that ends so is another body in every place the text speaks of."""
_NAMED_ROLES = (
    ("responsible", "responsible"),
    ("partners", "partner"),
    ("funders", "funder"),
    ("awarders", "awarder"),
    ("awarded", "awarded"),
)


def prose_records(outline: Outline, plan: Plan, taken: Collection[int] = ()) -> Iterator[Record]:
    """Yield activities, figures, institutions and statements of running text, in reading order.

    Lines that are ``taken`` are work already, of a table, a card or a list.
    """
    parts = list(paragraphs(outline.passages))
    reader = _ProseReader(outline.document, plan, parts, taken)
    # First, so that the body which speaks is not given again by a paragraph that names it.
    yield from reader.issuer()
    for part in parts:
        # The title is no paragraph of the plan.
        if plan.line not in part.passage.lines:
            yield from reader.read(part)


class _ProseReader:
    """Keeps what one paragraph leaves for the next: the place spoken of, the institutions already given."""

    def __init__(self, document: Document, plan: Plan, parts: list[Part], taken: Collection[int]) -> None:
        self._document, self._plan, self._parts, self._taken = document, plan, parts, taken
        self._reading = RowContext(lexicon({}, lang=plan.lang))
        self._given: set[tuple[str, str]] = set()
        self._place: str | None = None
        self._date: str | None = None
        self._own = own_acronyms([plan.name, *(part.passage.text for part in parts)])
        # A document that tells of what was done promises nothing: its paragraphs are no work.
        self._promises = not cue("told-afterwards").search(plain(plan.name))
        self._minutes = _are_minutes(parts)

    def issuer(self) -> Iterator[InstitutionRecord]:
        """The body that speaks, where the document names it."""
        if issuer := self._plan.issuer:
            self._given.add((fold(issuer), "issuer"))
            yield InstitutionRecord(**self._where(issuer), mention=issuer, role="issuer")

    def _where(self, issuer: str) -> dict[str, Any]:
        """The paragraph that prints the issuer, if the title does not."""
        plan, lang = self._plan, self._plan.lang
        title = {
            "doc": self._document.doc,
            "line": plan.line,
            "lines": list(plan.lines),
            "quote": plan.quote,
            "lang": lang,
        }
        # The title is the nearest place; else the first paragraph that prints the name.
        if holds(plan.quote or "", issuer):
            return title
        printed = next((part.passage for part in self._parts if holds(part.passage.text, issuer)), None)
        if printed is None:
            return title
        at = max(0, printed.text.find(issuer))
        return place_in(self._document, printed, lang, around(printed.text, at, at + len(issuer), _LONGEST_QUOTE))

    def read(self, part: Part) -> Iterator[Record]:
        """Yield the records of one paragraph with its list."""
        roles = roles_in(part.text, self._plan.lang).without(self._own)
        news = self._plan.genre == "news"
        # A line that is work of a table, card or list is not told twice.
        free = self._promises and not any(line in self._taken for line in part.lines)
        # of minutes only what they decide that somebody will do is work
        decided = not self._minutes or bool(roles.responsible and cue("future").search(plain(part.text)))
        if free and decided and is_work(part, roles, self._plan.lang):
            yield activity_of(self._document, self._plan, part, roles, self._reading)
        yield from self._figures(part, roles)
        yield from self._institutions(part, roles)
        if news:
            yield from statements_in(self._document, self._plan, part, [*_every(roles)])

    def _figures(self, part: Part, roles: Roles) -> Iterator[StatedFigure]:
        # Numbers of what is planned are targets, not facts.
        if part.status == "planned":
            return
        subject = self._subject(part, roles)
        for passage in (part.passage, *part.items):
            for fact in self._facts(passage.text):
                yield StatedFigure(
                    **place_in(self._document, passage, self._plan.lang, _beside(passage.text, fact))
                    | {"section": part.heading},
                    value=fact.value,
                    unit=fact.unit,
                    what=fact.what,
                    subject=subject,
                    when=fact.when,
                )

    def _facts(self, text: str) -> Iterator[Fact]:
        """Numbers of a sentence about the future are no facts."""
        flat = plain(text)
        planned = [span for span in sentences(text) if cue("plain-future").search(flat, *span)]
        for fact in facts_in(text, self._plan.lang):
            if not any(start <= fact.start < end for start, end in planned):
                yield fact

    def _subject(self, part: Part, roles: Roles) -> str | None:
        """What the numbers are about: the place a news item speaks of, else the body at work, else the heading."""
        if self._plan.genre == "news":
            named = places(part.text)
            # A news item speaks of one place until it names the next.
            self._place = named[0].printed if named else self._place
            return self._place
        if roles.responsible:
            return roles.responsible[0].text
        return part.heading or self._plan.place

    def _institutions(self, part: Part, roles: Roles) -> Iterator[InstitutionRecord]:
        for attribute, role in _NAMED_ROLES:
            for name in getattr(roles, attribute):
                yield from self._institution(part, name, role)
        for name in roles.rest:
            if found := self._role_of_rest(part):
                yield from self._institution(part, name, found)

    def _role_of_rest(self, part: Part) -> str | None:
        """In news every body named takes part; on a page a body without a role is only a word."""
        flat = plain(part.text)
        if self._plan.genre == "news":
            if cue("present").search(flat) or cue("met").search(flat) or cue("exchanged").search(flat):
                return "participant"
            return "speaker" if cue("declared").search(flat) else "named"
        return None

    def _institution(self, part: Part, name: NameSpan, role: str) -> Iterator[InstitutionRecord]:
        # "The provincial police" is another body in each province spoken of.
        local = self._place or "" if _LEVEL_ONLY.search(name.text) else ""
        key = (fold(f"{name.text} {local}"), role)
        # Each body once a role; a class in small letters is no body.
        if key in self._given or not any(char.isupper() for char in name.text):
            return
        self._given.add(key)
        yield InstitutionRecord(
            **place_in(self._document, part.passage, self._plan.lang, part.text[name.start : name.end]),
            mention=name.text,
            role=role,
            place=_place_elsewhere(part.text, name.text, self._plan.place),
        )


def _are_minutes(parts: Sequence[Part]) -> bool:
    """Near the top of minutes a line of its own says who was present, whatever the title is."""
    tops = (plain(part.passage.text) for part in parts[:_TOP])
    return any((found := cue("attendance").match(flat)) and flat[found.end() :].lstrip()[:1] == ":" for flat in tops)


def _place_elsewhere(text: str, name: str, home: str | None) -> str | None:
    """The place that a paragraph speaks of, of the level that a name without a place has, if it is not the plan's."""
    said = _LEVEL_ONLY.search(name)
    if not said:
        return None
    # A name of its level alone is of the place of the same level.
    level = "town" if plain(said.group()).startswith(tuple(cue_words("level-of-towns"))) else "county"
    named = next((one for one in places(text) if one.level == level), None)
    return named.printed if named and fold(named.name) != fold(home or "") else None


def _beside(text: str, fact: Fact) -> str:
    return around(text, fact.start, fact.end, _LONGEST_QUOTE)


def _every(roles: Roles) -> list[NameSpan]:
    names = [*roles.responsible, *roles.partners, *roles.funders, *roles.awarders, *roles.awarded, *roles.rest]
    return sorted(names, key=lambda name: name.start)
