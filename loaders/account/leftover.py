"""What reading left over: every source line that no record rests on, and why."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from planatlas.loaders.document import Block, Document, Rule, TableRow
from planatlas.loaders.structure.outline import Region, RegionForm, outline_of
from planatlas.loaders.values.headings import is_heading
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
    reasons = {number: why for region in outline_of(document).regions for number, why in _reasons(region)}
    for number, block in enumerate(document.blocks):
        if not used.intersection(block.span.lines):
            yield Leftover(block.span.line, "rule" if isinstance(block, Rule) else reasons[number], _text(block))


def _reasons(region: Region) -> Iterator[tuple[int, str]]:
    """Why nothing was read from a block, by its number."""
    if region.form is RegionForm.FURNITURE:
        yield from ((number, "page furniture") for number in region.blocks)
    for number, one in zip(region.blocks, region.rows, strict=False):
        yield number, "table heading" if is_heading(one.row) else "table row"
    for line in region.lines:
        heads = line.told is not None or line.kind == "heading"
        yield from ((number, "heading" if heads else "running text") for number in line.at)


def _text(block: Block) -> str:
    if isinstance(block, TableRow):
        return " | ".join(cell.text.replace("\n", " ") for cell in block.cells).strip()
    return str(getattr(block, "text", ""))
