"""A document as passages: its blocks in one form, with the heading they stand under and hard line breaks undone.

A converter leaves one printed line as one paragraph where the source broke its lines; such pieces are joined here, and
the passage keeps every line it is made of.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from planatlas.loaders.document import Block, Document, Heading, ListItem, Paragraph, Rule, Span, TableRow
from planatlas.loaders.structure.lines import chapter_line, component_line
from planatlas.loaders.values.furniture import is_furniture

__all__ = ["Passage", "passages", "printed_lines"]

_ENDS = re.compile(r"[.;:!?»”\"…)]\s*\**$")
_OPEN = re.compile(
    r"(?:,|[-–]|\b(?:și|si|de|din|la|cu|pentru|al|ale|a|în|and|of|the|to|in|for|et|des|du|les|la|και|του|της|των|"
    r"για|με))\s*$"
)
_LABELLED = re.compile(r"^[\w ./-]{2,32}:(?:\s|$)|^<")
_LONG = 55


@dataclass(slots=True)
class Passage:
    """``kind`` is heading, item, text, row or rule; ``text`` is without markup, a row's text joins its cells.

    ``longest`` is the length of a row's longest cell: a heading has no long one. ``section`` is the heading above,
    ``component`` and ``chapter`` the parts of the plan it stands in.
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
    section: str | None = None
    component: str | None = None
    chapter: str | None = None

    @property
    def line(self) -> int:
        """First source line."""
        return self.lines[0]


def passages(document: Document) -> Iterator[Passage]:
    """Yield the passages of a document in order, each knowing its section, component and chapter."""
    section = component = chapter = None
    for passage in _joined(_plain(document.blocks)):
        if passage.kind in ("heading", "text", "item"):
            if (found := chapter_line(passage.text)) is not None:
                chapter, section = " – ".join(part for part in (found[0], found[1]) if part), passage.text
            elif name := component_line(passage.text):
                component, section = name, passage.text
            elif passage.kind == "heading" or _is_headline(passage):
                section = passage.text
        passage.section = section if section != passage.text else None
        passage.component, passage.chapter = component, chapter
        yield passage


def printed_lines(document: Document) -> Iterator[Passage]:
    """Yield the blocks of a document as passages, each printed line as it stands, nothing joined."""
    return _plain(document.blocks)


def _is_headline(passage: Passage) -> bool:
    """A short line all in bold, or all in capitals, stands over what follows."""
    text = passage.text
    if passage.kind != "text" or len(text) > 160 or text.endswith((".", ";", ",")):
        return False
    return passage.bold or (len(text) > 5 and text.upper() == text and any(char.isalpha() for char in text))


def _plain(blocks: Iterable[Block]) -> Iterator[Passage]:
    for block in blocks:
        if is_furniture(block):
            continue
        lines = list(block.span.lines)
        if isinstance(block, TableRow):
            cells = [cell.text for cell in block.cells]
            longest = max(map(len, cells), default=0)
            yield Passage("row", "\t".join(cells), block.span, lines, longest=longest, cells=cells, block=block)
        elif isinstance(block, ListItem | Paragraph):
            yield _text(block, lines)
        elif isinstance(block, Rule):
            yield Passage("rule", "", block.span, lines, block=block)


def _text(block: ListItem | Paragraph, lines: list[int]) -> Passage:
    out = Passage("text", _unstarred(block.text), block.span, lines, raw=block.raw, block=block)
    out.bold, out.italic = block.bold, block.italic
    if isinstance(block, ListItem):
        out.kind, out.mark, out.depth = "item", block.mark, block.depth
    elif isinstance(block, Heading):
        out.kind, out.level, out.bold = "heading", block.level, True
    return out


def _unstarred(text: str) -> str:
    """Drop emphasis that opens in one line and closes in another, or was opened before a list mark."""
    return text.replace("**", "") if "**" in text else text


def _joined(parts: Iterable[Passage]) -> Iterator[Passage]:
    before: Passage | None = None
    for part in parts:
        if before is not None and _goes_on(before, part):
            before = _join(before, part)
            continue
        if before is not None:
            yield before
        before = part
    if before is not None:
        yield before


def _goes_on(before: Passage, part: Passage) -> bool:
    """The next line continues the one before: right below it, no list mark, and the first breaks off."""
    if part.kind != "text" or before.kind not in ("text", "item") or part.line != before.lines[-1] + 1:
        return False
    if before.raw.startswith("**") and before.raw.count("**") % 2 == 1:
        return True
    if len(before.text) < _LONG or _ENDS.search(before.text) or _LABELLED.match(part.text):
        return False
    return part.text[:1].islower() or bool(_OPEN.search(before.text))


def _join(before: Passage, part: Passage) -> Passage:
    glue = "" if before.text.endswith("-") and before.text[-2:-1].isalpha() and part.text[:1].islower() else " "
    head = before.text[:-1] if glue == "" else before.text
    before.text = f"{head}{glue}{part.text}"
    before.raw = f"{before.raw} {part.raw}"
    before.lines = [*before.lines, *part.lines]
    before.bold = before.bold or (before.raw.startswith("**") and before.raw.rstrip().endswith("**"))
    return before
