"""Work that stands in lists instead of tables: items under "Măsuri:", information lists, trainings, contracting.

An item with items below it, or with a table under it, only heads them; the lowest level is the work.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from planatlas.loaders.document import Block, ListItem, TableRow
from planatlas.loaders.structure.passages import Passage
from planatlas.loaders.structure.path import part_of
from planatlas.loaders.structure.strategies import named_strategies
from planatlas.loaders.values.cell_states import is_not_applicable
from planatlas.loaders.values.codes import take_code
from planatlas.loaders.values.deadline import is_rhythm
from planatlas.loaders.values.excerpt import excerpt
from planatlas.loaders.values.structure_lines import ObjectiveLine
from planatlas.loaders.work.activity import activities_of
from planatlas.loaders.work.by_heading import take_from_headings
from planatlas.loaders.work.row_context import RowContext
from planatlas.ontology.languages import Template
from planatlas.records import Activity, Cell, Fields

__all__ = ["ListReader", "carried_out_by", "fields_of_item"]

_TYPES = {
    "information": "information",
    "campaigns": "campaign",
    "training": "training",
    "peer-review": "training",
    "supervision": "training",
    "contracting": "contracting",
    "subsidies": "subsidy",
}
# Contracting and subsidies are not among them: their items are terms of one programme.
_LISTED = ("information", "campaigns", "training", "peer-review", "supervision")
"""Parts of a plan whose items are work."""
_INTENDS = Template(r"\b<<intends-contract>>", re.I)
_GRANTS = Template(r"\b<<grants-money>>", re.I)
# A name begins with a capital, at the beginning of a sentence or behind a dash.
_WILL = Template(
    r"(?:^|[–—-]\s|[.:;]\s)(?P<name>(?-i:[A-ZĂÂÎȘȚΑ-Ω])[^.;:–—]{3,140}?)\s+<<will-word>>\s+<<organise-verb>>\b", re.I
)
_LABEL = re.compile(r"^[^.;]{3,110}:\s*$")
_LONGEST_QUOTE = 300

_TRAILING_RHYTHM = re.compile(r"[–—:-]\s*(?P<rhythm>[^\W\d_]+)\s*[;.]?\s*$")


class ListReader:
    """Reads the lines between tables. ``blocks`` are all blocks of the document, so that it can look ahead."""

    def __init__(self, blocks: Sequence[Block], reading: RowContext) -> None:
        self.blocks, self.reading = blocks, reading
        self.measures = False
        self.promise: Activity | None = None
        self.label: tuple[str, int | None] = ("", None)
        self.level: list[str] = []

    def read(self, line: Passage) -> Iterator[Activity]:
        """Yield the work a line holds."""
        # A label over a list may say who carries out its items; a heading takes it away.
        if line.heads or line.text.rstrip().endswith(":"):
            self.label = ("" if line.heads else line.text, line.line)
        if line.heads:
            self.measures = False
            yield from self.close()
        elif line.opens:
            self.measures = True
        # Before the parts of the plan: under "Măsuri:" every line is one.
        elif self.measures and not _ends_measures(line):
            yield self._item(line, "measure")
        else:
            self.measures = False
            yield from self._other(line)

    def close(self) -> Iterator[Activity]:
        """Yield the programme of contracting or subsidies that is still waiting for its intention."""
        if self.promise is not None:
            yield self.promise
        self.promise = None

    def _other(self, line: Passage) -> Iterator[Activity]:
        part = self._programme(line)
        # A further programme ends the one that waits.
        if part:
            yield from self.close()
            self.promise = self._item(line, _TYPES[part])
        # The sentence that says what will be contracted is the work, and takes the place of its heading.
        elif self.promise is not None and self._keeps(line):
            kind, self.promise = self.promise.activity_type, None
            yield self._item(line, kind)
        elif self.promise is None and line.path.part in _LISTED:
            yield from self._leaf(line)

    def _keeps(self, line: Passage) -> bool:
        """Tell whether a line says what the programme above it comes to; items of a list only set its terms."""
        grants = line.kind != "item" and self.promise is not None and self.promise.activity_type == "subsidy"
        # Items of a list only set the terms on which money is granted.
        return bool(_INTENDS.search(line.text) or grants and _GRANTS.search(line.text))

    def _programme(self, line: Passage) -> str | None:
        """A lettered heading of the programme of contracting or of subsidies."""
        if line.kind != "heading" and not (line.kind == "item" and line.mark[:1].isupper()):
            return None
        part = part_of(line.text[:160])
        return part if part in ("contracting", "subsidies") else None

    def _leaf(self, line: Passage) -> Iterator[Activity]:
        # Converters lose list marks; a code shows the item.
        coded = line.kind != "item" and bool(take_code(line.text)[0])
        # What heads others is not work itself: its lowest items are.
        if not (line.kind == "item" or coded) or self._heads(line) or self._footnote(line):
            return
        kind = _TYPES["training"] if line.path.part in ("training", "peer-review", "supervision") else "information"
        yield self._item(line, kind)

    def _heads(self, line: Passage) -> bool:
        """Tell whether the item only heads what follows: a table, or items of a lower level."""
        following = self._beside(line.at[-1] + 1)
        # The table below holds the work.
        if isinstance(following, TableRow):
            return True
        if line.text.rstrip().endswith(":"):
            return True
        if line.kind == "item" and isinstance(following, ListItem):
            return _depth(following, line) > 0
        return False

    def _footnote(self, line: Passage) -> bool:
        """A starred line right under a table explains its stars."""
        return line.kind == "item" and line.mark == "*" and isinstance(self._beside(line.at[0] - 1), TableRow)

    def _beside(self, number: int) -> Block | None:
        return self.blocks[number] if 0 <= number < len(self.blocks) else None

    def _item(self, line: Passage, kind: str) -> Activity:
        out = next(activities_of(fields_of_item(line, kind), self.reading))
        # The label right above goes before the heading of the part.
        take_from_headings(out, (self.label, (line.path.heading, line.path.heading_line)), self.reading.lexicon)
        return out


def fields_of_item(line: Passage, kind: str) -> Fields:
    """Return the fields of an item: its wording, and who will carry it out, how often, for how much it says."""
    out, printed = Fields("item", place=_place(line, kind)), [(line.line, line.text)]
    out.cells["measure"] = Cell(text=line.text.strip(" ;"), pieces=printed)
    # What is cited from another document, or does not apply, is carried out by nobody here.
    planned = not line.path.origin and not is_not_applicable(line.text)
    if planned and (name := carried_out_by(line.text)):
        out.cells["responsible"] = Cell(text=name, pieces=printed)
    # Elsewhere an amount in a sentence is often of something else.
    if kind in ("contracting", "subsidy"):
        out.cells["budget"] = Cell(pieces=printed)
    rhythm = _TRAILING_RHYTHM.search(line.text)
    if rhythm and is_rhythm(rhythm.group("rhythm")):
        out.cells["period"] = Cell(text=rhythm.group("rhythm"))
    return out


def _place(line: Passage, kind: str) -> dict[str, Any]:
    place = {
        "line": line.line, "lines": list(line.lines), "page": line.span.page, "section": line.path.heading,
        "component": line.path.component, "general_objective": line.path.general,
        "specific_objective": line.path.specific, "activity_type": kind,
        "quote": excerpt(line.text, 0, _LONGEST_QUOTE),
    }  # fmt: skip
    return place | ({"origin": line.path.origin, "status": "cited"} if line.path.origin else {})


def _ends_measures(line: Passage) -> bool:
    """A label, a new objective in italics, or the next numbered document of the list ends the measures."""
    # A measure with a code may end with a colon before its steps.
    if _LABEL.match(line.text) and not take_code(line.text)[0]:
        return True
    if line.kind != "item":
        return isinstance(line.told, ObjectiveLine)
    # Objectives between lists of measures are set in italics.
    if line.italic:
        return True
    # A number alone may be that of a measure; type or length shows the next document.
    heads = line.bold or line.raw.count("**") >= 2 or (line.path.origin is not None and _heads_list(line))
    return line.mark[:1].isdigit() and (heads or _names_strategy(line.text))


def carried_out_by(text: str) -> str | None:
    """Return the body that a wording says will organise or carry out the work, or None."""
    match = _WILL.search(text)
    return match.group("name").strip() if match else None


def _names_strategy(text: str) -> bool:
    """The next strategy of a list of strategies opens with its name and period."""
    found = named_strategies(text)
    return bool(found) and found[0].start == 0 and found[0].years is not None


def _heads_list(line: Passage) -> bool:
    return line.text.rstrip().endswith((":", ";")) or len(line.text) > 60


def _depth(item: ListItem, above: Passage) -> int:
    """Return how much deeper an item stands than the one above: by indent, or by its kind of mark."""
    kinds = (_kind(above.mark), _kind(item.mark))
    # The same kind of mark is told apart by indent only.
    if kinds[1] == kinds[0] or _follows(above.mark, item.mark):
        return item.depth - above.depth
    return kinds[1] - kinds[0]


def _kind(mark: str) -> int:
    if mark[:1].isdigit():
        return 0
    # Roman numerals are read as such, except "c." and "d.", which lists of letters reach far more often.
    if mark.endswith((".", ")")) and mark[:-1] and not mark[:-1].strip("ivx") and mark not in ("c.", "d."):
        return 2
    return 1 if mark[:1].isalpha() else 3


def _follows(above: str, item: str) -> bool:
    """Letter i after letter h is a letter, not a Roman number."""
    return above[:1] == "h" and item[:1] == "i"
