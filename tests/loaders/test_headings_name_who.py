"""A heading that names who carries it out gives the rows under it their responsible, with its line and quote."""

from __future__ import annotations

from pathlib import Path

import pytest

from planatlas import loaders
from planatlas.loaders.values.mentions import heading_bodies, lexicon
from planatlas.records import Activity

TABLES = {
    "ro": ("Măsura", "Termen", "Repararea podului de lemn", "martie 2031"),
    "en": ("Action", "Deadline", "Repair the wooden bridge", "March 2031"),
    "el": ("Δράση", "Προθεσμία", "Επισκευή της ξύλινης γέφυρας", "Μάρτιος 2031"),
    "fr": ("Action", "Échéance", "Réparer le pont de bois", "mars 2031"),
}
NAMED = [
    ("ro", "Măsuri realizate prin Compartimentul Cultură", ["Compartimentul Cultură"], []),
    ("ro", "Măsuri propuse a fi înființate de Serviciul Drumuri și Serviciul Parcuri",
     ["Serviciul Drumuri", "Serviciul Parcuri"], []),
    ("ro", "MĂSURI DESFĂȘURATE DE POLIȚIA LOCALĂ", ["POLIȚIA LOCALĂ"], []),
    ("ro", "Măsuri organizate de Centrul Cultural în colaborare cu Poliția Locală",
     ["Centrul Cultural"], ["Poliția Locală"]),
    ("ro", "Măsuri organizate de Biblioteca Orășenească sau în colaborare cu alte servicii",
     ["Biblioteca Orășenească"], []),
    ("en", "Actions delivered by the Alder Youth Trust", ["Alder Youth Trust"], []),
    ("en", "Actions to be implemented by Alder Council and Alder Police", ["Alder Council", "Alder Police"], []),
    ("el", "Δράσεις που υλοποιούνται από τον Δήμο Ανθόκαμπου", ["Δήμο Ανθόκαμπου"], []),
    ("el", "Δράσεις με ευθύνη της Διεύθυνσης Παιδείας", ["Διεύθυνσης Παιδείας"], []),
    ("fr", "Actions mises en œuvre par la Mission locale", ["Mission locale"], []),
    ("fr", "Actions portées par le CCAS de Clairbois", ["CCAS de Clairbois"], []),
]  # fmt: skip
NOBODY = [
    ("ro", "Măsuri realizate prin fonduri europene"),
    ("ro", "Măsuri realizate prin resurse proprii"),
    ("ro", "Măsuri organizate de sărbători"),
    ("ro", "Măsuri finanțate de Consiliul Județean"),
    ("ro", "Măsurile care au fost realizate de Serviciul Drumuri"),
    ("ro", "Obiectivul este atins prin serviciile furnizate de Serviciul Drumuri"),
    ("en", "Actions to be completed by March 2031"),
    ("en", "Actions that were delivered by the Alder Youth Trust"),
    ("fr", "Actions réalisées par étapes"),
]


def rows(path: Path) -> list[Activity]:
    return [one for one in loaders.records(loaders.read(path)) if isinstance(one, Activity)]


def plan(folder: Path, lang: str, heading: str, spanning: bool) -> Path:
    """A table under a heading, or with the heading as a row of its own."""
    work, when, what, date = TABLES[lang]
    row, above = f"<tr><td>{what}<td>{date}<td>1.000", f"<h2>{heading}</h2>\n"
    span = f"<tr><td colspan=3>{heading}\n" if spanning else ""
    table = f"<table>\n<tr><th>{work}<th>{when}<th>Obs.\n{span}{row}\n</table>"
    path = folder / "plan.html"
    page = f"<!doctype html><html><body>\n<h1>Plan 2031</h1>\n{'' if spanning else above}{table}"
    path.write_text(page, encoding="utf-8")
    return path


@pytest.mark.parametrize("spanning", [False, True])
@pytest.mark.parametrize(("lang", "heading", "lead", "others"), NAMED)
def test_rows_take_who_their_heading_names(
    tmp_path: Path, lang: str, heading: str, lead: list[str], others: list[str], spanning: bool
) -> None:
    (row,) = rows(plan(tmp_path, lang, heading, spanning))
    assert [one.mention for one in row.responsible] == lead
    assert [one.mention for one in row.partners] == others
    assert row.cells["responsible"].state == "value"
    one = row.responsible[0]
    assert one.line is not None and row.line is not None and one.line < row.line
    assert one.quote is not None and one.mention in one.quote and one.quote in heading


@pytest.mark.parametrize(("lang", "heading"), NOBODY)
def test_means_times_and_sentences_name_nobody(tmp_path: Path, lang: str, heading: str) -> None:
    assert heading_bodies(heading, lexicon({}, [], lang)) is None
    (row,) = rows(plan(tmp_path, lang, heading, False))
    assert row.responsible == []
    assert row.cells["responsible"].state == "no_column"


def test_a_column_wins_and_its_empty_cell_stays_empty(tmp_path: Path) -> None:
    path = tmp_path / "plan.md"
    head = "| Măsura | Termen | Responsabil |\n|---|---|---|\n"
    table = head + "| Repararea podului | mai 2031 | ISU |\n| Plantarea | mai 2031 | |"
    path.write_text(f"# Plan 2031\n\n## Măsuri realizate prin Serviciul Drumuri\n\n{table}\n", encoding="utf-8")
    first, second = rows(path)
    assert [one.mention for one in first.responsible] == ["ISU"]
    assert (second.responsible, second.cells["responsible"].state) == ([], "empty")


def test_items_of_a_list_take_who_its_label_names(tmp_path: Path) -> None:
    path = tmp_path / "plan.txt"
    text = (
        "PLAN DE ACȚIUNE 2031\n\nCapitolul III. Informarea publicului\n\n"
        "Activități de informare realizate prin Serviciul Tineret:\n\n- Târg de voluntariat\n- Zi a porților deschise\n"
    )
    path.write_text(text, encoding="utf-8")
    found = rows(path)
    assert [[one.mention for one in row.responsible] for row in found] == [["Serviciul Tineret"]] * 2
    assert {one.line for row in found for one in row.responsible} == {5}
