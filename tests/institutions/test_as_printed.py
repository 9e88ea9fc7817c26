"""A body is called as its plan prints it, lies in no country the plan is not about, and in no town it is not of."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner

from planatlas.cli.app import app
from planatlas.graph.institutions.document_bodies import read_document
from planatlas.graph.institutions.institution import Institution
from planatlas.graph.pipeline.reading import Source, read_one

HEAD = (
    "# Plan anual de acțiune 2031 al orașului Dealu Verde\n\n| Măsura | Responsabil | Termen |\n| --- | --- | --- |\n"
)


def _bodies(folder: Path, name: str, text: str) -> dict[str, Institution]:
    """The bodies of a plan by each of their mentions."""
    path = folder / name
    path.write_text(text, encoding="utf-8")
    found = read_document(read_one(Source(path)).records)
    return {mention: found.bodies[id] for mention, id in found.by_mention.items()}


def _named(folder: Path, mention: str) -> Institution:
    return _bodies(folder, "plan.md", f"{HEAD}| 1.1 Ateliere de lectură | {mention} | 30.06.2031 |\n")[mention]


@pytest.mark.parametrize(
    ("printed", "name", "place"),
    [
        ("Spitalul Orășenesc", "Spitalul Orășenesc Dealu Verde", "Dealu Verde"),
        ("Spitalul Municipal", "Spitalul Municipal Dealu Verde", "Dealu Verde"),
        ("Poliția Orașului", "Poliția Orașului Dealu Verde", "Dealu Verde"),
        ("DGASPC", "Direcția Generală de Asistență Socială și Protecția Copilului", None),
        ("ISJ", "Inspectoratul Școlar Județean", None),
        ("DGASPC Vrancea", "Direcția Generală de Asistență Socială și Protecția Copilului Vrancea", None),
        ("DAS", "Direcția de Asistență Socială Dealu Verde", "Dealu Verde"),
    ],
)
def test_a_body_is_called_as_the_plan_prints_it(tmp_path: Path, printed: str, name: str, place: str | None) -> None:
    body = _named(tmp_path, printed)
    assert (body.name, body.place) == (name, place)


ENGLISH = "Action,Responsible,Partners,Deadline\nPrint the reading list{0},{1},All agencies,May 2031\n"


@pytest.mark.parametrize("printed", ["Department of Education", "Home Office", "Ministry of Justice"])
def test_no_country_is_guessed_where_the_plan_names_none(tmp_path: Path, printed: str) -> None:
    body = _bodies(tmp_path, "plan.csv", ENGLISH.format("", printed))[printed]
    assert (body.name, body.country, body.type) == (printed, None, None)


@pytest.mark.parametrize("about", [" of the City of Alder", " of the County of Alder"])
def test_a_body_of_another_country_is_none_of_this_one(tmp_path: Path, about: str) -> None:
    body = _bodies(tmp_path, "plan.csv", ENGLISH.format(about, "Department of Education"))["Department of Education"]
    assert (body.name, body.country) == ("Department of Education", "US")


def test_a_body_of_the_country_is_told_where_the_plan_is_about_it(tmp_path: Path) -> None:
    text = ENGLISH.format(" of Northmoor Borough Council", "Department for Education")
    body = _bodies(tmp_path, "plan.csv", text)["Department for Education"]
    assert (body.type, body.country) == ("gb-dfe", "GB")


def test_most_named_is_said_of_a_body_that_is_named(tmp_path: Path) -> None:
    """Two units of an agency that no row names: the agency is named by nobody, its centre by two rows."""
    rows = "".join(f"| 1.{n} Ateliere, seria {n} | CPECA | 30.06.2031 |\n" for n in (1, 2))
    path = tmp_path / "plan.md"
    path.write_text(HEAD + rows + "| 1.3 Lecturi | DAS | 30.06.2031 |\n", encoding="utf-8")
    atlas, page = tmp_path / "town.atlas", tmp_path / "report.html"
    for line in (("build", str(path), "-o", str(atlas)), ("report", str(atlas), "-o", str(page), "--lang", "ro")):
        assert CliRunner().invoke(app, list(line)).exit_code == 0
    said = page.read_text(encoding="utf-8").partition("cel mai des numită instituție: ")[2].partition(" (respons")[0]
    assert said == "Centrul de Prevenire, Evaluare și Consiliere Antidrog"
