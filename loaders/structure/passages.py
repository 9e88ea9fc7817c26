"""Blocks in one form, and hard line breaks undone.

A converter leaves one printed line as one paragraph where the source broke its lines; such pieces are joined here, and
the passage keeps every line it is made of.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from planatlas.loaders.document import Block, Heading, ListItem, Paragraph, Rule, Span, TableRow
from planatlas.loaders.structure.lines import HeadingLine, heading_line
from planatlas.loaders.structure.path import Path
from planatlas.ontology.plain import plain
from planatlas.ontology.wording import cue_words

__all__ = ["Passage", "Pieces", "passage_of", "stands_over"]

_ENDS = re.compile(r"[.;:!?»”\"…)]\s*\**$")
# A labelled line or a tag begins something, whatever the line above ended with.
_LABELLED = re.compile(r"^[\w ./-]{2,32}:(?:\s|$)|^<")
# Lines of a broken paragraph are about as wide as the page; a shorter one ended there by will.
_LONG = 55


@dataclass(slots=True)
class Passage:
    """``kind`` is heading, item, text, row or rule; ``text`` is without markup, a row's text joins its cells.

    ``longest`` is the length of a row's longest cell: a heading has no long one. ``told`` is what a line says as a
    heading of the plan, ``heads`` that it is one or the rest of one, ``opens`` that it is a label over items of work,
    ``label`` level and parent of a label over objectives, ``furniture`` that a page break or a ruling left it. ``path``
    is what holds there, ``at`` the numbers of its blocks.
    """

    kind: str
    text: str
    span: Span
    lines: list[int]
    mark: str = ""
    depth: int = 0
    italic: bool = False
    bold: bool = False
    raw: str = ""
    level: int = 0
    longest: int = 0
    cells: list[str] = field(default_factory=list)
    block: Block | None = None
    at: tuple[int, ...] = ()
    told: HeadingLine | None = None
    label: tuple[str, str | None] | None = None
    heads: bool = False
    furniture: bool = False
    opens: bool = False
    path: Path = field(default_factory=Path)

    @property
    def line(self) -> int:
        """First source line."""
        return self.lines[0]

    @property
    def section(self) -> str | None:
        """The heading above; a heading has none."""
        return self.path.above if self.path.above != self.text else None


def stands_over(passage: Passage) -> bool:
    """A line that the source marks as a heading, or a short one all in bold or all in capitals."""
    text = passage.text
    if passage.kind == "heading":
        return True
    # Bold or shouted, a paragraph is still one.
    if passage.kind != "text" or len(text) > 160 or text.endswith((".", ";", ",")):
        return False
    # Five letters in capitals are an acronym or a stamp.
    return passage.bold or (len(text) > 5 and text.upper() == text and any(char.isalpha() for char in text))


def passage_of(block: Block, number: int) -> Passage | None:
    """Return a block as a passage, nothing joined; None where it is of no known kind."""
    if isinstance(block, TableRow):
        cells = [cell.text for cell in block.cells]
        out = Passage("row", "\t".join(cells), block.span, list(block.span.lines), cells=cells, block=block)
        out.longest = max(map(len, cells), default=0)
    elif isinstance(block, ListItem | Paragraph):
        out = _text(block)
    elif isinstance(block, Rule):
        out = Passage("rule", "", block.span, list(block.span.lines), block=block)
    else:
        return None
    out.at = (number,)
    return out


def _text(block: ListItem | Paragraph) -> Passage:
    text = block.text.replace("**", "")  # emphasis that opens in one line and closes in another
    out = Passage("text", text, block.span, list(block.span.lines), raw=block.raw, block=block)
    out.bold, out.italic, out.told = block.bold, block.italic, heading_line(text)
    if isinstance(block, ListItem):
        out.kind, out.mark, out.depth = "item", block.mark, block.depth
    elif isinstance(block, Heading):
        out.kind, out.level, out.bold = "heading", block.level, True
    return out


def _breaks_off(text: str) -> bool:
    """A line that ends with a comma, a hyphen or a small word has its rest in the next."""
    end = text.rstrip()
    last = end.split()[-1].lstrip("(\"'„“«-–—/") if end else ""
    # A small word in capitals is an acronym.
    return end.endswith((",", "-", "–")) or (last.islower() and plain(last) in cue_words("line-goes-on"))


@dataclass(slots=True)
class Pieces:
    """The lines of one passage, as they come; joined once all are there, however many they are."""

    parts: list[Passage] = field(default_factory=list)
    _length: int = 0
    _stars: int = 0

    def add(self, part: Passage) -> None:
        """Take in a line that goes on."""
        self.parts.append(part)
        self._length += len(part.text)
        self._stars += part.raw.count("**")

    def go_on(self, part: Passage) -> bool:
        """The next line continues the one before: right below it, no list mark, and the first breaks off."""
        if not self.parts or part.kind != "text" or self.parts[0].kind not in ("text", "item"):
            return False
        before = self.parts[-1]
        # An empty line always parts.
        if part.line != before.lines[-1] + 1:
            return False
        # Bold that has not closed goes on, however short the line is.
        if self.parts[0].raw.startswith("**") and self._stars % 2 == 1:
            return True
        # These speak against it before small letters can speak for it.
        if self._length < _LONG or _ENDS.search(before.text) or _LABELLED.match(part.text):
            return False
        return part.text[:1].islower() or _breaks_off(before.text)

    def joined(self) -> Passage:
        """Return them as one passage."""
        first = self.parts[0]
        if len(self.parts) == 1:
            return first
        text, raw = _text_of(self.parts), " ".join(part.raw for part in self.parts)
        bold = first.bold or (raw.startswith("**") and raw.rstrip().endswith("**"))
        lines = [line for part in self.parts for line in part.lines]
        at = tuple(number for part in self.parts for number in part.at)
        return replace(first, text=text, raw=raw, bold=bold, lines=lines, at=at, told=heading_line(text))


def _text_of(parts: Sequence[Passage]) -> str:
    """The text of several lines; a word divided between two is whole again."""
    out = [parts[0].text]
    for part in parts[1:]:
        before = out[-1]
        # A digit before the hyphen, or a capital behind it, makes it a real one.
        if before.endswith("-") and before[-2:-1].isalpha() and part.text[:1].islower():
            out[-1] = before[:-1]
        else:
            out.append(" ")
        out.append(part.text)
    return "".join(out)
