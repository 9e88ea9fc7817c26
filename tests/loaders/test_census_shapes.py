"""Work that no table shows is counted by its form, whatever the readers make of it."""

from pathlib import Path

import openpyxl
import pytest

import planatlas
from planatlas.loaders.census.blocks import counted
from planatlas.loaders.reading import records
from planatlas.records import Activity, TableRecord

CARDS = {
    "ro": ("Ceas nou în turn", "Primăria Valea Joasă", "cu Breasla Ceasornicarilor", "mai 2034"),
    "el": ("Νέα βρύση στην πλατεία", "Τεχνική Υπηρεσία Λιμνών", "με τον Σύλλογο Γονέων", "Μάιος 2034"),
    "fr": ("Planter cent noyers", "Service Espaces Verts de Lambre", "avec le Lycée Agricole", "mai 2034"),
    "en": ("Mend the old stile", "Elmbeck Paths Group", "with Elmbeck School", "by May 2034"),
    "hu": ("Új kút a főtéren", "Rétfalvi Vízmű", "a Rét Alapítvánnyal", "2034. május"),
}


def work_in(folder: Path, name: str, text: str) -> list[str]:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return [said for one in counted(planatlas.read(path)) for said in one.work.values()]


@pytest.mark.parametrize("lang", CARDS)
def test_cards_without_labels_are_counted_in_every_language(tmp_path: Path, lang: str) -> None:
    title, *lines = CARDS[lang]
    cards = "".join(f"<h3>{title} {at}</h3>{''.join(f'<p>{one}</p>' for one in lines)}" for at in "ABC")
    assert work_in(tmp_path, "page.html", f"<h1>2034</h1>{cards}") == [f"{title} {at}" for at in "ABC"]


def test_a_card_with_a_line_less_is_one_too(tmp_path: Path) -> None:
    title, who, helps, when = CARDS["en"]
    cards = [(f"{title} A", who, helps, when), (f"{title} B", who, when), (f"{title} C", who, helps, when)]
    page = "".join("".join(f"<p>{line}</p>" for line in card) for card in cards)
    assert work_in(tmp_path, "page.html", f"<h1>Elmbeck</h1>{page}") == [card[0] for card in cards]


def test_titles_and_days_without_a_name_are_no_cards(tmp_path: Path) -> None:
    page = "".join(f"<h3>We met again {at}</h3><p>about the bridge</p><p>12 May 2034</p>" for at in "ABC")
    assert work_in(tmp_path, "page.html", page) == []


def test_items_that_end_with_a_day_under_those_who_act(tmp_path: Path) -> None:
    text = (
        "COMUNA POIANA LUNGĂ\nCe are fiecare de făcut\n\nBiblioteca Poiana Lungă\n"
        "- seară de lectură pentru bunici, până în mai 2034\n- colț de jocuri pentru cei mici, până în iunie 2034\n"
    )
    assert work_in(tmp_path, "list.txt", text) == ["seară de lectură pentru bunici", "colț de jocuri pentru cei mici"]


LETTER = (
    "Dear all, we met twice in the barn. First, (a) we open the pantry as\n"
    "a shop, run by the Larkbourne Pantry Club before March 2034; then\n"
    "(b) a hedge goes in behind the school, with the Tree Wardens, before May 2034;\n"
    "after that (c) bikes are lent from the old forge, run by the Bike Club before June 2034.\n"
)


def test_pieces_of_a_running_text_that_are_numbered(tmp_path: Path) -> None:
    found = work_in(tmp_path, "letter.txt", f"Larkbourne plan 2034\n\n{LETTER}")
    assert [one.split()[-2:] for one in found] == [["a", "shop"], ["the", "school"], ["old", "forge"]]
    undated = LETTER.replace(" before March 2034", "")
    assert work_in(tmp_path, "letter.txt", f"Larkbourne plan 2034\n\n{undated}") == []


def test_one_work_that_holds_several_sentences_is_not_several(tmp_path: Path) -> None:
    path = tmp_path / "letter.txt"
    path.write_text(f"Larkbourne plan 2034\n\n{LETTER}", encoding="utf-8")
    found = list(records(planatlas.read(path)))
    [region] = [one for one in found if isinstance(one, TableRecord)]
    works = sum(isinstance(one, Activity) for one in found)
    assert region.rows_seen == 3 and region.rows_read <= works and (works == 3 or region.understood != "yes")


def test_a_table_of_one_column_says_who_and_when_in_its_cells(tmp_path: Path) -> None:
    rows = ("Dig a pond behind the chapel (Pond Group, spring 2034)", "Ring bells for newcomers (Ringers, June 2034)")
    text = "# Larkbourne 2034\n\n| Our promises |\n|---|\n" + "".join(f"| {row} |\n" for row in rows)
    assert work_in(tmp_path, "one.md", text) == [row.split(" (")[0] for row in rows]


SIDE = (
    ("Έργο", "Υπεύθυνος", "Προθεσμία", None, "Δράση", "Φορέας", "Χρόνος"),
    ("Νέα βρύση", "Τεχνική Υπηρεσία Λιμνών", "Μάρτιος 2034", None, "Χορωδία", "Πνευματικό Κέντρο", "Μάιος 2034"),
    ("Νέα πλατεία", "Τεχνική Υπηρεσία Λιμνών", "Ιούνιος 2034", None, "Παζάρι", "Βιβλιοθήκη Λιμνών", "Μάιος 2034"),
)


def test_of_two_tables_side_by_side_the_one_that_was_not_read_is_told(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    for row in SIDE:
        book.active.append(row)
    book.save(tmp_path / "side.xlsx")
    found = list(records(planatlas.read(tmp_path / "side.xlsx")))
    works = {one.measure_text for one in found if isinstance(one, Activity)}
    left, right = (one for one in found if isinstance(one, TableRecord))
    assert (left.understood, left.rows_read) == ("yes", 2)
    assert right.rows_seen == 2 and (right.understood == "no" or {"Χορωδία", "Παζάρι"} <= works)


HEADS = (
    ("Tineri care pornesc ceva", "Îi ține de mână", "Le dă bani"),
    ("Radio al elevilor", "Clubul Copiilor Rediu", "Fundația Ecou"),
    ("Atelier de biciclete", "Liceul Rediu", "Bugetul local al comunei Rediu"),
)


def test_a_heading_that_was_taken_for_work_is_told(tmp_path: Path) -> None:
    first = (
        "| Măsura | Responsabil | Termen |\n|---|---|---|\n| Repararea podului de lemn | Drumuri Rediu | mai 2034 |\n"
    )
    second = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>\n" for row in HEADS)
    text = f"# Planul comunei Rediu 2034\n\n{first}\nTineri\n\n<table>\n{second}</table>\n"
    path = tmp_path / "heads.md"
    path.write_text(text, encoding="utf-8")
    found = list(records(planatlas.read(path)))
    invented = [one for one in found if isinstance(one, Activity) and one.measure_text == HEADS[0][0]]
    last = [one for one in found if isinstance(one, TableRecord)][-1]
    assert (last.understood, last.why) == (("partly", "heading") if invented else ("yes", None))


def test_rows_of_a_page_in_one_line_of_its_source_are_counted_one_by_one(tmp_path: Path) -> None:
    rows = ("Măsura", "Responsabil", "Termen"), *((f"Repararea podului {at}", "Drumuri Rediu", "2034") for at in "ABC")
    page = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in rows)
    path = tmp_path / "page.html"
    path.write_text(f"<meta charset=utf-8><h1>Plan 2034</h1><table>{page}</table>", encoding="utf-8")
    [region] = [one for one in records(planatlas.read(path)) if isinstance(one, TableRecord)]
    assert (region.rows_seen, region.rows_read) == (3, 3)
