"""Rows as workbooks. What a plan prints can never become a formula in a spreadsheet."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Mapping
from typing import Any

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Font

from planatlas.graph.export.json_and_csv import FORMULA, flat
from planatlas.graph.marks.files import AUTHOR
from planatlas.graph.table import Table

__all__ = ["as_xlsx", "saved"]

_CELL_LIMIT = 32_767
"""Characters a spreadsheet cell can hold."""

_NO_XML = re.compile("[\ud800-\udfff\ufffe\uffff]")
"""Code points that no XML file can hold; control characters are known to the library."""

_STAMP = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*")


def as_xlsx(sheets: Mapping[str, Table]) -> bytes:
    """A workbook with one sheet a table, headings kept in view. Texts are texts, whatever they begin with."""
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


def _xlsx_cell(sheet: Any, value: Any) -> Any:
    plain = flat(value)
    if not isinstance(plain, str):
        return plain if isinstance(plain, int | float | bool) or plain is None else str(plain)
    cell = WriteOnlyCell(sheet, value=_NO_XML.sub("", ILLEGAL_CHARACTERS_RE.sub("", plain))[:_CELL_LIMIT])
    cell.data_type = "s"
    cell.quotePrefix = plain.startswith(FORMULA)
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
