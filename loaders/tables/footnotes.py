"""Footnotes of tables: a star in a money cell and the line under the table that says nothing is allocated."""

from __future__ import annotations

from collections.abc import Iterable

from planatlas.loaders.document import Block, Document, ListItem, Paragraph, TableRow
from planatlas.loaders.tables.budgets import says_no_allocation
from planatlas.loaders.values.excerpt import excerpt
from planatlas.records import Activity, Caveat, Doubt, Record

__all__ = ["tie_footnotes"]

_LENGTH = 400


def tie_footnotes(document: Document, records: Iterable[Record]) -> None:
    """Note on every row with a starred money cell what the footnote under its table says of the money.

    Only the first text after the rows counts, and only where it says that nothing is allocated: a star alone says none.
    """
    footnotes = _by_line(document)
    for record in records:
        if isinstance(record, Activity) and record.state("budget") == "dash" and record.line in footnotes:
            record.doubt(Caveat.of(Doubt.FOOTNOTE_NONE, "budget", footnote=footnotes[record.line]))
            record.footnote = footnotes[record.line]


def _by_line(document: Document) -> dict[int, str]:
    """Lines of rows with a starred cell, each with the footnote that explains the star."""
    found: dict[int, str] = {}
    waiting: list[int] = []
    for block in document.blocks:
        if isinstance(block, TableRow):
            waiting.extend([block.span.line] if _starred(block) else [])
        elif waiting and isinstance(block, Paragraph | ListItem):
            if says_no_allocation(block.text):
                found.update(dict.fromkeys(waiting, excerpt(block.text, 0, _LENGTH)))
            # The first text after the rows ends the table, whatever it says.
            waiting = []
    return found


def _starred(row: Block) -> bool:
    # Not the first cell: a star there marks the row.
    return isinstance(row, TableRow) and any(cell.text and not cell.text.strip("* ") for cell in row.cells[1:])
