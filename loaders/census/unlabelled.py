"""Cards without labels: short lines of which one, again and again at the same distance, says when.

A title, who, with whom, by when: nothing names these lines, and no table holds them. Only that the same few lines come
again, a name among them and a date at their end, shows that they belong together.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence

from planatlas.loaders.census.cells import kind_of
from planatlas.loaders.census.grids import Count, CountedGrid
from planatlas.loaders.document import Block, Document, Heading, ListItem, Paragraph, Rule

__all__ = ["unlabelled"]

_SHORTEST, _LONGEST = 3, 6
"""Lines of one card."""
_APART = 1
"""How many lines more one card may have than another: what nobody helps with has no line for it."""
_FEWEST, _FEWEST_HEADED = 3, 2
_LONGEST_LINE = 120
_LABELLED = re.compile(r"^[^\W\d_][^.:;()\n]{1,30}:\s*\S")

Line = Heading | Paragraph | ListItem


def unlabelled(document: Document, counted: Collection[int]) -> Iterator[Count]:
    """Yield the series of cards without labels; ``counted`` are the lines of the regions that others counted."""
    run: list[list[Line]] = []
    for group in _groups(document.blocks):
        if group is None or not _goes_on(run, group):
            yield from _series(run, counted)
            run = []
        if group is not None:
            run.append(group)
    yield from _series(run, counted)


def _groups(blocks: Sequence[Block]) -> Iterator[list[Line] | None]:
    """The short lines up to each date, and None where something stands between that is no line of a card."""
    group: list[Line] = []
    for block in blocks:
        if isinstance(block, Rule):
            continue
        if not isinstance(block, Heading | Paragraph | ListItem) or not _is_short(block.text):
            group = []
            yield None
            continue
        group.append(block)
        if not isinstance(block, Heading) and kind_of(block.text) == "date":
            yield _card(group)
            group = []


def _is_short(text: str) -> bool:
    return len(text) <= _LONGEST_LINE and not _LABELLED.match(text)


def _card(group: list[Line]) -> list[Line]:
    """What stands before the date, from the last heading on: titles of chapters belong to no card."""
    heads = [at for at, one in enumerate(group) if isinstance(one, Heading)]
    return group[heads[-1] :] if heads else group


def _goes_on(run: Sequence[Sequence[Line]], group: Sequence[Line]) -> bool:
    """Whether a group is a further card of the run; what stands above the first of all is cut off later."""
    sizes = [len(one) for one in (*run[1:], group)]
    whole = min(sizes) >= _SHORTEST and max(sizes) <= _LONGEST and max(sizes) - min(sizes) <= _APART
    return not run or whole


def _series(run: Sequence[Sequence[Line]], counted: Collection[int]) -> Iterator[Count]:
    """One region for a run of cards, where there are enough of them and a name stands in most."""
    if len(run) < _FEWEST_HEADED:
        return
    size = max(len(one) for one in run[1:])
    cards = [one[-size:] for one in run]
    headed = all(isinstance(one[0], Heading) for one in cards)
    named = sum(any(kind_of(line.text) == "name" for line in one[1:-1]) for one in cards)
    if len(cards) < (_FEWEST_HEADED if headed else _FEWEST) or 2 * named <= len(cards) or len(cards[0]) < _SHORTEST:
        return
    titles = [next((line for line in one[:-1] if len(line.text.split()) > 1), one[0]) for one in cards]
    if any(one.span.line in counted for one in titles) or len({one.text for one in titles}) < len(titles):
        return
    first = titles[0].span
    grid = CountedGrid(
        [[one.text] for one in titles], [one.span.line for one in titles], first.page, first.sheet, "list"
    )
    yield Count(grid, "list", kinds=["sentence"], work={at: one.text for at, one in enumerate(titles)})
