"""Alignments: accepted ones are edges in every engine, rejected ones are proposed no more, all by the real commands."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

import planatlas
from planatlas.atlas import Atlas
from planatlas.graph.export import export_atlas

Run = Callable[..., Any]
EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
KIND = "objectives-unserved"
ASKED = (
    "MATCH (m)-[r:ALIGNED_WITH]->(o:Objective) "
    "RETURN m.id AS m, o.id AS o, r.reviewed AS reviewed, r.score AS score, r.decided_by AS who, r.decision_why AS why"
)


@pytest.fixture(scope="module")
def atlas(built: Callable[..., Path], tmp_path_factory: pytest.TempPathFactory) -> Path:
    return built("valea-mare-2031.ro.txt", into=tmp_path_factory.mktemp("alignments") / "town.atlas")


def proposed(run: Run, atlas: Path) -> list[dict[str, Any]]:
    text = run("review", atlas, "--open", "alignments", "--lang", "en", "-f", "json").stdout
    rows: list[dict[str, Any]] = json.loads(text)
    return rows


def unserved(run: Run, atlas: Path) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = json.loads(run("gaps", atlas, "--kind", KIND, "-f", "json").stdout)
    return rows


def weakest(run: Run, atlas: Path) -> tuple[str, list[str], str]:
    """The objective that work comes least near to: its id, the work proposed for it, and its plan."""
    every = proposed(run, atlas)
    best: dict[str, float] = {}
    for one in every:
        best[one["Id of the objective"]] = max(best.get(one["Id of the objective"], 0.0), one["How sure (0–1)"])
    objective = min(best, key=lambda id: best[id])
    rows = [one for one in every if one["Id of the objective"] == objective]
    ids = [one["Id of the measure"] for one in rows]
    return objective, ids[:-1], ids[-1]


def test_accepted_is_an_edge_everywhere_and_undo_takes_it_back(run: Run, atlas: Path, tmp_path: Path) -> None:
    before = (atlas / "edges.parquet").read_bytes()
    objective, (measure, *_), plan = weakest(run, atlas)
    assert plan.startswith("plan/")
    said = ("--alignment", measure, "--objective", objective, "--status", "accepted", "--why", "same people")
    run("review", atlas, *said, "--who", "Serviciul Strategii")
    opened = planatlas.open(atlas)
    (row,) = opened.cypher(ASKED).records()
    assert (row["m"], row["o"], row["reviewed"], row["who"], row["why"]) == (
        measure, objective, True, "Serviciul Strategii", "same people",
    )  # fmt: skip
    assert 0 < row["score"] < 0.15
    found = opened.sparql(
        "PREFIX pa: <https://w3id.org/planatlas/ontology#> SELECT ?m ?o ?who WHERE { ?a pa:relation pa:alignedWith ; "
        "pa:from ?from ; pa:to ?to ; pa:decided_by ?who . ?from pa:id ?m . ?to pa:id ?o . ?from pa:alignedWith ?to }"
    )
    assert [tuple(one) for one in found.rows] == [(measure, objective, "Serviciul Strategii")]
    again = Atlas.from_rdf(export_atlas(opened, "nq", tmp_path / "town.nq"))
    assert again.typed("ALIGNED_WITH") == opened.typed("ALIGNED_WITH")
    named = run("query", atlas, "rows-under-a-strategy", "-f", "json", "--lang", "en").stdout
    assert opened.node(measure).name in named
    edges = (atlas / "edges.parquet").read_bytes()
    run("build", "-q", "--fresh", EXAMPLES / "valea-mare-2031.ro.txt", "-o", atlas)
    assert (atlas / "edges.parquet").read_bytes() == edges
    run("review", atlas, "--undo", measure, "--undo", objective)
    assert (atlas / "edges.parquet").read_bytes() == before


def test_it_is_a_gap_only_when_a_person_says_so(run: Run, atlas: Path, tmp_path: Path) -> None:
    objective, work, plan = weakest(run, atlas)
    sheet = tmp_path / "review.xlsx"
    run("institutions", atlas, "--sheet", sheet, "--lang", "ro")
    book = load_workbook(sheet)
    table = book["Alinieri"]
    keys = [cell.value for cell in table[1]]
    decide, at, of = (keys.index(name) + 1 for name in ("decision", "measure", "objective"))
    mine = [n for n in range(3, table.max_row + 1) if table.cell(n, of).value == objective]
    assert [table.cell(n, at).value for n in mine] == [*work, plan]
    for n in mine[:-1]:
        table.cell(n, decide).value = "respinsă"
    book.save(sheet)
    run("review", atlas, sheet, "--who", "DAS")
    assert "gap" not in [one["verdict"] for one in unserved(run, atlas)]
    assert not {one["Id of the measure"] for one in proposed(run, atlas) if one["Id of the objective"] == objective} & {
        *work
    }
    table.cell(mine[-1], decide).value = "rejected"
    book.save(sheet)
    run("review", atlas, sheet, "--who", "DAS")
    (finding,) = (one for one in unserved(run, atlas) if one["verdict"] == "gap")
    assert (finding["level"], finding["subject"]) == ("measure", objective)
    assert (finding["metrics"]["who"], finding["metrics"]["reviewed"]) == ("DAS", True)
    node = planatlas.open(atlas).node(finding["id"])
    assert node.props["verdict"] == "gap"
    run("review", atlas, "--undo", plan, "--undo", objective)
    assert "gap" not in [one["verdict"] for one in unserved(run, atlas)]


def test_what_is_no_alignment_is_refused(run: Run, atlas: Path) -> None:
    objective, (measure, *_), _ = weakest(run, atlas)
    log = (atlas / "decisions.csv").read_bytes() if (atlas / "decisions.csv").exists() else b""
    for words in (
        ("--alignment", measure, "--status", "accepted"),
        ("--alignment", "measure/none", "--objective", objective, "--status", "accepted"),
        ("--alignment", objective, "--objective", measure, "--status", "accepted"),
        ("--alignment", measure, "--objective", objective, "--status", "same"),
        ("--alignment", measure, "--objective", objective),
    ):  # fmt: skip
        assert run("review", atlas, *words, code=2).stderr
    assert ((atlas / "decisions.csv").read_bytes() if (atlas / "decisions.csv").exists() else b"") == log
