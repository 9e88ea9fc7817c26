"""What spreadsheets have in common: a title above the table is running text, whatever grid it stands in."""

from __future__ import annotations

from collections.abc import Mapping

from planatlas.loaders.document import Block, TableCell, TableRow
from planatlas.loaders.formats.emphasis import PLAIN, Look
from planatlas.loaders.formats.typed import typed_paragraph
from planatlas.loaders.values.headings import is_heading, opens_table

__all__ = ["narrow_islands", "titles_as_text"]

_NARROW = 2
_NO_LOOKS: Mapping[int, Look] = {}


def titles_as_text(blocks: list[Block], looks: Mapping[int, Look] = _NO_LOOKS) -> list[Block]:
    """Return the blocks with titles as paragraphs.

    A title is a row of one filled cell that stands above the first heading row or is merged over the rest of the row.
    ``looks`` tells, by line, how rows are set.
    """
    out: list[Block] = []
    heading_seen = False
    for block in blocks:
        if not isinstance(block, TableRow):
            heading_seen = False
        elif not heading_seen or _is_title(block.cells):
            heading_seen = is_heading(block) or opens_table(block)
            filled = [cell for cell in block.cells if cell.text]
            if not heading_seen and len(filled) == 1:
                block = typed_paragraph(
                    block.span, " ".join(filled[0].text.split()), *looks.get(block.span.line, PLAIN)
                )
        out.append(block)
    return out


def _is_title(cells: list[TableCell]) -> bool:
    """Tell a row whose first cell is merged over all the others."""
    return len(cells) > 2 and bool(cells[0].text) and all(cell.merged and not cell.text for cell in cells[1:])


def narrow_islands(blocks: list[Block]) -> None:
    """Cut each table of a sheet down to the columns it fills: rows between titles or empty rows.

    Rows without a heading of their own are as wide as the table above, which they may go on with, where they fit into
    it; a list of two columns never goes on. So a list of abbreviations below the table is no row of the table, however
    wide the sheet is.
    """
    island: list[TableRow] = []
    above = 0
    for block in [*blocks, None]:
        if island and (not isinstance(block, TableRow) or block.span.line - island[-1].span.line > 1):
            width = max(_width(row.cells) for row in island)
            if is_heading(island[0]) or opens_table(island[0]):
                above = width
            elif width > _NARROW:
                width = max(width, above)
            for row in island:
                del row.cells[width:]
            island = []
        if isinstance(block, TableRow):
            island.append(block)


def _width(cells: list[TableCell]) -> int:
    return max((index for index, cell in enumerate(cells, start=1) if cell.text or cell.merged), default=0)
