"""The cells of a review sheet as they come in: through the guarded door, as any other file that people send."""

from __future__ import annotations

import io
import zipfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from planatlas.errors import SheetDamaged, SourceError, SourceRefused
from planatlas.loaders.formats.sandbox import Libraries, check_archive, fetch, in_child, shown
from planatlas.loaders.formats.stripped import without_empty_cells

__all__ = ["SheetRow", "Page", "pages"]


@dataclass(slots=True, frozen=True)
class SheetRow:
    """A row that holds something: its number in the sheet, its texts, and whether a formula stands among them."""

    number: int
    texts: tuple[str, ...]
    formula: bool


@dataclass(slots=True, frozen=True)
class Page:
    """One sheet of a workbook."""

    title: str
    lines: tuple[SheetRow, ...]


def pages(path: Path) -> list[Page]:
    """Return the sheets of a workbook. Raises SheetDamaged, with the remedy, where it cannot be opened."""
    try:
        return in_child(shown(path), _pages, fetch(path), libraries=Libraries(("openpyxl",)))
    except SourceError as problem:
        raise SheetDamaged(f"{problem} It cannot be opened as a workbook of XLSX.") from problem


def _pages(data: bytes) -> list[Page]:
    """Run behind the door."""
    # In the child only: 0.1 s that the command itself does not need.
    from openpyxl import load_workbook
    from openpyxl.utils.exceptions import InvalidFileException

    check_archive(data)
    try:
        book = load_workbook(io.BytesIO(without_empty_cells(data)), data_only=False)
    except (OSError, KeyError, ValueError, zipfile.BadZipFile, InvalidFileException) as problem:
        raise SourceRefused(f"no workbook that can be opened ({problem}). Save it as XLSX.") from problem
    return [Page(sheet.title, tuple(_lines(sheet))) for sheet in book.worksheets]


def _lines(sheet: Any) -> list[SheetRow]:
    out = []
    for cells in sheet.iter_rows():
        texts = tuple(_text(cell.value) for cell in cells)
        if any(texts):
            out.append(SheetRow(cells[0].row, texts, any(cell.data_type == "f" for cell in cells)))
    return out


def _text(value: Any) -> str:
    return "" if value is None else str(value).replace("\r\n", "\n").strip()
