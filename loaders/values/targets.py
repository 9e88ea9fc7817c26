"""Numeric target values stated in an indicator: "minim 2 campanii/an" is 2, unit "campanii", per "an".

Years, articles of laws, number words and blanks are none. A time bound such as "24h" counts only where its clause holds
no other number; a range gives two.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from planatlas.loaders.values.forms_of_text import is_year
from planatlas.ontology.folding import fold
from planatlas.ontology.languages import Template
from planatlas.ontology.wording import cue_words, words
from planatlas.records import Target

__all__ = ["asks_target", "targets_in"]

_NUMBER = r"\d{1,3}(?:[ .\u00a0]\d{3})+(?:,\d+)?|[1-9]\d{0,2}(?:,\d{3})+(?:\.\d+)?|\d+(?:[.,]\d+)?"
_VALUE = Template(rf"(?<![\w.,/])(?P<low>{_NUMBER})(?:\s?[-–]\s?(?P<high>{_NUMBER}))?\s?(?P<unit>%|‰|<<hour-word>>\b)?")
# A dot between digits is a decimal or a group, and a comma without a space behind it too.
_CLAUSE = re.compile(r"[;\n]|(?<!\d)[.](?!\d)|,(?=\s)")
# What these count or name is no target: an article, a stage, an age, a club called after a number.
_BEFORE = Template(r"\b<<no-target-behind>>\s*$", re.I)
_AFTER_DURATION = Template(r"^\s*(?:<<behind-number>>\s+)?<<duration-behind>>", re.I)
_GLUED = re.compile(r"[^\W\d_][-–]$")
_LAW = re.compile(r"^\s*/\s*(?:19|20)\d{2}")
_SLASH_UNIT = Template(r"/\s*(?P<per><<per-unit>>)\b", re.I)
_YEARLY = Template("<<yearly>>", re.I)
_UNIT_WORD = Template(r"^\s*(?:<<behind-number>>\s+)?(?P<unit>[^\W\d_][^\s,;:/()]*)", re.I)
_ASKS = Template(r"\b<<asks-number>>\s*(?:[-–—]|$)|\S\s*[-–—]\s*;?\s*$", re.I)


def targets_in(indicators: Iterable[str]) -> list[Target]:
    """Return the target values of indicators, in order."""
    return [target for text in indicators if any(map(str.isdigit, text)) for target in _in_indicator(text)]


def asks_target(text: str) -> bool:
    """Tell whether an indicator leaves a blank for its value: "minim -", or a trailing dash."""
    return bool(_ASKS.search(text.strip()))


def _in_indicator(text: str) -> list[Target]:
    out: list[Target] = []
    position = 0
    for clause in _CLAUSE.split(text):
        start = text.find(clause, position)
        position = start + len(clause)
        found = _in_clause(text, clause, start)
        # "3 interventions within 24h": the hours are a bound of the target beside them; alone they are the target.
        plain = [t for t in found if t.unit not in cue_words("hour-word")]
        out.extend(plain or found)
    return out


def _in_clause(text: str, clause: str, start: int) -> list[Target]:
    out: list[Target] = []
    for match in _VALUE.finditer(clause):
        if not _counts(text, start + match.start(), start + match.end("low"), match):
            continue
        for number in (match.group("low"), match.group("high")):
            # The end of a span of years behind a target ("100-2031") is none.
            if number and not is_year(number):
                out.append(_target(number, match.group("unit"), clause, match.end()))
    return out


def _counts(text: str, start: int, end: int, match: re.Match[str]) -> bool:
    """A year, an article, a law's number, a duration or an age is no target."""
    before, after = text[max(0, start - 40) : start], text[end : end + 20]
    # What names a number (an article, a stage, an age) goes before its unit, even a percent sign.
    if is_year(match.group("low")) or _BEFORE.search(before) or _LAW.match(after):
        return False
    if match.group("unit") in ("%", "‰"):
        return True
    # "Covid-19", "G-20": part of a name.
    if _GLUED.search(before):
        return False
    return not _AFTER_DURATION.match(after) and not after[:1].isalpha() or match.group("unit") in cue_words("hour-word")


def _target(number: str, unit: str | None, clause: str, end: int) -> Target:
    tail = clause[end:]
    word = _UNIT_WORD.match(tail)
    # A word for yearly anywhere in the clause says it; a slash says it for the number before it only.
    per = "an" if _YEARLY.search(clause) else None
    slash = _SLASH_UNIT.search(tail)
    if per is None and slash:
        per = slash.group("per")
    return Target(_number(number), unit or _counted(word), per, clause.strip())


def _counted(word: re.Match[str] | None) -> str | None:
    """The noun behind a number; "12 pe lună" counts nothing that a word of grammar could name."""
    if word is None or fold(word.group("unit")) in words("grammatical"):
        return None
    return word.group("unit")


def _number(text: str) -> float | int:
    bare = text.replace(" ", "").replace("\u00a0", "")
    # No indicator is promised to three decimals, so three digits behind a dot are thousands in every language.
    if re.fullmatch(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?", bare):
        bare = bare.replace(".", "")
    elif re.fullmatch(r"[1-9]\d{0,2}(?:,\d{3})+(?:\.\d+)?", bare):  # nobody promises three decimals
        bare = bare.replace(",", "")
    value = float(bare.replace(",", "."))
    return int(value) if value == int(value) else value
