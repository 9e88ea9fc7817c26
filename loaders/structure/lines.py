"""Lines that give a document its structure: what one says as a heading, and what opens a list or a part within it."""

from __future__ import annotations

import re
from typing import NamedTuple

from planatlas.loaders.values.markup import BULLETS
from planatlas.loaders.values.structure_lines import (
    ObjectiveLine,
    chapter_line,
    component_line,
    component_number,
    objective_line,
)
from planatlas.ontology.languages import Template
from planatlas.ontology.plain import plain

__all__ = [
    "ChapterLine",
    "ComponentLine",
    "HeadingLine",
    "domain_line",
    "heading_line",
    "objective_label",
    "strategy_objective",
]

# Asked of every line of a document: the first letters of all labels of objectives, in both cases.
_QUICK = re.compile(
    r"[\W_]*(?:[oO]b[ij]|OB[IJ]|[SsGgOo](?:pec|ene|per|tra|ver)|(?:SPEC|GENE|OPER|STRA|OVER)|[Dd]irec|DIREC|"
    r"[ΓγΣσΕε]|[Ll]ine|[Aa]xe|[Gg]oals)"
)
_LISTS = ("general", "operational", "specific", "direction")
_LABEL = Template(
    "^(?:"
    + "|".join(f"(?P<{level}><<objectives-{level}>>)" for level in _LISTS)
    + r")(?P<of> <<objectives-of>>\b[^.;:]{0,80}?)?\s*:?\s*$"
)
_OF_STRATEGY = Template(r"^<<objective-of-strategy>> <<objective-of-what>>\b[^:.;]{3,70}:\s*")
_DOMAIN = Template(r"^<<domain-word>>\b(?!.*[.;:]$)")
_MARKS = BULLETS + " \t*#>_-–—"


class ChapterLine(NamedTuple):
    """The heading of a chapter: its number, and its title where the same line prints it."""

    number: str
    title: str


class ComponentLine(NamedTuple):
    """The heading of a component, axis or pillar; its number is that of its general objective."""

    name: str
    number: str | None


HeadingLine = ChapterLine | ComponentLine | ObjectiveLine


def heading_line(text: str) -> HeadingLine | None:
    """Return what a line or a row of one cell says if it heads a part of the plan, else None."""
    # Chapters first: their titles may name components or objectives.
    if chapter := chapter_line(text):
        return ChapterLine(*chapter)
    if component := component_line(text):
        return ComponentLine(component, component_number(text))
    return objective_line(text)


def bare(text: str) -> str:
    """Return a line without bullets and markup at its edges."""
    return text.strip(_MARKS)


def objective_label(text: str) -> tuple[str, str | None] | None:
    """Return level and parent of a label over a list ("Obiective operaționale aferente Obiectivului 1:")."""
    # A longer line states an objective and is no label over a list.
    if len(text) > 140 or not _QUICK.match(text):
        return None
    match = _LABEL.match(plain(bare(text)))
    if not match:
        return None
    level = next(name for name in _LISTS if match.group(name))
    parent = re.search(r"\d+(?:\.\d+)*", match.group("of") or "")
    return level, parent.group() if parent else None


def strategy_objective(text: str) -> ObjectiveLine | None:
    """Return the objective in "Obiectivul general al Strategiei 2022-2027: ...": one of a cited strategy."""
    if not _QUICK.match(text):
        return None
    line = bare(text)
    match = _OF_STRATEGY.match(plain(line[:120]))
    return (
        ObjectiveLine("general", None, line[match.end() :].strip(_MARKS), line[: match.end()].strip(" :*"))
        if match
        else None
    )


def domain_line(text: str) -> str | None:
    """Return the domain that a line without an end names ("Domeniul locuirii"), as strategies head their parts."""
    line = bare(text)
    # The word for a domain alone, or in a paragraph, names none.
    return line if 12 < len(line) < 200 and _DOMAIN.match(plain(line)) else None
