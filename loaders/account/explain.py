"""How a record was read: its source lines, and for each field the column, the heading and the cell it comes from.

This is the tool with which a person checks a finding against the paper.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from planatlas.loaders.document import Block, Document, TableRow
from planatlas.loaders.structure.outline import outline_of
from planatlas.loaders.tables.walk import Walker, WorkRow
from planatlas.records import Activity, Record

__all__ = ["Explanation", "FieldSource", "explain"]


@dataclass(slots=True, frozen=True)
class FieldSource:
    """Where a field was read: its name, the printed heading of its column, the cell's text and state."""

    name: str
    heading: str
    text: str
    state: str | None


@dataclass(slots=True)
class Explanation:
    """What is known of one source line: the lines of its row, the records that rest on it, and its fields."""

    line: int
    source: list[tuple[int, str]] = field(default_factory=list)
    records: list[Record] = field(default_factory=list)
    fields: list[FieldSource] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


def explain(document: Document, records: Iterable[Record], line: int) -> Explanation:
    """Return what was made of a source line; no records where it gave none."""
    out = Explanation(line, records=[record for record in records if line in record.lines])
    wanted = {line, *(n for record in out.records if isinstance(record, Activity) for n in record.lines)}
    out.source = [(block.span.line, _printed(block)) for block in document.blocks if wanted & set(block.span.lines)]
    row = _row_of(document, line)
    if row is not None:
        cells = next((r.cells for r in out.records if isinstance(r, Activity)), {})
        out.fields = list(_fields(row, {name: cell.state for name, cell in cells.items()}))
        out.notes = [
            *(caveat.words() for caveat in row.group.layout.caveats),
            *(f"line {r.span.line}: {j.reason}" for r, j in zip(row.group.rows[1:], row.group.joins, strict=True)),
        ]
    return out


def _row_of(document: Document, line: int) -> WorkRow | None:
    for found in Walker(outline_of(document)).walk():
        if isinstance(found, WorkRow) and any(line in piece.span.lines for piece in found.group.rows):
            return found
    return None


def _fields(row: WorkRow, states: Mapping[str, str]) -> Iterable[FieldSource]:
    layout = row.group.layout
    for column, name in enumerate(layout.fields):
        heading = layout.headings[column] if column < len(layout.headings) else ""
        text = " ¦ ".join(row.group.pieces(column))
        if name or text:
            yield FieldSource(name or "", heading, text, states.get(name or ""))


def _printed(block: Block) -> str:
    if isinstance(block, TableRow):
        return " | ".join(cell.raw or cell.text for cell in block.cells)
    return str(getattr(block, "raw", "") or getattr(block, "text", ""))
