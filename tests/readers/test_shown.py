"""Pages and OpenDocument files as a reader sees them: hidden and struck words, layout tables, spans, numbers."""

from __future__ import annotations

import io
import zipfile

import pytest

from planatlas.loaders.document import Document
from planatlas.loaders.formats.html import is_html, read_html
from planatlas.loaders.formats.odf import read_odf

ROWS = "<tr><th>Measure<th>Lead<th>Partners</tr><tr><td>Meals<td>DAS<td>ISJ</tr><tr><td>Rooms<td>DSP<td></tr>"
TABLE = f"<table>{ROWS}</table>"
SEEN = [["Measure", "Lead", "Partners"], ["Meals", "DAS", "ISJ"], ["Rooms", "DSP", ""]]


def page(body: str, head: str = "") -> Document:
    return read_html(f"<!doctype html><html><head>{head}</head><body>{body}</body></html>".encode(), "plan")


def cells(document: Document) -> list[list[str]]:
    return [[cell.text for cell in row.cells] for row in document.rows()]


@pytest.mark.parametrize(
    "around",
    [
        "<form>{}</form>", "<center><font>{}</font></center>", "<span>{}</span>",
        "<app-root><a-plan>{}</a-plan></app-root>",
        "<aside>{}</aside>", "<fieldset>{}</fieldset>", "<table><tr><td>{}</td></tr></table>",
        "<table><tr><td colspan=2><h1>Plan</h1></td></tr><tr><td>Home</td><td>{}</td></tr></table>",
    ],
)  # fmt: skip
def test_a_table_is_read_whatever_stands_around_it(around: str) -> None:
    assert cells(page(around.format(TABLE))) == SEEN


def test_a_table_within_a_cell_is_lines_of_it() -> None:
    inner = "<table><tr><td>Places</td><td>12</td></tr><tr><td>Red Cross</td><td>Parents</td></tr></table>"
    found = cells(page(TABLE.replace("ISJ", inner)))
    assert found[1] == ["Meals", "DAS", "Places: 12\nRed Cross\nParents"]


@pytest.mark.parametrize(
    "hidden",
    [
        "<tr hidden>", '<tr style="display: none">', '<tr style="VISIBILITY:hidden">', '<tr class="old gone">',
        '<tr id="archive">',
    ],
)  # fmt: skip
def test_what_a_page_hides_is_not_read_and_told(hidden: str) -> None:
    style = "<style>.gone, #archive {display:none} @media print {.shown {display:none}}</style>"
    row = f"{hidden}<td>Old</td><td>DAS</td><td></td></tr><tr class=shown><td>New<td>DAS<td></tr>"
    found = page(f"<table>{ROWS}{row}</table>", style)
    assert cells(found) == [*SEEN, ["New", "DAS", ""]]
    assert found.notices == ["line 1: 'Old DAS' is hidden; it was not read"]


def test_struck_words_are_told_and_a_cell_of_nothing_else_is_lost() -> None:
    found = page(TABLE.replace("ISJ", "<s>Police</s> Parents").replace("DSP", "<del>DSP</del>"))
    assert cells(found)[1:] == [["Meals", "DAS", "Parents"], ["Rooms", "", ""]]
    assert [[cell.lost for cell in row.cells] for row in found.rows()][2] == [False, True, False]
    assert len(found.notices) == 2


def test_fields_of_a_form_show_what_is_chosen() -> None:
    lead = "<select><option>DSP<option selected>DAS</select>"
    partners = "<input type=checkbox checked>ISJ<br><input type=checkbox>Police"
    found = page(f"<table><tr><td>Meals<td>{lead}<td>{partners}</tr>{ROWS}</table>")
    assert cells(found)[0] == ["Meals", "DAS", "ISJ"]


def test_a_cell_spans_no_further_than_its_group_of_rows() -> None:
    body = "<tbody><tr><td rowspan=0>Meals<td>DAS</tr><tr><td>DSP</tr></tbody><tbody><tr><td>Rooms<td>ISJ</tr></tbody>"
    assert cells(page(f"<table>{body}</table>")) == [["Meals", "DAS"], ["Meals", "DSP"], ["Rooms", "ISJ"]]
    assert cells(page(f"<table>{body.replace('rowspan=0', 'rowspan=9')}</table>"))[2] == ["Rooms", "ISJ"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "cp1250"])
def test_the_letters_are_those_of_the_bytes_whatever_the_page_declares(encoding: str) -> None:
    declared = {"utf-8": "iso-8859-1", "utf-16": "utf-8", "cp1250": "windows-1250"}[encoding]
    text = f"<!doctype html><html><head><meta charset='{declared}'></head><body>Cămin, părinți</body></html>"
    data = text.replace("ț", "ţ").encode(encoding)
    assert is_html(data)
    assert [block.text for block in read_html(data, "plan").blocks if hasattr(block, "text")] == ["Cămin, părinţi"]


_NAMES = " ".join(
    f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{long}:1.0"'
    for short, long in (
        ("office", "office"), ("text", "text"), ("style", "style"), ("table", "table"),
        ("fo", "xsl-fo-compatible"), ("number", "datastyle"),
    )
)  # fmt: skip


def open_document(kind: str, styles: str, body: str) -> Document:
    media = f"application/vnd.oasis.opendocument.{'spreadsheet' if kind == 'spreadsheet' else 'text'}"
    content = (
        f'<?xml version="1.0"?><office:document-content {_NAMES} office:version="1.3"><office:automatic-styles>{styles}'
        f"</office:automatic-styles><office:body><office:{kind}>{body}</office:{kind}></office:body>"
        "</office:document-content>"
    )
    empty = f'<?xml version="1.0"?><office:document-styles {_NAMES} office:version="1.3"/>'
    listed = (
        '<?xml version="1.0"?><manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
        f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{media}"/>'
        '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/>'
        '<manifest:file-entry manifest:full-path="styles.xml" manifest:media-type="text/xml"/></manifest:manifest>'
    )
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("mimetype", media)
        for name, text in (("content.xml", content), ("styles.xml", empty), ("META-INF/manifest.xml", listed)):
            archive.writestr(name, text)
    return read_odf(out.getvalue(), "plan")


def test_numbers_of_lists_and_marks_of_open_document_text() -> None:
    styles = (
        '<text:list-style style:name="L">'
        '<text:list-level-style-number text:level="1" style:num-format="1" style:num-prefix="Goal "'
        ' style:num-suffix="."/>'
        '<text:list-level-style-number text:level="2" style:num-format="1" text:display-levels="2"/></text:list-style>'
        '<style:style style:name="S" style:family="text">'
        '<style:text-properties style:text-line-through-style="solid"/></style:style>'
        '<style:style style:name="U" style:family="text"><style:text-properties style:text-position="super 58%"/>'
        "</style:style>"
    )
    inner = "<text:list><text:list-item><text:p>Meals</text:p></text:list-item></text:list>"
    items = "".join(f"<text:list-item><text:p>{name}</text:p>{inner}</text:list-item>" for name in ("First", "Second"))
    marked = (
        '<text:p>12<text:span text:style-name="U">6</text:span> <text:span text:style-name="S">old</text:span></text:p>'
    )
    found = open_document("text", styles, f'<text:list text:style-name="L">{items}</text:list>{marked}')
    said = [f"{getattr(block, 'mark', '')} {block.text}".strip() for block in found.blocks if hasattr(block, "text")]
    assert said == ["Goal 1. First", "1.1 Meals", "Goal 2. Second", "2.1 Meals", "12"]
    assert found.notices == ["line 5: 'old' is struck out; it was not read as valid"]


def test_a_sheet_of_open_document_hides_rows_columns_and_sheets_and_shows_values() -> None:
    def row(*texts: str, more: str = "") -> str:
        return f"<table:table-row {more}>{''.join(texts)}</table:table-row>"

    def cell(text: str, more: str = "") -> str:
        return f"<table:table-cell {more}><text:p>{text}</text:p></table:table-cell>"

    money = cell("1,200 mii lei", 'office:value-type="float" office:value="1200"')
    day = cell("Jun-31", 'office:value-type="date" office:date-value="2031-06-01"')
    fault = cell("#N/A", 'table:formula="of:=NA()"')
    rows = (
        row(*map(cell, ("Measures", "Deadline", "Partners", "Budget", "Lead"))),
        row(cell("Meals"), day, cell("ISJ"), money, fault),
        row(*map(cell, ("Gone", "2031", "ISJ", "1", "DAS")), more='table:visibility="collapse"'),
    )
    columns = (
        '<table:table-column table:number-columns-repeated="2"/><table:table-column table:visibility="collapse"/>'
        '<table:table-column table:number-columns-repeated="2"/>'
    )
    unseen = '<style:table-properties table:display="false"/>'
    styles = f'<style:style style:name="off" style:family="table">{unseen}</style:style>'
    shown = f'<table:table table:name="Plan">{columns}{"".join(rows)}</table:table>'
    old = f'<table:table table:name="Old" table:style-name="off">{row(cell("Kept"))}</table:table>'
    found = open_document("spreadsheet", styles, shown + old)
    assert cells(found) == [
        ["Measures", "Deadline", "Partners", "Budget", "Lead"],
        ["Meals", "06.2031", "", "1200 mii lei", ""],
    ]
    assert [cell.lost for cell in [*found.rows()][1].cells] == [False, False, True, False, True]
    assert sorted(found.notices) == [
        "column 3 of Plan is hidden; it was not read",
        "row 3 of Plan is hidden; it was not read",
        "sheet Old is hidden; it was not read",
    ]
