"""A Word document being written: styled headings, tables whose heads repeat, pictures with alternative text."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

import docx
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from planatlas.graph.marks.files import AUTHOR
from planatlas.reports.figure import Figure
from planatlas.reports.text import Text, shorten
from planatlas.reports.word.marks import describe, figure_number, narrow_cells, page_number, repeat_head, vector

__all__ = ["Paper", "place"]

_LANGUAGES = {"ro": "ro-RO", "en": "en-GB", "el": "el-GR", "fr": "fr-FR"}
_DATE = (1980, 1, 1, 0, 0, 0)
_BLUE, _FONT = "1F4E8C", "Calibri"

WIDTH = 170.0
"""Room between the margins of an A4 page, in mm."""


def place(text: Text, doc: object, line: object) -> str:
    """Document and line as people cite them."""
    return f"{doc or ''}, {text('line')} {line}" if line else str(doc or "")


class Paper:
    """A document on A4; every word goes in as text that XML can hold."""

    def __init__(self, text: Text, title: str) -> None:
        self._text, self._pictures = text, 0
        self._document: Any = docx.Document()
        self._lay_out(title)
        self._label(title)
        self.heading(title, 0)

    def _lay_out(self, title: str) -> None:
        section = self._document.sections[0]
        section.page_width, section.page_height = Mm(210), Mm(297)
        section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Mm(20)
        styles = self._document.styles
        for name in ("Title", "Heading 1", "Heading 2", "Heading 3", "Normal"):
            styles[name].font.name = _FONT
            styles[name].font.color.rgb = RGBColor.from_string("000000" if name == "Normal" else _BLUE)
        styles["Normal"].font.size, styles["Normal"].paragraph_format.space_after = Pt(10.5), Pt(4)
        styles["Caption"].font.bold, styles["Caption"].font.color.rgb = False, RGBColor.from_string("333333")
        styles["Quote"].paragraph_format.left_indent = Mm(6)
        small = styles.add_style("Table Text", WD_STYLE_TYPE.PARAGRAPH)
        small.base_style, small.font.size = styles["Normal"], Pt(8)
        small.paragraph_format.space_after = Pt(0)
        foot = section.footer.paragraphs[0]
        foot.add_run(f"{shorten(title, 90)} · ")
        page_number(foot)

    def _label(self, title: str) -> None:
        """Title and language for screen readers and spelling; no time, so that the same atlas gives the same bytes."""
        facts, spoken = self._document.core_properties, _LANGUAGES[self._text.lang]
        facts.title, facts.author, facts.comments = shorten(title, 200), AUTHOR, ""
        facts.created = facts.modified = datetime(*_DATE)
        facts.language = spoken
        fonts = self._document.styles.element.find(f".//{qn('w:rPrDefault')}//{qn('w:lang')}")
        if fonts is not None:
            fonts.set(qn("w:val"), spoken)

    def heading(self, words: str, level: int) -> None:
        """A heading of the outline; 0 is the title."""
        self._document.add_heading(shorten(words, 300), level)

    def line(self, words: str, style: str | None = None, bold: bool = False) -> None:
        """A paragraph; nothing where there are no words."""
        if words:
            self._document.add_paragraph(style=style).add_run(shorten(words, 1500)).bold = bold or None

    def quote(self, words: str, where: str) -> None:
        """Words of a plan and where they stand."""
        paragraph = self._document.add_paragraph(style="Quote")
        paragraph.add_run(shorten(words, 420))
        paragraph.add_run(f" ({shorten(where, 200)})").italic = False

    def picture(self, drawn: Figure, pixels: bytes) -> None:
        """A figure with its numbered caption, as vectors where the reader's Word shows them."""
        self._pictures += 1
        paragraph = self._document.add_paragraph()
        paragraph.paragraph_format.keep_with_next = True
        shape = paragraph.add_run().add_picture(io.BytesIO(pixels), width=Mm(min(WIDTH, drawn.size[0])))
        describe(shape, self._pictures, drawn.title, drawn.caption)
        vector(shape, self._document.part, self._pictures, drawn.svg)
        below = self._document.add_paragraph(style="Caption")
        below.add_run(f"{self._text('figure.word')} ")
        figure_number(below, self._pictures)
        below.add_run(f". {shorten(drawn.title, 300)}. {shorten(drawn.caption, 900)}")

    def table(self, heads: Sequence[str], rows: Iterable[Sequence[str]], shares: Sequence[float] = ()) -> None:
        """A table with its head repeated on every page; ``shares`` are the widths of its columns.

        A row of one word among longer ones is a heading over the whole width.
        """
        every = list(rows)
        if not every:
            return
        lines = [heads, *every] if heads else every
        across = max(map(len, lines))
        grid = self._document.add_table(len(lines), across, style="Table Grid")
        widths = _widths(shares or [1.0] * across)
        grid.autofit = False
        narrow_cells(grid)
        for column, width in zip(grid.columns, widths, strict=True):
            column.width = width
        for number, (row, words) in enumerate(zip(grid.rows, lines, strict=True)):
            self._fill(row, words, widths, head=bool(heads) and number == 0)
        self._document.add_paragraph(style="Table Text")

    def _fill(self, row: Any, words: Sequence[str], widths: Sequence[int], head: bool) -> None:
        cells, over = row.cells, len(words) == 1 < len(widths)
        if over:
            cells, widths = [cells[0].merge(cells[-1])], [sum(widths)]
        for cell, word, width in zip(cells, words, widths, strict=True):
            cell.width = width
            paragraph = cell.paragraphs[0]
            paragraph.style = self._document.styles["Table Text"]
            paragraph.add_run(shorten(word, 500)).bold = head or over or None
        repeat_head(row, head)

    def content(self) -> bytes:
        """The finished document, its parts dated alike whenever it is written."""
        written, out = io.BytesIO(), io.BytesIO()
        self._document.save(written)
        with zipfile.ZipFile(written) as loose, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as kept:
            for name in loose.namelist():
                kept.writestr(zipfile.ZipInfo(name, _DATE), loose.read(name), zipfile.ZIP_DEFLATED)
        return out.getvalue()


def _widths(shares: Sequence[float]) -> list[int]:
    return [Mm(WIDTH * share / sum(shares)) for share in shares]
