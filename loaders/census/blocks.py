"""The regions of a document, from its blocks: tables, and runs of items or paragraphs that name who and by when."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from planatlas.loaders.census.cells import kind_of
from planatlas.loaders.census.grids import Count, CountedGrid, count
from planatlas.loaders.census.series import cards_in, pieces_of
from planatlas.loaders.document import Block, Document, Heading, ListItem, Paragraph, Rule, TableRow

__all__ = ["counted", "grids_of", "lists_of"]

_LABEL = re.compile(r"(?:^|(?<=[.;(\n]))\s*(?P<label>[^\W\d_][^.:;()\n]{1,30}?)\s*:\s+(?=\S)")
_DATED = re.compile(r"\b20\d\d\b")
_AFTER = re.compile(r"\s[–—]\s|\s\(|\s-\s")
_FEWEST_ITEMS = 2


def counted(document: Document) -> Iterator[Count]:
    """Yield what each region shows, in reading order within its kind."""
    tables = [count(piece) for grid in grids_of(document) for piece in pieces_of(grid)]
    cards_in(tables)
    _drop_headings(tables)
    yield from tables
    yield from lists_of(document)


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
    for block in document.blocks:
        if isinstance(block, TableRow):
            if rows and not _goes_on(rows[-1], block):
                yield _grid(rows)
                rows = []
            rows.append(block)
        elif rows and not isinstance(block, Rule):
            yield _grid(rows)
            rows = []
    if rows:
        yield _grid(rows)


def _goes_on(above: TableRow, row: TableRow) -> bool:
    """The same table, or the next piece of it after a rule; a table of its own has its own number and width."""
    return row.table == above.table or (row.span.line - above.span.line <= 2 and len(row.cells) == len(above.cells))


def _grid(rows: list[TableRow]) -> CountedGrid:
    first = rows[0].span
    texts = [[cell.text for cell in row.cells] for row in rows]
    return CountedGrid(texts, [row.span.line for row in rows], first.page, first.sheet)


def lists_of(document: Document) -> Iterator[Count]:
    """Yield runs of items that say who and by when, each at the end of its sentence or in labels below it."""
    texts = [block for block in document.blocks if isinstance(block, ListItem | Paragraph)]
    common = {label for label, times in Counter(_labels_in(texts)).items() if times >= _FEWEST_ITEMS}
    run: list[Block] = []
    for block in [*document.blocks, Rule(document.blocks[-1].span)] if document.blocks else []:
        if isinstance(block, ListItem | Paragraph) and not isinstance(block, Heading):
            run.append(block)
        elif run:
            yield from _listed(run, common)
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
    if len(found) >= max(_FEWEST_ITEMS, items / 2):
        first = run[0].span
        grid = CountedGrid([[said] for _, said in found], [line for line, _ in found], first.page, first.sheet, "list")
        yield Count(grid, "list", kinds=["sentence"], work={at: said for at, (_, said) in enumerate(found)})


def _said(block: Block, text: str, below: list[Block], common: set[str]) -> str:
    """The sentence of an item that says who or when: behind it, or in labelled lines below it; else nothing."""
    head = _AFTER.split(text, maxsplit=1)[0]
    tail = text[len(head) :]
    if isinstance(block, ListItem) and kind_of(head) == "sentence" and tail:
        labels = {match["label"].casefold() for match in _LABEL.finditer(tail.lstrip(" –—-"))}
        if labels & common or _DATED.search(tail):
            return head
    labelled = 0
    for one in below:
        if isinstance(one, ListItem) or not _begins_labelled(one, common):
            break
        labelled += 1
    label = _LABEL.match(text) if _begins_labelled(block, common) else None
    if not labelled or (label and not isinstance(block, ListItem)):
        return ""
    said = text[label.end() :] if label else text
    return said if kind_of(said) == "sentence" else ""


def _begins_labelled(block: Block, common: set[str]) -> bool:
    match = _LABEL.match(str(getattr(block, "text", "")))
    return bool(match) and match is not None and match["label"].casefold() in common
