"""A folder is built into an atlas that stands in it: what planatlas and systems put there is no plan, plans all are."""

from __future__ import annotations

import io
import json
import os
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import docx
import openpyxl
import pytest

from planatlas.graph.marks.files import own_file
from planatlas.graph.marks.headings import own_headings
from planatlas.graph.pipeline.sources import expand
from planatlas.ontology import LANGS

Run = Callable[..., Any]
PLAN = """PLANUL ANUAL DE ACȚIUNE AL ORAȘULUI DUMBRĂVENI, JUDEȚUL ALB, PENTRU ANUL 2031

Măsuri\tAcțiuni\tTermene\tInstituții responsabile\tParteneri
1.1. Masă caldă pentru vârstnici\tgătit zilnic\ttrim. II\tDirecția de Asistență Socială\t
1.2. Atelier de lectură\tcitit săptămânal\ttrim. III\tBiblioteca Orășenească\tȘcoala nr. 2
"""
LEFT = (".git/config", ".cache/page.html", "~$plan.docx", ".~lock.plan.odt#", "Thumbs.db", "desktop.ini", ".DS_Store")
"""What systems and programs leave in a folder."""


@pytest.fixture
def room(tmp_path: Path) -> Path:
    """A folder with a plan, and what systems left in it."""
    for name in LEFT:
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("x", encoding="utf-8")
    (tmp_path / "plan.txt").write_text(PLAN, encoding="utf-8")
    (tmp_path / "env").mkdir()
    (tmp_path / "env" / "CACHEDIR.TAG").write_text("Signature: 8a477f597d28d172789f06886806bc55\n", encoding="utf-8")
    (tmp_path / "env" / "module.txt").write_text("x", encoding="utf-8")
    return tmp_path


def content(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


OUTPUTS = (
    "report town.atlas",
    "report town.atlas -o report.docx",
    "export town.atlas --to csv",
    "export town.atlas --to xlsx",
    "export town.atlas --to ttl",
    "export town.atlas --to gexf",
    "export town.atlas --to neo4j-csv",
    "gaps town.atlas -f csv -o gaps.csv",
    "gaps town.atlas -f xlsx -o gaps.xlsx",
    "institutions town.atlas --sheet review.xlsx",
    "sample town.atlas 2 -o coder.csv",
)


def test_building_a_folder_into_itself_gives_the_same_again(room: Path, run: Run) -> None:
    run("build", ".", "-o", "town.atlas", cwd=room)
    first = content(room / "town.atlas")
    for line in OUTPUTS:
        run(*line.split(), cwd=room)
    (room / "records.jsonl").write_bytes(run("extract", "plan.txt", cwd=room).out)
    (room / "copy").mkdir()
    (room / "town.atlas").rename(room / "copy" / "an older one")
    for name in ("town.atlas", "town.atlas", "second.atlas"):
        said = run("build", ".", "-o", name, "--lang", "ro", cwd=room).stderr
        assert "Lăsate deoparte" in said.splitlines()[0] and "urme ale unui program de birou deschis" in said
        assert content(room / name) == first
    every = [path for path in room.iterdir() if not path.name.startswith(".")]
    assert [source.path.name for source in expand(every)] == ["plan.txt"]  # also named one by one: planatlas build *
    (line,) = [line for line in run("extract", ".", cwd=room).stderr.splitlines() if "Left aside" in line]
    assert "folders of an atlas: an older one" in line


def test_an_atlas_whose_first_build_was_cut_is_no_source(room: Path, run: Run) -> None:
    run("build", ".", "-o", "town.atlas", cwd=room)
    first = content(room / "town.atlas")
    (room / "town.atlas" / "receipt.json").unlink()
    run("build", ".", "-o", "town.atlas", cwd=room)
    assert content(room / "town.atlas") == first


def test_nothing_but_our_own_is_told_as_such(room: Path, run: Run) -> None:
    run("build", "plan.txt", "-o", "town.atlas", cwd=room)
    said = run("build", "town.atlas", "-o", "next.atlas", cwd=room, code=3).stderr
    assert "town.atlas" in said and not (room / "next.atlas").exists()


def test_a_hidden_file_that_is_named_is_read(room: Path) -> None:
    (room / ".plan.txt").write_text(PLAN, encoding="utf-8")
    assert [source.path.name for source in expand([room / ".plan.txt"])] == [".plan.txt"]


@pytest.mark.skipif(sys.platform != "linux", reason="names are text on other systems")
def test_a_name_that_is_no_text_is_told(room: Path, run: Run) -> None:
    (room / os.fsdecode(b"~$pl\xe3n.docx")).write_bytes(b"x")
    said = run("build", ".", "-o", "town.atlas", cwd=room).stderr
    assert "~$pl" in said and "n.docx" in said
    assert run("gaps", "town.atlas", "-o", room / os.fsdecode(b"\xe3") / "x" / "y.csv", cwd=room).returncode == 0


def test_links_to_folders_and_pipes_are_told(room: Path) -> None:
    (room / "elsewhere").symlink_to(room / "env")
    os.mkfifo(room / "pipe.txt")
    passed: dict[Path, str] = {}
    assert [source.path.name for source in expand([room], passed)] == ["plan.txt"]
    assert {path.name: why for path, why in passed.items()} == {
        ".git": "hidden", ".cache": "hidden", "~$plan.docx": "lock", ".~lock.plan.odt#": "hidden",
        "Thumbs.db": "system", "desktop.ini": "system", ".DS_Store": "system", "env": "cache", "elsewhere": "link",
        "pipe.txt": "special",
    }  # fmt: skip


def test_a_link_that_leads_nowhere_is_told_as_unreadable(room: Path, run: Run) -> None:
    (room / "gone.txt").symlink_to(room / "nowhere")
    assert "gone.txt" in run("build", ".", "-o", "town.atlas", cwd=room, code=6).stderr


def word(author: str) -> bytes:
    made, out = docx.Document(), io.BytesIO()
    made.add_paragraph("Raport despre planuri")
    made.core_properties.author = author
    made.save(out)
    return out.getvalue()


def book(author: str) -> bytes:
    made, out = openpyxl.Workbook(), io.BytesIO()
    made.properties.creator = author
    made.save(out)
    return out.getvalue()


def archive(comment: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as made:
        made.writestr("a", "b")
        made.comment = comment
    return out.getvalue()


PEOPLES = {
    "a page that speaks of planatlas": b"<html><head><meta charset=utf-8></head><p>Generator: planatlas</p>",
    "a page made by another program": b'<html><head><meta name="generator" content="planatlas-viewer"></head>',
    "a document about planatlas": word("Planatlas team"),
    "a workbook of a clerk": book("Ana"),
    "a zip": archive(b"planatlas team"),
    "headings of a plan": b"Nr.,Constatare,Importan\xc8\x9b\xc4\x83\n1,x,y\n",
    "nodes with a column of their own": b"id,label,name,colour of the door\n1,2,3,4\n",
    "a table of two columns": b"name,title\nx,y\n",
    "JSON": json.dumps([{"id": 1, "name": "x"}]).encode(),
    "a record of another program": json.dumps({"kind": "plan", "text": "x"}).encode(),
    "Turtle of somebody": b"@prefix ex: <http://example.org/> .\nex:a ex:b ex:c .\n",
    "a PDF that mentions us": b"%PDF-1.4\n%planatlas\n%%EOF\n",
    "PK and no zip": b"PK\x03\x04 plan",
    "nothing": b"",
    "half a quote": b'"a,b\n',
}


@pytest.mark.parametrize("what", PEOPLES)
def test_what_people_made_is_read(what: str, tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(PEOPLES[what])
    assert not own_file(tmp_path / "file")
    assert len(expand([tmp_path])) == 1


def test_what_we_made_is_known_after_others_saved_it(tmp_path: Path) -> None:
    ours = {
        "saved.xlsx": book("Planatlas"),
        "saved.docx": word("Planatlas"),
        "semicolons.csv": "\ufeffNr.;Constatare;Importanță;Ce arată planul;Unde se vede\r\n".encode(),
        "printed.pdf": b"%PDF-1.4\n%%EOF\n%planatlas\n",
    }
    for name, data in ours.items():
        (tmp_path / name).write_bytes(data)
    assert [name for name in ours if not own_file(tmp_path / name)] == []


def test_every_language_has_its_headings() -> None:
    from planatlas.graph.findings.finding_tables import view_table

    seen = {view_table((), lang).columns for lang in LANGS}
    assert len(seen) == len(LANGS) and all(map(own_headings, seen))
    assert own_headings(("kind", "document", "page", "line", "words", "field", "text"))  # an empty list has none
    assert not own_headings(("a", "b"))
