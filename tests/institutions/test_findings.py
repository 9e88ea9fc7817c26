"""Decisions about findings stand in the log of those about institutions, hold after a rebuild, are taken back."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import planatlas
from planatlas.atlas import Atlas
from planatlas.graph.export import export_atlas
from planatlas.graph.findings.views import coordinator_view

Run = Callable[..., Any]
EXAMPLES = Path(__file__).resolve().parents[2] / "examples"


def decisions(run: Run, atlas: Path) -> dict[str, tuple[str, str]]:
    rows = json.loads(run("gaps", atlas, "--format", "json").stdout)
    return {row["id"]: (row["decision"]["status"], row["decision"]["answer"]) for row in rows if row["decision"]}


@pytest.fixture(scope="module")
def atlas(built: Callable[..., Path], tmp_path_factory: pytest.TempPathFactory) -> Path:
    return built("valea-mare-2031.ro.txt", into=tmp_path_factory.mktemp("findings") / "town.atlas")


def test_a_finding_is_justified_rebuilt_and_taken_back(run: Run, atlas: Path) -> None:
    assert decisions(run, atlas) == {}
    finding = json.loads(run("gaps", atlas, "--format", "json").stdout)[0]["id"]
    answer = "bugetul se adoptă în martie"
    run("review", atlas, "--finding", finding, "--status", "justified", "--answer", answer, "--who", "Ana")
    assert decisions(run, atlas) == {finding: ("justified", answer)}
    run("review", atlas, "--finding", finding, "--status", "fixed", "--who", "Ana")
    run("build", EXAMPLES / "valea-mare-2031.ro.txt", "-o", atlas)
    assert decisions(run, atlas) == {finding: ("fixed", "")}
    run("review", atlas, "--undo", finding, "--who", "Ana")
    assert decisions(run, atlas) == {finding: ("justified", answer)}


def test_what_is_no_finding_or_status_is_refused(run: Run, atlas: Path) -> None:
    before = (atlas / "decisions.csv").read_bytes()
    assert "no finding" in run("review", atlas, "--finding", "finding/none/x", code=2).stderr.replace("\n", " ")
    run("review", atlas, "--finding", "finding/none/x", "--status", "perhaps", code=2)
    assert (atlas / "decisions.csv").read_bytes() == before


def test_the_view_the_report_and_the_graph_show_what_was_decided(run: Run, atlas: Path, tmp_path: Path) -> None:
    shown = run("gaps", atlas, "--lang", "en", "--format", "csv")
    finding = first_shown(atlas)
    run("review", atlas, "--finding", finding, "--status", "to fix", "--why", "asked in May", "--who", "Ana, DAS")
    marked = run("gaps", atlas, "--lang", "ro", "--format", "csv").stdout
    assert "de remediat (Ana, DAS, " in marked
    assert "asked in May" in marked
    run("review", atlas, "--finding", finding, "--answer", "bugetul vine din fonduri proprii", "--who", "Ana, DAS")
    after = run("gaps", atlas, "--lang", "en", "--format", "csv")
    assert len(after.stdout.splitlines()) <= len(shown.stdout.splitlines())
    assert finding != first_shown(atlas)
    assert "2 findings were decided to be justified" in after.stderr.replace("\n", " ")
    asked = "MATCH (f:Finding {id: $id}) RETURN f.decision AS s, f.answer AS a, f.decided_by AS w, f.decided_at AS t"
    (row,) = planatlas.open(atlas).cypher(asked, id=finding).rows
    assert row[:3] == ("justified", "bugetul vine din fonduri proprii", "Ana, DAS")
    assert row[3].startswith("20")
    ours = planatlas.open(atlas).sparql(
        "PREFIX pa: <https://w3id.org/planatlas/ontology#> "
        "SELECT ?s ?a ?w ?t WHERE { ?f pa:id $id ; pa:decision ?s ; pa:answer ?a ; "
        "pa:decided_by ?w ; pa:decided_at ?t }",
        id=finding,
    )
    assert [tuple(one) for one in ours.rows] == [tuple(row)]
    page = tmp_path / "report.html"
    run("report", atlas, "-o", page, "--lang", "ro")
    assert "Justificate prin decizie" in page.read_text()
    assert "bugetul vine din fonduri proprii" in page.read_text()
    again = Atlas.from_rdf(export_atlas(planatlas.open(atlas), "nq", tmp_path / "town.nq"))
    assert again.node(finding).props == planatlas.open(atlas).node(finding).props


def first_shown(atlas: Path) -> str:
    entries = coordinator_view(planatlas.open(atlas).gaps())
    return next(entry.finding.id for entry in entries if len(entry.covers) == 1)
