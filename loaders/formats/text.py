"""Plain text and Markdown: the form in which converters leave PDFs.

A line with tabs is a table row, a line of pipes too; a line of dashes is a rule. Everything else is a heading, an item
of a list or a paragraph. Line numbers are those of the source, so a finding can be looked up on paper.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from planatlas.loaders.document import Block, Heading, ListItem, Paragraph, Rule, Span, TableCell, TableRow
from planatlas.loaders.formats.aligned import aligned_tables
from planatlas.loaders.formats.tagged import tagged_tables
from planatlas.loaders.values.markup import BULLETS, clean_cell, clean_line

__all__ = ["text_blocks"]

_RULE_CELL = re.compile(r"^\s*:?-{2,}:?\s*$")
_DASHES = re.compile(r"^[\s\-–—=_*:|+]+$")
_HEADING = re.compile(r"^(#{1,6})\s*(?=\S)")
_ITEM = re.compile(
    rf"^(?P<indent>[ \t]*)(?P<mark>[{re.escape(BULLETS)}*+\-–—]|\(?(?:\d{{1,3}}|[a-zα-ω]|[ivx]{{1,5}}|[A-Z])[.)])"
    r"\s+(?=\S)"
)
_TAGGED_HEADING = re.compile(r"^<h([1-6])\b[^<>]*>(.*?)(?:</h\1>)?$", re.I)
_UNPRINTED = re.compile(r"^(?:<!--.*-->|!\[[^\]]*\]\([^)]*\))$")
_BOLD = re.compile(r"^\*\*(?!\s).*\*\*$")
_ITALIC = re.compile(r"^\*(?![\s*]).*[^*]\*$")


def text_blocks(lines: list[str]) -> Iterator[Block]:
    """Yield the blocks of a text, in order. ``lines`` are the source lines without their ends; line 1 is the first."""
    table = 0
    previous_row = -9
    whole = {first: (last, rows) for first, last, rows in (*aligned_tables(lines), *tagged_tables(lines))}
    inside = 0
    for number, raw in enumerate(lines, start=1):
        if number in whole and number > inside:
            inside, rows = whole[number]
            table += 1
            yield from (replace(row, table=table) for row in rows)
        if number <= inside or not raw.strip():
            continue
        block = _table_line(raw, number, open_ended=_in_column(lines, number)) or _text_line(raw, number)
        if isinstance(block, TableRow):
            if number - previous_row > 1:
                table += 1
            block.table, previous_row = table, number
        yield block


def _in_column(lines: list[str], number: int) -> bool:
    """Tell whether a line is a row without outer pipes: it, or one beside it with as many pipes, begins with words."""
    pipes = lines[number - 1].count("|")
    if pipes < 2:
        return False
    alike = [line for line in lines[max(0, number - 3) : number + 2] if line.count("|") == pipes]
    return len(alike) > 1 and any(not line.lstrip().startswith("|") for line in alike)


def _table_line(raw: str, number: int, open_ended: bool = False) -> Block | None:
    if "\t" in raw:
        cells = raw.split("\t")
    elif raw.count("|") >= 2 and (open_ended or raw.lstrip().startswith("|")):
        cells = _pipe_cells(raw if open_ended else raw.strip().removeprefix("|").removesuffix("|"))
    else:
        return None
    filled = [cell for cell in cells if cell.strip()]
    if not filled:
        return None
    if any(_RULE_CELL.match(cell) for cell in filled) and all(_DASHES.match(cell) for cell in filled):
        return Rule(Span(number), cells=len(cells))
    if len(cells) == 2 and not cells[0].strip() and "\t" in raw:
        return None
    return TableRow(Span(number), _cells(cells, raw, number))


def _pipe_cells(inner: str) -> list[str]:
    return [cell.replace("\\|", "|") for cell in re.split(r"(?<!\\)\|", inner)]


def _cells(cells: list[str], raw: str, number: int) -> list[TableCell]:
    out, start = [], raw.index("|") + 1 if "\t" not in raw and raw.count("|") > len(cells) else 0
    for cell in cells:
        span = Span(number, start=start, end=start + len(cell))
        out.append(TableCell(clean_cell(cell), span, raw=cell.strip()))
        start += len(cell) + 1
    return out


def _text_line(raw: str, number: int) -> Block:
    stripped = raw.strip()
    if (_DASHES.match(stripped) and len(stripped) > 2) or _UNPRINTED.match(stripped):
        return Rule(Span(number))
    span = Span(number, start=len(raw) - len(raw.lstrip()), end=len(raw.rstrip()))
    bold, italic = bool(_BOLD.match(stripped)), bool(_ITALIC.match(stripped))
    if tagged := _TAGGED_HEADING.match(stripped):
        return Heading(span, clean_line(tagged.group(2)), raw=stripped, level=int(tagged.group(1)), bold=True)
    if heading := _HEADING.match(stripped):
        inner = stripped[heading.end() :]
        return Heading(
            span, clean_line(inner), raw=stripped, level=len(heading.group(1)), bold=True, italic="*" in inner
        )
    item = _ITEM.match(raw)
    if item and not bold and not italic:
        return _list_item(raw, item, span)
    return Paragraph(span, clean_line(stripped), raw=stripped, bold=bold, italic=italic)


def _list_item(raw: str, item: re.Match[str], span: Span) -> ListItem:
    inner = raw[item.end() :].strip()
    second = _ITEM.match(inner)
    mark = item.group("mark")
    if mark in "-*+–—" and second:
        mark, inner = second.group("mark"), inner[second.end() :]
    depth = len(item.group("indent").expandtabs(2)) // 2
    italic = bool(_ITALIC.match(inner))
    return ListItem(
        span, clean_line(inner), mark=mark, depth=depth, raw=raw.strip(), italic=italic, bold=bool(_BOLD.match(inner))
    )
