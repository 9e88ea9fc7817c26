"""U+FFFE and U+FFFF, which no XML may hold, in a plan: every file that is written of it can be read."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
import rdflib

PLAN = (
    "PLANUL DE ACȚIUNE AL ORAȘULUI VALEA MARE PENTRU ANUL 2031\n\nMăsuri\tAcțiuni\tTermene\tInstituții responsabile\n"
    "1.1. Masă\tgătit \ufffe cald \uffff acum\ttrim II\tDAS \ufffe Valea Mare\n"
    "1.2. Haine\tcusut\ttrim II\tDAS \ufffe Valea Mare, ISJ\n"
)


@pytest.fixture
def atlas(run: Any, tmp_path: Path) -> Path:
    (tmp_path / "plan.txt").write_text(PLAN, encoding="utf-8")
    run("build", tmp_path / "plan.txt", "-o", tmp_path / "town.atlas")
    return tmp_path / "town.atlas"


@pytest.mark.parametrize("form", ["graphml", "gexf"])
def test_networks(run: Any, atlas: Path, form: str) -> None:
    run("export", atlas, "--to", form, "-o", atlas.parent / "out")
    assert len(list(ElementTree.parse(atlas.parent / "out").getroot().iter())) > 10


def test_figure(run: Any, atlas: Path) -> None:
    run("figure", atlas, "network", "-o", atlas.parent / "out.svg")
    assert len(list(ElementTree.parse(atlas.parent / "out.svg").getroot().iter())) > 10


@pytest.mark.parametrize(
    "command", [("export", "--to", "xlsx", "-o", "out.xlsx"), ("report", "-o", "out.docx")], ids=lambda one: one[-1]
)
def test_office_files(run: Any, atlas: Path, command: tuple[str, ...]) -> None:
    run(command[0], atlas, *command[1:], cwd=atlas.parent)
    with zipfile.ZipFile(atlas.parent / command[-1]) as written:
        parts = [name for name in written.namelist() if name.endswith((".xml", ".rels"))]
        assert len(parts) > 5
        for part in parts:
            ElementTree.fromstring(written.read(part))


@pytest.mark.parametrize(("form", "name"), [("ttl", "turtle"), ("nq", "nquads"), ("jsonld", "json-ld")])
def test_rdf(run: Any, atlas: Path, form: str, name: str) -> None:
    run("export", atlas, "--to", form, "-o", atlas.parent / "out")
    assert len(rdflib.Dataset().parse(atlas.parent / "out", format=name)) > 10


def test_rows(run: Any, atlas: Path) -> None:
    assert json.loads(run("gaps", atlas, "--format", "json").stdout)
