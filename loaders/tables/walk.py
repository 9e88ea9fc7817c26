"""Walk through a document and gather its tables into rows of work, each with the context it stands in."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import takewhile

from planatlas.loaders.document import Block, TableCell, TableRow
from planatlas.loaders.formats.sandbox.progress import steps
from planatlas.loaders.structure.outline import Above, GridRow, Outline, Region, RegionForm
from planatlas.loaders.structure.passages import Passage
from planatlas.loaders.structure.path import Path
from planatlas.loaders.tables.blank import holds_no_work
from planatlas.loaders.tables.content import guess_columns
from planatlas.loaders.tables.grids import Opening, complete, correct, openings
from planatlas.loaders.tables.layout import Layout, heading_layout, joined_heading, settle
from planatlas.loaders.tables.row_boundaries import RowBoundaries
from planatlas.loaders.tables.stitch import RowGroup, RowJoin, judge, key_column
from planatlas.loaders.tables.taught_columns import decide
from planatlas.loaders.tables.totals import Total
from planatlas.loaders.tables.upright import units_above, upright
from planatlas.loaders.values.headings import is_heading, opens_table
from planatlas.loaders.values.money import MoneyUnit
from planatlas.loaders.values.structure_lines import objective_line
from planatlas.loaders.values.totals import is_total_row

__all__ = ["WorkRow", "Walker"]

_SAMPLE = 25
"""How many rows under a heading are looked at to tell what an unnamed column holds."""


# Columns that rows may lack at their end; of more nobody could say which are missing.
_LAST_COLUMNS = 2
# Fields whose content has a form of its own, so that a shift of columns shows in them.
_TOLD_BY_CONTENT = ("number", "deadline", "budget", "funding")
_INHERITED = ("number", "code", "component", "general_objective", "specific_objective", "measure")


def _unmerged(row: TableRow, layout: Layout | None) -> TableRow:
    """Blank what the source itself shows as spanning from above in the columns that head a row.

    A measure that spans several rows is one measure with several activities, as if its cell were printed once. Where
    no column is that of the measures, the one that names the work stands for it.
    """
    if layout is None or not any(cell.merged for cell in row.cells):
        return row
    heads = {i for i, name in enumerate(layout.fields) if name in _INHERITED}
    if not layout.has("measure"):
        heads.add(key_column(layout))
    cells = [replace(cell, text="") if cell.merged and i in heads else cell for i, cell in enumerate(row.cells)]
    return replace(row, cells=cells)


def _texts(row: TableRow) -> list[str]:
    return [cell.text for cell in row.cells]


@dataclass(slots=True)
class WorkRow:
    """One row of work: its printed rows, and the path it stands under."""

    group: RowGroup
    path: Path


class Walker:
    """Yields ``WorkRow`` for the rows of grids and every line between them untouched, in reading order.

    ``boundaries`` hears of every two rows that meet, and has the last word on whether they are one.
    """

    def __init__(self, outline: Outline, boundaries: RowBoundaries | None = None) -> None:
        self.outline, self.standing = outline, upright(outline)
        self.boundaries = RowBoundaries(outline.document.doc) if boundaries is None else boundaries
        self.layout: Layout | None = None
        self.group: RowGroup | None = None
        self.group_path = Path()
        self.rows: list[GridRow] = []
        self.labelled: list[bool] = []
        self.steps: Iterator[Block] = iter(())
        self.unit: MoneyUnit | None = None
        self.break_seen = False
        self.last_line = 0
        self.untold = 0

    def walk(self) -> Iterator[WorkRow | Total | Passage]:
        """Yield rows, rows of totals, and lines. A row is yielded once the next one has begun, so that it is whole."""
        grids = [self.standing.rows(grid) for grid in self.outline.grids()]
        units = units_above(self.outline)
        # All grids at once: one that follows another as wide is judged by it.
        begins = zip(openings(([one.row for one in rows] for rows in grids), units), units, strict=True)
        self.steps = steps("passages", self.outline.document.blocks)
        for region in self.outline.regions:
            if region.form is RegionForm.GRID:
                self.rows = self.standing.rows(region)
                # Asked of every row once; neighbours are looked at again and again.
                self.labelled = [is_heading(one.row) for one in self.rows]
                opening, self.unit = next(begins)
                yield from self._grid(opening)
            else:
                yield from self._beside(region)
        yield from self._close()

    def _beside(self, region: Region) -> Iterator[WorkRow | Passage]:
        """Anything between grids ends a row, unless it is only what a page break leaves."""
        for _ in region.blocks:
            next(self.steps, None)
        if region.form is not RegionForm.FURNITURE:
            yield from self._close()
            self.untold = 0
            # Cards are read by their labels, elsewhere.
            yield from () if region.form is RegionForm.CARDS else region.lines

    def _grid(self, opening: Opening | None) -> Iterator[WorkRow | Total]:
        """Take in a grid. Rows of heading that belong together are passed over at once."""
        begins = 0
        if opening is not None:
            yield from self._close()
            self._open_table(opening)
            begins = opening.rows
        for index, one in enumerate(self.rows):
            next(self.steps, None)
            if index < begins:
                continue
            # Kept until a row of content comes: a repeated heading may stand between.
            self.break_seen = self.break_seen or one.above is Above.BREAK
            if one.heads:
                yield from self._close()
            elif self._is_heading(index):
                begins = index + 1 + self._heading(one.row, index)
            else:
                yield from self._content(one, index)
            self.last_line = max(one.row.span.lines)

    def _open_table(self, opening: Opening) -> None:
        """Take in a grid whose columns were told together."""
        decide(opening.layout)
        self.standing.tell(opening.layout, self.rows[0].row)
        self.break_seen, self.layout = True, self._same_as_before(opening.layout)
        self.last_line = max(self.rows[0].row.span.lines)

    def _is_heading(self, index: int) -> bool:
        """A heading, or the first row of a table that reads like one."""
        one = self.rows[index]
        # In mid-table words of headings are content.
        return self._prints_heading(index) or (one.above is not Above.ROW and opens_table(one.row))

    def _prints_heading(self, index: int) -> bool:
        """A heading by its labels, or the one there is printed again."""
        # Word for word it is the heading, whether its labels are known or not.
        again = self.layout is not None and _texts(self.rows[index].row) == self.layout.headings
        return again or self.labelled[index]

    def _heading(self, row: TableRow, index: int) -> int:
        """Take in a heading row and, where it is broken over two lines, the next one; return how many rows to skip."""
        headings, lines, skip = [cell.text for cell in row.cells], tuple(row.span.lines), 0
        following = self.rows[index + 1].row if index + 1 < len(self.rows) else None
        repeated = self.layout is not None and self.layout.repeats(headings)
        # A heading that repeats the one before was read already, and its next row is content.
        if not repeated and following is not None and (joined := joined_heading(row, following)):
            headings, lines, skip = joined, (*lines, *following.span.lines), 1
        if self.layout is not None and headings == self.layout.headings:
            # Printed again on the next page: the columns are told already, whatever the rows beneath look like.
            self.layout.lines, self.break_seen = (*self.layout.lines, *lines), True
            return skip
        fresh = heading_layout(headings, self.layout, lines)
        fresh.unit = self.unit
        sample = self._rows_after(index + 1 + skip)
        # Contradictions first, so that the columns they free can be told; what people taught has the last word.
        correct(fresh, sample)
        complete(fresh, sample)
        if None in fresh.fields and sample:
            fresh = settle(fresh, [r.cells for r in sample]) or fresh
        decide(fresh)
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
        rows = takewhile(lambda at: not self._prints_heading(at), range(index, min(index + _SAMPLE, len(self.rows))))
        return [self.rows[at].row for at in rows]

    def _content(self, one: GridRow, index: int) -> Iterator[WorkRow | Total]:
        # Before anything is asked of its cells, each must stand in its own column.
        row = self._fitted(one.row, index)
        # A total ends the row above, and is never work.
        if is_total_row(_texts(one.row)):
            yield from self._close()
            if self.layout is not None:
                yield Total(row, self.layout, one.path.part)
            return
        row = _unmerged(row, self.layout)
        if self.layout is None or len(row.cells) != len(self.layout.fields):
            yield from self._other_width(row, index)
        if self.layout is not None and not holds_no_work(row, self.layout):
            yield from self._place(replace(one, row=row), self.layout, self.standing.whole(one.row))

    def _fitted(self, row: TableRow, index: int) -> TableRow:
        """A row that lost its empty last cells, or has some too many, belongs to the table it stands in."""
        width = len(self.layout.fields) if self.layout else 0
        have = len(row.cells)
        if have == width or not width or not self._within(index, width):
            return row
        # Only empty cells may go.
        if have > width and not any(cell.text for cell in row.cells[width:]):
            return replace(row, cells=row.cells[:width])
        if have < width:
            empty = [TableCell("", row.span) for _ in range(width - have)]
            return replace(row, cells=[*row.cells, *empty])
        return row

    def _within(self, index: int, width: int) -> bool:
        """Tell whether a row of another width stands inside the table: no text before it, or full rows after it."""
        rows = self._rows_after(index)
        # Rows of the usual width follow: the table goes on.
        if any(len(row.cells) == width for row in rows) or self._ends_short(index, rows):
            return True
        # All further rows have one other width: a table of its own.
        if len(rows) > 1 and len({len(row.cells) for row in rows}) == 1:
            return False
        if index and (self.group is not None or self.labelled[index - 1]):
            return len(rows[0].cells) > 2
        return False

    def _ends_short(self, index: int, rows: Sequence[TableRow]) -> bool:
        """All rows of a table may lack its last columns, which are blank; what they hold stands under its heading."""
        if self.layout is None or not index:
            return False
        width = len(rows[0].cells)
        fields = self.layout.fields[:width]
        # Without a column of bodies a shift of columns would not show.
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
        # The rows of a table that told nothing are not asked one by one.
        if self.layout is None and self.untold == len(row.cells):
            return
        sample = [r for r in self._rows_after(index) if len(r.cells) == len(row.cells)]
        self.layout = settle(None, [r.cells for r in sample])
        bare = self.layout or Layout([None] * len(row.cells))
        decide(bare)
        self.layout = bare if bare.decided else self.layout
        self.untold = len(row.cells) if self.layout is None else 0

    def _place(self, one: GridRow, layout: Layout, whole: bool) -> Iterator[WorkRow]:
        row = one.row
        # An empty line is what some converters leave of a page break.
        gap = self.break_seen or row.span.line - self.last_line > 1
        verdict = RowJoin(False, 1.0, "a column of the source") if whole else judge(self.group, row, gap, layout)
        if self.group is not None:
            # A person who saw the paper has the last word.
            verdict = self.boundaries.judged(self.group.rows[-1], row, verdict)
        if verdict.joined and self.group is not None:
            self.group.rows.append(row)
            self.group.joins.append(verdict)
        else:
            yield from self._close()
            self.group, self.group_path = RowGroup(layout, [row], opened=verdict), one.path
            self.group.torn = self._begins_torn(row, layout)
        self.break_seen = False

    def _begins_torn(self, row: TableRow, layout: Layout) -> bool:
        """A row whose first cell begins in lower case, without a code, after a heading: its beginning is lost."""
        text = next((cell.text for cell in row.cells[: key_column(layout) + 1] if cell.text), "")
        # Only behind a break: elsewhere small letters are the author's.
        return self.break_seen and text[:1].islower() and not objective_line(text)

    def _close(self) -> Iterator[WorkRow]:
        if self.group is not None:
            yield WorkRow(self.group, self.group_path)
        self.group = None
