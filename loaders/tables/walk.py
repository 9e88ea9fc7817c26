"""Walk through a document and gather its tables into rows of work, each with the context it stands in."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from copy import copy
from dataclasses import dataclass, replace

from planatlas.loaders.document import Block, Document, Rule, TableCell, TableRow
from planatlas.loaders.formats.sandbox.progress import steps
from planatlas.loaders.structure.context import Context, row_text, spanning
from planatlas.loaders.structure.pagebreak import between_rows, is_page_break
from planatlas.loaders.tables.blank import holds_no_work
from planatlas.loaders.tables.content import guess_columns
from planatlas.loaders.tables.grids import complete, correct, openings
from planatlas.loaders.tables.layout import Layout, heading_layout, joined_heading, settle
from planatlas.loaders.tables.row_boundaries import RowBoundaries
from planatlas.loaders.tables.stitch import RowGroup, RowJoin, judge, key_column, reads_on
from planatlas.loaders.tables.totals import Total
from planatlas.loaders.tables.upright import upright
from planatlas.loaders.values.furniture import is_furniture
from planatlas.loaders.values.headings import is_heading, opens_table
from planatlas.loaders.values.structure_lines import objective_line
from planatlas.loaders.values.totals import is_total_row

__all__ = ["WorkRow", "Walker"]

_SAMPLE = 25
"""How many rows under a heading are looked at to tell what an unnamed column holds."""


_LAST_COLUMNS = 2
_TOLD_BY_CONTENT = ("number", "deadline", "budget", "funding")
_INHERITED = ("number", "code", "component", "general_objective", "specific_objective", "measure")


def _unmerged(row: TableRow, layout: Layout | None) -> TableRow:
    """Blank what the source itself shows as spanning from above in the columns that head a row.

    A measure that spans several rows is one measure with several activities, as if its cell were printed once.
    """
    if layout is None or not any(cell.merged for cell in row.cells):
        return row
    cells = [
        replace(cell, text="") if cell.merged and i < len(layout.fields) and layout.fields[i] in _INHERITED else cell
        for i, cell in enumerate(row.cells)
    ]
    return replace(row, cells=cells)


def is_heading_row(block: Block) -> bool:
    """Tell whether a block is a table row that is a heading."""
    return isinstance(block, TableRow) and is_heading(block)


def _texts(row: TableRow) -> list[str]:
    return [cell.text for cell in row.cells]


def _texts_at(blocks: Sequence[Block], index: int) -> list[str]:
    block = blocks[index]
    return _texts(block) if isinstance(block, TableRow) else []


@dataclass(slots=True)
class WorkRow:
    """One row of work: its printed rows, and the context it stands in."""

    group: RowGroup
    context: Context


class Walker:
    """Yields ``WorkRow`` for table rows and every other block untouched, in reading order.

    ``boundaries`` hears of every two rows that meet, and has the last word on whether they are one.
    """

    def __init__(self, document: Document, boundaries: RowBoundaries | None = None) -> None:
        self.standing = upright(document.blocks)
        self.blocks = self.standing.blocks
        self.boundaries = RowBoundaries(document.doc) if boundaries is None else boundaries
        self.context = Context()
        self.layout: Layout | None = None
        self.group: RowGroup | None = None
        self.group_context = copy(self.context)
        self.break_seen = False
        self.last_line = 0
        self.further = False
        self.untold = 0
        self.openings = openings(self.blocks)

    def walk(self) -> Iterator[WorkRow | Total | Block]:
        """Yield rows, rows of totals, and blocks. A row is yielded once the next one has begun, so that it is whole."""
        skip = 0
        for index, block in enumerate(steps("passages", self.blocks)):
            if skip:
                skip -= 1
                continue
            if isinstance(block, TableRow):
                if index in self.openings:
                    yield from self._close()
                    skip = self._open_table(index)
                elif self._is_heading(block, index):
                    skip = self._heading(block, index)
                else:
                    yield from self._content(block, index)
                self.last_line = max(block.span.lines)
            elif isinstance(block, Rule):
                self.break_seen = True
            else:
                yield from self._between(block, index)
        yield from self._close()

    def _open_table(self, index: int) -> int:
        """Take in a table whose columns were told together; return how many further rows hold no work."""
        opening = self.openings[index]
        self.standing.tell(opening.layout, self.blocks[index])
        self.break_seen, self.layout = True, self._same_as_before(opening.layout)
        return len(opening.rows) - 1

    def _is_heading(self, row: TableRow, index: int) -> bool:
        """A heading by its labels, the one there is printed again, or the first row of a table that reads like one."""
        if is_heading(row) or (self.layout is not None and _texts(row) == self.layout.headings):
            return True
        above = self.blocks[index - 1] if index else None
        return not isinstance(above, TableRow) and opens_table(row)

    def _heading(self, row: TableRow, index: int) -> int:
        """Take in a heading row and, where it is broken over two lines, the next one; return how many rows to skip."""
        headings, lines, skip = [cell.text for cell in row.cells], tuple(row.span.lines), 0
        following = self.blocks[index + 1] if index + 1 < len(self.blocks) else None
        repeated = self.layout is not None and self.layout.repeats(headings)
        if not repeated and isinstance(following, TableRow) and (joined := joined_heading(row, following)):
            headings, lines, skip = joined, (*lines, *following.span.lines), 1
        fresh = heading_layout(headings, self.layout, lines)
        sample = self._rows_after(index + 1 + skip)
        correct(fresh, sample)
        complete(fresh, sample)
        if None in fresh.fields and sample:
            fresh = settle(fresh, [r.cells for r in sample]) or fresh
        self.standing.tell(fresh, row)
        self.break_seen = True
        self.layout = self._same_as_before(fresh)
        return skip

    def _same_as_before(self, fresh: Layout) -> Layout:
        """A repeated heading is the layout there is, so that rows of both pages belong together."""
        before = self.layout
        same = before is not None and before.fields == fresh.fields and before.asks_target == fresh.asks_target
        if before and (same or before.headings == fresh.headings):
            before.lines = (*before.lines, *fresh.lines)
            return before
        return fresh

    def _rows_after(self, index: int) -> list[TableRow]:
        out: list[TableRow] = []
        for block in self.blocks[index : index + _SAMPLE]:
            if isinstance(block, TableRow):
                if is_heading(block) or (self.layout is not None and _texts(block) == self.layout.headings):
                    break
                out.append(block)
            elif not isinstance(block, Rule):
                break
        return out

    def _content(self, row: TableRow, index: int) -> Iterator[WorkRow | Total]:
        if self._is_structure(row):
            yield from self._close()
            if not self.context.see_row(row):
                self.context.head(spanning(row))
            self.further = True
            return
        if is_total_row(_texts(row)):
            yield from self._close()
            if self.layout is not None:
                yield Total(self._fitted(row, index), self.layout)
            return
        if self._tail_of_structure(row):
            return
        row = _unmerged(self._fitted(row, index), self.layout)
        if self.layout is None or len(row.cells) != len(self.layout.fields):
            yield from self._other_width(row, index)
        if self.layout is not None and not holds_no_work(row, self.layout):
            yield from self._place(row, self.layout)

    def _is_structure(self, row: TableRow) -> bool:
        text = row_text(row)
        return bool(text) and bool(row.cells[0].text) and (bool(spanning(row)) or copy(self.context).see_row(row))

    def _tail_of_structure(self, row: TableRow) -> bool:
        """The rest of an objective's heading that a page break cut off stands alone in a row."""
        text = row_text(row)
        if not (self.further and text and row.cells[0].text and text[:1].islower() and self.group is None):
            return False
        return objective_line(text) is None

    def _fitted(self, row: TableRow, index: int) -> TableRow:
        """A row that lost its empty last cells, or has some too many, belongs to the table it stands in."""
        width = len(self.layout.fields) if self.layout else 0
        have = len(row.cells)
        if have == width or not width or not self._within(index, width):
            return row
        if have > width and not any(cell.text for cell in row.cells[width:]):
            return replace(row, cells=row.cells[:width])
        if have < width:
            empty = [TableCell("", row.span) for _ in range(width - have)]
            return replace(row, cells=[*row.cells, *empty])
        return row

    def _within(self, index: int, width: int) -> bool:
        """Tell whether a row of another width stands inside the table: no text before it, or full rows after it."""
        rows = self._rows_after(index)
        if any(len(row.cells) == width for row in rows) or self._ends_short(index, rows):
            return True
        if len(rows) > 1 and len({len(row.cells) for row in rows}) == 1:
            return False
        above = self.blocks[index - 1] if index else None
        if isinstance(above, TableRow | Rule) and (self.group is not None or is_heading_row(above)):
            return len(rows[0].cells) > 2
        return False

    def _ends_short(self, index: int, rows: Sequence[TableRow]) -> bool:
        """All rows of a table may lack its last columns, which are blank; what they hold stands under its heading."""
        if self.layout is None or not index or not isinstance(self.blocks[index - 1], TableRow):
            return False
        width = len(rows[0].cells)
        fields = self.layout.fields[:width]
        if not 0 < len(self.layout.fields) - width <= _LAST_COLUMNS or "responsible" not in fields:
            return False
        blank = [name if name not in _TOLD_BY_CONTENT else None for name in fields]
        guessed = guess_columns([[cell.text for cell in row.cells] for row in rows], blank)
        return all(
            fields.index(name) == column
            for column, name in enumerate(guessed)
            if name in _TOLD_BY_CONTENT and name in fields and blank[column] is None
        )

    def _other_width(self, row: TableRow, index: int) -> Iterator[WorkRow]:
        """A row of another width begins a table of its own, without a heading; one that tells nothing is asked once."""
        yield from self._close()
        if self.layout is None and self.untold == len(row.cells):
            return
        sample = [r for r in self._rows_after(index) if len(r.cells) == len(row.cells)]
        self.layout = settle(None, [r.cells for r in sample])
        self.untold = len(row.cells) if self.layout is None else 0

    def _place(self, row: TableRow, layout: Layout) -> Iterator[WorkRow]:
        gap = self.break_seen or row.span.line - self.last_line > 1
        verdict = judge(self.group, row, gap, layout)
        if self.group is not None:
            verdict = self.boundaries.judged(self.group.rows[-1], row, verdict)
        if verdict.joined and self.group is not None:
            self.group.rows.append(row)
            self.group.joins.append(verdict)
        else:
            yield from self._close()
            self._open(row, layout, verdict)
        self.break_seen = self.further = False

    def _open(self, row: TableRow, layout: Layout, verdict: RowJoin) -> None:
        self.group = RowGroup(layout, [row], opened=verdict)
        self.group.torn = self._begins_torn(row, layout)
        self.group_context = copy(self.context)

    def _begins_torn(self, row: TableRow, layout: Layout) -> bool:
        """A row whose first cell begins in lower case, without a code, after a heading: its beginning is lost."""
        text = next((cell.text for cell in row.cells[: key_column(layout) + 1] if cell.text), "")
        return self.break_seen and text[:1].islower() and not objective_line(text)

    def _between(self, block: Block, index: int) -> Iterator[WorkRow | Block]:
        """Anything between tables ends a row, unless it is only what a page break leaves."""
        if is_furniture(block) or self._is_running_head(index):
            self.break_seen = True
            return
        probe = copy(self.context)
        structural = probe.see(block)
        yield from self._close()
        self.further, self.untold = structural, 0
        self.context.see(block)
        yield block

    def _is_running_head(self, index: int) -> bool:
        """A short line beside a page number is a running head where the row behind it goes on in mid-sentence."""
        around = between_rows(self.blocks, index) if self.group is not None else None
        if around is None or self.layout is None or not is_page_break(around[0], self.blocks):
            return False
        after = around[1] + (_texts_at(self.blocks, around[1]) == self.layout.headings)
        row = self.blocks[after] if after < len(self.blocks) else None
        return isinstance(row, TableRow) and reads_on(self.group, row, self.layout)

    def _close(self) -> Iterator[WorkRow]:
        if self.group is not None:
            yield WorkRow(self.group, self.group_context)
        self.group = None
