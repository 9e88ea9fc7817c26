"""Numbers that a text states as facts: how many of what, of whom, when.

Dates, article numbers, durations, telephone numbers and numbers that belong to a name are none. "110/241 communes"
is 110, a range gives its two ends.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from planatlas.loaders.values.dates import Moment, moments
from planatlas.loaders.values.forms_of_text import is_year
from planatlas.loaders.values.money import amounts_in
from planatlas.loaders.values.numbers import NUMBER, json_number, number_word, parse_number
from planatlas.ontology.languages import Template
from planatlas.ontology.plain import plain
from planatlas.ontology.wording import cue_words

__all__ = ["Fact", "facts_in"]

_VALUE = Template(
    rf"(?P<low>{NUMBER})(?P<of>\s?/\s?\d[\d. ]*\d|\s?/\s?\d+)?(?:\s?(?P<to>-|<<range-link>>)\s?(?P<high>{NUMBER}))?"
    r"(?P<percent>\s?%)?"
)
# No number word is longer than fourteen letters; what is shorter than three is an article or a pronoun.
_WORD = re.compile(r"(?<!\w)[^\W\d_]{3,14}(?!\w)")
# A number behind a hyphen belongs to a name ("covid-19"), behind these words to an article, page or address.
_BEFORE_NONE = Template(r"(?:<<number-is-none-behind>>|[a-zα-ω]-|#)\s*$")
_DEFINITE = Template(r"<<known-count>>\s*$")
_TIME = Template(r"^\s*-?\s*(?:de )?<<duration-word>>\b")
_NOUN = Template(r"^\s*(?:<<before-noun>>(?:(?<=')|\s)|\(?s\)? )?\s*(?P<noun>[^\W\d_][\w'’-]*)")
_STOP = Template(r"[.;:()«»\"“”]|,(?!\s*<<goes-on-behind-comma>>)|\b<<phrase-stop>>\b|\s\d")
_FIRST_STOP = Template(r"^\s*(?:<<no-phrase>>|,)")
_RELATIVE = Template(r"^\s+<<counted-ones>>")
_SPAN = Template(r"^\s*(?:-|<<date-link>>)?\s*<<before-date>>?\s*$")
_QUOTED = re.compile(r"[“„«\"][^“”„«»\"]{0,60}[”»\"]")
_PHRASE = 120
# Ten signs of digits and marks; fewer make an amount with grouped thousands.
_PHONE = re.compile(r"(?:\+?\d[\d\s().-]{8,}\d)")


@dataclass(slots=True)
class Fact:
    """One number: its value, unit (the counted noun or "%"), what is counted, when (ISO), and its place in the text."""

    value: float | int
    unit: str | None
    what: str | None
    when: str | None
    start: int
    end: int


def facts_in(text: str, lang: str | None) -> list[Fact]:
    """Return the numbers a paragraph states, in reading order."""
    flat = plain(text)
    dates = moments(text)
    blocked = _blocked(text, dates)
    found = [*_digits(text, flat, blocked, dates, lang), *_words(text, flat, dates)]
    found.sort(key=lambda fact: fact.start)
    _units_from_before(found)
    return found


def _blocked(text: str, dates: list[Moment]) -> list[tuple[int, int]]:
    """Characters whose numbers are none: dates, quoted names, telephone numbers, money."""
    spans = [(one.start, one.end) for one in dates]
    # Short quotations are names and titles; a long one is text that states numbers as any other.
    spans += [m.span() for m in _QUOTED.finditer(text) if len(m.group().split()) < 5]
    spans += [
        m.span()
        for m in _PHONE.finditer(text)
        # A space before a sign that is no digit parts two numbers, and no telephone's groups.
        if sum(map(str.isdecimal, m.group())) >= 10 and not re.search(r"\d [^\d]", m.group())
    ]
    # Money is told by its own reader; it would be counted twice.
    for budget in amounts_in(text):
        at = text.find(budget.text or "\0")
        if at >= 0:
            spans.append((at, at + len(budget.text or "")))
    return spans


def _digits(
    text: str, flat: str, blocked: list[tuple[int, int]], dates: list[Moment], lang: str | None
) -> Iterator[Fact]:
    for match in _VALUE.finditer(flat):
        start, end = match.span()
        if any(a < end and start < b for a, b in blocked) or _BEFORE_NONE.search(flat[max(0, start - 14) : start]):
            continue
        after = flat[end : end + 30]
        # A duration, a number glued to letters or behind a letter names or measures, and counts nothing.
        if not match.group("percent") and (
            _TIME.match(after) or after[:1].isalnum() or (start and flat[start - 1].isalpha())
        ):
            continue
        low = parse_number(match.group("low"), lang)
        # "2031 children" is rarer by far than a year without its word.
        if low is None or (not match.group("percent") and is_year(match.group("low"))):
            continue
        high = parse_number(match.group("high"), lang) if match.group("high") else None
        unit, what = ("%", _phrase(text, flat, end)) if match.group("percent") else _counted(text, flat, end)
        # Without a noun it may still count what the number before it counted, if the phrase ends there.
        if what is None and unit is None and not _FIRST_STOP.match(flat[end:]):
            continue
        # "110/241 communes" is 110; the whole stays readable in what is counted.
        if match.group("of") and what:
            what = f"{text[start : match.end('of')]} {what}"
        when = _when(dates, flat, start)
        for value in (low, high):
            if value is not None:
                yield Fact(json_number(value), unit, what, when, start, end)


def _words(text: str, flat: str, dates: list[Moment]) -> Iterator[Fact]:
    """Numbers written as words count with their noun, unless an article makes them known ("the two councils")."""
    for match in _WORD.finditer(flat):
        value = number_word(match.group())
        if value is None or _DEFINITE.search(flat[max(0, match.start() - 14) : match.start()]):
            continue
        # "twelve (12)" would be told twice, and the digits are read anyway.
        if re.match(r"\s*\(?\d", flat[match.end() :]) or _TIME.match(flat[match.end() :]):
            continue
        unit, what = _counted(text, flat, match.end())
        # A number word alone is grammar as often as a count.
        if unit or _RELATIVE.match(flat[match.end() :]):
            yield Fact(value, unit, what, _when(dates, flat, match.start()), match.start(), match.end())


def _counted(text: str, flat: str, end: int) -> tuple[str | None, str | None]:
    """Return the noun behind a number and the whole phrase it opens."""
    tail = flat[end : end + 90]
    noun = _NOUN.match(tail)
    if noun is None or _FIRST_STOP.match(tail) or noun.group("noun") in cue_words("no-noun"):
        return None, None
    unit = text[end + noun.start("noun") : end + noun.end("noun")]
    return unit, _phrase(text, flat, end + noun.start("noun"))


def _phrase(text: str, flat: str, start: int) -> str | None:
    while flat[start : start + 1] == " ":
        start += 1
    stop = _STOP.search(flat, start + 1, start + _PHRASE + 40)  # a stop that begins beyond the phrase ends nothing
    end = min(stop.start() if stop else len(text), start + _PHRASE)
    return " ".join(text[start:end].split()).strip(" ,-–") or None


def _when(dates: list[Moment], flat: str, start: int) -> str | None:
    """The span or date a paragraph gives before the number; the first date of all where it opens the paragraph."""
    # A sentence gives the time first; a date behind the number belongs to what follows.
    before = [one for one in dates if one.end <= start]
    if not before:
        return None
    if len(before) > 1 and _SPAN.match(flat[before[-2].end : before[-1].start]):
        return f"{before[-2].iso}/{before[-1].iso}"
    return before[-1].iso


def _units_from_before(found: list[Fact]) -> None:
    """ "188 persons, of whom 182 are ...": a number without a noun counts what the one before it counted."""
    for before, fact in zip(found, found[1:], strict=False):
        # In reading order, so that a chain of such numbers takes over the noun of the first.
        if fact.unit is None and fact.what is None:
            fact.unit, fact.what = before.unit, before.what
