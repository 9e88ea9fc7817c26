"""What nobody foresaw in the reading of one file is the refusal of that file, told as such; the others are read."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from planatlas.graph.pipeline import reading
from planatlas.loaders.formats import source
from planatlas.loaders.formats.sandbox import end_children

PLAN = """PLANUL ANUAL DE ACȚIUNE AL ORAȘULUI {town}, JUDEȚUL ALB, PENTRU ANUL 2031

Măsuri\tAcțiuni\tTermene\tInstituții responsabile\tParteneri
1.1.1. Masa caldă pentru bătrâni\tgătit\ttrim II\tDAS\tISJ
"""
FAULTS = {"KeyError": KeyError("cell"), "RecursionError": RecursionError(), "AssertionError": AssertionError()}


@pytest.fixture(params=FAULTS)
def fault(request: Any, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """A reader that comes to grief over the second of three files; its children are copies of it, then."""
    document_of = source.document_of

    def reader(data: bytes, path: Path) -> Any:
        if path.name == "al-doilea.txt":
            raise FAULTS[request.param]
        return document_of(data, path)

    end_children()
    for module in (source, reading):
        monkeypatch.setattr(module, "document_of", reader)
    yield request.param
    end_children()


@pytest.fixture
def plans(tmp_path: Path) -> Path:
    (folder := tmp_path / "planuri").mkdir()
    for name, town in (("al-doilea", "VALEA MARE"), ("intaiul", "VALEA MICĂ"), ("ultimul", "PODU VECHI")):
        (folder / f"{name}.txt").write_text(PLAN.format(town=town), encoding="utf-8")
    return folder


def test_extract_and_build_go_on(run: Any, plans: Path, fault: str) -> None:
    for command in (["extract", plans], ["build", plans, "-o", plans / "oras.atlas"]):
        done = run(*command, code=6, LC_ALL="ro_RO.UTF-8")
        assert f"al-doilea.txt: nu a fost citit, dintr-o greșeală a planatlas însuși ({fault}, " in done.stderr
        assert all(f"{name}.txt: nu" not in done.stderr for name in ("intaiul", "ultimul"))
        if command[0] == "extract":
            assert done.stdout.count('"kind":"activity"') == 2
    asked = "MATCH (p:Plan) RETURN p.doc AS doc ORDER BY doc"
    listed = json.loads(run("query", plans / "oras.atlas", "--cypher", asked, "-f", "json").stdout)
    assert [row["doc"] for row in listed] == ["intaiul", "ultimul"]


def test_check_tells_it_as_a_refusal(run: Any, plans: Path, fault: str) -> None:
    done = run("check", plans / "al-doilea.txt", "--lang", "ro", code=3)
    assert done.stdout == ""
    assert f"al-doilea.txt: nu a fost citit, dintr-o greșeală a planatlas însuși ({fault}, " in done.stderr
    assert run("check", plans / "intaiul.txt", "--lang", "ro").stdout
