"""Reads the path of headings: through the lines of a document once, and the rows that hold nothing but a heading."""

from __future__ import annotations

import re
from dataclasses import replace

from planatlas.loaders.document import TableRow
from planatlas.loaders.structure.lines import ChapterLine, ComponentLine, HeadingLine, heading_line, objective_label
from planatlas.loaders.structure.passages import Passage, stands_over
from planatlas.loaders.structure.path import Path, part_of
from planatlas.loaders.values.codes import take_code
from planatlas.loaders.values.mentions.lexicon import fold
from planatlas.loaders.values.structure_lines import ObjectiveLine, normal_code
from planatlas.ontology.languages import Template
from planatlas.ontology.vocabulary import vocabulary

__all__ = ["PathReader", "spanning"]

_ORIGIN = Template(r"^(?P<name><<strategy-origin>>[^,:;]{8,}(?:,\s*\d{4}\s*[-–]\s*\d{4})?)", re.I)
_LISTS_MORE = Template(r"<<listed-word>>[^.]*:\s*$", re.I)
_BEFORE_MEASURES = frozenset(
    ("information", "campaigns", "training", "peer-review", "supervision", "contracting", "subsidies")
)
"""Parts of the model plan that hold no objectives: the heading of one opens the measures."""
_LONGEST_LABEL = 40


class PathReader:
    """Keeps the path while a document is gone through, line by line and row by row."""

    def __init__(self, path: Path | None = None) -> None:
        self.path = Path() if path is None else path
        self._listing = False
        self._last_item: str | None = None
        self._shouted = False
        self._opened = -1
        self._headed = False
        self._in_plan = False
        self._at = 0

    def line(self, line: Passage, followed: bool) -> None:
        """Take in a line between tables, and tell it where it stands. ``followed`` tells that text follows."""
        self._at = line.line
        line.label = objective_label(line.text)
        # The rest of a component's name may read like a heading of its own, so it is asked first.
        line.heads = self._component_goes_on(line) or self._told(line.told, line.text)
        # A title between tables ends with the heading below it.
        if line.heads:
            self._now(title=None)
            if stands_over(line):
                self._now(above=line.text)
        else:
            self._part(line)
            self._now(title=line.text, title_line=line.line)
            self._origin(line)
            self._list(line)
            line.opens = self._opens_work(line, followed)
        self._headed = line.heads
        line.path = self.path

    def row(self, row: TableRow) -> tuple[bool, HeadingLine | None]:
        """Take in a table row; return whether it holds nothing but a heading ("O.S.2.2 ...") or the rest of one, and
        what it says as such.
        """
        self._at = row.span.line
        text, first = row_text(row), bool(row.cells[0].text)
        told = heading_line(text) if text else None
        # A row opens no chapter: what reads like one is asked for its code only.
        if told is None or isinstance(told, ChapterLine):
            told = _coded(whole := spanning(row))
            # a page break may cut off the rest of a heading, which then stands alone in its row
            self._headed = bool(whole) or (self._headed and first and text[:1].islower())
            if whole:
                self._told(told, whole)
                self._now(heading=whole, heading_line=self._at)
        else:
            self._headed = first and self._told(told, text)
        return self._headed, told

    def _opens_work(self, line: Passage, followed: bool) -> bool:
        """A label such as "Măsuri:" opens work, which stands under the objective that was listed last."""
        label = line.text.strip(" *_")
        if len(label) > _LONGEST_LABEL or vocabulary().headings.get(fold(label)) not in ("measure", "activity"):
            return False
        if not label.endswith(":") and not followed:
            return False
        # The list of objectives has ended, and the work below carries out the last of them.
        if self._last_item:
            self._now(specific=self._last_item)
        return True

    def _now(self, **changes: str | int | None) -> None:
        self.path = replace(self.path, **changes)  # type: ignore[arg-type]

    def _told(self, told: HeadingLine | None, text: str) -> bool:
        if isinstance(told, ChapterLine):
            part = part_of(told.title) or self.path.part if told.title else None
            # All that stood under the chapter before ends with it.
            self._now(chapter=told.number, origin=None, component=None, general=None, specific=None, part=part)
        elif isinstance(told, ComponentLine):
            self._shouted = told.name.upper() == told.name
            self._now(component=told.name.strip("*"), general=told.number, specific=None, origin=None, part="measures")
        elif told is not None:
            self._objective(told)
            if self.path.part in _BEFORE_MEASURES:
                self._now(part="measures")
        else:
            return False
        self._in_plan = True
        self._now(heading=text, heading_line=self._at)
        # Objectives stand over their measures; what names the section is the heading above them.
        if not isinstance(told, ObjectiveLine):
            self._now(above=text)
        return True

    def _component_goes_on(self, line: Passage) -> bool:
        """A component's name in capitals may run on over the next printed line."""
        text = line.text
        # Only in capitals right below a name in capitals: nothing else shows that it runs on.
        follows = self._shouted and line.line == self._opened + 1 and text.upper() == text and len(text) > 3
        goes_on = follows and line.told is None
        if goes_on:
            self._now(component=f"{self.path.component} {text.strip('*')}")
        self._shouted = isinstance(line.told, ComponentLine) or goes_on
        self._opened = line.lines[-1]
        return goes_on

    def _objective(self, line: ObjectiveLine) -> None:
        """Enter an objective; a printed code with a dot decides the general one too, even if its heading is lost."""
        if line.level == "general":
            self._now(general=line.code or line.name or line.label, specific=None)
        else:
            self._now(specific=line.code or line.name)
            # The printed code says more than the heading above, which a page break may have taken.
            if line.code and "." in line.code:
                self._now(general=line.code.split(".")[0])
        # Kept for rows that print the wording without its code.
        if line.code and line.name:
            self.path.listed[(line.level, line.code)] = line.name

    def _part(self, line: Passage) -> None:
        """A short line or heading may name a part of the model plan ("B. Servicii sociale propuse")."""
        # Before the first chapter such words stand in the table of contents.
        titled = line.kind == "heading" or len(line.text) < 400
        if titled and self.path.chapter is not None and (part := part_of(line.text[:160])):
            self._now(part=part)
        if stands_over(line):
            self._now(above=line.text)
            # capitals alone may be a stamp or a watermark: they take no heading of the plan away
            if line.kind == "heading" or line.bold or not self._in_plan:
                self._now(heading=line.text, heading_line=self._at)
                self._in_plan = False

    def _list(self, line: Passage) -> None:
        """A label such as "Obiective specifice:" opens a list of objectives; its items are remembered by their code."""
        if line.label:
            self._listing, self._last_item = line.label[0] in ("specific", "operational"), None
        elif self._listing:
            code, name = take_code(line.text)
            if code:
                self.path.listed[("specific", normal_code(code) or code)] = name
            elif line.kind == "item" or line.italic:
                self._last_item = line.text

    def _origin(self, line: Passage) -> None:
        if line.kind != "item" or not line.mark[:1].isdigit() or line.depth:
            return
        self._listing, self._last_item = False, None
        match = _ORIGIN.match(line.text) if _LISTS_MORE.search(line.text) else None
        # Objectives of the plan end where those of another document begin, and the other way round.
        if match or self.path.origin:
            self._now(general=None, specific=None)
        self._now(origin=match.group("name").strip(' *"„”') if match else None)


def _coded(text: str) -> ObjectiveLine | None:
    """The text of a row that spans its table: with a code a specific objective."""
    code, name = take_code(text)
    return ObjectiveLine("specific", normal_code(code), name, "") if code and name else None


def row_text(row: TableRow) -> str:
    """Return the text of a row in which one cell only is filled, else an empty string."""
    filled = [cell.text for cell in row.cells if cell.text]
    # Merged cells are repeated by some converters.
    same = len(filled) > 1 and len(set(filled)) == 1
    return filled[0] if len(filled) == 1 or same else ""


def spanning(row: TableRow) -> str:
    """Return the text of a row that the source shows as one cell from edge to edge, else an empty string."""
    first = row.cells[0].text
    # A merged cell over two columns may be a label with its value.
    whole = len(row.cells) > 2 and all(cell.merged and cell.text in ("", first) for cell in row.cells[1:])
    return first if whole else ""
