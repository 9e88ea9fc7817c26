"""Tables as comma-, semicolon- or tab-separated values, with the source line of every record."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Iterator
from itertools import dropwhile

from planatlas.errors import SourceRefused
from planatlas.loaders.document import Block, Document, Span, TableCell, TableRow
from planatlas.loaders.formats.encoding import decode, looks_binary
from planatlas.loaders.formats.sheets import titles_as_text
from planatlas.loaders.values.markup import clean_cell

__all__ = ["is_csv", "read_csv"]

_DELIMITERS = ";,|\t"
_DECLARED = re.compile(r"sep=(.)\r?\n", re.I)
"""The first line with which Excel is told the delimiter; it is no row."""
_QUOTED_TAB = re.compile(r'(?:^|\t)"[^"\t]', re.M)
_SAMPLE = 30
_LEAST = 3
"""Columns of a table: a narrower row above it is a title."""
_ROWS_BELOW_TITLES = 3
"""Below lines of titles fewer records of one width may be sentences that happen to have as many commas."""
_LONGEST_LABEL = 70


def is_csv(data: bytes) -> bool:
    """Tell whether the bytes are separated values: rows of as many fields, three or more, or a label and its value."""
    if looks_binary(data) or data.lstrip()[:1] in (b"<", b"{", b"["):
        return False
    text = decode(data[:65536]).text
    return bool(_DECLARED.match(text)) or _delimiter(text) is not None


def read_csv(data: bytes, doc: str) -> Document:
    """Return the document of a file of separated values: one table, its lines those of the file."""
    decoded = decode(data)
    text = decoded.text.replace("\x00", "")
    if declared := _DECLARED.match(text):
        text = "\n" + text[declared.end() :]  # the lines below keep their numbers
    delimiter = declared.group(1) if declared else _delimiter(text[:65536]) or ","
    _check(text, delimiter)
    out = Document(doc, titles_as_text(list(_rows(text, delimiter))), media="text/csv", encoding=decoded.encoding)
    out.line_count = text.count("\n") + 1
    out.notices.extend(decoded.notices)
    out.notices.append(f"separated by {delimiter!r}")
    return out


def _check(text: str, delimiter: str) -> None:
    """Raise SourceRefused, with the line, where a quote is never closed or a row has more fields than the heading.

    A row with fewer is one whose last fields are blank, or a title.
    """
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    first, width = 1, 0
    try:
        for fields in reader:
            filled = max((number for number, field in enumerate(fields, start=1) if field.strip()), default=0)
            if _LEAST <= width < filled:
                raise SourceRefused(
                    f"line {first} has {filled} fields, the heading {width}. "
                    f"A text with {delimiter!r} in it needs quotes around it."
                )
            width = max(width, len(fields))
            first = reader.line_num + 1
    except csv.Error as problem:
        raise SourceRefused(f"line {first}: {problem}. A quote is opened there and never closed.") from problem


def _rows(text: str, delimiter: str) -> Iterator[Block]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    line = 0
    for fields in reader:
        first, line = line + 1, reader.line_num
        if any(field.strip() for field in fields):
            span = Span(first, last_line=line)
            cells = [
                TableCell(clean_cell(field), Span(first, line, cell=_name(column, first)), raw=field.strip())
                for column, field in enumerate(fields)
            ]
            yield TableRow(span, cells, table=1)


def _name(column: int, row: int) -> str:
    """Return a cell's name as a spreadsheet shows it (A1)."""
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return f"{letters}{row}"


def _is_markdown(text: str) -> bool:
    """Tell whether rows have outer pipes: a table of Markdown, which text is read for."""
    return any(line.lstrip().startswith("|") for line in text.split("\n"))


def _delimiter(text: str) -> str | None:
    """Return the delimiter by which most records have the same three or more fields, or a label and a value, or None.

    Where a quote is never closed, lines are looked at instead: that records are torn is for the reader to say.
    """
    best: tuple[float, str] | None = None
    for delimiter in _DELIMITERS if not _is_markdown(text) else _DELIMITERS.replace("|", ""):
        share = _regular(text, delimiter)
        if share >= 0.8 and (best is None or share > best[0]):
            best = (share, delimiter)
    return best[1] if best else None


def _regular(text: str, delimiter: str) -> float:
    """The share of records that have the most common number of fields, of the table below its titles; 0 for prose."""
    if delimiter not in text or (delimiter == "\t" and not _QUOTED_TAB.search(text)):
        return 0.0  # tabs without a quoted field are columns of a text, which has titles and paragraphs between them
    records = []
    try:
        for fields in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter):
            if any(field.strip() for field in fields):
                records.append(fields)
            if len(records) >= _SAMPLE:
                break
    except csv.Error:
        return 0.0
    if text.count('"') % 2:
        records = [line.split(delimiter) for line in text.splitlines()[:_SAMPLE] if line.strip()]
    table = list(dropwhile(_is_title, records))
    if len(table) < len(records) and (len(table) < _ROWS_BELOW_TITLES or _is_prose(table)):
        table = records
    widths = [len(fields) for fields in table]
    if len(widths) < 2:
        return 0.0
    common = max(set(widths), key=widths.count)
    labelled = common == 2 and not _is_prose(table) and _labels([fields[0].strip() for fields in table])
    return widths.count(common) / len(widths) if common >= _LEAST or labelled else 0.0


def _is_title(fields: list[str]) -> bool:
    return len(fields) == 1


def _is_prose(records: list[list[str]]) -> bool:
    """Behind a comma of a sentence stands a space; between two values of a table none."""
    further = [field for fields in records for field in fields[1:] if field]
    return sum(field[0].isspace() for field in further) > len(further) / 2


def _labels(firsts: list[str]) -> bool:
    """Two fields a row are a sheet of cards where the first fields are few and come again, as labels do."""
    counted = Counter(firsts)
    again = [text for text, count in counted.items() if count > 1 and len(text) <= _LONGEST_LABEL]
    return len(again) > 1 and 2 * sum(counted[text] for text in again) > len(firsts)
