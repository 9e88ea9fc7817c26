"""The layout of a table: which field each column holds, and how that was found.

A heading row is recognised by the labels of the ontology; where it is misspelt, split over two lines, garbled or
absent, the layout of the table before it and the content of the columns stand in, and the layout says so.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from planatlas.loaders.document import TableCell, TableRow
from planatlas.loaders.tables.content import guess_columns
from planatlas.loaders.tables.money_columns import MoneyColumn, is_year_heading
from planatlas.loaders.values.headings import LONGEST_HEADING, LONGEST_UNKNOWN, asks_value, field_of, is_heading
from planatlas.loaders.values.mentions.lexicon import fold
from planatlas.loaders.values.money import MoneyUnit
from planatlas.ontology.vocabulary import vocabulary
from planatlas.ontology.wording import words
from planatlas.records import Caveat, Doubt

__all__ = ["Layout", "goes_down", "heading_layout", "joined_heading", "settle", "spans"]

_EVENTS = ("campaign", "information", "participants", "training", "qualification", "instruction", "persons")
"""Columns of tables in which a theme is what is talked or taught about: the work itself."""


@dataclass(slots=True)
class Layout:
    """``fields`` holds a field name or None for each column, ``headings`` the printed ones, ``caveats`` any doubt."""

    fields: list[str | None]
    headings: list[str] = field(default_factory=list)
    caveats: list[Caveat] = field(default_factory=list)
    asks_target: bool = False
    lines: tuple[int, ...] = ()
    printed: list[str] = field(default_factory=list)
    """The headings of the source, where the table was set upright; ``taken`` holds the field each of them fills."""
    taken: list[str | None] = field(default_factory=list)
    margins: list[float] = field(default_factory=list)
    """How clear each column is, where all were told together."""
    decided: frozenset[int] = frozenset()
    """The columns whose field people told."""
    money: list[MoneyColumn] = field(default_factory=list)
    """Columns of amounts by year or by source; ``unit`` is what the line above the table says of all amounts."""
    unit: MoneyUnit | None = None
    bare: bool = False
    """The table names the work and asks nothing about it."""
    closed: set[int] = field(default_factory=set)
    """Columns that hold nothing their heading asks for: their content tells no field either."""

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
        return not frozenset(names).isdisjoint(self.fields)


def joined_heading(first: TableRow, second: TableRow) -> list[str] | None:
    """Return the headings of two rows that are one heading broken over two lines, or None."""
    if goes_down(first, second):
        return _spanned(first, second)
    # A row that is a heading itself is not the lower half of one.
    if abs(len(first.cells) - len(second.cells)) > 2 or is_heading(second) and second.cells[0].text:
        return None
    lower = [cell.text for cell in second.cells]
    upper = fitted([cell.text for cell in first.cells], len(lower))
    # The first cell of a row of content is filled.
    if lower[0] or not any(lower) or any(len(text) > LONGEST_HEADING for text in lower):
        return None
    joined = [_join_heading(a, b) for a, b in zip(upper, lower, strict=True)]
    touched = [text for text, part in zip(joined, lower, strict=True) if part]
    # Only where the halves together are headings that nobody would know alone.
    return joined if sum(vocabulary().field(text) is not None for text in touched) * 2 > len(touched) else None


def goes_down(first: TableRow, second: TableRow) -> bool:
    """Tell whether cells of a row go on through the next, where others are divided by years: one heading of two rows.

    What else stands below a heading that spans is told by its own words.
    """
    if len(first.cells) != len(second.cells):
        return False
    pairs = [(a.text, b.text, b.merged) for a, b in zip(first.cells, second.cells, strict=True)]
    whole = [a for a, b, merged in pairs if merged and a and a == b]
    return bool(whole) and any(not merged and is_year_heading(b) for _, b, merged in pairs)


def spans(first: TableRow, second: TableRow) -> bool:
    """Tell whether a heading stands over several columns that the next row names, and the other cells go on into it."""
    if len(first.cells) != len(second.cells):
        return False
    pairs = list(zip(first.cells, second.cells, strict=True))
    down = [a for a, b in pairs if b.merged and b.text and a.text == b.text]
    under = [b.text for a, b in pairs if not (b.merged and a.text == b.text)]
    empty = sum(not a.text or a.merged for a, b in pairs if b.text and not b.merged)
    worded = all(text and not any(map(str.isdigit, text)) for text in under)
    # All four: rows of content have merged cells too.
    return bool(down) and len(under) > 1 and empty > 0 and worded


def _spanned(first: TableRow, second: TableRow) -> list[str] | None:
    """The headings of two rows of which some cells are one. A year stands under the heading that spans it."""
    out: list[str] = []
    above = ""
    for upper, lower in zip(first.cells, second.cells, strict=True):
        above = upper.text or (above if upper.merged and is_year_heading(lower.text) else "")
        out.append(above if lower.merged and lower.text == upper.text else _join_heading(above, lower.text))
    return out if all(len(text) <= LONGEST_HEADING for text in out) else None


def fitted(headings: Sequence[str], width: int) -> list[str]:
    """Return a heading row of ``width`` cells: its longest run of empty ones, left by a spanned heading, gives way."""
    out = list(headings)
    while len(out) != width:
        start, length = _longest_gap(out)
        # No empty cell to give way: the last ones are cut.
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
    # The lower line is whole; what stands above spans several columns.
    if vocabulary().field(lower) and not vocabulary().field(f"{upper} {lower}"):
        return lower
    glued = upper + lower
    return glued if lower[0].islower() and field_of(glued) and not field_of(f"{upper} {lower}") else f"{upper} {lower}"


def heading_layout(headings: Sequence[str], before: Layout | None, lines: tuple[int, ...]) -> Layout:
    """Return the layout a heading row gives; what it leaves open is taken from the layout before, if it fits."""
    fields = [field_of(text) for text in headings]
    # Before the rules for columns side by side, which need to know what each asks for.
    told = _told_by_words(headings, fields)
    if "campaign" not in fields and "specific_objective" not in fields:
        fields = ["specific_objective" if name == "campaign_objectives" else name for name in fields]
    fields = _headed(_measured(fields))
    out = Layout(_first_only(_counted(headings, fields)), list(headings), lines=lines)
    if told:
        out.caveats.append(Caveat.of(Doubt.HEADING_BY_WORDS, columns=", ".join(map(str, told))))
    out.asks_target = any(asks_value(text, name) for text, name in zip(headings, fields, strict=True))
    # A table as wide right before has the same columns, most likely.
    if before and len(before.fields) == len(fields) and _garbled(fields):
        out.fields, out.asks_target = list(before.fields), before.asks_target
        out.caveats.append(Caveat.of(Doubt.HEADING_GARBLED))
    elif before and len(before.fields) == len(fields):
        _fill_from(out, before)
    return out


def _headed(fields: list[str | None]) -> list[str | None]:
    """Beside a column of actions the theme only heads them: it is the component of its rows."""
    if "activity" not in fields or "component" in fields or any(name in fields for name in _EVENTS):
        return fields
    return ["component" if name == "theme" else name for name in fields]


def _measured(fields: list[str | None]) -> list[str | None]:
    """ "Measure" right of those who act is what the action is measured by, not a measure."""
    if "activity" in fields and "responsible" in fields and "measure" in fields and "indicators" not in fields:
        at = fields.index("measure")
        # Left of those who act it is what they do.
        if at > fields.index("responsible") and at > fields.index("activity"):
            return ["indicators" if index == at else name for index, name in enumerate(fields)]
    return fields


def _counted(headings: Sequence[str], fields: list[str | None]) -> list[str | None]:
    """Beside a column of expected results, the one that says "indicator" holds what is counted."""
    same = [column for column, name in enumerate(fields) if name == "indicators"]
    named = [column for column in same if fold(headings[column]).startswith(tuple(words("indicator-stem")))]
    # Where no single one says so, the first is taken.
    if len(same) < 2 or len(named) != 1:
        return fields
    return [None if column in same and column != named[0] else name for column, name in enumerate(fields)]


def _told_by_words(headings: Sequence[str], fields: list[str | None]) -> list[int]:
    """Fill in the fields that only a word of the heading tells, where no other column has them; return the columns."""
    told = []
    for column, text in enumerate(headings):
        if fields[column] is None and len(text) <= LONGEST_UNKNOWN:
            name = vocabulary().field_by_words(text)
            # A guess never takes a field from a known heading.
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
        # A heading in other words is another column; one of two letters is a scrap of the scan.
        if same_place and len(fold(out.headings[column])) <= 2:
            out.fields[column] = name
            out.caveats.append(Caveat.of(Doubt.HEADING_AS_BEFORE, name, column=column + 1))


def settle(layout: Layout | None, rows: Sequence[Sequence[TableCell]]) -> Layout | None:
    """Return the layout with open columns decided by their content, or None where nothing tells.

    ``rows`` are the rows that stand under the heading, or under none.
    """
    width = max((len(row) for row in rows), default=0)
    fields = list(layout.fields) if layout else [None] * width
    fields += [None] * (width - len(fields))
    # What contradicts its heading, or is money, is told by nothing further.
    held = {*layout.closed, *(one.index for one in layout.money)} if layout else set()
    open_cells = [["" if at in held else cell.text for at, cell in enumerate(row)] for row in rows]
    guessed = guess_columns(open_cells, fields)
    # Without any heading two columns that look right do so by chance.
    if layout is None and sum(name is not None for name in guessed) < 3:
        return None
    out = layout or Layout([None] * width, caveats=[Caveat.of(Doubt.HEADING_BY_CONTENT)])
    for column, name in enumerate(guessed):
        if fields[column] is None and name:
            out.caveats.append(Caveat.of(Doubt.COLUMN_BY_CONTENT, name, column=column + 1))
    out.fields = guessed
    return out
