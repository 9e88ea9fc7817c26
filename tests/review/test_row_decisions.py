"""Rows that a page break may have torn: joined or kept apart by people, at once, in every later build, taken back."""

from __future__ import annotations

import csv
import json
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

import planatlas
from planatlas.loaders.formats.source import read
from planatlas.loaders.reading import records
from planatlas.loaders.stored import as_plain, from_plain
from planatlas.loaders.tables.row_boundaries import RowBoundaries
from planatlas.records import Activity, Service

Run = Callable[..., Any]
PLAN = """# Plan local de acțiune al orașului Dealul Rece 2031

| Nr. | Măsura | Activități | Termen | Responsabil | Parteneri |
|---|---|---|---|---|---|
| 1.1 | Cantina de cartier | masă caldă la prânz, livrată și | trim. I | DAS | ONG Pâinea |
|  |  | la domiciliu celor bolnavi |  |  |  |
| 1.2 | Biblioteca pe roți | drumuri prin sate | trim. II | Biblioteca Orășenească |  |
| 1.3 | Grădina comună | lucrări de primăvară | trim. II | DAS |  |
|  |  | lucrări de toamnă | trim. IV | DAS | Școala Nr. 2 |
"""


@pytest.fixture(scope="module")
def plan(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("rows") / "dealul-rece-2031.txt"
    path.write_text(PLAN)
    return path


@pytest.fixture(scope="module")
def built_once(run: Run, plan: Path) -> Path:
    run("build", "-q", plan, "-o", plan.parent / "town.atlas")
    return plan.parent / "town.atlas"


@pytest.fixture
def atlas(built_once: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(built_once, tmp_path / "town.atlas"))


def work(atlas: Path) -> list[str]:
    return [one.activity_text for one in planatlas.open(atlas).records() if isinstance(one, Activity)]


def table(run: Run, atlas: Path, what: str) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = json.loads(run("review", atlas, "--open", what, "--lang", "en", "-f", "json").stdout)
    return rows


def truth(atlas: Path) -> dict[str, bytes]:
    names = ("records.jsonl", "nodes.parquet", "edges.parquet", "receipt.json")
    return {name: (atlas / name).read_bytes() for name in names}


def test_a_join_is_refused_and_one_demanded_and_both_taken_back(run: Run, plan: Path, atlas: Path) -> None:
    before = truth(atlas)
    joined, apart = (
        next(row for row in table(run, atlas, "rows") if row["Read now as"] == how) for how in ("one row", "two rows")
    )
    assert [joined["Line"], apart["Line"]] == [6, 9]
    assert len(work(atlas)) == 4
    run(
        "review",
        atlas,
        "--row",
        joined["Id of the row"],
        "--status",
        "different",
        "--why",
        "two duties",
        "--who",
        "DAS",
    )
    assert "la domiciliu celor bolnavi" in work(atlas)
    assert len(work(atlas)) == 5
    run("review", atlas, "--row", "dealul-rece-2031:9", "--status", "same", "--who", "DAS")
    assert "lucrări de primăvară lucrări de toamnă" in work(atlas)
    (row,) = (one for one in planatlas.open(atlas).records() if isinstance(one, Activity) and one.line == 8)
    assert [(one.line, one.confidence, one.reason) for one in row.joins] == [(9, 1.0, "decided by people")]
    assert [one.mention for one in row.partners] == ["Școala Nr. 2"]
    at_once = truth(atlas)
    run("build", "-q", "--fresh", plan, "-o", atlas)
    assert truth(atlas) == at_once
    with (atlas / "decisions.csv").open(newline="") as file:
        log = [(one["kind"], one["value"], one["who"], one["why"]) for one in csv.DictReader(file)]
    assert sorted(log) == [("row", "different", "DAS", "two duties"), ("row", "same", "DAS", "")]
    run("review", atlas, "--undo", joined["Id of the row"])
    run("review", atlas, "--undo", apart["Id of the row"])
    assert truth(atlas) == before


@pytest.mark.office
def test_the_sheet_asks_about_rows_and_gives_the_decisions_back(
    run: Run, plan: Path, atlas: Path, tmp_path: Path
) -> None:
    sheet = tmp_path / "review.xlsx"
    run("institutions", atlas, "--sheet", sheet, "--lang", "ro")
    book = load_workbook(sheet)
    rows = book["Rânduri"]
    keys = [cell.value for cell in rows[1]]
    at = next(n for n in range(3, rows.max_row + 1) if rows.cell(n, keys.index("line") + 1).value == "6")
    rows.cell(at, keys.index("decision") + 1).value = "două rânduri"
    rows.cell(at, keys.index("why") + 1).value = "două treburi"
    book.save(sheet)
    if shutil.which("soffice"):
        profile = f"-env:UserInstallation=file://{tmp_path}/profile"
        out = ["--convert-to", "xlsx", "--outdir", str(tmp_path / "saved"), str(sheet)]
        subprocess.run(["soffice", profile, "--headless", *out], check=True, capture_output=True, timeout=120)
        sheet = tmp_path / "saved" / "review.xlsx"
    assert "1 new decisions" in run("review", atlas, sheet, "--lang", "en").stderr
    assert "la domiciliu celor bolnavi" in work(atlas)
    decided = (atlas / "decisions.csv").read_bytes()
    assert "0 new decisions, 1 were taken already" in run("review", atlas, sheet, "--lang", "en").stderr
    rows.cell(at, keys.index("below") + 1).value = "altceva"
    book.save(tmp_path / "damaged.xlsx")
    assert "not as it was written" in run("review", atlas, tmp_path / "damaged.xlsx", code=2).stderr.replace("\n", " ")
    assert (atlas / "decisions.csv").read_bytes() == decided


def test_unsure_changes_nothing_but_is_remembered(run: Run, atlas: Path) -> None:
    before = work(atlas)
    run("review", atlas, "--row", "dealul-rece-2031:6", "--status", "unsure")
    assert work(atlas) == before
    assert {row["Line"]: row["Decision"] for row in table(run, atlas, "rows")}[6] == "unsure"


def test_a_decision_about_rows_that_are_gone_is_told_and_never_applied_to_others(
    run: Run, plan: Path, atlas: Path
) -> None:
    run("review", atlas, "--row", "dealul-rece-2031:6", "--status", "different")
    changed = plan.with_name("other") / plan.name
    changed.parent.mkdir(exist_ok=True)
    changed.write_text(PLAN.replace("la domiciliu celor bolnavi", "la domiciliu celor foarte bolnavi"))
    told = run("build", changed, "-o", atlas, "--lang", "en").stderr.replace("\n", " ")
    assert "a decision about rows was not applied" in told
    assert len(work(atlas)) == 4
    moved = PLAN.replace("\n\n|", "\n\nUn rând de text în plus.\n\n|", 1)
    changed.write_text(moved)
    assert "not applied" not in run("build", changed, "-o", atlas, "--lang", "en").stderr
    assert len(work(atlas)) == 5


def test_what_cannot_be_decided_is_refused(run: Run, atlas: Path) -> None:
    for words in (
        ("--row", "dealul-rece-2031:6"), ("--row", "dealul-rece-2031:6", "--status", "accepted"),
        ("--row", "dealul-rece-2031:500", "--status", "same"), ("--row", "x", "--finding", "y"),
    ):  # fmt: skip
        assert run("review", atlas, *words, code=2).stderr
    assert not (atlas / "decisions.csv").exists()


def test_without_the_kept_document_it_holds_from_the_next_build(run: Run, plan: Path, atlas: Path) -> None:
    (row,) = (one["Id of the row"] for one in table(run, atlas, "rows") if one["Line"] == 6)
    run("review", atlas, "--row", row, "--status", "different")
    shutil.rmtree(atlas / "readings")
    assert "holds from the next build on" in run("review", atlas, "--undo", row).stderr.replace("\n", " ")
    assert len(work(atlas)) == 5
    run("build", "-q", plan, "-o", atlas)
    assert len(work(atlas)) == 4


def test_services_are_split_and_joined_too(tmp_path: Path) -> None:
    path = tmp_path / "servicii.txt"
    path.write_text(
        "# Plan anual de acțiune privind serviciile sociale, orașul Dealul Rece, 2031\n\n"
        "| Nr. | Cod serviciu | Denumirea serviciului | Capacitate | Grad de ocupare |\n|---|---|---|---|---|\n"
        "| 1. | 8899 CZ-V-I | Centrul de zi Salcia | 20 persoane | 90% |\n|  |  | pentru vârstnici |  |  |\n"
    )
    document = read(path)
    boundaries = RowBoundaries(document.doc)
    names = [one.name for one in records(document, boundaries) if isinstance(one, Service)]
    assert names == ["Centrul de zi Salcia pentru vârstnici"]
    (boundary,) = boundaries.found.values()
    split = [
        one.name
        for one in records(document, RowBoundaries(document.doc, {boundary.id: False}))
        if isinstance(one, Service)
    ]
    assert split == ["Centrul de zi Salcia", "pentru vârstnici"]


def test_a_kept_document_is_the_document(plan: Path) -> None:
    examples = sorted((Path(__file__).resolve().parents[2] / "examples").glob("*.*"))
    assert examples
    for path in (plan, *examples):
        document = read(path)
        assert from_plain(json.loads(json.dumps(as_plain(document)))) == document
