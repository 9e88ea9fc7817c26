"""Decisions about findings stand in the log of those about institutions, hold after a rebuild, are taken back."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"


def run(*words: object, code: int = 0) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", "from planatlas.cli import main; main()", *map(str, words)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == code, done.stderr
    return done


def decisions(atlas: Path) -> dict[str, str]:
    rows = json.loads(run("gaps", atlas, "--format", "json").stdout)
    return {row["id"]: row["decision"] for row in rows if row["decision"]}


@pytest.fixture(scope="module")
def atlas(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("findings") / "town.atlas"
    run("build", EXAMPLES / "valea-mare-2031.ro.txt", "-o", folder)
    return folder


def test_a_finding_is_justified_rebuilt_and_taken_back(atlas: Path) -> None:
    assert decisions(atlas) == {}
    finding = json.loads(run("gaps", atlas, "--format", "json").stdout)[0]["id"]
    answer = "bugetul se adoptă în martie"
    run("review", atlas, "--finding", finding, "--status", "justified", "--why", answer, "--who", "Ana")
    assert decisions(atlas) == {finding: f"justified: {answer}"}
    run("review", atlas, "--finding", finding, "--status", "fixed", "--who", "Ana")
    run("build", EXAMPLES / "valea-mare-2031.ro.txt", "-o", atlas)
    assert decisions(atlas) == {finding: "fixed"}
    run("review", atlas, "--undo", finding, "--who", "Ana")
    assert decisions(atlas) == {finding: f"justified: {answer}"}


def test_what_is_no_finding_or_status_is_refused(atlas: Path) -> None:
    before = (atlas / "decisions.csv").read_bytes()
    assert "no finding" in run("review", atlas, "--finding", "finding/none/x", code=2).stderr.replace("\n", " ")
    run("review", atlas, "--finding", "finding/none/x", "--status", "perhaps", code=2)
    assert (atlas / "decisions.csv").read_bytes() == before
