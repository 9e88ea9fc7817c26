"""What a page break prints between the pieces of a table: page numbers, and the running heads beside them."""

from __future__ import annotations

from collections.abc import Sequence

from planatlas.loaders.document import Block, Paragraph, Rule, TableRow
from planatlas.loaders.values.furniture import is_furniture

__all__ = ["between_rows", "is_page_break"]

_MOST_BLOCKS = 8
_LONGEST_HEAD = 120
_MOST_HEADS = 2


def between_rows(blocks: Sequence[Block], index: int) -> tuple[Sequence[Block], int] | None:
    """Return the blocks around ``index`` up to the table rows on both sides, and the place of the row that follows.

    None where no row stands near on either side.
    """
    first = index
    while first > 0 and not isinstance(blocks[first - 1], TableRow):
        first -= 1
    last = index
    while last < len(blocks) and not isinstance(blocks[last], TableRow):
        last += 1
    if not first or last == len(blocks) or last - first > _MOST_BLOCKS:
        return None
    return blocks[first:last], last


def is_page_break(between: Sequence[Block], blocks: Sequence[Block]) -> bool:
    """Tell whether what stands between two rows may be a page break: a page number, or a line printed on every page.

    Beside it stand no more than two short lines, which then are running heads.
    """
    heads = [block for block in between if not is_furniture(block) and not isinstance(block, Rule)]
    if len(heads) > _MOST_HEADS or not all(_is_short(block) for block in heads):
        return False
    if len(heads) < len([block for block in between if not isinstance(block, Rule)]):
        return True
    printed = [getattr(block, "text", "") for block in blocks if not isinstance(block, TableRow)]
    return bool(heads) and all(printed.count(getattr(head, "text", "")) > 1 for head in heads)


def _is_short(block: Block) -> bool:
    return isinstance(block, Paragraph) and len(block.text) <= _LONGEST_HEAD
