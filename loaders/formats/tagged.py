"""HTML tables inside running text: a converter leaves a table with merged cells as tags, and the rest as lines."""

from __future__ import annotations

import re
from collections.abc import Iterator

from planatlas.loaders.document import TableRow
from planatlas.loaders.formats.html_page import HtmlPage
from planatlas.loaders.formats.html_tables import table_rows

__all__ = ["tagged_tables"]

_OPENS = re.compile(r"\s*<table\b", re.I)
_TAG = re.compile(r"<(/?)table\b", re.I)


def tagged_tables(lines: list[str]) -> Iterator[tuple[int, int, list[TableRow]]]:
    """Yield the first line, the last line (both 1-based) and the rows of each HTML table that begins a line.

    A table that never closes ends with the text. A line with tabs is a row of its own, whatever tags its cells hold.
    """
    number = 0
    while number < len(lines):
        if not _OPENS.match(lines[number]) or "\t" in lines[number]:
            number += 1
            continue
        last = _end(lines, number)
        yield number + 1, last + 1, _rows(lines, number, last)
        number = last + 1


def _end(lines: list[str], first: int) -> int:
    """Return the index of the line in which the table that opens in ``first`` closes."""
    depth = 0
    for index in range(first, len(lines)):
        depth += sum(-1 if closing else 1 for closing in _TAG.findall(lines[index]))
        if depth <= 0:
            return index
    return len(lines) - 1


def _rows(lines: list[str], first: int, last: int) -> list[TableRow]:
    """Return the rows; the lines above are kept as empty ones, so that each row knows its line of the source."""
    from lxml import html

    text = "\n" * first + "\n".join(lines[first : last + 1]).replace("\x00", "")
    root = html.document_fromstring(text, parser=html.HTMLParser(recover=True, no_network=True, huge_tree=False))
    page = HtmlPage(root)
    return [row for table in root.iter("table") for row in table_rows(table, 0, page)]
