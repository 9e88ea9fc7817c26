"""RTF, as WordPad, Word and many registries of town halls write it: paragraphs, and the rows of tables."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from planatlas.loaders.document import Block, Document, Span, TableCell, TableRow
from planatlas.loaders.formats.typed import typed_paragraph
from planatlas.loaders.values.markup import clean_cell

__all__ = ["is_rtf", "read_rtf"]

_ROW, _CELL, _END = "\ue000", "\ue001", "\ue002"
"""Marks of no printed text for where a row begins, a cell ends and a row ends."""
_MARKS = {"trowd": _ROW, "cell": _CELL, "row": _END, "nestcell": "\n", "nestrow": "\n"}


def is_rtf(data: bytes) -> bool:
    """Tell whether the bytes are RTF, whatever the file is called."""
    return data.lstrip().startswith(b"{\\rtf")


def read_rtf(data: bytes, doc: str) -> Document:
    """Return the document of an RTF file. Lines are counted in reading order: paragraphs, empty ones too, and rows."""
    out = Document(doc, [], media="application/rtf", encoding="rtf")
    walk = _RtfWalk()
    out.blocks = list(walk.blocks(_text(data)))
    out.line_count = walk.line
    return out


def _text(data: bytes) -> str:
    """The text with marks for rows and cells: the library would print lines and bars, which cells hold as well."""
    from striprtf import striprtf

    before = dict(striprtf.specialchars)
    striprtf.specialchars.update(_MARKS)
    try:
        printed: Any = striprtf.rtf_to_text  # published without types
        return str(printed(data.decode("latin-1"), errors="replace"))
    finally:
        striprtf.specialchars.clear()
        striprtf.specialchars.update(before)


class _RtfWalk:
    """Counts the lines and tables met."""

    def __init__(self) -> None:
        self.line = 0
        self.table = 0

    def blocks(self, text: str) -> Iterator[Block]:
        """Yield paragraphs and rows in reading order."""
        inside = False
        for piece in text.split(_END):
            before, mark, row = piece.partition(_ROW)
            if before.strip() or not mark:
                inside = False
                yield from self._paragraphs(before)
            if mark and _CELL in row:
                self.table += not inside
                inside = True
                yield from self._row(row.replace(_ROW, ""))
            elif mark:
                yield from self._paragraphs(row)

    def _paragraphs(self, text: str) -> Iterator[Block]:
        for line in text.replace(_ROW, "").replace(_CELL, "\n").split("\n"):
            self.line += 1
            if flat := " ".join(line.split()):
                yield typed_paragraph(Span(self.line), flat, False, False)

    def _row(self, text: str) -> Iterator[TableRow]:
        self.line += 1
        printed = [clean_cell(cell.strip()) for cell in text.split(_CELL)[:-1]]
        if any(printed):
            yield TableRow(
                Span(self.line), [TableCell(one, Span(self.line), raw=one) for one in printed], table=self.table
            )
