"""Rows as JSON, CSV and workbooks. What a plan prints can never become a formula in a spreadsheet."""

from __future__ import annotations

import csv
import io
import json
import re
import zipfile
from collections.abc import Mapping
from typing import Any

from planatlas.graph.marks.files import AUTHOR
from planatlas.graph.table import Table

__all__ = ["as_csv", "as_json", "as_xlsx", "inert", "saved"]

_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_CELL_LIMIT = 32_767
"""Characters a spreadsheet cell can hold."""

_NO_XML = re.compile("[\ud800-\udfff\ufffe\uffff]")
"""Code points that no XML file can hold; control characters are known to the library."""

_STAMP = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*")


def as_json(table: Table) -> bytes:
    """A JSON array with one object a row."""
    return (json.dumps(table.records(), ensure_ascii=False, indent=1, default=str) + "\n").encode()


def as_csv(table: Table) -> bytes:
    """Comma-separated rows under their column names, UTF-8 with the mark by which Excel knows it."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(table.columns)
    writer.writerows([inert(_flat(value)) for value in row] for row in table.rows)
    return b"\xef\xbb\xbf" + text.getvalue().encode()


def as_xlsx(sheets: Mapping[str, Table]) -> bytes:
    """A workbook with one sheet a table, headings kept in view. Texts are texts, whatever they begin with."""
    from openpyxl import Workbook
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.styles import Font

    book = Workbook(write_only=True)
    book.properties.creator = AUTHOR
    for name, table in sheets.items():
        sheet = book.create_sheet(_sheet_name(name))
        sheet.freeze_panes = "A2"
        heads = [WriteOnlyCell(sheet, value=column) for column in table.columns]
        for head in heads:
            head.font = Font(bold=True)
        sheet.append(heads)
        for row in table.rows:
            sheet.append([_xlsx_cell(sheet, value) for value in row])
    return saved(book)


def inert(value: Any) -> Any:
    """A text that a spreadsheet would run as a formula, made plain by an apostrophe before it."""
    return f"'{value}" if isinstance(value, str) and value.startswith(_FORMULA) else value


def _flat(value: Any) -> Any:
    return "; ".join(map(str, value)) if isinstance(value, list | tuple) else value


def _xlsx_cell(sheet: Any, value: Any) -> Any:
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE

    flat = _flat(value)
    if not isinstance(flat, str):
        return flat if isinstance(flat, int | float | bool) or flat is None else str(flat)
    cell = WriteOnlyCell(sheet, value=_NO_XML.sub("", ILLEGAL_CHARACTERS_RE.sub("", flat))[:_CELL_LIMIT])
    cell.data_type = "s"
    cell.quotePrefix = flat.startswith(_FORMULA)
    return cell


def _sheet_name(name: str) -> str:
    return "".join("-" if char in "[]:*?/\\" else char for char in name)[:31]


def saved(book: Any) -> bytes:
    """The workbook without the time of day: equal tables give equal bytes."""
    content, kept = io.BytesIO(), io.BytesIO()
    book.save(content)
    with zipfile.ZipFile(content) as source, zipfile.ZipFile(kept, "w") as target:
        for part in source.infolist():
            stamped = zipfile.ZipInfo(part.filename)  # 1980-01-01, the first date a zip file can have
            stamped.compress_type = zipfile.ZIP_DEFLATED
            target.writestr(stamped, _STAMP.sub(rb"\g<1>1980-01-01T00:00:00Z", source.read(part)))
    return kept.getvalue()
