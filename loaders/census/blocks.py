"""The regions of a document, from its blocks: tables, and runs of items or paragraphs that name who and by when."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from planatlas.loaders.census.beside import side_by_side
from planatlas.loaders.census.cells import kind_of
from planatlas.loaders.census.grids import Count, CountedGrid, count, heads
from planatlas.loaders.census.series import cards_in, pieces_of
from planatlas.loaders.census.unlabelled import unlabelled
from planatlas.loaders.document import Block, Document, Heading, ListItem, Paragraph, Rule, TableRow

__all__ = ["counted", "grids_of", "lists_of"]

_LABEL = re.compile(r"(?:^|(?<=[.;(\n]))\s*(?P<label>[^\W\d_][^.:;()\n]{1,30}?)\s*:\s+(?=\S)")
_DATED = re.compile(r"\b20\d\d\b")
_AFTER = re.compile(r"\s[–—]\s|\s\(|\s-\s")
_UNTIL = re.compile(r",\s[^,;]{0,40}\b20\d\d\.?$")
_ENUMERATED = re.compile(r"(?<![\w(])\(?(?P<mark>[a-h]|[1-9])\)\s+(?=\w)")
_CLAUSE = re.compile(r"[,;(]")
_FEWEST_ITEMS = 2
_FEWEST_ENUMERATED = 3
"""Pieces of one text numbered a, b, c: two may be a distinction that a sentence makes."""


def counted(document: Document) -> Iterator[Count]:
    """Yield what each region shows, in reading order within its kind."""
    tables = [count(piece) for grid in grids_of(document) for one in side_by_side(grid) for piece in pieces_of(one)]
    # Before headings are dropped: a card's first label comes again as headings do.
    cards_in(tables)
    _drop_headings(tables)
    yield from tables
    # The lines of lists are kept, as what has no label is looked for among the others.
    lists = list(lists_of(document))
    yield from lists
    yield from unlabelled(document, {line for one in lists for line in one.grid.lines})


def _drop_headings(tables: list[Count]) -> None:
    """A heading printed again over a later piece of a table is no row of it, though the piece began without one."""
    known = {cell for one in tables if one.shape == "grid" for cell in one.headings if cell}
    for one in tables:
        for at in list(one.work) if one.shape == "grid" else ():
            filled = [cell for cell in one.grid.rows[at] if cell]
            if len(filled) > _FEWEST_ITEMS and 2 * sum(cell in known for cell in filled) > len(filled):
                del one.work[at]


def grids_of(document: Document) -> Iterator[CountedGrid]:
    """Yield the tables: rows that follow each other, with nothing but rules between them, of one sheet."""
    rows: list[TableRow] = []
    starts = _starts(document)
    for block in document.blocks:
        if isinstance(block, TableRow):
            if rows and (_begins(rows, block, starts) or not _goes_on(rows[-1], block)):
                yield _grid(rows)
                rows = []
            rows.append(block)
        elif rows and not isinstance(block, Rule):
            yield _grid(rows)
            rows = []
    if rows:
        yield _grid(rows)


def _starts(document: Document) -> set[int]:
    """The rows, by their identity, that head a table of their own."""
    tables: dict[int, list[TableRow]] = {}
    for row in document.rows():
        tables.setdefault(row.table, []).append(row)
    texts = {number: [[cell.text for cell in row.cells] for row in rows] for number, rows in tables.items()}
    return {id(rows[0]) for number, rows in tables.items() if heads(texts[number][0], texts[number][1:])}


def _begins(above: list[TableRow], row: TableRow, starts: set[int]) -> bool:
    """Whether a row heads a further table right below another one, with headings of its own; a page may tear a row."""
    # The same heading again is that of a further page.
    again = [cell.text for cell in row.cells] == [cell.text for cell in above[0].cells]
    below = row.span.page == above[-1].span.page and row.span.line - above[-1].span.line <= 1
    return id(row) in starts and row.table != above[-1].table and below and not again


def _goes_on(above: TableRow, row: TableRow) -> bool:
    """The same table, or the next piece of it after a rule; a table of its own has its own number and width."""
    # Two lines: a ruling may stand between.
    return row.table == above.table or (row.span.line - above.span.line <= 2 and len(row.cells) == len(above.cells))


def _grid(rows: list[TableRow]) -> CountedGrid:
    first = rows[0].span
    texts = [[cell.text for cell in row.cells] for row in rows]
    return CountedGrid(texts, [row.span.line for row in rows], first.page, first.sheet)


def lists_of(document: Document) -> Iterator[Count]:
    """Yield runs of items that say who and by when, each at the end of its sentence or in labels below it."""
    texts = [block for block in document.blocks if isinstance(block, ListItem | Paragraph)]
    # A word before a colon is a label only if it comes again.
    common = {label for label, times in Counter(_labels_in(texts)).items() if times >= _FEWEST_ITEMS}
    run: list[Block] = []
    # A last block that ends the run which reaches to the end.
    for block in [*document.blocks, Rule(document.blocks[-1].span)] if document.blocks else []:
        if isinstance(block, ListItem | Paragraph) and not isinstance(block, Heading):
            run.append(block)
        elif run:
            listed = list(_listed(run, common))
            # A run is counted once: as items, else by the numbers in its text.
            yield from listed or _enumerated(run)
            run = []


def _labels_in(texts: list[ListItem | Paragraph]) -> Iterator[str]:
    for block in texts:
        yield from (match["label"].casefold() for match in _LABEL.finditer(block.text))


def _listed(run: list[Block], common: set[str]) -> Iterator[Count]:
    """One region for the items of a run that look like work, where there are enough of them."""
    found: list[tuple[int, str]] = []
    for at, block in enumerate(run):
        text = str(getattr(block, "text", ""))
        if said := _said(block, text, run[at + 1 :], common):
            found.append((block.span.line, said))
    items = sum(isinstance(block, ListItem) for block in run)
    # Half of the items: in a list of other things a few have dates as well.
    if len(found) >= max(_FEWEST_ITEMS, items / 2):
        first = run[0].span
        grid = CountedGrid([[said] for _, said in found], [line for line, _ in found], first.page, first.sheet, "list")
        yield Count(grid, "list", kinds=["sentence"], work={at: said for at, (_, said) in enumerate(found)})


def _enumerated(run: list[Block]) -> Iterator[Count]:
    """One region for the pieces of a running text that are numbered a, b, c, each with a date of its own.

    A line that happens to begin with such a number looks like the item of a list.
    """
    blocks = [one for one in run if isinstance(one, Paragraph | ListItem)]
    texts = [f"{one.mark} {one.text}" if isinstance(one, ListItem) else one.text for one in blocks]
    whole = " ".join(texts)
    found = list(_in_order(_ENUMERATED.finditer(whole)))
    at_line = [_line_at(texts, one.start()) for one in found]
    # Items alone were counted as a list, or are none.
    if len(found) < _FEWEST_ENUMERATED or not any(isinstance(blocks[at], Paragraph) for at in at_line):
        return
    ends = [*(one.start() for one in found[1:]), len(whole)]
    pieces = [whole[one.end() : end] for one, end in zip(found, ends, strict=True)]
    said = [_CLAUSE.split(text, maxsplit=1)[0].strip() for text in pieces]
    if not all(map(_DATED.search, pieces)) or any(len(one.split()) < _FEWEST_ENUMERATED for one in said):
        return
    first = run[0].span
    grid = CountedGrid(
        [[one] for one in said], [blocks[at].span.line for at in at_line], first.page, first.sheet, "list"
    )
    yield Count(grid, "list", kinds=["sentence"], work=dict(enumerate(said)))


def _in_order(marks: Iterator[re.Match[str]]) -> Iterator[re.Match[str]]:
    """The marks that go on from a, or from 1, one after the other."""
    expected: tuple[str, ...] = ("a", "1")
    for one in marks:
        if one["mark"] in expected:
            yield one
            # Letters and figures alike have their next one behind them.
            expected = (chr(ord(one["mark"]) + 1),)


def _line_at(texts: list[str], at: int) -> int:
    """Which of the texts, joined by spaces, a letter of the whole stands in."""
    for number, text in enumerate(texts):
        if at <= len(text):
            return number
        at -= len(text) + 1
    return len(texts) - 1


def _said(block: Block, text: str, below: list[Block], common: set[str]) -> str:
    """The sentence of an item that says who or when: behind it, or in labelled lines below it; else nothing."""
    head = _AFTER.split(text, maxsplit=1)[0]
    # A comma parts a date from the sentence only where no plainer sign does.
    if head == text and (until := _UNTIL.search(text)):
        head = text[: until.start()]
    tail = text[len(head) :]
    if isinstance(block, ListItem) and kind_of(head) == "sentence" and tail:
        labels = {match["label"].casefold() for match in _LABEL.finditer(tail.lstrip(" –—-"))}
        if labels & common or _DATED.search(tail):
            return head.split(",", 1)[0] if tail.startswith(",") else head
    labelled = 0
    for one in below:
        if isinstance(one, ListItem) or not _begins_labelled(one, common):
            break
        labelled += 1
    label = _LABEL.match(text) if _begins_labelled(block, common) else None
    # A paragraph with a label is itself a line below an item.
    if not labelled or (label and not isinstance(block, ListItem)):
        return ""
    said = text[label.end() :] if label else text
    return said if kind_of(said) == "sentence" else ""


def _begins_labelled(block: Block, common: set[str]) -> bool:
    match = _LABEL.match(str(getattr(block, "text", "")))
    return bool(match) and match is not None and match["label"].casefold() in common
