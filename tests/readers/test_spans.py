"""Spans and repetitions: a few bytes must not claim a grid that fills the memory, and no table loses a column."""

from __future__ import annotations

import hostile
import pytest

from planatlas.errors import SourceRefused
from planatlas.loaders.document import Document
from planatlas.loaders.formats.docx import read_docx
from planatlas.loaders.formats.grid import WIDEST
from planatlas.loaders.formats.html import read_html
from planatlas.loaders.formats.odf import read_odf
from planatlas.loaders.formats.sandbox import LIMITS

OPEN = "urn:oasis:names:tc:opendocument:xmlns"


def page(row: str, rows: int) -> Document:
    return read_html(f"<html><body><table>{f'<tr>{row}</tr>' * rows}</table></body></html>".encode(), "plan")


def word(row: str, rows: int) -> Document:
    return read_docx(hostile.archive(hostile.docx(f"<w:tbl>{f'<w:tr>{row}</w:tr>' * rows}</w:tbl>")), "plan")


def sheet(row: str, rows: int) -> Document:
    text = (
        f'<office:document-content xmlns:office="{OPEN}:office:1.0" xmlns:table="{OPEN}:table:1.0" '
        f'xmlns:text="{OPEN}:text:1.0" office:version="1.2"><office:body><office:spreadsheet><table:table '
        f'table:name="a">{row * rows}</table:table></office:spreadsheet></office:body></office:document-content>'
    )
    manifest = (
        f'<manifest:manifest xmlns:manifest="{OPEN}:manifest:1.0"><manifest:file-entry manifest:full-path="/" '
        'manifest:media-type="application/vnd.oasis.opendocument.spreadsheet"/></manifest:manifest>'
    )
    styles = f'<office:document-styles xmlns:office="{OPEN}:office:1.0"/>'
    return read_odf(
        hostile.archive(
            [
                ("mimetype", "application/vnd.oasis.opendocument.spreadsheet"),
                ("content.xml", text),
                ("styles.xml", styles),
                ("META-INF/manifest.xml", manifest),
            ]
        ),
        "plan",
    )


def odf_row(columns: int, rows: int = 1) -> str:
    cell = f'<table:table-cell table:number-columns-repeated="{columns}"><text:p>x</text:p></table:table-cell>'
    return f'<table:table-row table:number-rows-repeated="{rows}">{cell}</table:table-row>'


SPAN = '<td colspan="1000" rowspan="65534">x</td>'
WORD = '<w:tc><w:tcPr><w:gridSpan w:val="60000"/></w:tcPr><w:p><w:r><w:t>x</w:t></w:r></w:p></w:tc>'


@pytest.mark.parametrize(
    "document",
    [page(SPAN * 20, 5), word(WORD * 20, 5), word(f'<w:trPr><w:gridBefore w:val="60000"/></w:trPr>{WORD}', 5),
     sheet(odf_row(400), 5)],
)  # fmt: skip
def test_no_row_is_wider_than_a_table_can_be(document: Document) -> None:
    widths = [len(row.cells) for row in document.rows()]
    assert widths and max(widths) <= WIDEST + 20


def test_what_spans_more_than_a_plan_has_is_refused() -> None:
    rows = LIMITS.spread // (WIDEST - 1) + 2  # a cell that spans the widest row adds all of it but itself
    for make in (lambda: page(SPAN, rows), lambda: word(WORD, rows), lambda: sheet(odf_row(200, 400), 10)):
        with pytest.raises(SourceRefused, match="span or repeat more than 200000 cells"):
            make()


def test_ordinary_spans_stay_as_they_are() -> None:
    table = (
        "<tr><th rowspan=2>Measures</th><th colspan=2>Who</th></tr><tr><th>Lead</th><th>Partners</th></tr>"
        "<tr><td rowspan=3>Meals</td><td>DAS</td><td>ISJ</td></tr><tr><td>DSP</td><td></td></tr><tr></tr>"
    )
    document = read_html(f"<html><body><table>{table}</table></body></html>".encode(), "plan")
    assert [[cell.text for cell in row.cells] for row in document.rows()] == [
        ["Measures", "Who", "Who"],
        ["Measures", "Lead", "Partners"],
        ["Meals", "DAS", "ISJ"],
        ["Meals", "DSP", ""],
    ]
    assert [cell.merged for cell in [*document.rows()][3].cells] == [True, False, False]
