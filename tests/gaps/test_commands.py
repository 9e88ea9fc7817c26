"""The commands, on the plans that come with the project."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Run = Callable[..., Any]
EXAMPLES = Path(__file__).parents[2] / "examples"
PLANS = sorted(path for path in EXAMPLES.iterdir() if path.suffix == ".txt")
ROMANIAN = {"LC_ALL": "ro_RO.UTF-8"}
VERDICTS = {"empty": "gap", "dash": "stated none", "no_column": "not recorded", "lost": "unsure"}


@pytest.fixture(scope="module")
def atlas(built: Callable[..., Path]) -> Path:
    return built(*(plan.name for plan in PLANS))


@pytest.fixture(scope="module")
def asked(run: Run, atlas) -> Any:
    return run("gaps", atlas, "--format", "json")


@pytest.fixture(scope="module")
def findings(asked) -> list[dict]:
    return json.loads(asked.stdout)


@pytest.fixture(scope="module")
def records(atlas) -> list[dict]:
    return [json.loads(line) for line in (atlas / "records.jsonl").read_text("utf-8").splitlines()]


def test_one_object_a_row_for_partners(findings, records):
    """Every counted row of a plan whose partner cell holds nothing has its verdict, and no other row has."""
    genre = {row["doc"]: row["genre"] for row in records if row["kind"] == "plan"}
    expected = []
    for row in records:
        state = row.get("cells", {}).get("partners")
        counted = row["kind"] == "activity" and row["status"] in ("planned", "achieved")
        if counted and genre[row["doc"]] in ("plan", "strategy") and state in VERDICTS:
            expected.append((row["doc"], row["line"], VERDICTS[state]))
    found = [
        (one["evidence"][0]["doc"], one["evidence"][0]["line"], one["verdict"])
        for one in findings
        if one["kind"] == "no-partner" and one["level"] == "activity"
    ]
    assert sorted(place[:2] for place in found) == sorted(place[:2] for place in expected)
    unsure = {place[:2] for place in found if place[2] == "unsure"}
    assert {p for p in found if p[:2] not in unsure} == {p for p in expected if p[:2] not in unsure}


def test_evidence_stands_in_the_source(findings):
    """Every quote stands in the document; what a page break tore has a mark between its pieces."""
    sources = {path.stem: path.read_text("utf-8").replace("*", "").split("\n") for path in PLANS}
    flat = {doc: " ".join(" ".join(lines).split()) for doc, lines in sources.items()}
    checked = 0
    for one in findings:
        assert one["evidence"], one["id"]
        for evidence in one["evidence"]:
            pieces = [" ".join(piece.split()) for piece in (evidence["quote"] or "").replace("*", "").split("[…]")]
            assert all(pieces) and all(piece in flat[evidence["doc"]] for piece in pieces), evidence
            checked += 1
    assert checked > 100


def test_news_and_pages_give_none_and_the_reason(asked, findings, records):
    left = {row["doc"] for row in records if row["kind"] == "plan" and row["genre"] in ("news", "web", "report")}
    assert left and not left & {evidence["doc"] for one in findings for evidence in one["evidence"]}
    assert asked.stderr.count("not analysed") == len(left)


def test_findings_are_in_the_graph_and_about_something(atlas, findings):
    import planatlas

    nodes = {node.id: node.label for node in planatlas.open(atlas).nodes}
    assert {one["subject"] for one in findings} <= nodes.keys()
    assert {one["id"] for one in findings} == {id for id, label in nodes.items() if label == "Finding"}


def test_json_is_the_same_whatever_the_profile(run: Run, atlas, findings):
    other = run("gaps", atlas, "--format", "json", "--profile", "research", "--lang", "el")
    assert json.loads(other.stdout) == findings


def test_the_coordinator_sees_at_most_twenty_of_a_plan(run: Run, atlas):
    shown = run("gaps", atlas, "--format", "csv", **ROMANIAN)
    heads, *rows = csv.reader(io.StringIO(shown.out.decode("utf-8-sig")))
    numbers = [int(row[0]) for row in rows]
    assert heads[0] == "Nr." and 1 in numbers and max(numbers) <= 20
    assert numbers.count(1) > 1  # every plan is numbered on its own


def test_networks_are_analysed_when_asked_for(run: Run, atlas, findings):
    asked = json.loads(run("gaps", atlas, "--kind", "coordination", "--format", "json").stdout)
    assert {one["kind"] for one in asked} - {one["kind"] for one in findings}
    assert all(one["stability"] is not None for one in asked if one["kind"] == "served-apart")


def test_a_wrong_kind_is_wrong_use(run: Run, atlas):
    assert "no-partner" in run("gaps", atlas, "--kind", "no-parner", code=2).stderr


def test_check_needs_no_atlas(run: Run, tmp_path, findings):
    plan = next(path for path in PLANS if path.stem.startswith("valea-mare-2031"))
    before = sorted(plan.parent.iterdir())
    done = run("check", plan, "--format", "json")
    assert sorted(plan.parent.iterdir()) == before
    kinds = {one["kind"] for one in json.loads(done.stdout)}
    assert {"no-partner", "no-funding"} <= kinds
    assert "none.txt" in run("check", tmp_path / "none.txt", code=3).stderr


DRAFT = """PLANUL ANUAL DE ACȚIUNE PRIVIND SERVICIILE SOCIALE AL ORAȘULUI DEALU NOU PENTRU ANUL 2031

Cursuri de perfecționare

Personalul de specialitate\tNr. persoane\tBuget estimat -lei-
Serviciul Ajutor la Domiciliu\t4\t*
Biroul Contabilitate\t2\t3000

*Pentru aceste cursuri nu sunt prevăzute alocări din bugetul local în anul 2031.
"""


def test_a_footnote_that_says_there_is_no_money(run: Run, tmp_path):
    draft = tmp_path / "draft.ro.txt"
    draft.write_text(DRAFT, "utf-8")
    found = json.loads(run("check", draft, "--kind", "stated-unfunded", "--format", "json").stdout)
    rows = [one for one in found if one["level"] == "activity"]
    assert [one["evidence"][0]["line"] for one in rows] == [6]
    assert "nu sunt prevăzute alocări" in rows[0]["statement"]["ro"]


def test_compare_two_years(run: Run, built):
    folders = []
    for year in (2031, 2032):
        folders.append(built(f"valea-mare-{year}.ro.txt"))
    rows = json.loads(run("compare", *folders, "--format", "json").stdout)
    changes = {change for row in rows for change in row["change"]}
    told = {"reworded", "renumbered", "targets changed", "funding changed", "partners removed", "dropped", "new"}
    assert told | {"gap closed", "load down"} <= changes
    assert "kept" not in changes, "every measure of the two years differs in a number, a source or a name"


def test_sample_and_agree(run: Run, atlas, tmp_path):
    sheet = tmp_path / "machine.csv"
    run("sample", atlas, 20, "--filled", "-o", sheet)
    rows = json.loads(run("sample", "--agree", sheet, sheet, "-f", "json").stdout)
    assert {row["same"] for row in rows} == {20} and {row["alpha"] for row in rows} <= {1.0, None}
