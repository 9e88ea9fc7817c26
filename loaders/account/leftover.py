"""What reading left over: every source line that no record rests on, and why."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from planatlas.loaders.document import Block, Document, Heading, Rule, TableRow
from planatlas.loaders.values.furniture import is_furniture
from planatlas.loaders.values.headings import is_heading
from planatlas.loaders.values.structure_lines import chapter_line, component_line, objective_line
from planatlas.records import Record

__all__ = ["Leftover", "leftover"]


@dataclass(slots=True, frozen=True)
class Leftover:
    """One block that gave nothing. ``reason`` is rule, page furniture, heading, table heading or running text."""

    line: int
    reason: str
    text: str


def leftover(document: Document, records: Iterable[Record]) -> Iterator[Leftover]:
    """Yield the blocks whose lines no record has, in order. No line of a source disappears silently."""
    used = {line for record in records for line in record.lines}
    for block in document.blocks:
        if not used.intersection(block.span.lines):
            yield Leftover(block.span.line, _reason(block), _text(block))


def _reason(block: Block) -> str:
    if isinstance(block, Rule):
        return "rule"
    if is_furniture(block):
        return "page furniture"
    if isinstance(block, TableRow):
        return "table heading" if is_heading(block) else "table row"
    text = _text(block)
    structural = objective_line(text) or component_line(text) or chapter_line(text)
    return "heading" if structural or isinstance(block, Heading) else "running text"


def _text(block: Block) -> str:
    if isinstance(block, TableRow):
        return " | ".join(cell.text.replace("\n", " ") for cell in block.cells).strip()
    return str(getattr(block, "text", ""))
