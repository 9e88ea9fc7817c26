"""Objectives of the plan and of the strategies it is based on, as lines, lists under a label, and rows of tables.

Under a strategy the document names as its base every objective carries that strategy as ``origin``. A list under
"Măsuri:" between two operational objectives interrupts their list and does not end it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from planatlas.loaders.document import Document
from planatlas.loaders.structure.lines import (
    ChapterLine,
    ComponentLine,
    domain_line,
    strategy_objective,
)
from planatlas.loaders.structure.passages import Passage
from planatlas.loaders.structure.provenance import place_in
from planatlas.loaders.structure.strategies import named_strategies
from planatlas.loaders.values.codes import take_code
from planatlas.loaders.values.excerpt import excerpt
from planatlas.loaders.values.forms_of_text import item_number
from planatlas.loaders.values.headings import field_of
from planatlas.loaders.values.structure_lines import ObjectiveLine, heading_lost, normal_code, objective_line
from planatlas.ontology.folding import fold
from planatlas.ontology.languages import Template
from planatlas.ontology.plain import plain
from planatlas.ontology.wording import heads_no_work
from planatlas.records import Objective

__all__ = ["Objectives"]

_LISTS = Template(r"<<objectives-heard>>[^.]*:\s*\**$")
_FOLLOWING = Template(r"<<following-objectives>>:\s*$")
_OTHER_LABEL = re.compile(r"^[^.;]{3,90}:\s*\**$")
_LEVELS = {"general_objective": "general", "specific_objective": "specific"}

_SHORT = 12
_LONGEST_QUOTE = 300
_LONGEST_HEADING = 110


@dataclass(slots=True)
class _List:
    """An open list: the level of its items, the code of the objective above, and how its items look."""

    level: str
    parent: str | None = None
    style: tuple[str, bool, bool] | None = None
    count: int = 0
    paused: bool = False


class Objectives:
    """Reads the passages of one document in order."""

    def __init__(self, document: Document, lang: str | None) -> None:
        self._document, self._lang = document, lang
        self.origin: str | None = None
        self._origin_number = 0
        self._list: _List | None = None
        self._domain: str | None = None
        self._general: str | None = None
        self._direction: str | None = None
        self._waiting: tuple[ObjectiveLine, Passage] | None = None
        self._growing: Objective | None = None
        self._columns: dict[int, str] = {}
        self._goes_on = False
        self._seen: set[tuple[str | None, ...]] = set()

    def read(self, passage: Passage) -> Iterator[Objective]:
        """Yield the objectives a passage holds."""
        if passage.furniture:
            return
        if passage.kind == "row":
            yield from self._row(passage)
        else:
            yield from self._line(passage)

    # -- lines of text

    def _line(self, passage: Passage) -> Iterator[Objective]:
        text = passage.text
        if self._part(passage):
            return
        # A label over a list takes the place of an objective that waited for its text.
        if label := passage.label:
            self._waiting = None
            self._list = _List(label[0], label[1] or (self._general if label[0] != "general" else None))
            return
        told = passage.told if isinstance(passage.told, ObjectiveLine) else None
        # An objective of a cited strategy reads like one of the plan, and is asked for first.
        if found := strategy_objective(text) or told:
            inner = objective_line(found.name)
            found = inner if inner and inner.code and not found.code else found
            yield from self._labelled(found, passage)
        # The text of a label that stood alone goes before all that could be an item.
        elif self._waiting is not None:
            yield from self._named(passage)
        # Before lists: the rest of a heading in capitals is no item.
        elif self._grows(passage):
            return
        elif self._list is not None:
            yield from self._item(passage)
        # Under a cited strategy such a sentence opens that strategy's objectives.
        elif _FOLLOWING.search(plain(text[-200:])) and not self.origin:
            self._list = _List("specific", None)

    def _part(self, passage: Passage) -> bool:
        """Take in chapters, components, domains and the strategies that lists of objectives stand under."""
        text = passage.text
        if isinstance(passage.told, ChapterLine):
            self.origin, self._domain, self._general, self._list, self._waiting = None, None, None, None, None
            self._columns = {}
            return True
        # Within a cited strategy a component is the strategy's own.
        if isinstance(passage.told, ComponentLine) and not self.origin:
            self._general, self._list, self._waiting, self._domain = None, None, None, None
            return True
        if (domain := domain_line(text)) and passage.kind != "item":
            self._domain, self._list, self._general = domain, None, None
            return True
        return self._source(passage)

    def _source(self, passage: Passage) -> bool:
        """A numbered item that names a strategy opens its objectives; the next number of that list ends them."""
        listed = (item_number(passage.mark) or 0) if passage.kind == "item" else 0
        if (
            self.origin
            and listed == self._origin_number + 1
            and (passage.bold or len(passage.text) > 60 or named_strategies(passage.text))
        ):
            self.origin, self._domain, self._general, self._list = None, None, None, None
        # A strategy that is only named opens nothing: the line must say that objectives follow.
        if not _LISTS.search(plain(passage.text[-160:])) or passage.label or isinstance(passage.told, ObjectiveLine):
            return False
        found = named_strategies(passage.text)
        if not found or not (listed or passage.kind == "text"):
            return False
        self.origin, self._origin_number = found[0].name, listed
        self._domain, self._general, self._waiting = None, None, None
        self._list = _List("general")
        return True

    def _labelled(self, found: ObjectiveLine, passage: Passage) -> Iterator[Objective]:
        self._growing = None
        # Objectives without a code stand between the directions of a list, and interrupt it only.
        if self._list is not None and self._list.level == "direction" and not found.code:
            self._list.paused = False
        elif found.level in ("general", "specific"):
            self._list = None
        if found.level == "general":
            self._general = found.code
        if found.name:
            yield from self._emit(found.level, found.code, found.name, passage)
            self._waiting = None
        # Without text or code, within a list, it only heads the next items.
        elif found.code or not self._list:
            self._waiting = (found, passage)

    def _named(self, passage: Passage) -> Iterator[Objective]:
        """A label stood alone: this passage is the objective's text."""
        waiting, self._waiting = self._waiting, None
        # A further label: the text is not there.
        if waiting is None or passage.text.endswith(":"):
            return
        found, above = waiting
        for record in self._emit(found.level, found.code, passage.text, above):
            record.lines = [*above.lines, *passage.lines]
            record.quote = excerpt(passage.text, 0, _LONGEST_QUOTE)
            yield record

    def _grows(self, passage: Passage) -> bool:
        """A heading in capitals goes on in the next line, which is in capitals too and no heading of its own."""
        last = self._growing
        if last is None or passage.kind != "text" or passage.line > last.lines[-1] + 2:
            self._growing = None
            return False
        text = passage.text
        # Nothing but the capitals shows that two lines are one heading.
        if last.name.upper() == last.name and text.upper() == text and not last.name.endswith(".") and len(text) > 3:
            last.name, last.lines = f"{last.name} {text}", [*last.lines, *passage.lines]
            return True
        return False

    def _item(self, passage: Passage) -> Iterator[Objective]:
        """An item of the open list, if it looks like one; another label ends or interrupts the list."""
        current = self._list
        if current is None:
            return
        text = passage.text
        style = (passage.kind, passage.italic, bool(passage.mark))
        # The measures of an objective stand between two items; they are read elsewhere.
        if field_of(text.rstrip(" :*")) in ("measure", "activity") and len(text) < 40:
            current.paused = True
            return
        # Before the first item it may be part of the label above.
        if _OTHER_LABEL.match(text) and not take_code(text)[0]:
            if current.count:
                current.paused = True
            return
        if not self._belongs(current, passage, style):
            return
        current.style = current.style or style
        current.count, current.paused = current.count + 1, False
        yield from self._listed(current, passage)

    def _belongs(self, current: _List, passage: Passage, style: tuple[str, bool, bool]) -> bool:
        if passage.kind == "heading" or len(passage.text) < _SHORT and passage.kind != "item":
            return False
        # The first item tells how the others look.
        if current.style is None:
            return True
        if style == current.style:
            return not current.paused or current.style[1]
        if current.paused or not (style[2] and current.style[2]):
            self._list = None if passage.kind == "text" and not current.paused else current
            return False
        return style[0] == current.style[0] and style[1] == current.style[1]

    def _listed(self, current: _List, passage: Passage) -> Iterator[Objective]:
        code, name = take_code(passage.text)
        # Directions are numbered by their list and have no code of their own.
        if code is None and current.level == "direction" and (number := item_number(passage.mark)) is not None:
            code = str(number)
        code = normal_code(code)
        if current.level == "direction":
            self._general = None
        for record in self._emit(current.level, code, name.rstrip(" ;."), passage):
            if record.parent is None and current.level != "general":
                record.parent = current.parent
            yield record

    # -- rows of tables

    def _row(self, passage: Passage) -> Iterator[Objective]:
        filled = [cell for cell in passage.cells if cell]
        if not filled:
            return
        # A row with one text is a heading over the table.
        if len(filled) == 1 or len(set(filled)) == 1:
            found = passage.told
            if isinstance(found, ObjectiveLine) and found.name:
                if found.level == "general":
                    self._general = found.code
                yield from self._emit(found.level, found.code, found.name, passage)
            return
        # A long cell is content, and spares the look into the headings.
        if passage.longest < _LONGEST_HEADING and self._heading(passage.cells):
            return
        self._goes_on = False
        for column, level in self._columns.items():
            if column < len(passage.cells) and passage.cells[column]:
                yield from self._cell(level, passage.cells[column], passage)

    def _heading(self, cells: list[str]) -> bool:
        fields = [field_of(cell) if cell else None for cell in cells]
        # One known word is content by chance.
        if sum(field is not None for field in fields) < 2:
            return False
        if heads_no_work(cells):  # objectives of a table of monitoring are watched, not stated
            self._columns, self._list = {}, None
            return True
        levels = _LEVELS if "campaign" in fields else _LEVELS | {"campaign_objectives": "specific"}
        # A heading of two rows: what the lower one leaves empty goes down through it.
        above = {
            index: level
            for index, level in self._columns.items()
            if self._goes_on and index < len(cells) and not cells[index]
        }
        self._columns = above | {
            index: levels[field] for index, field in enumerate(fields) if field in levels and fields.count(field) == 1
        }
        self._goes_on, self._list = True, None
        return True

    def _cell(self, level: str, text: str, passage: Passage) -> Iterator[Objective]:
        """A cell of a column of objectives: the objective, unless it goes on from the page before or is only a code."""
        found = objective_line(text)
        code, name = (found.code, found.name) if found else take_code(text)
        # In small letters it is the rest of a cell of the page before.
        if not name or name[:1].islower() or (not code and len(name) < _SHORT):
            return
        if level == "general":
            self._general = normal_code(code)
        yield from self._emit(level, normal_code(code), name, passage, text)

    def _emit(
        self, level: str, code: str | None, name: str, passage: Passage, cell: str | None = None
    ) -> Iterator[Objective]:
        """Yield the objective unless it is known; ``cell`` is the one that prints it, where it stands in a row."""
        name = " ".join(name.replace("*", "").split()).strip(" ;")
        component = self._domain or passage.path.component
        # The component above is that of a heading which was lost.
        if cell is not None and code and "." in code and heading_lost(code.split(".")[0], self._general):
            component = None
        parent = None
        if level != "general":
            parent = code.split(".")[0] if code and "." in code else self._general
        key = (self.origin, component, level, code or fold(name), self._general if code and "." not in code else None)
        # Without a code a second line of the same words may be another one, in its own part.
        if not name or key in self._seen and (code or passage.kind == "row"):
            return
        self._seen.add(key)
        record = Objective(
            **place_in(self._document, passage, self._lang, cell),
            level=level,
            code=code,
            name=name,
            parent=parent,
            component=component,
            origin=self.origin,
        )
        self._growing = record
        yield record
