"""Makes the binary documents of the two folders from ``sources/*.html``: ``python tests/plans/make.py [NAME ...]``.

Which format a source becomes stands in its gold. Needs Chromium and LibreOffice for PDF, ODT and ODS; dates and
identifiers are levelled afterwards, so the same source gives the same bytes on the same versions of both.
"""

from __future__ import annotations

import io
import json
import re
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Iterator
from pathlib import Path

import docx
import openpyxl
from docx.oxml import parse_xml
from docx.shared import Pt
from lxml import html
from openpyxl.styles import Border, Font, PatternFill, Side

HERE = Path(__file__).parent
SOURCES = HERE / "sources"
STYLE = (
    "<meta charset=utf-8><style>table{border-collapse:collapse;margin:8px 0;width:100%}"
    "hr{break-after:page;border:0}td,th{border:1px solid #000;padding:3px;font-size:10pt;text-align:left}"
    "body{font-family:Liberation Sans,sans-serif}"
    "</style>"
)
SHADING = '<w:shd xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" w:val="clear" w:fill="{}"/>'
Grid = list[tuple[int, int, int, int, html.HtmlElement]]  # row, column, rows, columns, cell

LISTS = {"ul": "List Bullet", "ol": "List Number"}


def words(element: html.HtmlElement) -> str:
    return " ".join(element.text_content().split())


def grid(table: html.HtmlElement) -> Grid:
    """The cells with their places; a cell that spans takes the places beneath it."""
    taken: set[tuple[int, int]] = set()
    out: Grid = []
    rows = [row for row in table.iter("tr") if len(row)]
    for at, row in enumerate(rows):
        column = 0
        for cell in row:
            while (at, column) in taken:
                column += 1
            down, across = int(cell.get("rowspan", 1)), int(cell.get("colspan", 1))
            taken |= {(at + i, column + j) for i in range(down) for j in range(across)}
            out.append((at, column, down, across, cell))
    return out


def blocks(name: str) -> Iterator[html.HtmlElement]:
    tree = html.document_fromstring(f"<body>{(SOURCES / name).read_text(encoding='utf-8')}</body>").body
    yield from (one for one in tree.iter("h1", "h2", "h3", "p", "ul", "ol", "table", "hr") if one.getparent() is tree)


def to_docx(name: str, target: Path) -> None:
    document = docx.Document()
    document.styles["Normal"].font.size = Pt(10)
    for block in blocks(name):
        if block.tag == "hr":
            document.add_page_break()
        elif block.tag == "table":
            table_of(document, grid(block))
        elif block.tag == "p":
            marked(document.add_paragraph(), block)
        elif block.tag in LISTS:
            for item in block.iter("li"):
                document.add_paragraph(words(item), style=LISTS[block.tag])
        else:
            document.add_heading(words(block), int(block.tag[1]))
    document.save(str(target))


def marked(paragraph: docx.text.paragraph.Paragraph, block: html.HtmlElement) -> None:
    """The words of a paragraph, those of its ``<b>`` in bold."""
    runs = [(block.text, False)]
    for child in block:
        runs += [(child.text_content(), child.tag == "b"), (child.tail, False)]
    for text, bold in runs:
        if flat := re.sub(r"\s+", " ", text or ""):
            paragraph.add_run(flat).bold = bold or None


def table_of(document: docx.document.Document, cells: Grid) -> None:
    height, width = max(r + d for r, _, d, _, _ in cells), max(c + a for _, c, _, a, _ in cells)
    table = document.add_table(height, width, style="Table Grid")
    for row, column, down, across, cell in cells:
        place = table.cell(row, column).merge(table.cell(row + down - 1, column + across - 1))
        place.text = words(cell)
        if cell.tag == "th":
            for run in place.paragraphs[0].runs:
                run.bold = True
        if fill := cell.get("bgcolor"):
            place._tc.get_or_add_tcPr().append(parse_xml(SHADING.format(fill)))
    document.add_paragraph()


def to_xlsx(name: str, target: Path) -> None:
    book = openpyxl.Workbook()
    sheet, row, used = book.active, 1, False
    for block in blocks(name):
        if block.tag != "table":
            sheet.cell(row, 1, words(block)).font = Font(bold=True)
            row += 1
            continue
        if used and block.get("title"):
            sheet, row = book.create_sheet(), 1
        sheet.title, used = block.get("title") or sheet.title, True
        row = rows_of(sheet, grid(block), row + (row > 1)) + 1
    book.save(target)


def rows_of(sheet: openpyxl.worksheet.worksheet.Worksheet, cells: Grid, top: int) -> int:
    line = Side(style="thin")
    for row, column, down, across, cell in cells:
        place = sheet.cell(top + row, column + 1, words(cell) or None)
        place.border = Border(line, line, line, line)
        place.font = Font(bold=cell.tag == "th")
        if fill := cell.get("bgcolor"):
            place.fill = PatternFill("solid", fgColor=fill)
        if down > 1 or across > 1:
            sheet.merge_cells(None, top + row, column + 1, top + row + down - 1, column + across)
    return top + max(r + d for r, _, d, _, _ in cells)


def printed(name: str, target: Path) -> None:
    """By Chromium; by LibreOffice where the source asks for it."""
    text = (SOURCES / name).read_text(encoding="utf-8")
    if 'content="office"' in text:
        return converted(name, target, to_docx, "docx")
    with tempfile.TemporaryDirectory() as folder:
        page = Path(folder, "page.html")
        page.write_text(STYLE + text, encoding="utf-8")
        flags = ["--headless", "--no-sandbox", "--no-pdf-header-footer", f"--user-data-dir={folder}/profile"]
        subprocess.run(["chromium", *flags, f"--print-to-pdf={target}", str(page)], check=True, capture_output=True)


def converted(name: str, target: Path, first: object, kind: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        made = Path(folder, f"{target.stem}.{kind}")
        first(name, made)  # type: ignore[operator]
        office = ["soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to"]
        out = [target.suffix[1:], "--outdir", str(target.parent), str(made)]
        subprocess.run([*office, *out], check=True, capture_output=True)


def level(target: Path) -> None:
    """Dates and identifiers of the making, made equal."""
    data = target.read_bytes()
    if target.suffix == ".pdf":
        data = re.sub(rb"(D:)\d{14}", rb"\g<1>20310101000000", data)
        data = re.sub(rb"(?<=[<])[0-9A-F]{32}(?=>)", b"0" * 32, data)
        target.write_bytes(re.sub(rb"(DocChecksum /)[0-9A-F]{32}", rb"\g<1>" + b"0" * 32, data))
        return
    if target.suffix == ".rtf":
        target.write_bytes(re.sub(rb"\{\\(creatim|revtim|printim)[^}]*\}|\\(ins)?rsid\d+", b"", data))
        return
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for info in old.infolist():
            if info.filename.startswith(("Thumbnails/", "Configurations2/")):
                continue
            part = re.sub(rb"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?", b"2031-01-01T00:00:00", old.read(info))
            part = re.sub(rb"PT[\dHMS.]+S<", b"PT0S<", part) if info.filename == "meta.xml" else part
            if info.filename == "settings.xml":
                part = re.sub(rb'(config:name="Rsid(Root)?" config:type="int">)\d+', rb"\g<1>0", part)
            new.writestr(zipfile.ZipInfo(info.filename), part, info.compress_type)
    target.write_bytes(out.getvalue())


def make(gold: Path) -> None:
    target = gold.parent / json.loads(gold.read_text(encoding="utf-8").splitlines()[0])["file"]
    source = f"{gold.stem}.html"
    if not (SOURCES / source).is_file():
        return
    match target.suffix:
        case ".docx":
            to_docx(source, target)
        case ".xlsx":
            to_xlsx(source, target)
        case ".pdf":
            printed(source, target)
        case ".odt" | ".rtf":
            converted(source, target, to_docx, "docx")
        case ".ods":
            converted(source, target, to_xlsx, "xlsx")
    level(target)


if __name__ == "__main__":
    for gold in sorted(HERE.glob("*/*.jsonl")):
        if not sys.argv[1:] or gold.stem in sys.argv[1:]:
            make(gold)
