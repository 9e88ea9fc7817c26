"""The commands, on the plans that come with the project, in processes of their own."""

from __future__ import annotations

import csv
import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

EXAMPLES = Path(__file__).parents[2] / "examples"
PLANS = sorted(path for path in EXAMPLES.iterdir() if path.suffix == ".txt")
VERDICTS = {"empty": "gap", "dash": "stated none", "no_column": "not recorded", "lost": "unsure"}


def planatlas(*arguments: object, lang: str = "ro") -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-c", "from planatlas.cli import main; main()", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, env={**os.environ, "LANG": lang, "LC_ALL": lang}, timeout=120)


@pytest.fixture(scope="module")
def atlas(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("gaps") / "all.atlas"
    done = planatlas("build", *PLANS, "-o", folder)
    assert done.returncode == 0, done.stderr.decode()
    return folder


@pytest.fixture(scope="module")
def asked(atlas) -> subprocess.CompletedProcess[bytes]:
    return planatlas("gaps", atlas, "--format", "json", lang="en")


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
    """Every quote stands in the document; one that a page break tore stands word by word in its lines."""
    sources = {path.stem: path.read_text("utf-8").replace("*", "").split("\n") for path in PLANS}
    flat = {doc: " ".join(" ".join(lines).split()) for doc, lines in sources.items()}
    checked = 0
    for one in findings:
        assert one["evidence"], one["id"]
        for evidence in one["evidence"]:
            words = (evidence["quote"] or "").replace("*", "").split()
            near = " ".join(sources[evidence["doc"]][line - 1] for line in evidence["lines"])
            assert words and (" ".join(words) in flat[evidence["doc"]] or all(w in near for w in words)), evidence
            checked += 1
    assert checked > 100


def test_news_and_pages_give_none_and_the_reason(asked, findings, records):
    left = {row["doc"] for row in records if row["kind"] == "plan" and row["genre"] in ("news", "web", "report")}
    assert left and not left & {evidence["doc"] for one in findings for evidence in one["evidence"]}
    assert asked.stderr.decode().count("not analysed") == len(left)


def test_findings_are_in_the_graph_and_about_something(atlas, findings):
    import planatlas

    nodes = {node.id: node.label for node in planatlas.open(atlas).nodes}
    assert {one["subject"] for one in findings} <= nodes.keys()
    assert {one["id"] for one in findings} == {id for id, label in nodes.items() if label == "Finding"}


def test_json_is_the_same_whatever_the_profile(atlas, findings):
    other = planatlas("gaps", atlas, "--format", "json", "--profile", "research", "--lang", "el")
    assert json.loads(other.stdout) == findings


def test_the_coordinator_sees_at_most_twenty_of_a_plan(atlas):
    shown = planatlas("gaps", atlas, "--format", "csv")
    heads, *rows = csv.reader(io.StringIO(shown.stdout.decode("utf-8-sig")))
    numbers = [int(row[0]) for row in rows]
    assert heads[0] == "Nr." and 1 in numbers and max(numbers) <= 20
    assert numbers.count(1) > 1  # every plan is numbered on its own


def test_networks_are_analysed_when_asked_for(atlas, findings):
    asked = json.loads(planatlas("gaps", atlas, "--kind", "coordination", "--format", "json").stdout)
    assert {one["kind"] for one in asked} - {one["kind"] for one in findings}
    assert all(one["stability"] is not None for one in asked if one["kind"] == "served-apart")


def test_a_wrong_kind_is_wrong_use(atlas):
    done = planatlas("gaps", atlas, "--kind", "no-parner")
    assert done.returncode == 2 and b"no-partner" in done.stderr and b"Traceback" not in done.stderr


def test_check_needs_no_atlas(tmp_path, findings):
    plan = next(path for path in PLANS if path.stem.startswith("valea-mare-2031"))
    before = sorted(plan.parent.iterdir())
    done = planatlas("check", plan, "--format", "json")
    assert done.returncode == 0 and sorted(plan.parent.iterdir()) == before
    kinds = {one["kind"] for one in json.loads(done.stdout)}
    assert {"no-partner", "no-funding"} <= kinds
    gone = planatlas("check", tmp_path / "none.txt")
    assert gone.returncode == 3 and b"Traceback" not in gone.stderr


DRAFT = """PLANUL ANUAL DE ACȚIUNE PRIVIND SERVICIILE SOCIALE AL ORAȘULUI DEALU NOU PENTRU ANUL 2031

Cursuri de perfecționare

Personalul de specialitate\tNr. persoane\tBuget estimat -lei-
Serviciul Ajutor la Domiciliu\t4\t*
Biroul Contabilitate\t2\t3000

*Pentru aceste cursuri nu sunt prevăzute alocări din bugetul local în anul 2031.
"""


def test_a_footnote_that_says_there_is_no_money(tmp_path):
    draft = tmp_path / "draft.ro.txt"
    draft.write_text(DRAFT, "utf-8")
    found = json.loads(planatlas("check", draft, "--kind", "stated-unfunded", "--format", "json").stdout)
    rows = [one for one in found if one["level"] == "activity"]
    assert [one["evidence"][0]["line"] for one in rows] == [6]
    assert "nu sunt prevăzute alocări" in rows[0]["statement"]["ro"]


def test_compare_two_years(tmp_path):
    folders = []
    for year in (2031, 2032):
        folders.append(tmp_path / f"{year}.atlas")
        assert planatlas("build", EXAMPLES / f"valea-mare-{year}.ro.txt", "-o", folders[-1]).returncode == 0
    rows = json.loads(planatlas("compare", *folders, "--format", "json").stdout)
    changes = {change for row in rows for change in row["change"]}
    assert {"kept", "reworded", "renumbered", "dropped", "new", "gap closed", "load down"} <= changes


def test_sample_and_agree(atlas, tmp_path):
    sheet = tmp_path / "machine.csv"
    assert planatlas("sample", atlas, 20, "--filled", "-o", sheet).returncode == 0
    rows = json.loads(planatlas("sample", "--agree", sheet, sheet, "-f", "json").stdout)
    assert {row["same"] for row in rows} == {20} and {row["alpha"] for row in rows} <= {1.0, None}
