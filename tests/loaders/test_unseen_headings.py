"""Headings, labels and letterheads that no list of the vocabulary has: their words tell what they ask."""

from __future__ import annotations

from pathlib import Path

from planatlas.loaders import read, records
from planatlas.records import Activity, Plan, Record

PLANS = Path(__file__).parent / "unseen"


def found(path: Path) -> tuple[Plan, list[Activity]]:
    out: list[Record] = list(records(read(path)))
    (plan,) = (record for record in out if isinstance(record, Plan))
    return plan, [record for record in out if isinstance(record, Activity)]


def names(row: Activity, field: str) -> list[str]:
    return [one.mention for one in getattr(row, field)]


def test_a_commune_with_headings_of_its_own_and_rows_cut_at_their_end() -> None:
    plan, rows = found(PLANS / "commune.ro.txt")
    assert (plan.issuer, plan.place) == ("Consiliul Local Valea Plopilor", "Valea Plopilor")
    assert [row.general_objective for row in rows] == ["1"] * 3 + ["2"] * 3
    assert names(rows[0], "partners") == ["Şcoala Gimnazială Valea Plopilor", "asistent medical comunitar"]
    assert names(rows[2], "responsible") == ["Compartimentul de asistenţă socială", "Contabilitate"]
    assert [row.state("funding") for row in rows] == ["value", "dash", "value", "value", "value", "dash"]
    assert [row.state("partners") for row in rows] == ["value"] * 5 + ["empty"]
    assert rows[4].ends == "2031-12-20"
    assert rows[0].notes == ["heading of column 3, 4 read by its words"]


def test_cards_whose_labels_are_their_own() -> None:
    plan, (bus, nurses, first_aid) = found(PLANS / "contract.fr.txt")
    assert plan.issuer == "Communauté de communes du Val d'Aubrac"
    assert (bus.starts, bus.ends) == ("2031-09-01", "2033-12-31")
    assert [one.amount for one in bus.budget] == ["60000", "15000"]
    assert bus.indicators == ["nombre de tournées", "nombre de personnes vues"]
    assert (nurses.starts, nurses.ends, nurses.state("partners")) == ("2032-01-01", None, "dash")
    assert (names(nurses, "funding"), nurses.state("funding")) == ([], "value")
    assert (first_aid.state("partners"), first_aid.component) == ("empty", "SANTÉ MENTALE")


def test_columns_of_beginning_and_end() -> None:
    _, rows = found(PLANS / "programme.el.txt")
    assert [(row.starts, row.ends) for row in rows] == [
        ("2031-03-01", "2031-11-30"),
        ("2032-01-01", "2032-12-31"),
        ("2031-01-01", "2034-12-31"),
        ("2031-01-01", "2034-12-31"),
    ]
    assert names(rows[3], "partners") == ["Περιφέρεια Ηπείρου", "Κέντρο Υγείας Πετροπηγής"]
    assert [row.state("partners") for row in rows] == ["value", "dash", "empty", "value"]


QUESTIONS = ["No", "What will we do?", "Who will lead?", "Who else needs to be involved?", "By when?"]
ANSWERS = ["1.1", "Offer training to receptionists", "Northmoor ICB", "Samaritans, Northmoor Mind", "March 2032"]


def page(folder: Path, heading: list[str], *rows: list[str]) -> Path:
    def line(cells: list[str]) -> str:
        return "<tr>" + "".join(f"<td>{cell}</td>" for cell in cells) + "</tr>"

    table = "".join(line(cells) for cells in [heading, *rows])
    path = folder / "board.en.html"
    path.write_text(f"<html><body><h1>Suicide Prevention Action Plan 2031/32</h1><table>{table}</table></body></html>")
    return path


def test_headings_that_ask_questions(tmp_path: Path) -> None:
    plan, (row,) = found(page(tmp_path, QUESTIONS, ANSWERS))
    assert (plan.starts, plan.ends) == ("2031-01-01", "2032-12-31")
    assert (names(row, "responsible"), names(row, "partners")) == (["Northmoor ICB"], ["Samaritans", "Northmoor Mind"])
    assert (row.measure_text, row.ends) == ("Offer training to receptionists", "2032-03-31")


def test_telling_words_in_the_middle_of_a_table_are_content(tmp_path: Path) -> None:
    inner = ["1.2", "Activities with partners", "Lead team", "Partner schools", "Timeline agreed"]
    _, rows = found(page(tmp_path, QUESTIONS, ANSWERS, inner))
    assert [row.measure_code for row in rows] == ["1.1", "1.2"]
    assert names(rows[1], "partners") == ["Partner schools"]


def test_one_column_for_those_who_act_and_their_partners() -> None:
    _, rows = found(PLANS / "inclusion.ro.md")
    assert names(rows[1], "responsible") == ["Școala Gimnazială nr. 2"]
    assert names(rows[1], "partners") == ["Asociația Împreună", "Fundația Ruhama"]
    assert [row.state("partners") for row in rows] == ["no_column", "value", "no_column", "no_column", "no_column"]
    assert (rows[1].starts, rows[1].ends) == ("2031-07-01", "2033-06-30")


def test_cards_under_objectives_with_a_resource_that_is_not_needed() -> None:
    _, rows = found(PLANS / "violence.ro.txt")
    assert {row.general_objective for row in rows} == {"Casele din comună sunt locuri sigure."}
    assert [row.specific_objective for row in rows] == ["1", "1", "2"]
    assert [row.state("partners") for row in rows] == ["value", "no_column", "dash"]
    assert [row.state("funding") for row in rows] == ["value", "value", "dash"]


def test_lettered_codes_aims_and_what_an_action_is_measured_by() -> None:
    _, rows = found(PLANS / "tobacco.en.txt")
    assert [row.measure_code for row in rows] == ["P1", "P2", "P3", "Q1", "Q2"]
    assert rows[0].general_objective == "Children grow up in smoke free homes"
    assert rows[0].indicators == ["25 clubs signed up"]
    assert [row.state("funding") for row in rows] == ["value", "dash", "value", "value", "value"]
    assert names(rows[4], "funding") == []


def test_french_quarters_and_halves() -> None:
    _, rows = found(PLANS / "shelter.fr.md")
    assert [(row.starts, row.ends) for row in rows[:2]] == [("2031-01-01", "2031-03-31"), ("2031-07-01", "2031-12-31")]
    assert [row.state("budget") for row in rows] == ["value", "dash", "dash", "value"]
