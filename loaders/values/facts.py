"""Numbers that a text states as facts: how many of what, of whom, when.

Dates, article numbers, durations, telephone numbers and numbers that belong to a name are none. "110/241 communes"
is 110, a range gives its two ends.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from planatlas.loaders.values.dates import Moment, moments
from planatlas.loaders.values.money import amounts_in
from planatlas.loaders.values.numbers import NUMBER, json_number, number_word, parse_number
from planatlas.loaders.values.plain import plain

__all__ = ["Fact", "facts_in"]

_VALUE = re.compile(
    rf"(?P<low>{NUMBER})(?P<of>\s?/\s?\d[\d. ]*\d|\s?/\s?\d+)?(?:\s?(?P<to>-|a|la|to|εωσ|"
    rf"ωσ)\s?(?P<high>{NUMBER}))?(?P<percent>\s?%)?",
    re.I,
)
_WORD = re.compile(r"(?<!\w)[^\W\d_]{3,14}(?!\w)")
_BEFORE_NONE = re.compile(
    r"(?:\bart(?:\.|icle|icol\w*)?|\bnr\.?|\bno\.?|n°|\bnumber|αρθρο|αριθ\.?|αρ\.|\bphase|\bpage|\bpag\.?|\bchapter|"
    r"\bcapitol\w*|\bsection|\bgrade|\bversion|\bcovid-?|\blei|\banexa|\bstr\.|\btel\.?|[a-zα-ω]-|#)\s*$"
)
_DEFINITE = re.compile(
    r"(?:\b(?:les|des|ces|nos|aux|the|these|our|its|both|all|cele|cei|celor|οι|τα|τισ|τουσ|των|τον|την|τη|το|ces)|"
    r"\bthe last|\bles derniers)\s*$"
)
_TIME = re.compile(
    r"^\s*-?\s*(?:de )?(?:ani?|luni|lunii|zile|ore|minute|saptaman\w*|years?|months?|days?|hours?|weeks?|minutes?|ans?|"
    r"annees?|mois|jours?|heures?|semaines?|ετη|ετων|χρονια|μηνεσ|ημερεσ|μερεσ|ωρεσ|h|mp|km|m2|octobre|"
    r"novembre|decembre|janvier|fevrier|mars|avril|mai|juin|juillet|aout|septembre)\b"
)
_NOUN = re.compile(
    r"^\s*(?:de |d'|des |of |the |των |τησ |του |δε |din |dintre |\(?s\)? )?\s*(?P<noun>[^\W\d_][\w'’-]*)"
)
_STOP = re.compile(
    r"[.;:()«»\"“”]|,(?!\s*(?:de|des|bourgs|villes|villages|quartiers|localit))|\b(?:qui|que|who|which|that|που|"
    r"care|ont|sont|were|are|was|avaient|au|dans|in|din|σε|στο|στη|στην|par|par rapport|lors|from|during|"
    r"pana|intre|between|καθωσ|και|et|and|si|plus|ainsi)\b|\s\d"
)
_FIRST_STOP = re.compile(r"^\s*(?:sont|are|were|was|εχουν|ηταν|relevent|au|dans|in|et|and|si|και|,)")
_FUNCTION = frozenset(
    [
        "de",
        "du",
        "des",
        "la",
        "le",
        "les",
        "l",
        "d",
        "of",
        "the",
        "a",
        "au",
        "aux",
        "in",
        "to",
        "for",
        "on",
        "by",
        "with",
        "al",
        "ale",
        "cu",
        "pe",
        "si",
        "και",
        "του",
        "τησ",
        "των",
        "σε",
        "για",
        "με",
    ]
)
_RELATIVE = re.compile(r"^\s+(?:relevent|sont|du [a-z]|de l|of them|dintre ele|dintre acestea|are run|απο αυτ)")
_QUOTED = re.compile(r"[“„«\"][^“”„«»\"]{0,60}[”»\"]")
_PHRASE = 120
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
    spans += [m.span() for m in _QUOTED.finditer(text) if len(re.findall(r"\w+", m.group())) < 5]
    spans += [
        m.span()
        for m in _PHONE.finditer(text)
        if len(re.sub(r"\D", "", m.group())) >= 10 and not re.search(r"\d [^\d]", m.group())
    ]
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
        if not match.group("percent") and (
            _TIME.match(after) or re.match(r"[\w]", after) or (start and flat[start - 1].isalpha())
        ):
            continue
        low = parse_number(match.group("low"), lang)
        if low is None or (not match.group("percent") and _year_like(match.group("low"))):
            continue
        high = parse_number(match.group("high"), lang) if match.group("high") else None
        unit, what = ("%", _phrase(text, flat, end)) if match.group("percent") else _counted(text, flat, end)
        if what is None and unit is None and not _FIRST_STOP.match(flat[end:]):
            continue
        if match.group("of") and what:
            what = f"{text[start : match.end('of')]} {what}"
        when = _when(dates, flat, start)
        for value in (low, high):
            if value is not None:
                yield Fact(json_number(value), unit, what, when, start, end)


def _year_like(printed: str) -> bool:
    return bool(re.fullmatch(r"(?:19|20)\d\d", printed))


def _words(text: str, flat: str, dates: list[Moment]) -> Iterator[Fact]:
    """Numbers written as words count with their noun, unless an article makes them known ("the two councils")."""
    for match in _WORD.finditer(flat):
        value = number_word(match.group())
        if value is None or _DEFINITE.search(flat[max(0, match.start() - 14) : match.start()]):
            continue
        if re.match(r"\s*\(?\d", flat[match.end() :]) or _TIME.match(flat[match.end() :]):
            continue
        unit, what = _counted(text, flat, match.end())
        if unit or _RELATIVE.match(flat[match.end() :]):
            yield Fact(value, unit, what, _when(dates, flat, match.start()), match.start(), match.end())


def _counted(text: str, flat: str, end: int) -> tuple[str | None, str | None]:
    """Return the noun behind a number and the whole phrase it opens."""
    tail = flat[end : end + 90]
    noun = _NOUN.match(tail)
    if noun is None or _FIRST_STOP.match(tail) or noun.group("noun") in _FUNCTION:
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
    before = [one for one in dates if one.end <= start]
    if not before:
        return None
    if len(before) > 1 and re.match(
        r"^\s*(?:-|to|until|a|au|εωσ|μεχρι|pana (?:in|la))?\s*(?:τον|την|το|la|le|in)?\s*$",
        flat[before[-2].end : before[-1].start],
    ):
        return f"{before[-2].iso}/{before[-1].iso}"
    return before[-1].iso


def _units_from_before(found: list[Fact]) -> None:
    """ "188 persons, of whom 182 are ...": a number without a noun counts what the one before it counted."""
    for before, fact in zip(found, found[1:], strict=False):
        if fact.unit is None and fact.what is None:
            fact.unit, fact.what = before.unit, before.what
