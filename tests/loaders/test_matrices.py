"""Tables that do not stand as others do: bodies, quarters or months as columns, and measures side by side."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import docx
import odfdo
import openpyxl
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from openpyxl.styles import PatternFill
from openpyxl.styles.colors import Color
from text_rows import facts, read, table

from planatlas.loaders import read as source
from planatlas.loaders.document import Block, Document, Paragraph, Span, TableRow
from planatlas.loaders.reading import records
from planatlas.loaders.tables.bars import crossed
from planatlas.loaders.tables.matrix import is_period
from planatlas.records import Activity, Doubt, TableRecord


def grid(*rows: str) -> list[Block]:
    """A table under a title."""
    return [*table(*rows, line=3)]


def line(text: str) -> list[Block]:
    return [Paragraph(Span(1), text)]


LETTERS = (
    "Measure | Elmford Council | Elmford Fire Service | Village Trust | Deadline",
    "Lend tools from the village hall | R | | P | June 2031",
    "Repaint the crossing by the mill | P | R | | March 2032",
)


def test_letters_of_roles_under_bodies() -> None:
    assert [facts(row) for row in read(grid(*LETTERS))] == [
        ("Lend tools from the village hall", ["Elmford Council"], ["Village Trust"], "June 2031"),
        ("Repaint the crossing by the mill", ["Elmford Fire Service"], ["Elmford Council"], "March 2032"),
    ]


def test_a_name_is_quoted_from_the_heading_that_prints_it() -> None:
    lead = read(grid(*LETTERS))[1].responsible[0]
    assert (lead.line, lead.quote) == (3, "Elmford Fire Service")


@pytest.mark.parametrize(
    ("legend", "letters"),
    [
        ("C = conduce, S = sprijină, I = este informat", "CSI"),
        ("P : pilote, A : associé, I : informé", "PAI"),
        ("Υ = υπεύθυνος, Σ = συμμετέχει, Ε = ενημερώνεται", "ΥΣΕ"),
        ("A = accountable; S = supports; I = informed", "ASI"),
    ],
)
def test_the_legend_says_what_letters_mean(legend: str, letters: str) -> None:
    lead, helps, told = letters
    plan = grid(
        "Măsura | DAS Lunca Albă | DSP Alb | ISJ Alb | Termen",
        f"Bănci noi pe aleea cu tei | {lead} | {helps} | {told} | mai 2031",
        f"Trotuar lat în fața școlii | {told} | {lead} | {helps} | 2032",
    )
    assert [facts(row)[1:3] for row in read(line(legend), plan)] == [
        (["DAS Lunca Albă"], ["DSP Alb"]),
        (["DSP Alb"], ["ISJ Alb"]),
    ]


def test_crosses_alone_do_not_say_who_leads() -> None:
    plan = grid(
        "Măsura | DAS Lunca Albă | DSP Alb | Poliția Lunca Albă | Termen",
        "Bănci noi pe aleea cu tei | x | | x | mai 2031",
        "Trotuar lat în fața școlii | | x | | 2032",
    )
    rows = read(plan)
    assert [facts(row)[1] for row in rows] == [["DAS Lunca Albă", "Poliția Lunca Albă"], ["DSP Alb"]]
    assert rows[0].cells["responsible"].doubts == [Doubt.COLUMN_UNSURE]


def test_a_heading_over_the_bodies_says_what_their_crosses_mean() -> None:
    plan = grid(
        "Măsura | Responsabili | Responsabili | Parteneri | Parteneri",
        "Măsura | DAS Lunca Albă | DSP Alb | ISJ Alb | Clubul Verde",
        "Bănci noi pe aleea cu tei | ☒ | ☐ | ☒ | ☒",
        "Trotuar lat în fața școlii | ☐ | ☒ | ☐ | ☐",
    )
    assert [facts(row)[1:3] for row in read(plan)] == [
        (["DAS Lunca Albă"], ["ISJ Alb", "Clubul Verde"]),
        (["DSP Alb"], []),
    ]


def test_marked_quarters_are_the_deadline() -> None:
    plan = grid(
        "Măsura | Responsabil | 2031 | 2031 | 2032 | 2032",
        "Măsura | Responsabil | Sem. I | Sem. II | Sem. I | Sem. II",
        "Bănci noi pe aleea cu tei | Serviciul Parcuri | x | | | ",
        "Trotuar lat în fața școlii | Serviciul Străzi | | ● | ● | ●",
    )
    assert [(row.deadline, row.starts, row.ends) for row in read(plan)] == [
        ("Sem. I 2031", "2031-01-01", "2031-06-30"),
        ("Sem. II 2031 – Sem. II 2032", "2031-07-01", "2032-12-31"),
    ]


def coloured(rows: list[Block], *bars: str) -> list[Block]:
    """The same rows, a colour behind each cell that is marked with #; o is another colour."""
    for row, bar in zip(rows, bars, strict=True):
        assert isinstance(row, TableRow)
        row.cells = [
            replace(cell, fill={"#": "4472c4", "o": "eeeeee"}.get(sign, ""))
            for cell, sign in zip(row.cells, bar, strict=True)
        ]
    return rows


GANTT = (
    "Măsura | Responsabil | Trim. I 2031 | Trim. II 2031 | Trim. III 2031",
    "Bănci noi pe aleea cu tei | Serviciul Parcuri | | | ",
    "Trotuar lat în fața școlii | Serviciul Străzi | | | ",
)


def test_bars_are_marks() -> None:
    rows = read(coloured(grid(*GANTT), "ooooo", "..##.", "....#"))
    assert [row.deadline for row in rows] == ["Trim. I 2031, Trim. II 2031", "Trim. III 2031"]


@pytest.mark.parametrize("bars", [("ooooo", "ooooo", "....."), (".....", "..#.#", "..#.#")])
def test_colours_of_whole_rows_and_columns_are_decoration(bars: tuple[str, ...]) -> None:
    rows = [row for row in coloured(grid(*GANTT), *bars) if isinstance(row, TableRow)]
    assert crossed(rows, 5, is_period) == rows


@pytest.mark.parametrize(
    "colour", ['bgcolor="#4472C4"', 'style="background-color: #4472c4"', 'style="background:teal"']
)
def test_bars_of_a_page(tmp_path: Path, colour: str) -> None:
    page = tmp_path / "plan.html"
    page.write_text(
        "<html><body><table><tr><th>Measure<th>Responsible<th>Q1 2031<th>Q2 2031"
        f"\n<tr><td>Lend tools from the village hall<td>Elmford Council<td {colour}><td>"
        f'\n<tr><td>Repaint the crossing by the mill<td>Highways Office<td bgcolor="white"><td {colour}></table>',
        encoding="utf-8",
    )
    assert [row.deadline for row in records(source(page)) if isinstance(row, Activity)] == ["Q1 2031", "Q2 2031"]


def test_the_account_shows_the_headings_of_the_source() -> None:
    document = Document("a-plan", grid(*LETTERS))
    [seen] = [one for one in records(document) if isinstance(one, TableRecord)]
    assert seen.headings == ["Measure", "Elmford Council", "Elmford Fire Service", "Village Trust", "Deadline"]
    assert (seen.understood, seen.rows_read) == ("yes", 2)


@pytest.mark.parametrize(
    "plan",
    [
        ("Intrebare | Da | Nu | Parțial", "Aveți un registru al faptelor? | x | | ", "Ați ales un consilier? | | | x"),
        ("Item | Low | Medium | High", "Loss of the main server | x | | ", "Flood in the cellar | | | x"),
        ("Nume | Luni | Marți | Miercuri", "Popa Ana la ghișeul unu | x | | x", "Radu Ion la ghișeul doi | | x | "),
        ("Produs | Preț | Stoc | Raft", "Hârtie albă de scris | 12 | 3 | A", "Creioane moi de desen | 4 | 9 | B"),
    ],
)
def test_other_grids_of_marks_are_no_work(plan: tuple[str, ...]) -> None:
    assert read(grid(*plan)) == []


def test_measures_side_by_side() -> None:
    plan = grid(
        "Acțiunea | Bănci noi pe aleea cu tei | Trotuar lat în fața școlii",
        "Responsabil | Serviciul Parcuri Lunca Albă | Serviciul Străzi Lunca Albă",
        "Cu cine | Clubul Verde | ",
        "Dificultate | mare | mică",
        "Gata la | mai 2031 | 2032",
    )
    rows = read(plan)
    assert [facts(row) for row in rows] == [
        ("Bănci noi pe aleea cu tei", ["Serviciul Parcuri Lunca Albă"], ["Clubul Verde"], "mai 2031"),
        ("Trotuar lat în fața școlii", ["Serviciul Străzi Lunca Albă"], [], "2032"),
    ]
    assert (rows[1].responsible[0].line, rows[1].cells["partners"].state) == (4, "empty")


def test_bars_of_a_sheet(tmp_path: Path) -> None:
    cells = "".join
    own = '<style:style style:name="bar" style:family="table-cell"><style:table-cell-properties {}/></style:style>'
    text = "<table:table-cell><text:p>{}</text:p></table:table-cell>".format
    bar, blank = '<table:table-cell table:style-name="bar"/>', "<table:table-cell/>"
    wide = '<table:table-cell table:style-name="bar" table:number-columns-repeated="40"/>'
    rows = [
        cells(map(text, ("Measure", "Responsible", "Q1 2031", "Q2 2031"))) + wide,
        cells(map(text, ("Lend tools from the village hall", "Elmford Council"))) + bar,
        cells(map(text, ("Repaint the crossing by the mill", "Highways Office"))) + blank + bar,
    ]
    sheet = odfdo.Document("spreadsheet")
    styles = sheet.get_part("content.xml").get_element("//office:automatic-styles")
    styles.append(odfdo.Element.from_tag(own.format('fo:background-color="#4472c4"')))
    body = cells(f"<table:table-row>{row}</table:table-row>" for row in rows)
    sheet.body.clear()
    sheet.body.append(odfdo.Element.from_tag(f'<table:table table:name="Plan">{body}</table:table>'))
    sheet.save(tmp_path / "plan.ods")
    read_back = source(tmp_path / "plan.ods")
    assert [len(row.cells) for row in read_back.rows()][0] == 4
    assert [row.deadline for row in records(read_back) if isinstance(row, Activity)] == ["Q1 2031", "Q2 2031"]


def test_bars_of_a_word_table(tmp_path: Path) -> None:
    word = docx.Document()
    grid = word.add_table(rows=0, cols=4)
    for texts, bar in (
        (("Measure", "Responsible", "Q1 2031", "Q2 2031"), None),
        (("Lend tools from the village hall", "Elmford Council", "", ""), 2),
        (("Repaint the crossing by the mill", "Highways Office", "", ""), 3),
    ):
        cells = grid.add_row().cells
        for cell, text in zip(cells, texts, strict=True):
            cell.text = text
        if bar is not None:
            cells[bar]._tc.get_or_add_tcPr().append(parse_xml(f'<w:shd {nsdecls("w")} w:val="clear" w:fill="4472C4"/>'))
    word.save(str(tmp_path / "plan.docx"))
    found = records(source(tmp_path / "plan.docx"))
    assert [row.deadline for row in found if isinstance(row, Activity)] == ["Q1 2031", "Q2 2031"]


BAR = PatternFill("solid", fgColor="4472C4")


@pytest.mark.parametrize(
    "bar", [BAR, PatternFill("solid", fgColor=Color(theme=4)), PatternFill("solid", fgColor=Color(indexed=30))]
)
def test_bars_of_a_workbook(tmp_path: Path, bar: PatternFill) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (
        ("Measure", "Responsible", "Q1 2031", "Q2 2031"),
        ("Lend tools from the village hall", "Elmford Council"),
        ("Repaint the crossing by the mill", "Highways Office"),
    ):
        sheet.append(row)
    sheet["C2"].fill = sheet["D3"].fill = bar
    sheet["D2"].fill = PatternFill("solid", fgColor=Color(theme=0))
    for row in range(1, 200):
        sheet.cell(row, 9).fill = bar
    book.save(tmp_path / "plan.xlsx")
    read_back = source(tmp_path / "plan.xlsx")
    assert {len(row.cells) for row in read_back.rows()} == {4}
    assert [row.deadline for row in records(read_back) if isinstance(row, Activity)] == ["Q1 2031", "Q2 2031"]


def test_bars_of_a_printed_page() -> None:
    found = records(source(Path(__file__).parents[1] / "plans/open/haverton-bars.pdf"))
    times = [(row.starts, row.ends) for row in found if isinstance(row, Activity)]
    assert times == [("2031-01-01", "2031-06-30"), ("2031-04-01", "2031-06-30"), ("2031-07-01", "2031-12-31")]


def test_a_measure_beside_others_is_no_rest_of_the_one_before() -> None:
    """Beneath each other the second would read as what a page break left of the first: it fills fewer cells."""
    plan = grid(
        "Măsura | Autobuz școlar pentru cătunul Vârf | Cabinet veterinar social | Adăpost pentru animale",
        "Lider | Primăria Stâna | Clinica Stâna | Primăria Stâna",
        "Parteneri | Inspectoratul Școlar Stâna | Asociația Blănița",
        "Durată | septembrie 2031 | mai 2031 | iunie 2032",
    )
    rows = read(plan)
    assert [facts(row) for row in rows] == [
        ("Autobuz școlar pentru cătunul Vârf", ["Primăria Stâna"], ["Inspectoratul Școlar Stâna"], "septembrie 2031"),
        ("Cabinet veterinar social", ["Clinica Stâna"], ["Asociația Blănița"], "mai 2031"),
        ("Adăpost pentru animale", ["Primăria Stâna"], [], "iunie 2032"),
    ]
    assert rows[2].state("partners") == "empty"


def test_letters_beside_sentences_of_a_workstream() -> None:
    plan = line("L = leads, S = supports, I = kept informed") + grid(
        "Workstream | Elmford Council | Elmford Police | Elmford Hospital | Complete by",
        "Night patrols along the canal path | S | L | | March 2031",
        "A medicine check on every ward | I | | L | June 2031",
    )
    assert [facts(row) for row in read(plan)] == [
        ("Night patrols along the canal path", ["Elmford Police"], ["Elmford Council"], "March 2031"),
        ("A medicine check on every ward", ["Elmford Hospital"], [], "June 2031"),
    ]


def test_what_was_done_so_far_is_no_work_and_names_beside_each_other_are_no_labels() -> None:
    """Three values beside a label are no two pairs of a card, though one of them sounds like a label."""
    plan = grid(
        "CUM O NUMIM: | Ludoteca: jocuri de împrumut | Lapte praf la preț redus | Cabinet pentru cupluri",
        "CINE O ȚINE: | Biblioteca Lacu | Serviciul Social Lacu | Spitalul Lacu",
        "TERMENUL: | martie 2031 | iunie 2031 | decembrie 2031",
        "BANII VIN DIN: | donații | buget local | Casa de Asigurări",
        "CE S-A ÎNTÂMPLAT DEJA: | s-au strâns 40 de jocuri | | s-a găsit spațiul",
    )
    assert [facts(row) for row in read(plan)] == [
        ("Ludoteca: jocuri de împrumut", ["Biblioteca Lacu"], [], "martie 2031"),
        ("Lapte praf la preț redus", ["Serviciul Social Lacu"], [], "iunie 2031"),
        ("Cabinet pentru cupluri", ["Spitalul Lacu"], [], "decembrie 2031"),
    ]
