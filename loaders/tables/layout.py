"""The layout of a table: which field each column holds, and how that was found.

A heading row is recognised by the labels of the ontology; where it is misspelt, split over two lines, garbled or
absent, the layout of the table before it and the content of the columns stand in, and the layout says so.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from planatlas.loaders.document import Cell, TableRow
from planatlas.loaders.tables.content import guess_columns
from planatlas.loaders.values.deadline import looks_timed
from planatlas.loaders.values.mentions.lexicon import fold
from planatlas.ontology.vocabulary import vocabulary

__all__ = ["Layout", "field_of", "heading_layout", "is_heading", "joined_heading", "opens_table", "settle"]

_LONGEST_HEADING = 160
_LONGEST_UNKNOWN = 60
_NUMBERED = re.compile(r"\d+(?:\.\d+)*[.)]?")
_TARGET_WORD = re.compile(r"\b(?:tint|target|cible|στοχ)")
_EVENTS = ("campaign", "information", "participants", "training", "qualification", "instruction", "persons")
"""Columns of tables in which a theme is what is talked or taught about: the work itself."""
_WORK = frozenset(("measure", "activity", "specific_objective", "number", "code"))
_DETAILS = frozenset(
    ("responsible", "partners", "deadline", "start", "period", "funding", "budget", "indicators", "target_groups")
)


@dataclass(slots=True)
class Layout:
    """``fields`` holds a field name or None for each column, ``headings`` the printed ones, ``notes`` any doubt."""

    fields: list[str | None]
    headings: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    asks_target: bool = False
    lines: tuple[int, ...] = ()

    def column(self, name: str) -> int | None:
        """Return the first column of a field, or None."""
        return self.fields.index(name) if name in self.fields else None

    def repeats(self, headings: Sequence[str]) -> bool:
        """Tell whether a heading row says nothing but what the layout has already."""
        known = [field_of(text) for text in headings]
        return len(known) == len(self.fields) and all(
            a is None or a == b for a, b in zip(known, self.fields, strict=True)
        )

    def has(self, *names: str) -> bool:
        """Tell whether any of the fields has a column."""
        return any(name in self.fields for name in names)


@lru_cache(maxsize=8192)
def field_of(heading: str) -> str | None:
    """Return the field a printed heading means, tolerating a slip of the scan, or None."""
    text = " ".join(heading.split())
    if not text or len(text) > _LONGEST_HEADING:
        return None
    return vocabulary().field(text) or _by_beginning(fold(text))


def _by_beginning(folded: str) -> str | None:
    """A long heading often begins with a known one ("Responsabili pentru organizarea ...")."""
    parts = folded.split()
    for size in range(min(len(parts) - 1, 5), 0, -1):
        known = vocabulary().headings.get(" ".join(parts[:size]))
        if known and (size > 1 or len(parts[0]) > 6):
            return known
    return None


def is_heading(row: TableRow) -> bool:
    """Tell whether a row is a heading: at least two known headings, most of what it holds, and no long text."""
    if row.header:
        return True
    filled = [cell.text for cell in row.cells if cell.text]
    if len(filled) < 2 or any(len(text) > _LONGEST_HEADING for text in filled) or _NUMBERED.fullmatch(filled[0]):
        return False
    known = sum(field_of(text) is not None for text in filled)
    return known >= 2 and known * 5 >= len(filled) * 3


def opens_table(row: TableRow) -> bool:
    """Tell whether the first row of a table reads like a heading nobody has seen before.

    Most of its cells hold a telling word, no two of the same field, and work and its details are both asked for. In
    the middle of a table such words are content, so this is asked of first rows only.
    """
    filled = [cell.text for cell in row.cells if cell.text]
    if len(filled) < 3 or any(len(text) > _LONGEST_UNKNOWN or text[0].isdigit() for text in filled):
        return False
    fields = [_meant(text) for text in filled]
    found = {name for name in fields if name}
    unseen = [text for text in filled if field_of(text) is None]
    if len(found) * 3 < len(filled) * 2 or any(looks_timed(text) for text in unseen):
        return False
    return bool(found & _WORK) and len(found & _DETAILS) >= 2


def _meant(heading: str) -> str | None:
    return field_of(heading) or vocabulary().field_by_words(heading)


def joined_heading(first: TableRow, second: TableRow) -> list[str] | None:
    """Return the headings of two rows that are one heading broken over two lines, or None."""
    if abs(len(first.cells) - len(second.cells)) > 2 or is_heading(second) and second.cells[0].text:
        return None
    lower = [cell.text for cell in second.cells]
    upper = fitted([cell.text for cell in first.cells], len(lower))
    if lower[0] or not any(lower) or any(len(text) > _LONGEST_HEADING for text in lower):
        return None
    joined = [_join_heading(a, b) for a, b in zip(upper, lower, strict=True)]
    touched = [text for text, part in zip(joined, lower, strict=True) if part]
    return joined if sum(vocabulary().field(text) is not None for text in touched) * 2 > len(touched) else None


def fitted(headings: Sequence[str], width: int) -> list[str]:
    """Return a heading row of ``width`` cells: its longest run of empty ones, left by a spanned heading, gives way."""
    out = list(headings)
    while len(out) != width:
        start, length = _longest_gap(out)
        if len(out) > width and not length:
            return out[:width]
        if len(out) > width:
            del out[start]
        else:
            out.insert(start, "")
    return out


def _longest_gap(cells: Sequence[str]) -> tuple[int, int]:
    """Return where the longest run of empty cells begins and how long it is; the end where there is none."""
    best, start = (len(cells), 0), 0
    for index, text in enumerate([*cells, "."]):
        if text:
            if index - start > best[1]:
                best = (start, index - start)
            start = index + 1
    return best


def _join_heading(upper: str, lower: str) -> str:
    if not lower:
        return upper
    if not upper:
        return lower
    if vocabulary().field(lower) and not vocabulary().field(f"{upper} {lower}"):
        return lower
    glued = upper + lower
    return glued if lower[0].islower() and field_of(glued) and not field_of(f"{upper} {lower}") else f"{upper} {lower}"


def heading_layout(headings: Sequence[str], before: Layout | None, lines: tuple[int, ...]) -> Layout:
    """Return the layout a heading row gives; what it leaves open is taken from the layout before, if it fits."""
    fields = [field_of(text) for text in headings]
    told = _told_by_words(headings, fields)
    if "campaign" not in fields and "specific_objective" not in fields:
        fields = ["specific_objective" if name == "campaign_objectives" else name for name in fields]
    fields = _headed(_measured(fields))
    out = Layout(_first_only(_counted(headings, fields)), list(headings), lines=lines)
    if told:
        out.notes.append(f"heading of column {', '.join(map(str, told))} read by its words")
    out.asks_target = any(_asks_value(text, name) for text, name in zip(headings, fields, strict=True))
    if before and len(before.fields) == len(fields) and _garbled(fields):
        out.fields, out.asks_target = list(before.fields), before.asks_target
        out.notes.append("heading garbled, columns taken from the table before")
    elif before and len(before.fields) == len(fields):
        _fill_from(out, before)
    return out


def _asks_value(heading: str, name: str | None) -> bool:
    """A column of target values, or one of indicators or of nothing known that names targets: "Indicatori și ținte".

    "Grup țintă", "Target date", "Public cible" ask for a group or a date.
    """
    return name == "targets" or (name in (None, "indicators") and bool(_TARGET_WORD.search(fold(heading))))


def _headed(fields: list[str | None]) -> list[str | None]:
    """Beside a column of actions the theme only heads them: it is the component of its rows."""
    if "activity" not in fields or "component" in fields or any(name in fields for name in _EVENTS):
        return fields
    return ["component" if name == "theme" else name for name in fields]


def _measured(fields: list[str | None]) -> list[str | None]:
    """ "Measure" right of those who act is what the action is measured by, not a measure."""
    if "activity" in fields and "responsible" in fields and "measure" in fields and "indicators" not in fields:
        at = fields.index("measure")
        if at > fields.index("responsible") and at > fields.index("activity"):
            return ["indicators" if index == at else name for index, name in enumerate(fields)]
    return fields


def _counted(headings: Sequence[str], fields: list[str | None]) -> list[str | None]:
    """Beside a column of expected results, the one that says "indicator" holds what is counted."""
    same = [column for column, name in enumerate(fields) if name == "indicators"]
    named = [column for column in same if fold(headings[column]).startswith(("indicat", "δεικτ"))]
    if len(same) < 2 or len(named) != 1:
        return fields
    return [None if column in same and column != named[0] else name for column, name in enumerate(fields)]


def _told_by_words(headings: Sequence[str], fields: list[str | None]) -> list[int]:
    """Fill in the fields that only a word of the heading tells, where no other column has them; return the columns."""
    told = []
    for column, text in enumerate(headings):
        if fields[column] is None and len(text) <= _LONGEST_UNKNOWN:
            name = vocabulary().field_by_words(text)
            if name and name not in fields:
                fields[column] = name
                told.append(column + 1)
    return told


def _garbled(fields: list[str | None]) -> bool:
    """One field under three or more columns says nothing about any of them."""
    return any(fields.count(name) >= 3 for name in set(fields) if name)


def _first_only(fields: list[str | None]) -> list[str | None]:
    return [name if name and name not in fields[:i] else None for i, name in enumerate(fields)]


def _fill_from(out: Layout, before: Layout) -> None:
    for column, name in enumerate(before.fields):
        same_place = out.fields[column] is None and name and name not in out.fields
        if same_place and not _means_something(out.headings[column]):
            out.fields[column] = name
            out.notes.append(f"column {column + 1} has no heading, read as {name} like the table before")


def _means_something(heading: str) -> bool:
    return len(fold(heading)) > 2


def settle(layout: Layout | None, rows: Sequence[Sequence[Cell]]) -> Layout | None:
    """Return the layout with open columns decided by their content, or None where nothing tells.

    ``rows`` are the rows that stand under the heading, or under none.
    """
    width = max((len(row) for row in rows), default=0)
    fields = list(layout.fields) if layout else [None] * width
    fields += [None] * (width - len(fields))
    guessed = guess_columns([[cell.text for cell in row] for row in rows], fields)
    if layout is None and sum(name is not None for name in guessed) < 3:
        return None
    out = layout or Layout([None] * width, notes=["no heading, columns read by their content"])
    for column, name in enumerate(guessed):
        if fields[column] is None and name:
            out.notes.append(f"column {column + 1} read as {name} by its content")
    out.fields = guessed
    return out
