"""A source after its file format is gone: blocks in reading order, each with its place.

A reader turns bytes into a ``Document``; everything after it is the same for text, Word, PDF and spreadsheets.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

__all__ = [
    "Block",
    "TableCell",
    "Document",
    "DroppedTable",
    "Heading",
    "ListItem",
    "Paragraph",
    "Rule",
    "Span",
    "TableRow",
]


# Every cell has one. A frozen dataclass takes four times as long to make; nobody writes to a span all the same: who
# needs another place makes another span.
@dataclass(slots=True, unsafe_hash=True)
class Span:
    """Where a piece of text stands: 1-based source lines; page, sheet, cell, box, characters where there are any.

    ``start`` and ``end`` are character offsets into the line (end exclusive), ``box`` is left, top, right, bottom in
    points.
    """

    line: int
    last_line: int | None = None
    page: int | None = None
    sheet: str | None = None
    cell: str | None = None
    box: tuple[float, float, float, float] | None = None
    start: int | None = None
    end: int | None = None

    @property
    def lines(self) -> range:
        """Every source line the span touches."""
        return range(self.line, (self.last_line or self.line) + 1)


@dataclass(slots=True)
class TableCell:
    """One cell of a table row. ``text`` has markup dropped; bullets and line breaks of the source become ``\\n``.

    ``raw`` is the cell as printed. ``merged`` marks a cell that the source itself shows as spanning from above or left,
    ``lost`` one that has something in it which could not be read, so that its emptiness proves nothing.
    """

    text: str
    span: Span
    raw: str = ""
    merged: bool = False
    hidden: bool = False
    lost: bool = False
    fill: str = ""
    """The colour behind the text, as the source writes it; nothing where it is white or none."""
    parts: tuple[TableCell, ...] = ()
    """The cells of the source that a value was put together from, where it is not printed in one."""
    absent: bool = False
    """The source has no such cell in this row: an object of data without that key, which asks nothing."""


@dataclass(slots=True)
class Block:
    """Anything in reading order."""

    span: Span


@dataclass(slots=True)
class Paragraph(Block):
    """Running text. ``bold`` and ``italic`` tell that the whole paragraph was set so; ``raw`` keeps the markup."""

    text: str
    raw: str = ""
    bold: bool = False
    italic: bool = False


@dataclass(slots=True)
class Heading(Paragraph):
    """A paragraph the source itself marks as a heading. ``level`` counts from 1; 0 is unknown."""

    level: int = 0


@dataclass(slots=True)
class ListItem(Block):
    """An item of a list. ``depth`` counts from 0; ``mark`` is the printed bullet or number."""

    text: str
    mark: str = ""
    depth: int = 0
    raw: str = ""
    italic: bool = False
    bold: bool = False


@dataclass(slots=True)
class TableRow(Block):
    """One printed row of a table. ``table`` counts the pieces between which other blocks stand.

    A page break gives a further piece with the same or no heading; joining them is the work of the stitching.
    ``header`` is True where the source itself marks a heading row. ``confidence`` is below 1 (0 at the least) where
    letters had to be recognised.
    """

    cells: list[TableCell]
    table: int = 0
    header: bool = False
    confidence: float = 1.0
    keys: tuple[str, ...] = ()
    """The field of each cell, where the source is data and its keys say so; empty for a key that is no field. Such a
    row is one object: nothing of it stands in another row."""


@dataclass(slots=True)
class Rule(Block):
    """A line of dashes, the trace of a page break or of a table's ruling. ``cells`` counts its columns."""

    cells: int = 1


@dataclass(slots=True)
class DroppedTable:
    """A table that stands in the bytes of a file and in no block of its document, as a count of its own found it."""

    rows: list[list[str]]
    line: int = 1
    sheet: str | None = None


@dataclass(slots=True)
class Document:
    """A source, ready to be read for what it says.

    ``doc`` is the name records carry (file name without its last ending), ``sha256`` the hash of the bytes, ``media``
    the kind of file found by content, ``line_count`` the number of source lines, ``notices`` what the reader noticed.
    ``dropped`` are tables of the file that the reader left behind.
    ``provisional`` is true where time or a program was wanting to read all of it: another reading may find more.
    """

    doc: str
    blocks: list[Block]
    sha256: str = ""
    media: str = "text/plain"
    encoding: str = "utf-8"
    line_count: int = 0
    notices: list[str] = field(default_factory=list)
    provisional: bool = False
    dropped: list[DroppedTable] = field(default_factory=list)

    def rows(self) -> Iterator[TableRow]:
        """The table rows, in reading order."""
        return (block for block in self.blocks if isinstance(block, TableRow))
