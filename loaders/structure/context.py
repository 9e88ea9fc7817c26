"""Where in the plan a row stands: component, objectives, chapter, part, and the document it is restated from.

The context is read from the lines between the tables, and from rows inside tables that hold a heading of their own.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from planatlas.loaders.document import Block, Heading, ListItem, Paragraph, TableRow
from planatlas.loaders.values.codes import take_code
from planatlas.loaders.values.mentions.lexicon import fold
from planatlas.loaders.values.structure_lines import (
    ObjectiveLine,
    chapter_line,
    component_line,
    component_number,
    normal_code,
    objective_line,
)
from planatlas.ontology.schemes import scheme

__all__ = ["Context", "part_of", "row_text", "spanning"]

_ORIGIN = re.compile(
    r"^(?P<name>(?:strateg|program|plan(?:ul)?\b|στρατηγικ|εθνικ|national|strat[ée]g)[^,:;]{8,}(?:,\s*\d{4}\s*[-–]\s*\d{4})?)",
    re.I,
)
_LIST_LABEL = re.compile(
    r"^\W*(?:obiective(?:le)?\s+(?P<kind>specifice|opera[țţt]ionale)|(?P<k2>specific|operational)\s+objectives|"
    r"objectifs\s+(?P<k3>sp[ée]cifiques|op[ée]rationnels))[^.;]{0,80}:?\W*$|"
    r"^\W*obiectiv(?:ul)?\s+(?P<k4>opera[țţt]ional)\s+aferent[^.;]{0,60}$",
    re.I,
)
_LISTS_MORE = re.compile(
    r"(?:obiectiv|direc[țţt]ii|m[ăa]suri|objectives|measures|objectifs|mesures|στόχ|μέτρα)[^.]*:\s*$", re.I
)


_BEFORE_MEASURES = frozenset(
    ("information", "campaigns", "training", "peer-review", "supervision", "contracting", "subsidies")
)
"""Parts of the model plan that hold no objectives: the heading of one opens the measures."""


@dataclass(slots=True)
class Context:
    """What holds at a point of the plan. Codes are normalised; ``None`` is "not said"."""

    component: str | None = None
    general: str | None = None
    specific: str | None = None
    chapter: str | None = None
    part: str | None = None
    heading: str | None = None
    title: str | None = None
    title_line: int | None = None
    origin: str | None = None
    open_name: str | None = None
    listing: str | None = None
    last_item: str | None = None
    shouted: bool = False
    opened: int = -1
    names: dict[tuple[str, str], str] = field(default_factory=dict)

    def see(self, block: Block) -> bool:
        """Take in a block between tables; return True where it is a heading of some kind and no item of its own."""
        text = getattr(block, "text", "")
        if not text:
            return False
        if self._component_goes_on(block, text):
            return True
        if self._chapter(text) or self._component(text) or self._objective(text):
            self.title = None
            return True
        self._part(block, text)
        if isinstance(block, ListItem | Paragraph):
            self.title, self.title_line = text, block.span.line
            self._origin(block, text)
            self._list(block, text)
        return False

    @property
    def section(self) -> str | None:
        """The heading nearest above: a short title between tables, else the last heading of the structure."""
        title = self.title
        if title and len(title) < 300 and (title.endswith(":") or part_of(title[:160])):
            return title
        return self.heading

    def _list(self, block: ListItem | Paragraph, text: str) -> None:
        """A label such as "Obiective specifice:" opens a list of objectives; its items are remembered by their code."""
        if label := _LIST_LABEL.match(text):
            self.listing = "specific" if next(k for k in label.groups() if k)[:1].lower() == "s" else "operational"
            self.last_item = None
        elif self.listing:
            code, name = take_code(text)
            if code:
                self.names[("specific", normal_code(code) or code)] = name
            elif isinstance(block, ListItem) or block.italic:
                self.last_item = text

    def open_measures(self) -> None:
        """The label "Măsuri:" stands under the objective that was listed last."""
        if self.last_item:
            self.specific = self.last_item

    def code_by_name(self, text: str) -> str | None:
        """Return the code of the listed specific objective whose wording holds ``text``, if there is one only."""
        wanted = fold(text)
        if len(wanted) < 40:
            return None
        found = [code for (_, code), name in self.names.items() if _holds(fold(name), wanted)]
        return found[0] if len(found) == 1 else None

    def _component_goes_on(self, block: Block, text: str) -> bool:
        """A component's name in capitals may run on over the next printed line."""
        goes_on = self.shouted and block.span.line == self.opened + 1 and text.upper() == text and len(text) > 3
        if goes_on and not objective_line(text):
            self.component = f"{self.component} {text.strip('*')}"
        self.shouted = component_line(text) is not None or goes_on
        self.opened = block.span.line
        return goes_on

    def head(self, text: str) -> None:
        """Take in the text of a row that spans its table: with a code of two parts or more a specific objective."""
        code, name = take_code(text)
        if code and name:
            self.objective(ObjectiveLine("specific", normal_code(code), name, ""))
        self.heading = text

    def see_row(self, row: TableRow) -> bool:
        """Take in a table row that holds only a heading ("O.S.2.2 ..."); return True where it was one."""
        text = row_text(row)
        return bool(text) and (self._component(text) or self._objective(text))

    def _chapter(self, text: str) -> bool:
        chapter = chapter_line(text)
        if not chapter:
            return False
        self.chapter, self.heading, self.origin = chapter[0], text, None
        self.component = self.general = self.specific = None
        self.part = part_of(chapter[1]) or self.part if chapter[1] else None
        return True

    def _component(self, text: str) -> bool:
        name = component_line(text)
        if not name:
            return False
        self.component, self.heading = name.strip("*"), text
        self.shouted = name.upper() == name
        self.general, self.specific, self.origin = component_number(text), None, None
        self.part = "measures"
        return True

    def _objective(self, text: str) -> bool:
        line = objective_line(text)
        if not line:
            return False
        self.objective(line)
        self.heading = text
        if self.part in _BEFORE_MEASURES:
            self.part = "measures"
        return True

    def objective(self, line: ObjectiveLine) -> None:
        """Enter an objective; a printed code with a dot decides the general one too, even if its heading is lost."""
        if line.level == "general":
            self.general, self.specific = line.code or line.name or line.label, None
            self.open_name = None if line.name else "general"
        else:
            self.specific = line.code or line.name
            if line.code and "." in line.code:
                self.general = line.code.split(".")[0]
        if line.code and line.name:
            self.names[(line.level, line.code)] = line.name

    def _part(self, block: Block, text: str) -> None:
        """A short line or heading may name a part of the model plan ("B. Servicii sociale propuse")."""
        titled = isinstance(block, Heading) or len(text) < 400
        if titled and (part := part_of(text[:160])) and self.chapter is not None:
            self.part = part
        if isinstance(block, Heading) or getattr(block, "bold", False):
            self.heading = text

    def _origin(self, block: ListItem | Paragraph, text: str) -> None:
        if not isinstance(block, ListItem) or not block.mark[:1].isdigit() or block.depth:
            return
        self.listing = self.last_item = None
        match = _ORIGIN.match(text) if _LISTS_MORE.search(text) else None
        if match or self.origin:
            self.general = self.specific = None
        self.origin = match.group("name").strip(' *"„”') if match else None


def part_of(text: str) -> str | None:
    """Return the part of the model plan a heading names, as a concept of the scheme of plan components, or None."""
    concept = scheme("plan-components").match(text) if text else None
    return concept.id if concept else None


def row_text(row: TableRow) -> str:
    """Return the text of a row in which one cell only is filled, else an empty string."""
    filled = [cell.text for cell in row.cells if cell.text]
    same = len(filled) > 1 and len(set(filled)) == 1
    return filled[0] if len(filled) == 1 or same else ""


def spanning(row: TableRow) -> str:
    """Return the text of a row that the source shows as one cell from edge to edge, else an empty string."""
    first = row.cells[0].text
    whole = len(row.cells) > 2 and all(cell.merged and cell.text in ("", first) for cell in row.cells[1:])
    return first if whole else ""


def _holds(name: str, wanted: str) -> bool:
    """The fragment stands in the name, give or take what scans change: a letter here and there."""
    from rapidfuzz import fuzz

    return len(wanted) <= len(name) + 5 and fuzz.partial_ratio(wanted, name, score_cutoff=88) > 0


def same_heading(left: str, right: str) -> bool:
    """Tell whether two printed headings are the same one."""
    return fold(left) == fold(right)
