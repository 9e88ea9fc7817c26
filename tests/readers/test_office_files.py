"""What Word and spreadsheets hide, strike out, merge, embed or never calculated."""

from __future__ import annotations

import io
import socket
import zipfile
from datetime import date
from pathlib import Path
from typing import Any

import hostile
import pytest

from planatlas.loaders import read
from planatlas.loaders.document import Document, ListItem, Paragraph
from planatlas.loaders.formats.docx import read_docx
from planatlas.loaders.formats.html import read_html
from planatlas.loaders.formats.odf import read_odf
from planatlas.loaders.formats.xlsx import read_xlsx

R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def run(text: str, looks: str = "") -> str:
    return f"<w:r><w:rPr>{looks}</w:rPr><w:t xml:space='preserve'>{text}</w:t></w:r>"


def paragraph(*runs: str) -> str:
    return f"<w:p>{''.join(runs)}</w:p>"


def word(body: str, *more: tuple[str, str | bytes]) -> bytes:
    return bytes(hostile.archive([*hostile.docx(body), *more]))


def relations(*items: tuple[str, str, str]) -> tuple[str, str]:
    """Relations of the main part: kind, target and mode of each."""
    inner = "".join(
        f'<Relationship Id="r{n}" Type="{R}/{kind}" Target="{target}" {mode}/>'
        for n, (kind, target, mode) in enumerate(items, start=1)
    )
    names = "http://schemas.openxmlformats.org/package/2006/relationships"
    return "word/_rels/document.xml.rels", f'<Relationships xmlns="{names}">{inner}</Relationships>'


def texts(document: Document) -> list[str]:
    return [getattr(block, "text", "") for block in document.blocks]


def book(fill: Any) -> bytes:
    import openpyxl

    workbook, out = openpyxl.Workbook(), io.BytesIO()
    fill(workbook)
    workbook.save(out)
    return out.getvalue()


def test_insertions_are_read_deletions_are_not_and_both_are_told() -> None:
    body = paragraph(
        run("The town "),
        f"<w:ins w:id='1'>{run('will ')}</w:ins>",
        "<w:del w:id='2'><w:r><w:delText>never </w:delText></w:r></w:del>",
        run("open a centre."),
    )
    document = read_docx(word(body), "plan")
    assert texts(document) == ["The town will open a centre."]
    assert "1 tracked insertions were read" in document.notices
    assert "1 tracked deletions were not read" in document.notices


def test_no_printed_word_of_a_word_file_is_lost() -> None:
    """Every w:t, wherever it stands: smart tags, content controls, text boxes in text and in cells, footnotes."""
    choice = "http://schemas.openxmlformats.org/markup-compatibility/2006"
    boxed = (
        f"<w:r><mc:AlternateContent xmlns:mc='{choice}'><mc:Choice><w:txbxContent>{paragraph(run('w05'))}"
        f"</w:txbxContent></mc:Choice><mc:Fallback><w:txbxContent>{paragraph(run('copy'))}</w:txbxContent>"
        "</mc:Fallback></mc:AlternateContent></w:r>"
    )
    body = (
        paragraph(run("w01 "), f"<w:smartTag>{run('w02 ')}</w:smartTag>", f"<w:hyperlink>{run('w03')}</w:hyperlink>")
        + f"<w:sdt><w:sdtContent>{paragraph(run('w04'))}</w:sdtContent></w:sdt>"
        + paragraph(boxed)
        + f"<w:tbl><w:tr><w:tc>{paragraph(run('w06'))}{paragraph(boxed.replace('w05', 'w07'))}</w:tc>"
        f"<w:tc><w:sdt><w:sdtContent>{paragraph(run('w08'))}</w:sdtContent></w:sdt></w:tc></w:tr></w:tbl>"
        + f"<w:customXml>{paragraph(run('w09'))}</w:customXml>"
    )
    rule = f"<w:footnote w:type='separator'>{paragraph(run(''))}</w:footnote>"
    notes = f"{rule}<w:footnote>{paragraph(run('w10'))}</w:footnote>"
    data = word(
        body,
        relations(("footnotes", "footnotes.xml", "")),
        ("word/footnotes.xml", f'<w:footnotes xmlns:w="{hostile._W}">{notes}</w:footnotes>'),
    )
    document = read_docx(data, "plan")
    found = " ".join([*texts(document), *(cell.text for row in document.rows() for cell in row.cells)])
    assert sorted(found.split()) == [f"w{n:02}" for n in range(1, 11)]


NUMBERING = """<w:numbering xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">
<w:abstractNum w:abstractNumId="7">
<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="Objective %1."/></w:lvl>
<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%1.%2)"/></w:lvl>
</w:abstractNum>
<w:abstractNum w:abstractNumId="8">
<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="bullet"/><w:lvlText w:val="-"/></w:lvl></w:abstractNum>
<w:num w:numId="3"><w:abstractNumId w:val="7"/></w:num><w:num w:numId="4"><w:abstractNumId w:val="8"/></w:num>
</w:numbering>"""


def numbered(text: str, number: int, level: int) -> str:
    where = f"<w:numPr><w:ilvl w:val='{level}'/><w:numId w:val='{number}'/></w:numPr>"
    return f"<w:p><w:pPr>{where}</w:pPr>{run(text)}</w:p>"


def test_numbers_that_word_prints_stand_before_their_text() -> None:
    cells = "".join(f"<w:tc>{content}</w:tc>" for content in (numbered("", 3, 1), paragraph(run("Meals"))))
    body = "".join(
        (
            numbered("Families", 3, 0), numbered("Meals", 3, 1), numbered("Rooms", 3, 1), numbered("Schools", 3, 0),
            f"<w:tbl><w:tr>{cells}</w:tr></w:tbl>", numbered("Bulleted", 4, 0),
        )
    )  # fmt: skip
    parts = ("word/numbering.xml", NUMBERING), relations(("numbering", "numbering.xml", ""))
    document = read_docx(word(body, *parts), "plan")
    said = [" ".join(filter(None, (getattr(one, "mark", ""), one))) for one in texts(document) if one]
    assert said == ["Objective 1. Families", "1.a) Meals", "1.b) Rooms", "Objective 2. Schools", "Bulleted"]
    row = next(iter(document.rows()))
    assert [cell.text for cell in row.cells] == ["2.a)", "Meals"]


def test_struck_hidden_and_raised_pieces_of_word() -> None:
    strike, vanish, raised = "<w:strike/>", "<w:vanish/>", "<w:vertAlign w:val='superscript'/>"
    cells = (run("DSP", strike), run("ISJ ") + run("(DAS)", vanish), run("2031") + run("4", raised))
    body = f"<w:tbl><w:tr>{''.join(f'<w:tc>{paragraph(cell)}</w:tc>' for cell in cells)}</w:tr></w:tbl>"
    document = read_docx(word(body), "plan")
    (row,) = document.rows()
    assert [(cell.text, cell.lost) for cell in row.cells] == [("", True), ("ISJ", False), ("2031", False)]
    assert [notice.split(": ", 1)[1] for notice in document.notices] == [
        "'DSP' is struck out; it was not read as valid", "'(DAS)' is hidden; it was not read",
    ]  # fmt: skip


def test_rows_in_content_controls_and_tables_that_only_place_others_are_read() -> None:
    row = f"<w:tr>{''.join(f'<w:tc>{paragraph(run(text))}</w:tc>' for text in ('Meals', 'DAS'))}</w:tr>"
    inner = f"<w:tbl>{row}<w:sdt><w:sdtContent>{row}</w:sdtContent></w:sdt></w:tbl>"
    document = read_docx(word(f"<w:tbl><w:tr><w:tc>{inner}{paragraph()}</w:tc></w:tr></w:tbl>"), "plan")
    assert [[cell.text for cell in one.cells] for one in document.rows()] == [["Meals", "DAS"]] * 2


def test_nothing_is_fetched_or_opened_and_both_are_told(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(0.2)
        address = f"http://127.0.0.1:{server.getsockname()[1]}/t.dotm"
        data = word(
            paragraph(run("A plan for the town")),
            relations(("attachedTemplate", address, 'TargetMode="External"'), ("oleObject", "embeddings/o1.bin", "")),
            ("word/embeddings/o1.bin", b"\xd0\xcf\x11\xe0"),
        )
        file = tmp_path / "plan.docx"
        file.write_bytes(data)
        notices = read(file).notices
        with pytest.raises(TimeoutError):
            server.accept()
    assert "the file asks for attachedTemplate from elsewhere; nothing was fetched" in notices
    assert "1 embedded objects were not opened" in notices


@pytest.mark.parametrize("form", ["docx", "odt", "html", "xlsx"])
def test_italics_and_bold_are_those_of_the_whole_paragraph_without_its_mark(form: str) -> None:
    made = {"docx": _looks_docx, "odt": _looks_odt, "html": _looks_html, "xlsx": _looks_xlsx}
    first, second, third = made[form]().blocks
    assert isinstance(first, ListItem) and first.italic and not first.bold
    assert isinstance(second, Paragraph) and second.bold and not second.italic
    assert isinstance(third, Paragraph) and not third.bold and not third.italic


def _looks_docx() -> Document:
    half = paragraph(run("Half of it ", "<w:b/>"), run("is bold", "<w:b w:val='0'/>"))
    return read_docx(
        word(paragraph(run("- "), run("All slanted", "<w:i/>")) + paragraph(run("All bold", "<w:b/>")) + half), "plan"
    )


def _looks_html() -> Document:
    return read_html(
        b"<html><body><p>- <em>All slanted</em></p><p><b>All bold</b></p><p><b>Half</b> is bold</p></body></html>",
        "plan",
    )


def _looks_odt() -> Document:
    import odfdo

    source = odfdo.Document("text")
    for name, properties in (("slanted", {"fo:font-style": "italic"}), ("heavy", {"fo:font-weight": "bold"})):
        style = odfdo.Style("text", name=name)
        style.set_properties(properties, area="text")
        source.insert_style(style, automatic=True)
    source.body.clear()
    for pieces in (
        (("- ", ""), ("All slanted", "slanted")),
        (("All bold", "heavy"),),
        (("Half ", "heavy"), ("bold", "")),
    ):
        found = odfdo.Paragraph()
        for text, style in pieces:
            found.append(odfdo.Span(text, style=style) if style else odfdo.Span(text))
        source.body.append(found)
    out = io.BytesIO()
    source.save(out)
    return read_odf(out.getvalue(), "plan")


def _looks_xlsx() -> Document:
    def fill(workbook: Any) -> None:
        from openpyxl.styles import Font

        sheet = workbook.active
        for row, (text, font) in enumerate(
            (("- All slanted", Font(italic=True)), ("All bold", Font(bold=True)), ("Not so", Font())), start=1
        ):
            sheet.cell(row, 1, text).font = font

    return read_xlsx(book(fill), "plan")


def test_empty_cells_down_to_the_last_row_are_passed_over() -> None:
    plain = book(lambda workbook: workbook.active.append(["Measures", "Deadline", "Partners"]))
    empty = "".join(f'<row r="{n}" ht="15"><c r="A{n}" s="0"/><c r="H{n}" s="0"/></row>' for n in range(2, 1_000_001))
    members: list[tuple[str, str | bytes]] = []
    with zipfile.ZipFile(io.BytesIO(plain)) as archive:
        for name in archive.namelist():
            content = archive.read(name)
            members.append((name, content.replace(b"</sheetData>", empty.encode() + b"</sheetData>")))
    document = read_xlsx(hostile.archive(members), "plan")
    assert [[cell.text for cell in row.cells] for row in document.rows()] == [["Measures", "Deadline", "Partners"]]


def test_what_a_sheet_hides_is_not_read_and_told() -> None:
    def fill(workbook: Any) -> None:
        sheet = workbook.active
        for row in (("Measures", "Deadline", "Partners"), ("Meals", "2031", "DAS"), ("Rooms", "2032", "ISJ")):
            sheet.append(row)
        sheet.row_dimensions[3].hidden = True
        sheet.column_dimensions["B"].hidden = True
        workbook.create_sheet("Old").append(["Kept", "2030", "DSP"])
        workbook["Old"].sheet_state = "hidden"

    document = read_xlsx(book(fill), "plan")
    heading, row = document.rows()
    assert [cell.text for cell in heading.cells] == ["Measures", "Deadline", "Partners"]
    assert [(cell.text, cell.lost) for cell in row.cells] == [("Meals", False), ("", True), ("DAS", False)]
    told = {
        "row 3 of Sheet is hidden; it was not read",
        "column B of Sheet is hidden; it was not read",
        "sheet Old is hidden; it was not read",
    }
    assert told <= {*document.notices}


def test_numbers_are_read_as_their_format_shows_them_and_errors_are_lost() -> None:
    def fill(workbook: Any) -> None:
        sheet = workbook.active
        sheet.append(["Measures", "Share", "Budget", "Deadline", "Partners"])
        sheet.append(["Meals", 0.75, 1200, date(2031, 6, 1), "#N/A"])
        for cell, shape in zip(sheet[2][1:4], ("0%", '#,##0 "mii lei"', "mmm-yy"), strict=True):
            cell.number_format = shape
        sheet["E2"].data_type = "e"

    *_, row = read_xlsx(book(fill), "plan").rows()
    assert [cell.text for cell in row.cells] == ["Meals", "75 %", "1200 mii lei", "06.2031", ""]
    assert [cell.lost for cell in row.cells] == [False, False, False, False, True]


def test_struck_words_of_a_sheet_name_nobody_and_raised_marks_are_no_digits() -> None:
    def fill(workbook: Any) -> None:
        from openpyxl.cell.rich_text import CellRichText, TextBlock
        from openpyxl.cell.text import InlineFont
        from openpyxl.styles import Font

        struck, raised = InlineFont(strike=True), InlineFont(vertAlign="superscript")
        sheet = workbook.active
        sheet.append(["Measures", "Rooms", "Partners", "Lead"])
        sheet.append(["Meals", None, None, "DAS"])
        sheet["B2"].value = CellRichText("12", TextBlock(raised, "3"))
        sheet["C2"].value = CellRichText(TextBlock(struck, "Red Cross "), "Parents")
        sheet["D2"].font = Font(strike=True)

    document = read_xlsx(book(fill), "plan")
    *_, row = document.rows()
    assert [(cell.text, cell.lost) for cell in row.cells] == [
        ("Meals", False), ("12", False), ("Parents", False), ("", True)
    ]  # fmt: skip
    assert "Sheet!C2: 'Red Cross' is struck out; it was not read as valid" in document.notices


def test_merged_cells_show_their_text_downwards_and_are_marked() -> None:
    def fill(workbook: Any) -> None:
        sheet = workbook.active
        for row in (("Measures", "Deadline", "Partners"), ("Meals", "2031", "DAS"), (None, "2032", "ISJ")):
            sheet.append(row)
        sheet.merge_cells("A2:A3")

    *_, last = read_xlsx(book(fill), "plan").rows()
    assert [(cell.text, cell.merged) for cell in last.cells] == [("Meals", True), ("2032", False), ("ISJ", False)]


def test_merges_cover_nothing_beyond_the_last_cell() -> None:
    """Merging the whole grid is ordinary formatting; a million covered cells would be rows to nobody's plan."""

    def fill(workbook: Any) -> None:
        sheet = workbook.active
        sheet.append(["Measures", "Deadline", "Partners"])
        sheet.append(["Meals", "2031", "DAS"])
        sheet.merge_cells("A2:A3")
        sheet.merge_cells("F7:G8")

    members: list[tuple[str, str | bytes]] = []
    with zipfile.ZipFile(io.BytesIO(book(fill))) as archive:
        for name in archive.namelist():
            members.append((name, archive.read(name).replace(b"A2:A3", b"A2:A1048576")))
    document = read_xlsx(hostile.archive(members), "plan")
    assert [[cell.text for cell in row.cells] for row in document.rows()] == [
        ["Measures", "Deadline", "Partners"],
        ["Meals", "2031", "DAS"],
    ]


def test_a_formula_that_was_never_calculated_is_lost_and_not_nought() -> None:
    def fill(workbook: Any) -> None:
        workbook.active.append(["Measures", "Budget", "Partners"])
        workbook.active.append(["Meals", "=1+1", "DAS"])

    document = read_xlsx(book(fill), "plan")
    *_, row = document.rows()
    assert [(cell.text, cell.lost) for cell in row.cells] == [("Meals", False), ("", True), ("DAS", False)]
    assert "Sheet!B2: the formula was never calculated; the cell counts as lost" in document.notices


def test_a_table_without_a_heading_is_as_wide_as_the_one_above_not_as_the_sheet() -> None:
    heading = ["Măsuri", "Acțiuni", "Termene", "Instituții responsabile", "Parteneri"]

    def fill(workbook: Any) -> None:
        sheet = workbook.active
        sheet.append([*heading, "Observații", "Buget", "Cod"])
        sheet.append(["1.1. Masă", "gătit", "2031", "DAS", "ISJ", "x", "5", "c"])
        sheet.append([None])
        sheet.append(heading)
        sheet.append(["1.2. Cameră", "încălzit", "2031", "DAS", "ISJ"])
        sheet.append([None])
        sheet.append(["1.3. Curs", "predat", "2032", "DAS"])

    widths = [len(row.cells) for row in read_xlsx(book(fill), "plan").rows()]
    assert widths == [8, 8, 5, 5, 5]
