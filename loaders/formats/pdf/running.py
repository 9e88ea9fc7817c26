"""Running text of a page: lines to paragraphs and items of lists; running heads and page numbers found and dropped."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from planatlas.loaders.document import Block, ListItem, Paragraph, Span
from planatlas.loaders.formats.hyphens import Hyphens
from planatlas.loaders.formats.pdf.words import Line, text_of
from planatlas.loaders.formats.typed import typed_paragraph

__all__ = ["is_running", "over_the_page", "paragraphs", "running_heads"]

_DIGITS = re.compile(r"\d+")
_ENDS = (".", ";", ":", "!", "?")

_WIDER = 1.5
"""A gap between paragraphs that is that many times the narrowest of its page is an empty line."""
_ITEM = re.compile(r"^(?:[•▪●➤➢►‣◦○■□▫◆✓❖·–—-]|\(?\d{1,3}[.)]|[A-Za-z][.)])")
_CAPITALS = re.compile(r"^[A-Z]{3,}")
_NARROWER = 0.12
_MARGIN_LINES = 3
"""Lines that end together show where the margin is; where there are fewer, it is taken to be as wide as the left."""


def running_heads(pages: Sequence[Sequence[Line]]) -> set[str]:
    """Return the lines, digits taken out, that stand at the head or foot of most pages (three at the least)."""
    counts: Counter[str] = Counter()
    for lines in pages:
        counts.update({_key(line) for line in [*lines[:2], *lines[-2:]]})
    wanted = max(3, len(pages) // 2 + 1)
    return {key for key, count in counts.items() if count >= wanted}


def is_running(line: Line, heads: set[str]) -> bool:
    """Tell whether a line is a running head or foot."""
    return _key(line) in heads


def _key(line: Line) -> str:
    return _DIGITS.sub("#", line.text.strip().casefold())


def paragraphs(lines: Sequence[Line], page: int, hyphens: Hyphens, width: float) -> Iterator[tuple[bool, Block]]:
    """Yield (apart, block) for the lines outside tables; apart tells that a gap of a line stands above the block.

    Where the gaps of a page differ, the narrow ones count as none: they are how the page is set. Lines are numbered by
    the caller afterwards; ``width`` is that of the page in points.
    """
    groups = _groups(lines, width)
    gaps = [below[0].box[1] - above[-1].box[3] for above, below in pairwise(groups)]
    narrow = _WIDER * max(min(gaps, default=0.0), 1.0)
    narrow = narrow if max(gaps, default=0.0) > narrow else 0.0
    for number, group in enumerate(groups):
        above = groups[number - 1][-1] if number else group[0]
        yield number > 0 and gaps[number - 1] > narrow and not _near(above, group[0]), _block(group, page, hyphens)


def _groups(lines: Sequence[Line], width: float) -> list[list[Line]]:
    """The lines of each paragraph."""
    right = _margin(lines, width)
    out: list[list[Line]] = []
    for one in lines:
        if out and _goes_on(out[-1], one, right):
            out[-1].append(one)
        else:
            out.append([one])
    return out


def over_the_page(last: Block, first: Block, hyphens: Hyphens) -> bool:
    """Tell whether the first paragraph of a page goes on with the last of the page before; if so, join it to that.

    It does where a sentence was left open and the page begins in lower case.
    """
    if not (isinstance(last, Paragraph | ListItem) and isinstance(first, Paragraph)):
        return False
    if last.text.endswith(_ENDS) or not first.text[:1].islower() or last.bold != first.bold:
        return False
    last.raw = last.text = hyphens.joined(last.text, first.text) or f"{last.text} {first.text}"
    last.span = replace(last.span, last_line=first.span.line)
    return True


def _margin(lines: Sequence[Line], width: float) -> float:
    """Where lines end that are full."""
    right = max((one.box[2] for one in lines), default=0.0)
    full = sum(one.box[2] > right * (1 - _NARROWER) for one in lines)
    return right if full >= _MARGIN_LINES else max(right, width - min((one.box[0] for one in lines), default=0.0))


def _goes_on(group: Sequence[Line], below: Line, right: float) -> bool:
    """A line goes on below if it fills the measure, the next one is near, set alike, and begins no item."""
    above = group[-1]
    full = above.box[2] > right * (1 - _NARROWER)
    return (
        _near(above, below)
        and full
        and above.bold == below.bold
        and not (_starts(below) and not _wrapped(group, below, right))
        and not (above.text.endswith(_ENDS) and above.box[2] < right - 20)
    )


def _near(above: Line, below: Line) -> bool:
    """Tight setting lets the boxes of lines overlap."""
    height = above.box[3] - above.box[1]
    return -0.3 * height < below.box[1] - above.box[3] < 0.9 * height


def _starts(line: Line) -> bool:
    return bool(_ITEM.match(line.text) or _CAPITALS.match(line.text))


def _wrapped(group: Sequence[Line], below: Line, right: float) -> bool:
    """What looks like the beginning of an item came there by chance: the sentence above is open and had no room for it.

    Under an item another mark of an item is one.
    """
    first = below.words[0]
    listed = _ITEM.match(group[0].text) and _ITEM.match(below.text)
    no_room = group[-1].box[2] + (first.x1 - first.x0) > right
    return no_room and not listed and not group[-1].text.endswith(_ENDS)


def _block(group: Sequence[Line], page: int, hyphens: Hyphens) -> Block:
    text = " ".join(text_of(group, hyphens).split())
    boxes = [one.box for one in group]
    box = (min(b[0] for b in boxes), boxes[0][1], max(b[2] for b in boxes), boxes[-1][3])
    block = typed_paragraph(
        Span(0, page=page, box=box), text, all(one.bold for one in group), all(one.italic for one in group)
    )
    if isinstance(block, Paragraph):
        block.raw = text
    return block
