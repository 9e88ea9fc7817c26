"""``planatlas privacy`` lists what may still point to a person, with its place, in four languages."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

import planatlas
from planatlas.cli.app import app
from planatlas.graph.privacy import KINDS, remainders
from planatlas.graph.review.log import Decision, Decisions

TEXT = """# Plan anual de acțiune 2031 al Municipiului Valea Mare

| Măsura | Indicatori | Responsabil | Parteneri | Termen |
| --- | --- | --- | --- | --- |
| 1.1 Ateliere pentru 3 copii cu dizabilități | Nr. ateliere: 4/an | Zbîrcea Țiplea | Fundația „Ana Bratu” | 2031 |
| 1.2 Cantină la strada Morii nr. 12 | Nr. porții: 1 200 000 | DAS | Școala Gimnazială Ana Movilă | 31.12.2031 |
| 1.3 Sprijin pentru 30 de copii, cod intern 123 45 67 | Nr. copii: 30 | Țurloi Bașu | Biblioteca | 31.12.2031 |
| 1.4 Vizite la Elena Marinescu | Nr. vizite: 20 | DAS | Poliția Locală | 2031-2035 |
"""


@pytest.fixture(scope="module")
def atlas(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("privacy")
    (folder / "plan.md").write_text(TEXT, encoding="utf-8")
    made = folder / "town.atlas"
    assert CliRunner().invoke(app, ["build", str(folder / "plan.md"), "-o", str(made)]).exit_code == 0
    return made


def _listed(atlas: Path, *more: str) -> str:
    done = CliRunner().invoke(app, ["privacy", str(atlas), *more])
    assert done.exit_code == 0, done.output
    return done.stdout


def test_each_kind_is_found_at_its_place_and_nothing_else(atlas: Path) -> None:
    rows = json.loads(_listed(atlas, "--format", "json"))
    found = {(row["kind"], row["words"], row["line"]) for row in rows}
    assert found == {
        ("small-count", "3 copii cu dizabilități", 5),
        ("name-of-body", "Ana Bratu", 5),
        ("address", "strada Morii nr. 12", 6),
        ("name-of-body", "Ana Movilă", 6),
        ("number", "123 45 67", 7),
        ("person", "Țurloi Bașu", 7),
        ("person", "Zbîrcea Țiplea", 5),
    }
    assert {row["kind"] for row in rows} == set(KINDS) and {row["document"] for row in rows} == {"plan"}


@pytest.mark.parametrize(
    ("lang", "kind", "told"),
    [("ro", "poate o persoană", "nu îl publicați"), ("en", "perhaps a person", "do not publish it"),
     ("el", "ίσως πρόσωπο", "μην τον δημοσιεύσετε"), ("fr", "peut-être une personne", "ne le publiez pas")],
)  # fmt: skip
def test_it_speaks_four_languages(atlas: Path, lang: str, kind: str, told: str) -> None:
    done = CliRunner().invoke(app, ["privacy", str(atlas), "--format", "csv", "--lang", lang])
    assert kind in done.output and told in done.output


def test_a_person_who_decided_is_told(atlas: Path) -> None:
    log = Decisions()
    log.add(Decision("finding", "finding/x", value="justified", who="Maria Ionescu", why="buget"))
    log.write(atlas / "decisions.csv")
    found = [(one.doc, one.words, one.field) for one in remainders(planatlas.open(atlas)) if one.doc != "plan"]
    assert found == [("decisions.csv", "Maria Ionescu", "who")]
