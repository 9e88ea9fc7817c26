"""Tables written as text, and what is read from them: for the tests of how rows are read."""

from __future__ import annotations

from collections.abc import Iterable

from planatlas.loaders.document import Block, Document, Span, TableCell, TableRow
from planatlas.loaders.reading import records
from planatlas.records import Activity


def table(*rows: str, line: int = 1) -> list[TableRow]:
    """Rows of a table, their cells divided by a bar."""
    return [
        TableRow(Span(at), [TableCell(text.strip(), Span(at)) for text in row.split("|")])
        for at, row in enumerate(rows, line)
    ]


def read(*blocks: Iterable[Block]) -> list[Activity]:
    """The rows of work of a document that consists of these blocks."""
    document = Document("a-plan", [block for part in blocks for block in part])
    return [one for one in records(document) if isinstance(one, Activity)]


def facts(row: Activity) -> tuple[str, list[str], list[str], str | None]:
    """What a row is, who answers for it, who helps, and when."""
    names = [[one.mention for one in getattr(row, name)] for name in ("responsible", "partners")]
    return row.activity_text, names[0], names[1], row.deadline or row.period
