"""Running text of a page: lines to paragraphs and items of lists; running heads and page numbers found and dropped."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from planatlas.loaders.document import Block, Paragraph, Span
from planatlas.loaders.readers.pdf.words import Line, text_of
from planatlas.loaders.readers.typed import typed_paragraph

__all__ = ["paragraphs", "running_heads"]

_DIGITS = re.compile(r"\d+")
_ENDS = re.compile(r"[.;:!?]$")
_STARTS = re.compile(r"^(?:[•▪●➤➢►‣◦○■□▫◆✓❖·–—-]|\(?\d{1,3}[.)]|[A-Za-z][.)]|[A-Z]{3,})")


def running_heads(pages: Sequence[Sequence[Line]]) -> set[str]:
    """Return the lines, digits taken out, that stand at the head or foot of most pages (three at the least)."""
    counts: Counter[str] = Counter()
    for lines in pages:
        counts.update({_key(line) for line in [*lines[:2], *lines[-2:]]})
    wanted = max(3, len(pages) // 2 + 1)
    return {key for key, count in counts.items() if count >= wanted}


def _key(line: Line) -> str:
    return _DIGITS.sub("#", line.text.strip().casefold())


def paragraphs(lines: Sequence[Line], heads: set[str], page: int, line: int) -> Iterator[tuple[float, Block]]:
    """Yield (top, block) for the lines outside tables. ``line`` numbers are given by the caller afterwards."""
    kept = [one for one in lines if _key(one) not in heads]
    right = max((one.box[2] for one in kept), default=0.0)
    group: list[Line] = []
    for one in kept:
        if group and not _goes_on(group[-1], one, right):
            yield _block(group, page, line)
            group = []
        group.append(one)
    if group:
        yield _block(group, page, line)


def _goes_on(above: Line, below: Line, right: float) -> bool:
    """A line goes on below if it fills the measure, the next one is near, set alike, and begins no item."""
    height = above.box[3] - above.box[1]
    near = -0.3 * height < below.box[1] - above.box[3] < 0.9 * height  # tight setting lets the boxes of lines overlap
    full = above.box[2] > right - 0.12 * max(right, 1.0)
    return (
        near
        and full
        and above.bold == below.bold
        and not _STARTS.match(below.text)
        and not (_ENDS.search(above.text) and above.box[2] < right - 20)
    )


def _block(group: Sequence[Line], page: int, line: int) -> tuple[float, Block]:
    text = " ".join(text_of(group).split())
    boxes = [one.box for one in group]
    box = (min(b[0] for b in boxes), boxes[0][1], max(b[2] for b in boxes), boxes[-1][3])
    block = typed_paragraph(Span(line, page=page, box=box), text, all(one.bold for one in group), False)
    if isinstance(block, Paragraph):
        block.raw = text
    return box[1], block
