"""Measures whose number and name head a paragraph that says who carries them out and until when.

"Măsura 1.2 Cursuri de prim ajutor" / "Cursurile vor fi organizate de Crucea Roșie până la 15 iunie 2031." Such measures
are told together: where most of a document's state who or when, the others are work of which nothing is asked.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field

from planatlas.loaders.structure.item_tails import is_time
from planatlas.loaders.structure.labelled import Event, event_of, field_label, opener_of
from planatlas.loaders.structure.passages import Passage
from planatlas.loaders.values.deadline import is_rhythm
from planatlas.loaders.values.mentions import Lexicon, lexicon
from planatlas.loaders.values.mentions.named_bodies import begins_name, named_bodies
from planatlas.loaders.values.prose.sentences import sentences
from planatlas.loaders.work.prose.roles import roles_in
from planatlas.ontology.plain import plain
from planatlas.ontology.wording import cue

__all__ = ["measure_events"]

_LABEL = re.compile(r"^\W{0,4}(?P<label>[^\W\d_][\w .,/'’()&-]{0,58}?)\s*:")
_EDGE = re.compile(r"[,;()]|\s[–—-]\s|[.!?]?\s*$")
# One numbered heading with a paragraph is any chapter.
_ENOUGH = 2


@dataclass(slots=True)
class _Measure:
    """A line that opens a measure, the paragraphs below it, and the fields each of these states."""

    opener: Event
    told: list[Passage] = field(default_factory=list)
    stated: dict[tuple[int, ...], list[tuple[str, str]]] = field(default_factory=dict)


def measure_events(
    parts: Sequence[Passage], taken: Collection[tuple[int, ...]], lang: str | None
) -> dict[tuple[int, ...], list[Event]]:
    """Return the events of such measures and their paragraphs, by the numbers of their blocks.

    ``taken`` are blocks that are something else already: items of lists, lines of cards.
    """
    found = list(_measures(parts, taken))
    known = lexicon({}, lang=lang)
    for one in found:
        one.stated = {part.at: list(_stated(part.text, known)) for part in one.told}
    stating = sum(any(one.stated.values()) for one in found)
    # Most must say who or when: numbered chapters look the same and say neither.
    if len(found) < _ENOUGH or stating * 2 <= len(found):
        return {}
    out: dict[tuple[int, ...], list[Event]] = {}
    for one in found:
        out[one.opener.passage.at] = [one.opener]
        for part in one.told:
            fields = [event_of(part, name, "", value) for name, value in one.stated[part.at]]
            out[part.at] = [event_of(part, "description", "", part.text.strip()), *fields]
    return out


def _measures(parts: Sequence[Passage], taken: Collection[tuple[int, ...]]) -> Iterator[_Measure]:
    """Opened measures with nothing but paragraphs below; one with a labelled line, a row or an item is another form."""
    open_measure: _Measure | None = None
    for part in parts:
        if part.furniture:
            continue
        opener = opener_of(part.text.strip(), part) if part.kind in ("text", "heading") and not part.heads else None
        ends = opener is not None or part.heads or part.kind == "heading"
        if open_measure is not None and ends and open_measure.told:
            yield open_measure
        if ends:
            named = opener is not None and opener.code and opener.value and part.at not in taken
            open_measure = _Measure(opener) if opener is not None and named else None
            if open_measure is not None:
                open_measure.opener.listed = True
        elif open_measure is not None:
            if part.kind == "text" and part.at not in taken and not _is_labelled(part):
                open_measure.told.append(part)
            else:
                # A labelled line, a row or an item makes it a card of another form, read elsewhere.
                open_measure = None
    if open_measure is not None and open_measure.told:
        yield open_measure


def _is_labelled(part: Passage) -> bool:
    match = _LABEL.match(part.text.strip())
    return match is not None and field_label(match["label"]) is not None


def _stated(text: str, known: Lexicon) -> Iterator[tuple[str, str]]:
    """Who carries out the work, with whom, and until when or how often, as far as the sentences say it."""
    for start, end in sentences(text):
        sentence = text[start:end].strip()
        flat = plain(sentence)
        # What was done before names others and other times.
        if cue("was-done").search(flat) and not cue("future").search(flat):
            continue
        roles = roles_in(sentence, known.lang)
        # The subject of the sentence first; who stands behind the verb of a passive else.
        leads = [name.text for name in roles.responsible] or _agents(sentence, flat, known)
        if leads:
            yield "responsible", "\n".join(leads)
        # Partners without anybody who leads are bodies that are only spoken of.
        if leads and roles.partners:
            yield "partners", "\n".join(name.text for name in roles.partners)
        yield from _times(sentence, flat)


def _agents(sentence: str, flat: str, known: Lexicon) -> list[str]:
    """Bodies behind "efectuate de", "done by" and the like."""
    match = cue("done-under").search(flat)
    if match is None:
        return []
    bound = cue("until").search(flat, match.end())
    named = named_bodies(_until_edge(sentence[: bound.start() if bound else None], match.end()), known).lead
    return [name for name in named if begins_name(name, known)]


def _times(sentence: str, flat: str) -> Iterator[tuple[str, str]]:
    # "until" may lead to a condition; the first that is a time counts.
    bounds = (_until_edge(sentence, match.end()) for match in cue("until").finditer(flat))
    if bound := next((value for value in bounds if is_time(value)), None):
        yield "deadline", bound
    # A rhythm stands last in its sentence, behind a comma; within it is part of the work.
    elif is_rhythm(last := sentence.rpartition(",")[2].strip(" .")):
        yield "period", last


def _until_edge(text: str, start: int) -> str:
    match = _EDGE.search(text, start)
    return text[start : match.start() if match else len(text)].strip()
