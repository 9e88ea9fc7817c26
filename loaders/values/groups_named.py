"""Groups of people that a heading, a title or the words of a measure name as those whom the work is for.

A text speaks of many people: who works, who takes part, what an act is called. The work is for a group only where
the grammar says so ("for older people", "vârstnicilor"), or where a heading is nothing but the names of groups.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from planatlas.ontology.folding import fold, stem
from planatlas.ontology.languages import Template
from planatlas.ontology.plain import plain
from planatlas.ontology.schemes import scheme

__all__ = ["NamedGroup", "first_clause", "groups_of_heading", "groups_of_text", "names_staff"]

_WORD = re.compile(r"[^\W_]+")
_BRACKETS = re.compile(r"\([^()]*\)?|\[[^\[\]]*\]")
_CLAUSE = re.compile(r"[.;:\n](?!\d)")
_PART = re.compile(r"[,;/\n]|\s[-–]\s")
_LABEL = re.compile(r"^[^\w]*(?:\w{1,3}(?:\.\w{1,3})*[.)]\s+)?")
_BEFORE = Template(r"(?<!\w)(?:<<for-a-group>>|<<group-as-whose-before>>)\s*$")
_BEHIND = Template(r"\s+(?:<<for-a-group-behind>>)(?!\w)")
_FORM = Template(r"(?:<<group-as-whose>>)")
_CELL_ONLY = Template(r"(?:<<group-in-a-cell-only>>)")
"""What names a group where a cell asks for groups, and in a sentence something else: the family as a whole."""
_AND = Template(r"\s*,?\s*(?:(?:<<and>>)\s+)?(?:(?:<<article>>)\s+)?")
_STAFF = Template(r"(?<!\w)(?:<<who-works-with-them>>)(?!\w)")
_MEANS = Template(r"(?<!\w)(?:<<by-means-of>>)(?:\s+[^\s,]+){0,3}\s*$")
_OFFICE = Template(r"(?:<<office-with-a-group-in-its-name>>)")
_ACT = re.compile(r"\d\s*/\s*(?:19|20)\d\d|\d\s+\w{2,4}\s+(?:19|20)\d\d")
_NAMES = 0.6
"""Share of capitalised words from which capitals say nothing: a heading in capitals."""
_LONG = 4


@dataclass(slots=True, frozen=True)
class NamedGroup:
    """A group of the scheme and the words that name it, as printed."""

    concept: str
    mention: str


@dataclass(slots=True, frozen=True)
class _Placed:
    concept: str
    start: int
    end: int


def groups_of_text(text: str) -> list[NamedGroup]:
    """Return the groups that running text says the work is for, each once, in reading order."""
    # What stands in brackets is an example or a part of the group before it, not one more group.
    bare = _BRACKETS.sub(lambda m: " " * len(m[0]), text)
    flat, last = plain(bare), 0
    named: list[_Placed] = []
    for one in _placed(bare):
        goes_on = bool(named) and last > 0 and bool(_AND.fullmatch(flat, last, one.start))
        if goes_on or (_meant(flat, one) and not _is_of_a_name(bare, one)):
            last = one.end
            if _served(one.concept):
                named.append(one)
    return _once(text, named)


def names_staff(text: str) -> bool:
    """Tell whether a text names those who work with groups: what is for them is for nobody else."""
    return bool(_STAFF.search(plain(text)))


def first_clause(text: str) -> str:
    """Return a text up to its first stop: what follows are steps and examples, not what the work is."""
    return _CLAUSE.split(text.strip(), maxsplit=1)[0]


def groups_of_heading(text: str) -> list[NamedGroup]:
    """Return the groups a heading is about: those it lists, where it begins with the name of one, else as in text."""
    label = _LABEL.match(text)
    bare = _BRACKETS.sub(lambda m: " " * len(m[0]), text)
    found = [one for one in _placed(bare) if _served(one.concept)]
    begins = {label.end() if label else 0}
    if not found or found[0].start not in begins:
        return groups_of_text(text)
    flat, listed, last = plain(bare), found[:1], found[0].end
    for one in found[1:]:
        gap = bare[last : one.start]
        if _AND.fullmatch(flat, last, one.start) or (_PART.search(gap) and not _WORD.search(_PART.split(gap)[-1])):
            listed.append(one)
        last = one.end
    return _once(text, listed)


def _placed(text: str) -> list[_Placed]:
    words = list(_WORD.finditer(text))
    keys = tuple(stem(fold(word[0])) for word in words)
    found = scheme("target-groups").placed(keys)
    spans = ((concept, words[first].start(), words[after - 1].end()) for concept, first, after in found)
    return [_Placed(*one) for one in spans if not _CELL_ONLY.fullmatch(plain(text[one[1] : one[2]]))]


def _served(concept: str) -> bool:
    return "column" not in scheme("target-groups")[concept].props.get("readIn", ())


def _meant(flat: str, one: _Placed) -> bool:
    """Whether the words around a group say that something is for it or of it."""
    ends = [stop.end() for stop in _CLAUSE.finditer(flat, 0, one.start)]
    before = flat[ends[-1] if ends else 0 : one.start]
    # Behind the staff stand those it works with, behind the number of an act stands its title.
    if _STAFF.search(before) or _ACT.search(before) or _MEANS.search(before):
        return False
    word = _WORD.match(flat, one.start)
    whose = word is not None and bool(_FORM.fullmatch(word[0]))
    return whose or bool(_BEFORE.search(before)) or bool(_BEHIND.match(flat, one.end))


def _is_of_a_name(text: str, one: _Placed) -> bool:
    """Whether a group stands in the name of a council, an office or a register, which its capitals tell.

    Where every word has a capital, as in a heading, only the word for the body at its head can tell.
    """
    before = list(_WORD.finditer(text, 0, one.start))
    if not before:
        return False
    if _in_capitals(text):
        return any(_OFFICE.fullmatch(plain(word[0])) for word in before)
    # "Observatorul copilului": a capital inside the sentence right before the group begins a name.
    inside = len(before) > 1 and not _CLAUSE.search(text, before[-2].end(), before[-1].start())
    return text[one.start].isupper() or (inside and before[-1][0][0].isupper() and not before[-1][0].isupper())


def _in_capitals(text: str) -> bool:
    long = [word[0] for word in _WORD.finditer(text) if len(word[0]) >= _LONG]
    return bool(long) and sum(word[0].isupper() for word in long) >= _NAMES * len(long)


def _once(text: str, found: list[_Placed]) -> list[NamedGroup]:
    by_concept: dict[str, NamedGroup] = {}
    for one in found:
        by_concept.setdefault(one.concept, NamedGroup(one.concept, text[one.start : one.end]))
    return list(by_concept.values())
