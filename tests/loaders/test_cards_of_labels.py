"""Cards printed as tables of labels and as labelled lines, with labels that no list holds."""

from __future__ import annotations

from pathlib import Path

import pytest

from planatlas.loaders import read, records
from planatlas.records import Activity, TableRecord

TWO = """<h3>Pledge 1. A night bus to the mill</h3>
<table><tr><td>Who runs it</td><td>Elmbury Transport Office</td></tr>
<tr><td>Colour of the file</td><td>green</td></tr>
<tr><td>Together with</td><td>Millers Union</td></tr>
<tr><td>Finishing</td><td>June 2031</td></tr></table>
<h3>Pledge 2. Books for the ferry</h3>
<table><tr><td>Who runs it</td><td>Elmbury Library</td></tr>
<tr><td>Colour of the file</td><td>blue</td></tr>
<tr><td>Together with</td><td></td></tr>
<tr><td>Finishing</td><td>May 2032</td></tr></table>
"""
THREE = """| Outline | Action name | A night bus to the mill |
| --- | --- | --- |
| | Action description | Two rounds after the late shift. |
| Doing it | Responsible bodies | Elmbury Transport Office |
| | Involved stakeholders | Millers Union |
| | When it ends | June 2031 |
"""
FOUR = """<table><tr><th colspan="4">SHEET 1 – A night bus to the mill</th></tr>
<tr><td>Responsible</td><td>Elmbury Transport Office</td><td>Partners</td><td>Millers Union</td></tr>
<tr><td>Deadline</td><td>June 2031</td><td>Weather</td><td>dry</td></tr></table>
<table><tr><th colspan="4">SHEET 2 – Books for the ferry</th></tr>
<tr><td>Responsible</td><td>Elmbury Library</td><td>Partners</td><td></td></tr>
<tr><td>Deadline</td><td>May 2032</td><td>Weather</td><td></td></tr></table>
"""
CUT = """| Outline | Action name | A night bus to the mill |
| --- | --- | --- |
Elmbury moves, plan for 2031

| Doing it | Responsible bodies | Elmbury Transport Office |
| --- | --- | --- |
| | Involved stakeholders | Millers Union |
| | When it ends | June 2031 |
"""
LINES = """Plan for Elmbury 2031

1. A night bus to the mill
Se ocupă: Elmbury Transport Office. Împreună cu: Millers Union. Gata la: June 2031.

2. Books for the ferry
Se ocupă: Elmbury Library. Împreună cu: -. Gata la: May 2032.
"""
BUS = ("A night bus to the mill", ["Elmbury Transport Office"], ["Millers Union"], "June 2031")
BOOKS = ("Books for the ferry", ["Elmbury Library"], [], "May 2032")
BLANK = """<table><tr><td>Title of the project</td><td>(to be filled in)</td></tr><tr><td>Responsible</td><td></td></tr>
<tr><td>Partners</td><td>…</td></tr><tr><td>Deadline</td><td>dd/mm/yyyy</td></tr></table>"""
STAFF = """<p>Who works where</p><table><tr><td>Post</td><td>Department</td></tr>
<tr><td>Office clerk</td><td>Front Office</td></tr>
<tr><td>Rates officer</td><td>Revenue Service</td></tr></table>"""


def rows(folder: Path, name: str, text: str) -> list[Activity]:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return [one for one in records(read(path)) if isinstance(one, Activity)]


@pytest.mark.parametrize(
    ("name", "text", "wanted"),
    [
        pytest.param("two.html", TWO, [BUS, BOOKS], id="title above, a label nobody knows, an end told by its dates"),
        pytest.param("three.md", THREE, [BUS], id="a label that spans, the title in the heading row"),
        pytest.param("four.html", FOUR, [BUS, BOOKS], id="two labels a row under a title that spans"),
        pytest.param("cut.md", CUT, [BUS], id="cut by a page head"),
        pytest.param("lines.txt", LINES, [BUS, BOOKS], id="labels in one line under numbered measures"),
    ],
)
def test_cards_are_read_whole(
    tmp_path: Path, name: str, text: str, wanted: list[tuple[str, list[str], list[str], str]]
) -> None:
    found = rows(tmp_path, name, text)
    assert [
        (one.measure_text, [m.mention for m in one.responsible], [m.mention for m in one.partners], one.deadline)
        for one in found
    ] == wanted


def test_the_account_knows_a_card_whose_name_stands_above_its_table(tmp_path: Path) -> None:
    path = tmp_path / "two.html"
    path.write_text(TWO, encoding="utf-8")
    tables = [one for one in records(read(path)) if isinstance(one, TableRecord)]
    assert [(one.rows_seen, one.rows_read, one.understood) for one in tables] == [(1, 1, "yes")] * 2


def test_a_label_without_a_value_is_empty_and_not_unasked(tmp_path: Path) -> None:
    assert [one.state("partners") for one in rows(tmp_path, "two.html", TWO)] == ["value", "empty"]


def test_a_card_without_a_label_of_its_series_is_not_asked(tmp_path: Path) -> None:
    bus, books = TWO.replace("<tr><td>Together with</td><td></td></tr>", ""), TWO
    assert [one.state("partners") for one in rows(tmp_path, "two.html", bus)] == ["value", "no_column"]
    assert [one.state("partners") for one in rows(tmp_path, "both.html", books)] == ["value", "empty"]


@pytest.mark.parametrize("text", [BLANK, STAFF, f"{BLANK}\n{BLANK}"])
def test_a_blank_form_and_a_list_of_posts_are_no_cards(tmp_path: Path, text: str) -> None:
    assert rows(tmp_path, "control.html", TWO)
    assert rows(tmp_path, "none.html", text) == []


def test_a_table_of_more_columns_than_cards_have_is_none(tmp_path: Path) -> None:
    wide = "<table><tr>" + "".join(f"<td>Responsible {n}</td>" for n in range(6)) + "</tr></table>"
    assert rows(tmp_path, "wide.html", TWO + wide) and rows(tmp_path, "only.html", wide) == []


def _cards(labels: str, *cards: str) -> str:
    """Cards of two columns, under one heading."""
    rows = [zip(labels.split(" | "), one.split(" | "), strict=True) for one in cards]
    tables = ["".join(f"<tr><td>{a}</td><td>{b.strip('-')}</td></tr>" for a, b in one) for one in rows]
    return "<h1>Planul comunei Dealu Morii</h1>\n" + "".join(f"<table>{one}</table>\n" for one in tables)


@pytest.mark.parametrize(
    "labels",
    [
        "1. Denumire | 2. Cine coordonează | 3. Împreună cu | 4. Perioada",
        "Ce vrem | Cine duce | Cine mai pune umărul | Până când",
        "Intitulé | Qui pilote | Qui d’autre participe | Échéance",
        "Έργο | Ποιος το τρέχει | Ποιοι άλλοι | Ως πότε",
    ],
)
def test_labels_with_numbers_and_as_questions(labels: str, tmp_path: Path) -> None:
    path = tmp_path / "cards.html"
    cards = (
        "Bibliobuz prin cele cinci cătune | Biblioteca Dealu Morii | Școala Dealu Morii | 2031",
        "Ceainărie în gara veche | Primăria Dealu Morii | - | 2032",
    )
    path.write_text(_cards(labels, *cards), encoding="utf-8")
    found = [one for one in records(read(path)) if isinstance(one, Activity)]
    assert [
        (one.measure_text, [m.mention for m in one.responsible], [m.mention for m in one.partners]) for one in found
    ] == [
        ("Bibliobuz prin cele cinci cătune", ["Biblioteca Dealu Morii"], ["Școala Dealu Morii"]),
        ("Ceainărie în gara veche", ["Primăria Dealu Morii"], []),
    ]
    assert [one.state("partners") for one in found] == ["value", "empty"]


def test_each_card_of_one_table_is_counted(tmp_path: Path) -> None:
    labels = "Ce vrem | Cine duce | Cu cine | Până când"
    cards = (
        "Bibliobuz prin cele cinci cătune | Biblioteca Dealu Morii | Școala Dealu Morii | mai 2031",
        "Ceainărie în gara veche | Primăria Dealu Morii | - | iunie 2032",
        "Tabără de desen la moară | Școala Dealu Morii | Muzeul Dealu Morii | iulie 2032",
    )
    path = tmp_path / "cards.html"
    path.write_text(_cards(labels, *cards).replace("</table>\n<table>", ""), encoding="utf-8")
    tables = [one for one in records(read(path)) if isinstance(one, TableRecord)]
    assert [(one.shape, one.rows_seen, one.rows_read, one.understood) for one in tables] == [("cards", 1, 1, "yes")] * 3


@pytest.mark.parametrize("label", ["Numele ideii", "Titlul demersului", "Name of the pledge", "Nom du chantier"])
def test_the_first_label_may_only_be_called_a_name(label: str, tmp_path: Path) -> None:
    (tmp_path / "p.html").write_text(TWO.replace("Pledge", "Page").replace(
        "<table>", f"<table><tr><td>{label}</td><td>A walk along the river</td></tr>"
    ), encoding="utf-8")  # fmt: skip
    found = [one for one in records(read(tmp_path / "p.html")) if isinstance(one, Activity)]
    assert [(one.measure_text, one.responsible[0].mention) for one in found] == [
        ("A walk along the river", "Elmbury Transport Office"), ("A walk along the river", "Elmbury Library"),
    ]  # fmt: skip


@pytest.mark.parametrize("label", ["Numele și prenumele", "Nom et prénom", "Full name"])
def test_the_name_of_a_person_is_no_work(label: str, tmp_path: Path) -> None:
    people = ("Maria Ionescu", "Jean Dupont")
    cards = "".join(
        f"<table><tr><td>{label}</td><td>{name}</td></tr><tr><td>Responsible</td><td>Elmbury Library</td></tr>"
        f"<tr><td>Deadline</td><td>May 2032</td></tr></table>"
        for name in people
    )
    (tmp_path / "p.html").write_text(f"<h1>People of Elmbury</h1>{cards}", encoding="utf-8")
    found = list(records(read(tmp_path / "p.html")))
    assert len(found) > 1
    assert not [one for one in found if isinstance(one, Activity) and one.measure_text in people]


@pytest.mark.parametrize("label", ["Nombre de parcelles", "Numărul de locuri", "Number of plots", "Nominal sum"])
def test_a_number_is_no_name(label: str, tmp_path: Path) -> None:
    (tmp_path / "p.html").write_text(
        TWO.replace("<table>", f"<table><tr><td>{label}</td><td>12 plots of land</td></tr>"), encoding="utf-8"
    )
    found = [one.measure_text for one in records(read(tmp_path / "p.html")) if isinstance(one, Activity)]
    assert found == [BUS[0], BOOKS[0]]
