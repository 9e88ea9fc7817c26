"""Typeset a plan that is at hand as text, so that real producers can make the files that town halls publish.

The rows are those that reading joined; the producer breaks them over its own pages again.
"""

from __future__ import annotations

import html
import subprocess
from pathlib import Path

from planatlas.loaders import read
from planatlas.loaders.document import Block, Document, Heading, ListItem, Paragraph, Rule, TableRow
from planatlas.loaders.reading.rows import Words
from planatlas.loaders.structure.outline import outline_of
from planatlas.loaders.tables.join import join_pieces
from planatlas.loaders.tables.walk import Walker, WorkRow
from planatlas.loaders.values.headings import is_heading

__all__ = ["SOFFICE", "as_html", "as_sheet", "convert", "print_page"]

SOFFICE = "soffice"
_STYLE = """
<style>
@page { size: A4 landscape; margin: 1.5cm }
body { font-family: 'DejaVu Sans', sans-serif; font-size: 8pt }
p { margin-top: 0; margin-bottom: 0 }
table { border-collapse: collapse; width: 100%; margin: 6pt 0 }
td, th { border: 1px solid black; padding: 2pt; vertical-align: top; text-align: left }
</style>
"""


def as_html(source: Path) -> str:
    """Return the plan as an HTML page with ruled tables."""
    document = read(source)
    out = [f"<html><head><meta charset='utf-8'>{_STYLE}</head><body>"]
    open_table: list[str] | None = None
    for item in _items(document):
        if item == []:
            out.append("</table><p></p><table border='1' cellspacing='0' cellpadding='2'>")
        elif isinstance(item, list):
            if open_table is None:
                open_table = []
                out.append("<table border='1' cellspacing='0' cellpadding='2'>")
            out.append("<tr>" + "".join(f"<td>{_shown(text)}</td>" for text in item) + "</tr>")
        else:
            if open_table is not None:
                out.append("</table>")
                open_table = None
            out.append(_block(item))
    if open_table is not None:
        out.append("</table>")
    return "\n".join([*out, "</body></html>"])


def as_sheet(source: Path, target: Path) -> Path:
    """Write the plan as a workbook of one sheet, running text merged over the columns, and return the file."""
    import openpyxl

    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    items = _items(read(source))
    width = max((len(item) for item in items if isinstance(item, list)), default=1)
    for item in items:
        if isinstance(item, list):
            sheet.append(item or [" "])
        elif isinstance(item, Rule):
            sheet.append([" "])
        else:
            sheet.append([f"{getattr(item, 'mark', '')} {getattr(item, 'text', '')}".strip()])
            font = openpyxl.styles.Font(bold=getattr(item, "bold", False), italic=getattr(item, "italic", False))
            sheet.cell(sheet.max_row, 1).font = font
            sheet.merge_cells(start_row=sheet.max_row, end_row=sheet.max_row, start_column=1, end_column=width)
    book.save(target)
    return target


def _items(document: Document) -> list[Block | list[str]]:
    """The document with rows joined: rows as lists of cells, other blocks as they are, an empty list between tables.

    A rule is an empty line that the source has between two paragraphs: what an author types as an empty paragraph.
    """
    rows, headings, known = {}, {}, Words(document)
    for found in Walker(outline_of(document)).walk():
        if isinstance(found, WorkRow):
            width = max(len(piece.cells) for piece in found.group.rows)
            headings.update(dict.fromkeys(found.group.layout.lines, found.group.layout.headings))
            rows[found.group.rows[0].span.line] = [join_pieces(found.group.pieces(i), known) for i in range(width)]
            for piece in found.group.rows[1:]:
                rows[piece.span.line] = []
    out: list[Block | list[str]] = []
    seen: list[str] | None = None
    last = 0
    for block in document.blocks:
        if isinstance(block, Rule):
            continue
        if not isinstance(block, TableRow):
            if out and isinstance(out[-1], Paragraph | ListItem) and block.span.line - out[-1].span.line > 1:
                out.append(Rule(block.span))
            out.append(block)
            seen = None
            continue
        cells = rows.get(block.span.line, [cell.text for cell in block.cells])
        if not cells:
            continue
        if block.table != last and len(block.cells) < 3 and seen is not None:
            out.append([])
            seen = None
        last = block.table
        if is_heading(block) or block.span.line in headings:
            if seen is not None:
                continue
            seen = cells = headings.get(block.span.line, cells)
        out.append(cells)
    return out


def _block(block: Block) -> str:
    if isinstance(block, Rule):
        return "<p><br></p>"
    text = html.escape(str(getattr(block, "text", "")))
    if isinstance(block, Heading):
        return f"<h{min(block.level or 2, 4)}>{text}</h{min(block.level or 2, 4)}>"
    if isinstance(block, ListItem):
        return f"<p>{html.escape(block.mark)} {'<i>' if block.italic else ''}{text}{'</i>' if block.italic else ''}</p>"
    if isinstance(block, Paragraph) and block.italic:
        return f"<p><i>{text}</i></p>"
    return f"<p><b>{text}</b></p>" if getattr(block, "bold", False) else f"<p>{text}</p>"


def _shown(text: str) -> str:
    """A double space is where the converter of the source lost the end of a line."""
    return html.escape(text).replace("\n", "<br>").replace("  ", "<br>")


def convert(page: Path, ending: str, folder: Path) -> Path:
    """Let LibreOffice write the page out as ``ending`` (docx, odt, pdf) and return the file."""
    profile = f"-env:UserInstallation=file://{folder}/profile"
    kind = {"docx": "docx:MS Word 2007 XML", "odt": "odt:writer8", "pdf": "pdf"}[ending]
    arguments = [SOFFICE, profile, "--headless", "--infilter=HTML (StarWriter)", "--convert-to", kind]
    command = [*arguments, "--outdir", str(folder), str(page)]
    subprocess.run(command, check=True, capture_output=True, timeout=180)
    return folder / f"{page.stem}.{ending}"


def print_page(page: Path, chromium: str, target: Path) -> Path:
    """Let Chromium print the page to a PDF and return the file."""
    arguments = ["--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer", f"--print-to-pdf={target}"]
    subprocess.run([chromium, *arguments, page.as_uri()], check=True, capture_output=True, timeout=120)
    return target
