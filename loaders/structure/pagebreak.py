"""What a page break prints between the pieces of a table: page numbers, and the running heads beside them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from planatlas.loaders.document import Block, Heading, Paragraph, Rule, TableCell, TableRow
from planatlas.loaders.structure.lines import heading_line
from planatlas.loaders.values.codes import LEADING_CODE
from planatlas.loaders.values.furniture import is_furniture
from planatlas.loaders.values.markup import BULLETS
from planatlas.loaders.values.mentions.lexicon import fold
from planatlas.ontology.wording import words

__all__ = ["PageBreaks", "is_left_by_page", "reads_on", "same_row"]

# More blocks between two rows are text between two tables.
_MOST_BLOCKS = 8
_LONGEST_HEAD = 120
# Running heads are one or two lines; more are a passage.
_MOST_HEADS = 2
_SENTENCE_END = (".", ";", "!", "?")


class PageBreaks:
    """Tells running heads between the rows of a document."""

    def __init__(self, blocks: Sequence[Block]) -> None:
        self._blocks = blocks
        self._printed = Counter(getattr(block, "text", "") for block in blocks)
        self._gap, self._is_break = range(0), False

    def is_running_head(self, number: int, headings: Sequence[TableRow]) -> bool:
        """Tell whether a line between two rows is a running head. It is one where the row behind goes on in
        mid-sentence, or where it is printed elsewhere too, beside a page number, and the table goes on.

        ``headings`` are the rows that the table began with: one of them may be printed again.
        """
        # All lines of one gap have one answer.
        if number not in self._gap:
            self._gap = self._gap_around(number)
            self._is_break = self._breaks(self._gap, headings)
        return self._is_break

    def _gap_around(self, number: int) -> range:
        first = last = number
        while first and number - first < _MOST_BLOCKS and not isinstance(self._blocks[first - 1], TableRow):
            first -= 1
        while last < len(self._blocks) and last - first <= _MOST_BLOCKS:
            if isinstance(self._blocks[last], TableRow):
                break
            last += 1
        return range(first, last)

    def _breaks(self, gap: range, headings: Sequence[TableRow]) -> bool:
        if not gap.start or len(gap) > _MOST_BLOCKS:
            return False
        above, below = self._blocks[gap.start - 1], self._blocks[gap.stop : gap.stop + 2]
        lines = [block for block in self._blocks[gap.start : gap.stop] if not isinstance(block, Rule)]
        heads = [block for block in lines if not is_left_by_page(block)]
        # What is no head among the lines is a page number.
        numbered = len(heads) < len(lines)
        if len(heads) > _MOST_HEADS or not all(map(_is_short, heads)) or not isinstance(above, TableRow):
            return False
        # The heading of the table, printed again, is skipped: the row behind it is asked.
        again = len(below) > 1 and any(_is_row(below[0], one.cells) for one in headings)
        behind = below[-1] if again else below[0] if below else None
        if not isinstance(behind, TableRow):
            return False
        printed = all(self._printed[getattr(head, "text", "")] > 1 for head in heads)
        # A row in mid-sentence proves the break, so one sign of a running head is enough.
        if (numbered or printed) and _row_reads_on(above, behind):
            return True
        goes_on = again or len(behind.cells) == len(above.cells)
        # Whole rows on both sides prove nothing: then all signs are asked for.
        return numbered and printed and goes_on and not any(map(_heads_a_part, heads))


def same_row(left: TableRow, right: TableRow) -> bool:
    """Tell whether two rows print the same."""
    return _is_row(left, right.cells)


def _is_row(block: Block, cells: Sequence[TableCell]) -> bool:
    return isinstance(block, TableRow) and [cell.text for cell in block.cells] == [cell.text for cell in cells]


def is_left_by_page(block: Block) -> bool:
    """Tell whether a block is only a page number or a stray mark; what the source marks as a heading is neither."""
    return not isinstance(block, Heading) and is_furniture(block)


def _is_short(block: Block) -> bool:
    return isinstance(block, Paragraph) and len(block.text) <= _LONGEST_HEAD


def _heads_a_part(block: Block) -> bool:
    """What the source marks as a heading, or what reads like that of a chapter, component or objective."""
    return isinstance(block, Heading) or heading_line(getattr(block, "text", "")) is not None


def _row_reads_on(above: TableRow, below: TableRow) -> bool:
    """A row of as many cells without a code of its own, one of whose texts goes on with the text above it."""
    # A code in the first cells begins a row of its own.
    if len(above.cells) != len(below.cells) or any(LEADING_CODE.match(cell.text) for cell in below.cells[:2]):
        return False
    pairs = zip(above.cells, below.cells, strict=True)
    return any(upper.text and lower.text and reads_on(upper.text, lower.text) > 0 for upper, lower in pairs)


def reads_on(above: str, below: str) -> int:
    """+1 or +2 where the text below goes on with that above, -2 where both are whole."""
    start = below.lstrip(" -–—*")
    # A bullet begins an item: it says nothing of the row.
    if below[:1] in BULLETS:
        return 0
    # An open end above is surer than a small letter below, which lists have too.
    if above.rstrip()[-1:] in ",-–—/(" or fold(above.split()[-1]) in words("connective"):
        return 2
    if start[:1].islower():
        # A sentence that ended speaks against it, though items in small letters end so as well.
        return -1 if above.rstrip().endswith(_SENTENCE_END) else 1
    if above.rstrip().endswith(_SENTENCE_END) and start[:1].isupper():
        return -2
    return 0
