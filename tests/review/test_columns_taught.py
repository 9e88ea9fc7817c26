"""A heading is told once: in the sheet, into the atlas, into what was read under it, and to others by one file."""

from __future__ import annotations

import csv
import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

import planatlas
from planatlas.graph.pipeline.reading import Source, read_one
from planatlas.graph.review import column_rules
from planatlas.graph.review.column_rules import ANSWERS, answer_label, answered, own_file, read_rules, scope_label
from planatlas.loaders.values.taught import SCOPES
from planatlas.ontology import message
from planatlas.records import Activity, Plan, TableRecord

Run = Callable[..., Any]
FIRST = """# Plan local de acțiune al Municipiului Lunca Mică 2031

| Acțiunea | Echipaj | Cârmaci | Termen |
|---|---|---|---|
| Deschiderea unei biblioteci pentru copii | Școala Nr. 1 | Biblioteca Comunală | 30.06.2031 |
| Amenajarea unui parc de joacă lângă școală | Asociația Părinților | Primăria Lunca Mică | 31.12.2031 |
"""
SECOND = """# Plan local de acțiune al comunei Dealu Lung 2031

| Echipaj | Activități | Cârmaci |
|---|---|---|
| Asociația Vecinilor | Plantarea de copaci pe strada principală | Primăria Dealu Lung |
"""
OTHER = """# Plan local de acțiune al comunei Valea Rece 2031

| Acțiunea | Responsabil | Termen |
|---|---|---|
| Repararea podului de peste pârâu | Primăria Valea Rece | 31.12.2031 |
"""
RUBRICS = """# Plan de acțiune 2031

| Rubrica A | Rubrica B | Rubrica C |
|---|---|---|
| Deschiderea unei biblioteci pentru copii | Biblioteca Comunală | 30.06.2031 |
| Amenajarea unui parc de joacă lângă școală | Primăria Lunca Mică | 31.12.2031 |
"""
CARDS = """<h1>Plan de acțiune al comunei Lunca Mică 2031</h1>
<table>
<tr><td>Acțiunea</td><td>Deschiderea unei biblioteci pentru copii</td></tr>
<tr><td>Cârmaci</td><td>Biblioteca Comunală</td></tr>
<tr><td>Termen</td><td>30.06.2031</td></tr>
</table>
<table>
<tr><td>Acțiunea</td><td>Amenajarea unui parc de joacă lângă școală</td></tr>
<tr><td>Cârmaci</td><td>Primăria Lunca Mică</td></tr>
<tr><td>Termen</td><td>31.12.2031</td></tr>
</table>
"""
RIGHT = [["Biblioteca Comunală"], ["Primăria Lunca Mică"]]
HEAD = "scope,about,heading_path,neighbours,column,field,who,at,why\n"


@pytest.fixture
def plans(tmp_path: Path) -> Path:
    files = {"lunca.md": FIRST, "dealu.md": SECOND, "valea.md": OTHER, "rubrici.md": RUBRICS, "fise.html": CARDS}
    for name, text in files.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


def responsible(atlas: Path) -> list[list[str]]:
    return [[body.mention for body in one.responsible] for one in work(atlas)]


def leaders(lines: str) -> list[str]:
    found = [json.loads(line) for line in lines.splitlines()]
    return [body["mention"] for one in found if one["kind"] == "activity" for body in one["responsible"]]


def work(atlas: Path) -> list[Activity]:
    return [one for one in planatlas.open(atlas).records() if isinstance(one, Activity)]


def regions(atlas: Path) -> list[TableRecord]:
    return [one for one in planatlas.open(atlas).records() if isinstance(one, TableRecord)]


def truth(atlas: Path) -> dict[str, bytes]:
    names = ("records.jsonl", "nodes.parquet", "edges.parquet", "receipt.json", "columns.csv")
    return {name: (atlas / name).read_bytes() for name in names}


def answer(sheet: Path, answers: dict[str, str], scope: str = "") -> None:
    """Fill the sheet in as a person does: by heading, in the words of the list."""
    book = load_workbook(sheet)
    page = next(one for one in book if one["A1"].value == "key")
    keys = {cell.value: cell.column for cell in page[1]}
    listed = {rule.formula1 for rule in page.data_validations.dataValidation}
    assert len(listed) == 2, "two columns to choose in"
    filled = 0
    for row in range(3, page.max_row + 1):
        heading = page.cell(row, keys["heading"]).value or ""
        if heading in answers:
            page.cell(row, keys["decision"]).value = answers[heading]
            if scope:
                page.cell(row, keys["scope"]).value = scope
            filled += 1
    assert filled == len(answers)
    book.save(sheet)


def taught(run: Run, atlas: Path, answers: dict[str, str], scope: str = "", code: int = 0) -> Any:
    sheet = atlas.parent / "columns.xlsx"
    run("columns", atlas, "--sheet", sheet, "--lang", "ro")
    answer(sheet, answers, scope)
    return run("review", atlas, sheet, "--who", "Compartimentul Strategii", "--lang", "ro", code=code)


def test_one_heading_is_taught_and_the_county_shares_it(run: Run, plans: Path) -> None:
    first, second = plans / "lunca.atlas", plans / "dealu.atlas"
    told = run("build", plans / "lunca.md", "-o", first, "--lang", "ro")
    assert "Cârmaci" in told.stderr and f"planatlas columns {first} --sheet" in told.stderr, "a guess is told"
    assert responsible(first) == [["Școala Nr. 1"], ["Asociația Părinților"]], "two columns of bodies: a guess"
    done = taught(run, first, {"Cârmaci": "Responsabil"})
    assert responsible(first) == RIGHT and "lunca" in done.stderr and str(first / "columns.csv") in done.stderr
    assert [len(one.partners) for one in work(first)] == [1, 1]
    [rule] = csv.DictReader((first / "columns.csv").open(encoding="utf-8"))
    said = {name: rule[name] for name in ("scope", "heading_path", "field", "who", "column")}
    assert said == {
        "scope": "everywhere", "heading_path": "Cârmaci", "field": "responsible", "who": "Compartimentul Strategii",
        "column": "",
    }  # fmt: skip

    after = truth(first)
    run("build", plans / "lunca.md", "-o", first)
    assert truth(first) == after, "the next build says what the review said"

    run("build", plans / "dealu.md", "-o", second)
    assert responsible(second) != [["Primăria Dealu Lung"]]
    run("build", plans / "dealu.md", "-o", second, "--columns", first / "columns.csv")
    assert responsible(second) == [["Primăria Dealu Lung"]]
    assert (second / "columns.csv").read_bytes() == (first / "columns.csv").read_bytes()
    shared = truth(second)
    run("build", plans / "dealu.md", "-o", second)
    assert truth(second) == shared, "what applied was copied into the atlas"


def test_the_file_of_the_user_is_read_by_build_only(run: Run, plans: Path) -> None:
    own = plans / "own.csv"
    own.write_text(HEAD + "everywhere,,Cârmaci,,,responsible,,,\neverywhere,,Nimeni,,,partners,,,\n", encoding="utf-8")
    atlas = plans / "one.atlas"
    run("build", plans / "lunca.md", "-o", atlas, PLANATLAS_COLUMNS=str(own))
    assert responsible(atlas) == RIGHT
    assert [one.heading_path for one in read_rules(atlas / "columns.csv")] == ["Cârmaci"], "only what applied"
    built = truth(atlas)
    run("build", plans / "lunca.md", "-o", atlas)
    assert truth(atlas) == built
    unasked = run("extract", plans / "lunca.md", PLANATLAS_COLUMNS=str(own)).stdout
    asked = run("extract", plans / "lunca.md", "--columns", own).stdout
    assert leaders(unasked) == ["Școala Nr. 1", "Asociația Părinților"]
    assert leaders(asked) == ["Biblioteca Comunală", "Primăria Lunca Mică"]
    checked = run("check", plans / "rubrici.md", code=None, PLANATLAS_COLUMNS=str(own))
    assert checked.returncode == 7


def test_a_draft_is_checked_with_what_others_taught(run: Run, plans: Path) -> None:
    rules = plans / "rules.csv"
    rules.write_text(
        HEAD + "everywhere,,Rubrica A,,,measure,,,\neverywhere,,Rubrica B,,,responsible,,,\n", encoding="utf-8"
    )
    assert "Rubrica B" in run("check", plans / "rubrici.md", "--lang", "ro", code=7).stderr
    assert "Rubrica B" not in run("check", plans / "rubrici.md", "--columns", rules, "--lang", "ro").stderr


def test_where_the_user_keeps_the_file(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PLANATLAS_COLUMNS", "")
    assert own_file() is None
    monkeypatch.setenv("PLANATLAS_COLUMNS", str(tmp_path / "mine.csv"))
    assert own_file() == tmp_path / "mine.csv"
    monkeypatch.delenv("PLANATLAS_COLUMNS")
    monkeypatch.setattr(column_rules, "user_config_path", lambda *words, **named: tmp_path)
    assert own_file() is None
    (tmp_path / "columns.csv").write_text(HEAD)
    assert own_file() == tmp_path / "columns.csv"


def test_only_the_readings_that_ask_for_a_rule_are_made_anew(run: Run, plans: Path) -> None:
    atlas = plans / "county.atlas"
    sources = [plans / name for name in ("lunca.md", "dealu.md", "valea.md")]
    run("build", *sources, "-o", atlas)
    stamps = {path.name: path.read_bytes() for path in (atlas / "readings").iterdir()}
    own = plans / "own.csv"
    own.write_text(HEAD + "document,dealu,Cârmaci,,,responsible,,,\n", encoding="utf-8")
    told = run("build", *sources, "-o", atlas, "--columns", own, "--lang", "en")
    assert "again: 2;" in told.stderr
    changed = [path.name for path in (atlas / "readings").iterdir() if stamps.get(path.name) != path.read_bytes()]
    assert len(changed) == 1, changed
    assert ["Primăria Dealu Lung"] in responsible(atlas) and ["Școala Nr. 1"] in responsible(atlas)


def test_document_before_issuer_before_everywhere(plans: Path) -> None:
    issued = plans / "lunca.md"
    issued.write_text(f"Primăria Municipiului Lunca Mică\n\n{FIRST}", encoding="utf-8")
    [plan] = [one for one in read_one(Source(issued)).records if isinstance(one, Plan)]
    assert plan.issuer == "Primăria Municipiului Lunca Mică"
    rows = {
        "everywhere": "everywhere,,Cârmaci,,,observations,,,\n",
        "issuer": f"issuer,{plan.issuer},Cârmaci,,,other,,,\n",
        "document": "document,lunca,Cârmaci,,,responsible,,,\n",
    }
    rules, text, found = plans / "rules.csv", HEAD, []
    for scope in ("everywhere", "issuer", "document"):
        text += rows[scope]
        rules.write_text(text, encoding="utf-8")
        reading = read_one(Source(issued, columns=tuple(read_rules(rules))))
        [table] = [one for one in reading.records if isinstance(one, TableRecord)]
        found.append((table.columns[2].field, table.columns[2].told))
    assert found == [("observations", "decision"), (None, "decision"), ("responsible", "decision")]


def test_an_answer_that_finds_nothing_any_more_is_told(run: Run, plans: Path) -> None:
    atlas, scope = plans / "one.atlas", scope_label("document", "ro")
    run("build", plans / "lunca.md", "-o", atlas)
    taught(run, atlas, {"Cârmaci": "Responsabil"}, scope)
    assert "nu s-a aplicat" not in run("build", plans / "lunca.md", "-o", atlas, "--lang", "ro").stderr
    (plans / "lunca.md").write_text(FIRST.replace("Cârmaci", "Timonier"), encoding="utf-8")
    told = run("build", plans / "lunca.md", "-o", atlas, "--lang", "ro").stderr
    assert "„Cârmaci” nu s-a aplicat" in told and "nesigur: Echipaj, Timonier" in told
    assert "nesigur: Echipaj, Timonier" in run("check", plans / "lunca.md", "--lang", "ro").stderr


def test_a_clash_is_told_and_neither_holds(run: Run, plans: Path) -> None:
    rules = plans / "rules.csv"
    rules.write_text(
        HEAD + "everywhere,,Cârmaci,,,responsible,,,\neverywhere,,Cârmaci,,,deadline,,,\n", encoding="utf-8"
    )
    atlas = plans / "one.atlas"
    done = run("build", plans / "lunca.md", "-o", atlas, "--columns", rules, "--lang", "ro")
    assert "se contrazic" in done.stderr and "Responsabil, Termen" in done.stderr
    assert responsible(atlas) == [["Școala Nr. 1"], ["Asociația Părinților"]] and not (atlas / "columns.csv").exists()


def test_the_atlas_goes_before_a_file_that_contradicts_it(run: Run, plans: Path) -> None:
    atlas, rules = plans / "one.atlas", plans / "rules.csv"
    run("build", plans / "lunca.md", "-o", atlas)
    taught(run, atlas, {"Cârmaci": "Responsabil"})
    rules.write_text(HEAD + "everywhere,,Cârmaci,,,other,,,\n", encoding="utf-8")
    done = run("build", plans / "lunca.md", "-o", atlas, "--columns", rules, "--lang", "ro")
    assert "se contrazic" in done.stderr and responsible(atlas) == RIGHT


def test_a_table_that_was_not_read_is_read_once_it_is_told(run: Run, plans: Path) -> None:
    atlas = plans / "one.atlas"
    told = run("build", plans / "rubrici.md", "-o", atlas, "--lang", "ro", code=7).stderr
    assert "0 din 2 rânduri" in told and "Rubrica B" in told and told.rstrip().endswith("coloane.xlsx")
    taught(run, atlas, {"Rubrica A": "Măsură", "Rubrica B": "Responsabil"})
    assert responsible(atlas) == RIGHT
    run("gaps", atlas)


def test_what_people_say_goes_before_the_words_of_a_heading(run: Run, plans: Path) -> None:
    plan, atlas = plans / "valmont.csv", plans / "one.atlas"
    plan.write_text(
        "Action;Structure pilote;Partenaires;Date de fin\n"
        "Poser des bancs devant la mairie;Commune de Valmont;Association des riverains;31/12/2031\n"
        "Ouvrir un jardin partagé;Commune de Valmont;;30/06/2032\n",
        encoding="utf-8",
    )
    run("build", plan, "-o", atlas)
    assert responsible(atlas) == [["Commune de Valmont"]] * 2
    taught(run, atlas, {"Structure pilote": "Parteneri", "Partenaires": "Responsabil"})
    assert responsible(atlas) == [["Association des riverains"], []]
    assert [[body.mention for body in one.partners] for one in work(atlas)] == [["Commune de Valmont"]] * 2
    scopes = {one.heading_path: one.scope for one in read_rules(atlas / "columns.csv")}
    assert scopes == {"Partenaires": "document", "Structure pilote": "everywhere"}


def test_a_column_that_is_no_field_goes_to_none(run: Run, plans: Path) -> None:
    atlas = plans / "one.atlas"
    run("build", plans / "lunca.md", "-o", atlas)
    assert [one.deadline for one in work(atlas)] == ["30.06.2031", "31.12.2031"]
    taught(run, atlas, {"Termen": answer_label("other", "ro")})
    assert [one.deadline for one in work(atlas)] == [None, None]
    assert read_rules(atlas / "columns.csv")[0].scope == "document", "what contradicts a known word holds here only"


def test_a_table_that_is_no_work(run: Run, plans: Path) -> None:
    atlas = plans / "one.atlas"
    run("build", plans / "lunca.md", "-o", atlas)
    assert len(work(atlas)) == 2
    taught(run, atlas, {"Termen": answer_label("no work", "ro")})
    assert work(atlas) == []
    assert [(one.understood, one.why, one.evidence, one.rows_seen) for one in regions(atlas)] == [
        ("yes", "not work", "decided", 0)
    ]
    assert "așa au spus oamenii" in run("gaps", atlas, "--lang", "ro").stderr
    taught(run, atlas, {"Termen": "Termen"})
    assert len(read_rules(atlas / "columns.csv")) == 2


def test_labels_of_cards_are_taught_as_headings_are(run: Run, plans: Path) -> None:
    atlas = plans / "one.atlas"
    run("build", plans / "fise.html", "-o", atlas, code=7)
    assert work(atlas) == []
    [table] = json.loads(run("columns", atlas, "-f", "json").stdout)
    assert [one["heading"] for one in table["columns"]] == ["Acțiunea", "Cârmaci", "Termen"], "two cards, asked once"
    taught(run, atlas, {"Cârmaci": "Responsabil"})
    assert responsible(atlas) == RIGHT
    [table] = json.loads(run("columns", atlas, "-f", "json").stdout)
    assert [(one["field"], one["told"]) for one in table["columns"]] == [
        ("activity", "label"), ("responsible", "decision"), ("deadline", "label")
    ]  # fmt: skip


def test_cards_of_a_page_in_one_line_of_its_source(run: Run, plans: Path) -> None:
    page, atlas = plans / "fise.html", plans / "one.atlas"
    page.write_text("<!DOCTYPE html><html><body>" + CARDS.replace("\n", "") + "</body></html>", encoding="utf-8")
    run("build", page, "-o", atlas, code=7)
    taught(run, atlas, {"Cârmaci": "Responsabil"})
    assert responsible(atlas) == RIGHT


def test_a_label_of_cards_that_is_no_field(run: Run, plans: Path) -> None:
    beside = "<tr><td>Parteneri</td><td>Asociația Vecinilor</td></tr>\n</table>"
    cards, atlas = plans / "fise.html", plans / "one.atlas"
    cards.write_text(CARDS.replace("</table>", beside).replace("Cârmaci", "Responsabil"), encoding="utf-8")
    run("build", cards, "-o", atlas)
    assert [one.deadline for one in work(atlas)] == ["30.06.2031", "31.12.2031"]
    taught(run, atlas, {"Termen": answer_label("other", "ro")})
    assert responsible(atlas) == RIGHT and [one.deadline for one in work(atlas)] == [None, None]


def test_two_columns_of_one_heading_are_told_apart_by_their_place(run: Run, plans: Path) -> None:
    twice = plans / "doua.md"
    twice.write_text(FIRST.replace("Echipaj", "Cine").replace("Cârmaci", "Cine"), encoding="utf-8")
    atlas, sheet = plans / "one.atlas", plans / "columns.xlsx"
    run("build", twice, "-o", atlas)
    run("columns", atlas, "--sheet", sheet, "--lang", "ro")
    book = load_workbook(sheet)
    page = book["Coloane"]
    keys = {cell.value: cell.column for cell in page[1]}
    assert [page.cell(row, keys["heading"]).value for row in (4, 5)] == ["Cine", "Cine"]
    page.cell(4, keys["decision"]).value, page.cell(5, keys["decision"]).value = "Parteneri", "Responsabil"
    book.save(sheet)
    run("review", atlas, sheet)
    assert responsible(atlas) == RIGHT
    assert [one.column for one in read_rules(atlas / "columns.csv")] == ["2", "3"]


@pytest.mark.parametrize("lang", ["ro", "en", "el", "fr"])
def test_two_columns_that_are_taught_to_be_one_field_are_told(run: Run, plans: Path, lang: str) -> None:
    atlas, rules = plans / "one.atlas", plans / "rules.csv"
    rules.write_text(
        HEAD + "everywhere,,Echipaj,,,responsible,,,\neverywhere,,Cârmaci,,,responsible,,,\n", encoding="utf-8"
    )
    told = run("build", plans / "lunca.md", "-o", atlas, "--columns", rules, "--lang", lang).stderr
    said = message("doubt.taught_twice", lang, column=3, field=answer_label("responsible", lang))
    assert said[1:] in told and responsible(atlas) == [["Școala Nr. 1"], ["Asociația Părinților"]]
    [table] = regions(atlas)
    assert (table.understood, [one.doubts for one in table.columns]) == ("partly", [[], [], ["taught_twice"], []])


@pytest.mark.parametrize("lang", ["ro", "en", "el", "fr"])
def test_one_text_on_most_rows_is_told_and_nothing_is_missing_there(run: Run, plans: Path, lang: str) -> None:
    heads, text = "| Măsura | Responsabil | Parteneri |\n|---|---|---|\n", "Creșterea calității vieții"
    rows = "".join(f"| {text} | {body} | {helps} |\n" for body, helps in (
        ("Primăria Rediu", ""), ("Biblioteca Rediu", "Liceul Rediu"), ("Apa Rediu SA", ""), ("Școala Rediu", ""),
    ))  # fmt: skip
    (plans / "rediu.md").write_text(f"# Plan de acțiune 2034 al comunei Rediu\n\n{heads}{rows}", encoding="utf-8")
    atlas = plans / "one.atlas"
    told = run("build", plans / "rediu.md", "-o", atlas, "--lang", lang).stderr
    assert message("doubt.work_repeated", lang, column=1)[1:] in told
    assert [one.state("partners") for one in work(atlas)] == ["lost", "value", "lost", "lost"]


@pytest.mark.parametrize("lang", ["ro", "en", "el", "fr"])
def test_an_answer_is_taken_back(run: Run, plans: Path, lang: str) -> None:
    atlas = plans / "one.atlas"
    run("build", plans / "lunca.md", "-o", atlas)
    before = responsible(atlas)
    taught(run, atlas, {"Cârmaci": "Responsabil"})
    assert responsible(atlas) == RIGHT != before
    refused = run("columns", atlas, "--forget", "Nimeni", "--lang", lang, code=None)
    said = message("columns.not-taught", lang, heading="Nimeni", file=atlas / "columns.csv", known="Cârmaci")
    assert refused.returncode and said in refused.stderr and responsible(atlas) == RIGHT
    done = run("columns", atlas, "--forget", "cârmaci", "--lang", lang)
    assert message("columns.forgotten", lang, count=1, heading="cârmaci", docs="lunca") in done.stderr
    assert responsible(atlas) == before and read_rules(atlas / "columns.csv") == []
    run("build", plans / "lunca.md", "-o", atlas)
    assert responsible(atlas) == before, "the next build says so too"


def test_that_a_table_holds_no_work_is_taken_back_by_its_headings(run: Run, plans: Path) -> None:
    atlas = plans / "one.atlas"
    run("build", plans / "lunca.md", "-o", atlas)
    taught(run, atlas, {"Termen": answer_label("no work", "ro")})
    assert work(atlas) == []
    run("columns", atlas, "--forget", "Acțiunea | Echipaj | Cârmaci | Termen")
    assert len(work(atlas)) == 2


def test_a_plan_keeps_no_answers_to_take_back(run: Run, plans: Path) -> None:
    refused = run("columns", plans / "lunca.md", "--forget", "Cârmaci", "--lang", "ro", code=None)
    assert refused.returncode and message("columns.forget-atlas", "ro", path=plans / "lunca.md") in refused.stderr


BARE = """Dealu Nou, plan de acțiune 2034

Repararea podului de lemn\tDrumuri Dealu Nou\tOcolul Silvic Bradu\tmai 2034
Bibliotecă pe roți la sate\tBiblioteca Dealu Nou\tLiceul Dealu Nou\tiunie 2034
Fântână cu senzor de plată\tApa Dealu Nou\tȘcoala Dealu Nou\tiulie 2034
"""


@pytest.mark.parametrize("lang", ["ro", "en", "el", "fr"])
def test_a_table_without_headings_is_taught_by_the_letters_of_its_columns(run: Run, plans: Path, lang: str) -> None:
    (plans / "bare.txt").write_text(BARE, encoding="utf-8")
    atlas, sheet = plans / "one.atlas", plans / "columns.xlsx"
    run("build", plans / "bare.txt", "-o", atlas, code=7)
    [table] = json.loads(run("columns", atlas, "-f", "json").stdout)
    assert [one["heading"] for one in table["columns"]] == ["A", "B", "C", "D"]
    assert table["columns"][1]["samples"][0] == "Drumuri Dealu Nou", "the first row is a row"
    run("columns", atlas, "--sheet", sheet, "--lang", lang)
    fields = zip("ABCD", ("measure", "responsible", "partners", "deadline"), strict=True)
    answer(sheet, {letter: answer_label(name, lang) for letter, name in fields})
    run("review", atlas, sheet, "--lang", lang)
    assert [(one.measure_text, one.responsible[0].mention, one.deadline) for one in work(atlas)] == [
        tuple(line.split("\t")[at] for at in (0, 1, 3)) for line in BARE.splitlines()[2:]
    ]
    rules = read_rules(atlas / "columns.csv")
    assert {(one.scope, one.about, one.neighbours) for one in rules} == {("document", "bare", "A | B | C | D")}
    assert [one.column for one in rules] == ["1", "2", "3", "4"]


def test_a_damaged_sheet_is_refused_as_a_whole(run: Run, plans: Path) -> None:
    atlas, sheet = plans / "one.atlas", plans / "columns.xlsx"
    run("build", plans / "lunca.md", "-o", atlas)
    run("columns", atlas, "--sheet", sheet, "--lang", "ro")
    answer(sheet, {"Cârmaci": "Responsabil", "Termen": "Vremea"})
    done = run("review", atlas, sheet, "--lang", "ro", code=2)
    assert "Vremea" in done.stderr and "Nu s-a aplicat nimic" in done.stderr and not (atlas / "columns.csv").exists()
    answer(sheet, {"Cârmaci": "Responsabil", "Termen": ""})
    book = load_workbook(sheet)
    page = book["Coloane"]
    keys = {cell.value: cell.column for cell in page[1]}
    page.cell(3, keys["samples"]).value = "altceva"
    book.save(sheet)
    assert "Nothing was applied" in run("review", atlas, sheet, code=2).stderr
    assert not (atlas / "columns.csv").exists()


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("everywhere,,Cârmaci,,,nimic,,,\n", "line"),
        ("document,,Cârmaci,,,responsible,,,\n", "line"),
        ("everywhere,,,,,responsible,,,\n", "line"),
        ("undeva,,Cârmaci,,,responsible,,,\n", "line"),
    ],
)
def test_a_broken_line_is_named_and_nothing_is_written(run: Run, plans: Path, line: str, said: str) -> None:
    rules = plans / "rules.csv"
    rules.write_text(HEAD + line, encoding="utf-8")
    done = run("build", plans / "lunca.md", "-o", plans / "no.atlas", "--columns", rules, "--lang", "en", code=None)
    assert done.returncode and f"{rules}, 2" in done.stderr and not (plans / "no.atlas").exists()


def test_a_file_made_by_hand_in_the_words_of_people(plans: Path) -> None:
    rules = plans / "rules.csv"
    rules.write_text(
        "scope;about;heading_path;neighbours;column;field\npeste tot;;Cârmaci;;;Responsabil\n", encoding="utf-8-sig"
    )
    [rule] = read_rules(rules)
    assert (rule.scope, rule.field, rule.who) == ("everywhere", "responsible", "")


@pytest.mark.parametrize("lang", ["ro", "en", "el", "fr"])
def test_every_answer_can_be_given_in_every_language(run: Run, plans: Path, lang: str) -> None:
    labels = [answer_label(one, lang) for one in ANSWERS]
    assert len(set(labels)) == len(ANSWERS) and [answered(label) for label in labels] == list(ANSWERS)
    atlas, sheet = plans / "one.atlas", plans / "columns.xlsx"
    run("build", plans / "lunca.md", "-o", atlas)
    run("columns", atlas, "--sheet", sheet, "--lang", lang)
    book = load_workbook(sheet)
    listed = [[cell.value for cell in column if cell.value] for column in book.worksheets[2].iter_cols(max_col=2)]
    assert listed == [labels, [scope_label(one, lang) for one in SCOPES]]
    answer(sheet, {"Cârmaci": answer_label("responsible", lang)}, scope_label("document", lang))
    run("review", atlas, sheet, "--lang", lang)
    assert responsible(atlas) == RIGHT and read_rules(atlas / "columns.csv")[0].about == "lunca"


def test_the_name_of_a_person_is_not_kept(run: Run, plans: Path) -> None:
    atlas, sheet = plans / "one.atlas", plans / "columns.xlsx"
    run("build", plans / "lunca.md", "-o", atlas)
    run("columns", atlas, "--sheet", sheet, "--lang", "ro")
    answer(sheet, {"Cârmaci": "Responsabil"})
    unsigned = shutil.copy(sheet, plans / "copy.xlsx")
    run("review", atlas, sheet, "--who", "Maria Popescu, inspector")
    assert "Popescu" not in (atlas / "columns.csv").read_text(encoding="utf-8")
    other = plans / "two.atlas"
    run("build", plans / "lunca.md", "-o", other)
    run("review", other, unsigned, USER="ion.ionescu", LOGNAME="ion.ionescu")
    assert read_rules(other / "columns.csv")[0].who == "coordinator"


def test_answers_beside_the_plans_are_no_plan(run: Run, plans: Path) -> None:
    folder = plans / "county"
    folder.mkdir()
    shutil.copy(plans / "lunca.md", folder)
    (folder / "columns.csv").write_text(HEAD + "everywhere,,Cârmaci,,,responsible,,,\n", encoding="utf-8")
    (folder / "by-hand.csv").write_text(
        "scope;about;heading_path;neighbours;column;field\neverywhere;;Echipaj;;;partners\n", encoding="utf-8"
    )
    run("columns", plans / "lunca.md", "-f", "csv", "-o", folder / "shown.csv", "--lang", "ro")
    run("columns", plans / "lunca.md", "-f", "json", "-o", folder / "shown.json", "--lang", "ro")
    atlas = plans / "one.atlas"
    run("build", folder, "-o", atlas, "--columns", folder / "columns.csv")
    assert [one["name"] for one in planatlas.open(atlas).receipt()["sources"]] == ["lunca.md"]
    run("gaps", atlas, "-o", atlas / "columns.csv", "-f", "csv", code=2)
    assert responsible(atlas) == RIGHT


def test_a_person_named_in_an_answer_is_listed_before_it_is_published(run: Run, plans: Path) -> None:
    atlas = plans / "one.atlas"
    run("build", plans / "lunca.md", "-o", atlas)
    (atlas / "columns.csv").write_text(
        HEAD + "everywhere,,Cârmaci,,,responsible,Maria Ionescu,,spus la 0744 123 456\n", encoding="utf-8"
    )
    listed = json.loads(run("privacy", atlas, "-f", "json").stdout)
    assert {one["kind"] for one in listed if one["document"] == "columns.csv"} == {"person", "number"}


def test_a_line_is_shown_as_the_atlas_has_it(run: Run, plans: Path) -> None:
    rules = plans / "rules.csv"
    rules.write_text(HEAD + "everywhere,,Cârmaci,,,responsible,,,\n", encoding="utf-8")
    shown = run("show", plans / "lunca.md", "--line", "5", "--columns", rules, "--lang", "ro").stdout
    row = next(line for line in shown.splitlines() if "Cârmaci" in line and "Biblioteca" in line)
    assert "Responsabil" in row


@pytest.mark.parametrize("form", ["table", "json", "csv"])
def test_the_columns_of_a_plan_are_shown(run: Run, plans: Path, form: str) -> None:
    done = run("columns", plans / "lunca.md", "-f", form, "--lang", "ro")
    for said in ("Cârmaci", "Biblioteca Comunală", "Termen"):
        assert said in done.stdout
