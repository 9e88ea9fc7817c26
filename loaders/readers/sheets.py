"""What spreadsheets have in common: a title above the table is running text, whatever grid it stands in."""

from __future__ import annotations

from planatlas.loaders.document import Block, Paragraph, TableRow

__all__ = ["titles_as_text"]


def titles_as_text(blocks: list[Block]) -> list[Block]:
    """Return the blocks with rows of one filled cell above the first heading row as paragraphs."""
    from planatlas.loaders.tables.layout import is_heading

    out: list[Block] = []
    heading_seen = False
    for block in blocks:
        if isinstance(block, TableRow) and not heading_seen:
            heading_seen = is_heading(block)
            filled = [cell for cell in block.cells if cell.text]
            if not heading_seen and len(filled) == 1:
                block = Paragraph(block.span, " ".join(filled[0].text.split()), raw=filled[0].raw)
        elif not isinstance(block, TableRow):
            heading_seen = False
        out.append(block)
    return out
