"""The outline of a document: each block in one region, a grid over all its pages, a path of headings."""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path
from types import FrameType

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planatlas.errors import PlanatlasError, SourceUnknown
from planatlas.loaders import read, records
from planatlas.loaders.document import Block, Document, Heading, ListItem, Paragraph, Rule, Span, TableCell, TableRow
from planatlas.loaders.structure.outline import Outline, RegionForm, outline_of
from planatlas.loaders.work.cards import cards_of
from planatlas.records import Activity

TOP = Path(__file__).parents[2]
OURS = ("examples", "tests/plans/open", "tests/loaders/unseen")
CASES = TOP.parent / "shared" / "cases"
NO_PLANS = (".json", ".jsonl", ".py", ".pyc")
HEADS = ("Nr.", "Măsura", "Termen", "Responsabil")


def files(folder: Path) -> list[Path]:
    found = (path for path in folder.rglob("*") if path.is_file() and "expected" not in path.parts)
    return sorted(path for path in found if path.suffix not in NO_PLANS and path.name != "README.md")


def each_block_stands_once(outline: Outline) -> None:
    held = Counter(number for region in outline.regions for number in region.blocks)
    assert held == Counter(range(len(outline.document.blocks)))
    for region in outline.regions:
        assert region.blocks and region.blocks == sorted(region.blocks)
        inside = {number for line in region.lines for number in line.at}
        assert len(region.rows) in (0, len(region.blocks)) or not region.lines
        assert inside <= set(region.blocks) or region.form is RegionForm.CARDS


@pytest.mark.parametrize("folder", OURS)
def test_each_block_of_our_plans_stands_in_one_region(folder: str) -> None:
    paths = files(TOP / folder)
    assert len(paths) > 5
    for path in paths:
        try:
            outline = outline_of(read(path))
        except SourceUnknown:  # a feed of news, which is refused
            continue
        each_block_stands_once(outline)
        cards_of(outline)
        each_block_stands_once(outline)


@pytest.mark.skipif(not CASES.exists(), reason="the cases are not beside this checkout")
def test_each_block_of_the_cases_stands_in_one_region() -> None:
    told = 0
    for path in files(CASES):
        try:
            outline = outline_of(read(path))
        except PlanatlasError:  # some cases are files that cannot be read
            continue
        cards_of(outline)
        each_block_stands_once(outline)
        told += 1
    assert told > 100


TEXTS = st.sampled_from(
    [
        "Obiectiv general 1: Casele satului",
        "Obiectiv specific 1.2 Drumuri",
        "COMPONENTA: APA",
        "Capitolul II",
        "Măsuri:",
        "12",
        "Planul comunei, 2031",
        "plantarea de pomi pe malul râului, cu elevii,",
        "Responsabil: Primăria",
        "Termen: 2031",
        "Anexe.",
    ]
)
ROWS = st.lists(TEXTS | st.sampled_from(["", "1.1", "Măsura", "Responsabil", "și mai departe"]), min_size=1, max_size=5)
KINDS = st.sampled_from(["text", "item", "heading", "rule"])


def block(made: tuple[str, str] | list[str], line: int) -> Block:
    span = Span(line)
    if isinstance(made, list):
        return TableRow(span, [TableCell(text, span) for text in made], table=line // 3)
    kind, text = made
    if kind == "rule":
        return Rule(span)
    if kind == "item":
        return ListItem(span, text, "-", 0, text)
    return Heading(span, text, text) if kind == "heading" else Paragraph(span, text, text)


@settings(deadline=None)
@given(st.lists(st.tuples(KINDS, TEXTS) | ROWS, max_size=40))
def test_each_block_of_any_document_stands_in_one_region(made: list[tuple[str, str] | list[str]]) -> None:
    outline = outline_of(Document("plan", [block(one, line) for line, one in enumerate(made, 1)]))
    each_block_stands_once(outline)
    cards_of(outline)
    each_block_stands_once(outline)


def test_sheets_named_by_years_are_tables_of_their_own(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.active.title = "2031"
    rows = {"2031": ("1", "Bănci lângă pod, cu", "2031", "Primăria"), "2032": ("", "copii din sat", "", "")}
    for name, sheet in (("2031", book.active), ("2032", book.create_sheet("2032"))):
        sheet.append(HEADS)
        sheet.append(rows[name])
    book.save(tmp_path / "plan.xlsx")
    document = read(tmp_path / "plan.xlsx")
    first, second = outline_of(document).grids()
    assert (first.path.heading, second.path.heading) == ("2031", "2032")
    assert [one.lines for one in records(document) if one.kind == "activity"][0] == [3]


def text(line: int, words: str) -> Paragraph:
    return Paragraph(Span(line), words, words)


def row(line: int, *cells: str, table: int = 1, header: bool = False, merged: bool = False) -> TableRow:
    at = Span(line)
    found = [TableCell(words, at, merged=merged and number > 0) for number, words in enumerate(cells)]
    return TableRow(at, found, table, header)


def forms(*blocks: Block) -> list[tuple[RegionForm, int]]:
    return [(one.form, len(one.blocks)) for one in outline_of(Document("plan", list(blocks))).regions]


FIRST = (row(1, *HEADS), row(2, "1", "Pomi pe malul râului, cu elevii", "2031", "Primăria"))


def test_a_grid_goes_on_behind_a_page_number_as_wide_as_it_was() -> None:
    assert forms(*FIRST, text(3, "7"), row(4, "2", "Bănci", "2032", "Primăria", table=2)) == [
        (RegionForm.GRID, 3),
        (RegionForm.FURNITURE, 1),
    ]


def test_a_grid_goes_on_where_its_heading_is_printed_again() -> None:
    again = row(5, *HEADS, table=2, header=True)
    assert forms(*FIRST, text(3, "7"), again, row(6, "2", "Bănci", table=2)) == [
        (RegionForm.GRID, 4),
        (RegionForm.FURNITURE, 1),
    ]


@pytest.mark.parametrize(
    "behind",
    [
        (row(5, "Sigla", "Denumirea", table=2), row(6, "DAS", "Direcția de asistență", table=2)),
        (row(5, "Sala", "Taxa", "Luna", "Locuri", table=2, header=True),),
    ],
)
def test_another_table_behind_a_page_number_is_another_grid(behind: tuple[TableRow, ...]) -> None:
    assert forms(*FIRST, text(3, "7"), *behind)[::2] == [(RegionForm.GRID, 2), (RegionForm.GRID, len(behind))]


def test_a_running_head_between_two_halves_of_a_row_is_furniture() -> None:
    rest = row(5, "", "și cu părinții", "", "", table=2)
    assert forms(*FIRST, text(3, "Planul comunei Lunca"), text(4, "7"), rest) == [
        (RegionForm.GRID, 3),
        (RegionForm.FURNITURE, 2),
    ]


def test_a_running_head_between_two_whole_rows_is_furniture_where_it_is_printed_elsewhere_too() -> None:
    head = "Planul comunei Lunca"
    after = row(6, "2", "Bănci", "2032", "Primăria", table=2)
    between = (text(3, head), text(4, "7"))
    assert forms(text(0, head), *FIRST, *between, after)[1:] == [(RegionForm.GRID, 3), (RegionForm.FURNITURE, 2)]
    assert RegionForm.FURNITURE not in dict(forms(text(0, "Altul"), *FIRST, between[0], after))
    assert len(list(outline_of(Document("plan", [*FIRST, *between, after])).grids())) == 2


def test_a_heading_between_two_whole_rows_ends_the_grid() -> None:
    heading = text(3, "Obiectiv general 2: Drumuri")
    after = row(5, "2", "Bănci", "2032", "Primăria", table=2)
    assert forms(*FIRST, heading, text(4, "7"), after) == [
        (RegionForm.GRID, 2),
        (RegionForm.HEADING, 1),
        (RegionForm.FURNITURE, 1),
        (RegionForm.GRID, 1),
    ]


def test_rows_stand_under_the_headings_above_them_between_tables_and_within() -> None:
    blocks = [
        text(1, "Capitolul II – Măsuri"),
        text(2, "COMPONENTA: APA"),
        row(3, *HEADS),
        row(4, "Obiectiv specific 1.2 Izvoare", "", "", "", merged=True),
        row(5, "1", "Pomi", "2031", "Primăria"),
        text(6, "Obiectiv specific 2.1: Râul"),
        row(7, "2", "Bănci", "2031", "Primăria", table=2),
    ]
    first, second = outline_of(Document("plan", blocks)).grids()
    path = first.rows[2].path
    assert (path.chapter, path.component, path.general, path.specific) == ("2", "APA", "1", "1.2")
    assert [one.heads for one in first.rows] == [False, True, False]
    path = second.rows[0].path
    assert (path.component, path.general, path.specific, path.heading) == (
        "APA",
        "2",
        "2.1",
        "Obiectiv specific 2.1: Râul",
    )


CARDS = """\
Action 1 : Un café des voisins
Pilote : Mairie de Lormeau
Partenaires : Association Alfa

Action 2 : Des bancs près du pont
Pilote : Mairie de Lormeau
Partenaires : Association Beta
"""
TABLE = """\
| Action | Pilote | Partenaires |
| 1. Un café des voisins | Mairie de Lormeau | Association Alfa |
| 2. Des bancs près du pont | Mairie de Lormeau | Association Beta |
"""


@pytest.mark.parametrize("work", [CARDS, TABLE])
def test_cards_stand_under_the_same_headings_as_rows(tmp_path: Path, work: str) -> None:
    path = tmp_path / "plan.txt"
    path.write_text(f"Plan d'action de Lormeau 2031\n\nAxe 2 : Vivre ensemble\n\n{work}", encoding="utf-8")
    found = [one for one in records(read(path)) if isinstance(one, Activity)]
    assert [(one.component, one.general_objective) for one in found] == [("Vivre ensemble", "2")] * 2


def test_capitals_alone_take_no_heading_of_the_plan_away() -> None:
    blocks = [text(1, "Obiectiv specific 1.1: Râul"), text(2, "PROIECT"), row(3, *HEADS)]
    (grid,) = outline_of(Document("plan", blocks)).grids()
    assert grid.rows[0].path.heading == "Obiectiv specific 1.1: Râul"


def calls(blocks: list[Block]) -> int:
    counted = 0

    def count(frame: FrameType, event: str, arg: object) -> None:
        nonlocal counted
        counted += event == "call"

    outline_of(Document("plan", blocks))  # what is told of a text once for all is told
    sys.setprofile(count)
    outline_of(Document("plan", blocks))
    sys.setprofile(None)
    return counted


@pytest.mark.parametrize(
    "piece",
    [
        [*FIRST, text(3, "7")],
        [text(1, "Textul merge mai departe peste rânduri multe, fără să se oprească,")],
        [row(1, "1", "Pomi pe malul râului,"), text(2, "Planul comunei Lunca"), text(3, "7"), row(4, "", "cu elevi")],
    ],
)
def test_twice_as_much_is_twice_the_work(piece: list[Block]) -> None:
    def many(times: int) -> list[Block]:
        size = len(piece)
        return [block_at(one, size * turn + number + 1) for turn in range(times) for number, one in enumerate(piece)]

    assert calls(many(400)) < 2.1 * calls(many(200))


def block_at(one: Block, line: int) -> Block:
    if isinstance(one, TableRow):
        return row(line, *(cell.text for cell in one.cells), table=line)
    return text(line, getattr(one, "text", ""))
