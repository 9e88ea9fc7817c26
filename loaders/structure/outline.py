"""A document as regions, told by form alone in one pass: each block stands in one of them, under its path of headings.

A grid is one region over all its pages: page numbers, running heads and rules between its rows do not end it.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import groupby, takewhile

from planatlas.loaders.document import Block, Document, ListItem, Paragraph, Rule, TableRow
from planatlas.loaders.structure.pagebreak import PageBreaks, is_left_by_page, same_row
from planatlas.loaders.structure.passages import Passage, Pieces, passage_of, stands_over
from planatlas.loaders.structure.path import Path
from planatlas.loaders.structure.path_reader import PathReader
from planatlas.ontology.folding import fold
from planatlas.ontology.vocabulary import vocabulary

__all__ = ["Above", "RegionForm", "GridRow", "Outline", "Region", "outline_of", "rows_under"]


_FIRST = 3
"""Rows at the top of a grid that may be its heading, and rows at its end that show its widths."""
_LOOK = 25
"""Blocks behind a break among which a row of the same width is looked for."""
_YEAR, _TIMES = re.compile(r"(?:19|20)\d\d"), ("deadline", "period")


class RegionForm(StrEnum):
    """What a region is, by its looks."""

    HEADING = "heading"
    GRID = "grid"
    CARDS = "cards"
    LIST = "list"
    PROSE = "prose"
    FURNITURE = "furniture"


class Above(StrEnum):
    """What stands right above a row: a row of the same grid, what a page break or a ruling leaves, or anything else."""

    ROW = "row"
    BREAK = "break"
    TEXT = "text"


@dataclass(slots=True)
class GridRow:
    """A row of a grid; ``heads`` tells that it holds nothing but a heading of the plan."""

    row: TableRow
    path: Path
    heads: bool
    above: Above


@dataclass(slots=True)
class Region:
    """Blocks that belong together, by their numbers in the document; a grid has rows, any other region lines."""

    form: RegionForm
    path: Path
    blocks: list[int] = field(default_factory=list)
    lines: list[Passage] = field(default_factory=list)
    rows: list[GridRow] = field(default_factory=list)

    def part(self, blocks: Collection[int], form: RegionForm) -> Region:
        """Return the part of this region that holds some of its blocks."""
        if len(blocks) == len(self.blocks) and form is self.form:
            return self
        out = Region(form, self.path, [number for number in self.blocks if number in blocks])
        out.lines = [line for line in self.lines if line.at[0] in blocks]
        # A grid has as many rows as blocks; other regions have no rows.
        out.rows = [row for number, row in zip(self.blocks, self.rows, strict=False) if number in blocks]
        return out


@dataclass(slots=True)
class Outline:
    """The regions of a document in reading order. ``passages`` are its lines and rows, hard line breaks undone;
    ``printed`` are the same as they stand.
    """

    document: Document
    regions: list[Region] = field(default_factory=list)
    passages: list[Passage] = field(default_factory=list)
    printed: list[Passage] = field(default_factory=list)

    def grids(self) -> Iterator[Region]:
        """The grids, in reading order."""
        return (region for region in self.regions if region.form is RegionForm.GRID)

    def set_apart(self, form: RegionForm, blocks: Collection[int]) -> None:
        """Make regions of a form out of blocks, by their numbers; the others stay what they are."""
        if blocks:
            self.regions = [
                part
                for region in self.regions
                for apart, run in groupby(region.blocks, lambda number: number in blocks)
                for part in [region.part(frozenset(run), form if apart else region.form)]
            ]


def outline_of(document: Document) -> Outline:
    """Return the outline of a document."""
    reader = _OutlineReader(document)
    for number, block in enumerate(document.blocks):
        reader.read(number, block)
    reader.flush()
    return reader.outline


def rows_under(path: Path, rows: Iterable[TableRow]) -> list[GridRow]:
    """Return rows that stand together under a path, with what each says as a heading."""
    reader = PathReader(path)
    return [
        GridRow(row, reader.path, heads, Above.ROW if number else Above.TEXT)
        for number, row in enumerate(rows)
        for heads, _ in [reader.row(row)]
    ]


class _OutlineReader:
    """Takes block by block; a line is put into its region once the next one does not go on with it."""

    def __init__(self, document: Document) -> None:
        self.outline = Outline(document)
        self._blocks = document.blocks
        self._breaks = PageBreaks(document.blocks)
        self._paths = PathReader()
        self._pieces = Pieces()
        self._grid: Region | None = None
        self._broken = False

    def read(self, number: int, block: Block) -> None:
        """Take in the next block."""
        part = passage_of(block, number)
        # Rows first: an empty row looks like what a page leaves.
        if isinstance(block, TableRow) and part:
            self._row(number, block, part)
        # A year alone looks like a page number.
        elif part is None or (is_left_by_page(block) and not self._answers(number, part)):
            self._furniture(number, None)
        elif isinstance(block, Rule) or self._is_running_head(number):
            self._furniture(number, part)
        else:
            self._line(part)

    def _answers(self, number: int, part: Passage) -> bool:
        """A year below a line that is a label and nothing else is its value, no page number."""
        label = getattr(self._blocks[number - 1], "text", "").strip(" :*") if number else ""
        return bool(_YEAR.fullmatch(part.text.strip())) and vocabulary().headings.get(fold(label)) in _TIMES

    def flush(self) -> None:
        """Put the line that is open into its region."""
        if not self._pieces.parts:
            return
        pieces, self._pieces = self._pieces, Pieces()
        line = pieces.joined()
        after = line.at[-1] + 1
        # A label opens work only where something stands below it.
        following = self._blocks[after] if after < len(self._blocks) else None
        self._paths.line(line, isinstance(following, Paragraph | ListItem))
        # The printed lines stand under the same headings as the line they make.
        for part in pieces.parts:
            part.path, part.heads = line.path, line.heads
        self.outline.passages.append(line)
        region = self._region(_form(line))
        region.blocks.extend(line.at)
        region.lines.append(line)

    def _line(self, part: Passage) -> None:
        if not self._pieces.go_on(part):
            self.flush()
        self._pieces.add(part)
        self.outline.printed.append(part)
        self._grid, self._broken = None, False

    def _is_running_head(self, number: int) -> bool:
        return self._grid is not None and self._breaks.is_running_head(number, self._headings(self._grid))

    def _furniture(self, number: int, part: Passage | None) -> None:
        """What a page break leaves ends no grid; a running head says again what may be read but heads nothing."""
        self.flush()
        self._broken = True
        if part is not None:
            # What a running head says as a heading is taken away, or each page would open the chapter anew.
            part.path, part.told, part.furniture = self._paths.path, None, True
            self.outline.printed.append(part)
            self.outline.passages.append(part)
        self._region(RegionForm.FURNITURE).blocks.append(number)

    def _row(self, number: int, row: TableRow, part: Passage) -> None:
        self.flush()
        if self._grid is None or not self._goes_on(self._grid, number, row):
            self._grid = self._new(RegionForm.GRID)
        part.heads, part.told = self._paths.row(row)
        part.path = self._paths.path
        self.outline.printed.append(part)
        self.outline.passages.append(part)
        # Behind a break a row may be the rest of the one above, so this is kept for whoever joins rows.
        above = Above.BREAK if self._broken else Above.ROW if self._grid.rows else Above.TEXT
        self._grid.rows.append(GridRow(row, part.path, part.heads, above))
        self._grid.blocks.append(number)
        self._broken = False

    def _goes_on(self, grid: Region, number: int, row: TableRow) -> bool:
        """Rows that stand together are one grid; behind a break its heading is repeated, or its widths go on."""
        # The source says itself that both are of one table.
        if row.table == grid.rows[-1].row.table and not self._broken:
            return True
        if any(same_row(row, one) for one in self._headings(grid)):
            return True
        # A heading of its own that is not the grid's begins another grid.
        if row.header and not grid.rows[-1].row.header:
            return False
        # The last rows only: a heading of several levels may have other widths.
        widths = {len(one.row.cells) for one in grid.rows[-_FIRST:]}
        following = takewhile(lambda block: isinstance(block, TableRow | Rule), self._blocks[number : number + _LOOK])
        return any(isinstance(block, TableRow) and len(block.cells) in widths for block in following)

    def _headings(self, grid: Region) -> list[TableRow]:
        return [one.row for one in grid.rows[:_FIRST]]

    def _region(self, form: RegionForm) -> Region:
        last = self.outline.regions[-1] if self.outline.regions else None
        # Two headings are two: each stands over what follows it.
        return last if last is not None and last.form is form is not RegionForm.HEADING else self._new(form)

    def _new(self, form: RegionForm) -> Region:
        self.outline.regions.append(region := Region(form, self._paths.path))
        return region


def _form(line: Passage) -> RegionForm:
    if line.told is not None or stands_over(line):
        return RegionForm.HEADING
    return RegionForm.LIST if line.kind == "item" else RegionForm.PROSE
