"""Read a PDF page by page: tables by their ruling, the rest as text; scans are told apart and never silently empty."""

from __future__ import annotations

import time
from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from planatlas.errors import ReaderStopped, SourceRefused
from planatlas.loaders.document import Block, Document, TableRow
from planatlas.loaders.formats.hyphens import Hyphens
from planatlas.loaders.formats.pdf.opinion import differences
from planatlas.loaders.formats.pdf.page import has_images, is_picture, page_fills, printed
from planatlas.loaders.formats.pdf.running import is_running, over_the_page, paragraphs, running_heads
from planatlas.loaders.formats.pdf.scan import available, recognise
from planatlas.loaders.formats.pdf.scan.picture import render
from planatlas.loaders.formats.pdf.scan.ruling import ruled
from planatlas.loaders.formats.pdf.tables import Edge, Grid, grids, rows_of
from planatlas.loaders.formats.pdf.text_columns import columns
from planatlas.loaders.formats.pdf.unruled import stripes, unruled
from planatlas.loaders.formats.pdf.words import Line, Word, lines_of
from planatlas.loaders.formats.sandbox.limits import LIMITS
from planatlas.loaders.formats.sandbox.progress import steps
from planatlas.ontology.catalogue import told

if TYPE_CHECKING:
    from planatlas.loaders.formats.pdf.scan import Scanned

__all__ = ["read_pdf"]

_BAD = 0.05
_DOUBTFUL = 0.7
_SECOND = 0.4
"""Of the time that is left: for counting rows a second time."""
_SHARE = 0.85
"""Of the time a file may take: what is read must still be made into a document and handed over."""
_LONGER = "Split the file, or allow more with PLANATLAS_SECONDS."


def read_pdf(data: bytes, doc: str) -> Document:
    """Return the document of a PDF. Lines are counted in reading order; a break between pages and a gap between
    paragraphs count as one.

    Raises SourceRefused for an encrypted file, too many pages, or a scan without a text layer that cannot be read here.
    """
    import pypdfium2

    until = time.monotonic() + LIMITS.seconds * _SHARE
    try:
        pdf = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as problem:
        if "password" in str(problem).lower():
            raise told(SourceRefused, "source.encrypted") from problem
        raise told(SourceRefused, "source.no-pdf") from problem
    try:
        return _document(pdf, data, doc, until)
    finally:
        pdf.close()


def _document(pdf: Any, data: bytes, doc: str, until: float) -> Document:
    if not len(pdf):
        raise SourceRefused("the PDF has no pages, or its list of pages runs in a circle. Save it again.")
    if len(pdf) > LIMITS.pages:
        raise SourceRefused(f"the PDF has {len(pdf)} pages, more than {LIMITS.pages}. Split it.")
    out = Document(doc, [], media="application/pdf")
    pages = [_Page(pdf[number], number + 1) for number in steps("pages", range(len(pdf)))]
    if scans := [page for page in pages if page.is_scan]:
        _recognise(pages, scans, pdf, out, until)
    if layered := [page for page in pages if page.searchable and not page.is_scan]:
        _rule(layered, pdf, out, until)
    if not any(page.words for page in pages):
        raise told(SourceRefused, "source.blank")
    heads = running_heads([page.lines for page in pages]) if len(pages) > 2 else set()
    hyphens = Hyphens(word.text for page in pages for word in page.words)
    line = table = 0
    for page in pages:
        blocks, table = page.blocks(heads, hyphens, line + 1, table)
        joined = bool(out.blocks and blocks) and over_the_page(out.blocks[-1], blocks[0], hyphens)
        out.blocks.extend(blocks[1:] if joined else blocks)
        line = max([line, *(block.span.line for block in blocks)]) + 1
    out.line_count = line
    _notice(out, pages, heads)
    counted = {
        page.number: sum(len(grid.rows) for grid in page.grids if grid.ruled)
        for page in pages
        if page.drawn and not page.is_scan and not page.turned
    }
    out.notices.extend(differences(pdf, data, counted, time.monotonic() + (until - time.monotonic()) * _SECOND))
    return out


class _Page:
    """A page taken apart: words, tables, and the lines outside tables. Frees the library's objects at once."""

    def __init__(self, page: Any, number: int) -> None:
        self.number = number
        found = printed(page)
        self.words, self.turned, self.aslant = found.words, found.turned, found.aslant
        rules = found.rules if self.words else []
        self.grids: list[Grid] = grids(rules)
        self._take_unruled(rules)
        areas = page_fills(page, self.turned) if self.grids else []
        for grid in self.grids:
            grid.paint(areas)
        self.lines: list[Line] = self.outside()
        self.images = has_images(page)
        self.width = float(page.get_height() if self.turned % 180 else page.get_width())
        self.drawn = self.images or bool(rules)
        self.searchable = bool(self.words) and not rules and self.images and is_picture(page)
        self.characters = sum(len(word.text) for word in self.words)
        self.bad = sum(
            word.text.count("(cid:") * 6 + sum("\ue000" <= c <= "\uf8ff" for c in word.text) for word in self.words
        )
        page.close()

    def _take_unruled(self, rules: list[Edge]) -> None:
        """Add the tables without rules down; where they hold what looked like tables of one row, those are none."""
        ruled, filled = self.grids, stripes(self.grids)
        self.grids = [grid for grid in ruled if grid not in filled]
        found = unruled(self.outside(), rules)
        held = [one for one in filled if any(grid.box[1] <= one.box[1] + 1 < grid.box[3] for grid in found)]
        self.grids = [*(grid for grid in ruled if grid not in held), *found]

    def outside(self) -> list[Line]:
        """The lines of words that stand outside tables."""
        return lines_of(w for w in self.words if not any(_in(w, grid) for grid in self.grids))

    def take(self, scanned: Scanned) -> None:
        """Take over what was recognised on the page."""
        self.words, self.grids = scanned.words, scanned.grids
        self.lines = self.outside()

    @property
    def is_scan(self) -> bool:
        """Pictures and no words: somebody's scanner, or a picture of a page."""
        return self.images and self.characters < 20

    @property
    def is_drawn(self) -> bool:
        """Whether a program drew what is on the page, so that its tables can be counted a second time."""
        return self.drawn and not self.is_scan and not self.searchable

    def blocks(self, heads: set[str], hyphens: Hyphens, line: int, table: int) -> tuple[list[Block], int]:
        """Return the blocks of the page in reading order, numbered from ``line``, and the number of tables so far."""
        pieces: list[tuple[tuple[float, int, float], bool, list[Block]]] = []
        found = columns([line for line in self.lines if not is_running(line, heads)], self.width)
        for top, column, lines in found:
            for apart, block in paragraphs(lines, self.number, hyphens, self.width / (1 + (len(found) > 1))):
                here = block.span.box[1] if block.span.box else 0.0
                pieces.append(((here, 0, here) if len(found) == 1 else (top, column, here), apart, [block]))
        for grid in self.grids:
            table += 1
            rows: list[Block] = list(rows_of(grid, self.words, self.number, table, hyphens))
            pieces.append(((grid.box[1], 0, 0.0), False, rows))
        out: list[Block] = []
        for _, apart, blocks in sorted(pieces, key=lambda piece: piece[0]):
            line += apart
            for block in blocks:
                out.append(_numbered(block, line))
                line += 1
        return out, table


def _numbered(block: Block, line: int) -> Block:
    block.span = replace(block.span, line=line)
    if isinstance(block, TableRow):
        for cell in block.cells:
            cell.span = replace(cell.span, line=line)
    return block


def _in(word: Word, grid: Grid) -> bool:
    x, y = (word.x0 + word.x1) / 2, (word.top + word.bottom) / 2
    return grid.box[0] <= x <= grid.box[2] and grid.box[1] <= y <= grid.box[3]


def _rule(layered: list[_Page], pdf: Any, out: Document, until: float) -> None:
    """Find the tables of scans that somebody's recognition laid a text over: their rules are only on the picture."""
    for page in steps("pages", layered):
        if time.monotonic() > until:
            out.provisional = True
            out.notices.append(f"the tables of page {page.number} and after were not looked for. {_LONGER}")
            break
        shown = pdf[page.number - 1]
        page.grids = ruled(render(shown))
        page.lines = page.outside()
        shown.close()
    out.notices.append(
        f"pages {ranges(page.number for page in layered)} are pictures under a text that was recognised before; "
        "check names and numbers"
    )


def _recognise(pages: list[_Page], scans: list[_Page], pdf: Any, out: Document, until: float) -> None:
    """Read scanned pages by OCR where it is installed; refuse a scan where it is not. Say which pages were not read."""
    if not available():
        if len(scans) == len(pages):
            raise ReaderStopped(
                'scan, no text: the pages are pictures. Install Tesseract and the extra: pip install "planatlas[ocr]"'
            )
        out.notices.append(f"scan, no text on pages {ranges(page.number for page in scans)}: they were not read")
        out.provisional = True
        return
    found = recognise(pdf, [page.number for page in scans], (word.text for page in pages for word in page.words), until)
    for page in scans:
        if page.number in found:
            page.take(found[page.number])
    _notice_scans(out, scans, found, len(pages))


def _notice_scans(out: Document, scans: list[_Page], found: dict[int, Scanned], pages: int) -> None:
    missing = [page.number for page in scans if page.number not in found]
    if missing and not found and len(missing) == pages:
        raise ReaderStopped(f"scan: not one page could be read in {LIMITS.seconds} seconds. {_LONGER}")
    if missing:
        out.provisional = True
        out.notices.append(
            f"NOT READ: pages {ranges(missing)}; scans are read for {LIMITS.seconds} seconds a file. {_LONGER}"
        )
    if found:
        out.notices.append(f"{len(found)} scanned pages were read by OCR; check names and numbers")
    if lost := sum(len(page.lost) for page in found.values()):
        out.notices.append(f"{lost} cells of scanned pages have something in them that could not be read")
    if doubtful := [number for number, page in found.items() if page.sure < _DOUBTFUL]:
        out.notices.append(f"pages {ranges(doubtful)} were recognised badly; check them against the file")


def _notice(out: Document, pages: list[_Page], heads: set[str]) -> None:
    if heads:
        out.notices.append(f"{len(heads)} running heads or feet were left out")
    total, bad = sum(page.characters for page in pages), sum(page.bad for page in pages)
    if total and bad > total * _BAD:
        worst = ranges(page.number for page in pages if page.bad > page.characters * _BAD)
        out.notices.append(
            f"{100 * bad // total} % of the characters have no meaning in the file's fonts; check pages {worst}"
        )
    if turned := [page.number for page in pages if page.turned]:
        out.notices.append(f"pages {ranges(turned)} are set sideways and were turned; rows counted once")
    for page in pages:
        if page.aslant:
            out.notices.append(f"page {page.number}: {page.aslant!r} is printed aslant over the page; it was left out")
        out.notices.extend(
            f"page {page.number}: {line.struck!r} is struck out; it was not read as valid"
            for line in lines_of(word for word in page.words if "struck" in word.marks)
        )
    empty = [page.number for page in pages if not page.words and not page.is_scan]
    if empty:
        out.notices.append(f"no text on pages {ranges(empty)}")


def ranges(numbers: Iterable[int]) -> str:
    """Return numbers as people write them: 1-3, 7."""
    runs: list[list[int]] = []
    for number in sorted(numbers):
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return ", ".join(str(run[0]) if len(run) == 1 else f"{run[0]}-{run[-1]}" for run in runs)
