"""Where every command writes: into links, pipes and devices, and never over a source, an atlas or a folder."""

from __future__ import annotations

import os
import shutil
import stat
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
import typer.main

from planatlas.atlas import open_atlas
from planatlas.cli.app import app
from planatlas.graph.marks.files import own_file
from planatlas.reports import save_pyvis

Run = Callable[..., Any]
PLAN = """PLANUL ANUAL DE ACȚIUNE AL ORAȘULUI DUMBRĂVENI, JUDEȚUL ALB, PENTRU ANUL 2031

Măsuri\tAcțiuni\tTermene\tInstituții responsabile\tParteneri\tSurse de finanțare\tIndicatori
1.1. Masă caldă pentru vârstnici\tgătit zilnic\ttrim. II\tDirecția de Asistență Socială\t\tBuget local\t40 de mese
1.2. Atelier de lectură\tcitit săptămânal\ttrim. III\tBiblioteca Orășenească\tInspectoratul Școlar Județean\t-\t
"""
OUTPUTS = {
    "gaps": ("gaps ATLAS --lang ro -o", ".csv"),
    "gaps as json": ("gaps ATLAS -f json -o", ".json"),
    "gaps in full": ("gaps ATLAS --profile research -f xlsx -o", ".xlsx"),
    "check": ("check PLAN --lang el -o", ".csv"),
    "query": ("query ATLAS institutions-by-load -f csv -o", ".csv"),
    "query in words": ("query ATLAS measures-without-partner --lang fr -o", ".csv"),
    "institutions": ("institutions ATLAS -f csv -o", ".csv"),
    "institutions as json": ("institutions ATLAS -f json -o", ".json"),
    "institutions, doubts": ("institutions ATLAS --doubts -f csv -o", ".csv"),
    "institutions, sheet": ("institutions ATLAS --sheet", ".xlsx"),
    "columns": ("columns ATLAS -f csv -o", ".csv"),
    "columns of a plan": ("columns PLAN -f json -o", ".json"),
    "columns, sheet": ("columns ATLAS --sheet", ".xlsx"),
    "review": ("review ATLAS -f csv -o", ".csv"),
    "review, rows": ("review ATLAS --open rows -f csv -o", ".csv"),
    "compare": ("compare ATLAS ATLAS -f csv -o", ".csv"),
    "privacy": ("privacy ATLAS -f csv --lang fr -o", ".csv"),
    "sample": ("sample ATLAS 5 -o", ".csv"),
    "validate": ("validate ATLAS -f csv -o", ".csv"),
    "validate, elements": ("validate ATLAS --elements -f csv -o", ".csv"),
    "validate, SHACL": ("validate ATLAS --report", ".ttl"),
    "report": ("report ATLAS -o", ".html"),
    "report in Word": ("report ATLAS -o", ".docx"),
    "report, letter": ("report ATLAS --institution Biblioteca -o", ".html"),
    "figure": ("figure ATLAS network -o", ".svg"),
    "figure, page": ("figure ATLAS load -o", ".html"),
    "figure, explorer": ("figure ATLAS explorer -o", ".html"),
    "export to ttl": ("export ATLAS --to ttl -o", ".ttl"),
    "export to nq": ("export ATLAS --to nq -o", ".nq"),
    "export to jsonld": ("export ATLAS --to jsonld -o", ".jsonld"),
    "export to xlsx": ("export ATLAS --to xlsx -o", ".xlsx"),
    "export to graphml": ("export ATLAS --to graphml -o", ".graphml"),
    "export to gexf": ("export ATLAS --to gexf -o", ".gexf"),
    "queries, style": ("queries --style", ".grass"),
    "queries, guide": ("queries --guide", ".html"),
    "queries, favourites": ("queries --favourites", ".zip"),
}
"""Every way in which the command writes a file, with the ending it takes."""
NOT_OF_AN_ATLAS = ("queries, style", "queries, favourites", "queries, guide")


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory, run: Run) -> Path:
    """A folder with a plan and its atlas."""
    room = tmp_path_factory.mktemp("town")
    (room / "plan.txt").write_text(PLAN, encoding="utf-8")
    run("build", "-q", "plan.txt", "-o", "town.atlas", cwd=room)
    return room


def words(name: str, town: Path) -> list[str]:
    return OUTPUTS[name][0].replace("ATLAS", str(town / "town.atlas")).replace("PLAN", str(town / "plan.txt")).split()


def content(folder: Path) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def test_every_command_that_writes_is_tried_here() -> None:
    group = typer.main.get_command(app)
    wanted, context = set(), typer.Context(group)
    for name in group.list_commands(context):  # type: ignore[attr-defined]
        made: Any = group.get_command(context, name)  # type: ignore[attr-defined]
        options = {flag for param in made.params for flag in param.opts}
        wanted |= {
            (name, flag) for flag in options & {"--output", "--sheet", "--report", "--style", "--favourites", "--guide"}
        }
    tried = {(line.split()[0], line.split()[-1].replace("-o", "--output")) for line, _ in OUTPUTS.values()}
    assert wanted - tried == {("build", "--output")}  # an atlas: see test_folders


@pytest.mark.parametrize("name", OUTPUTS)
def test_links_and_pipes_are_written_into(name: str, town: Path, tmp_path: Path, run: Run) -> None:
    ending = OUTPUTS[name][1]
    plain, link, pipe = (tmp_path / f"{what}{ending}" for what in ("plain", "link", "pipe"))
    run(*words(name, town), plain, code=None)
    assert own_file(plain)
    (tmp_path / "real").write_text("old", encoding="utf-8")
    (tmp_path / "real").chmod(0o640)
    link.symlink_to("real")
    run(*words(name, town), link, code=None)
    assert link.is_symlink() and (tmp_path / "real").read_bytes() == plain.read_bytes()
    assert stat.S_IMODE((tmp_path / "real").stat().st_mode) == 0o640
    os.mkfifo(pipe)
    heard: list[bytes] = []
    reader = Thread(target=lambda: heard.append(pipe.read_bytes()), daemon=True)
    reader.start()
    run(*words(name, town), pipe, code=None)
    reader.join(20)
    assert heard == [plain.read_bytes()] and pipe.is_fifo()
    assert {path.name for path in tmp_path.iterdir()} == {plain.name, link.name, pipe.name, "real"}


@pytest.mark.parametrize("name", OUTPUTS)
def test_sources_atlases_and_folders_are_left_alone(name: str, town: Path, tmp_path: Path, run: Run) -> None:
    before = content(town)
    places = [town / "town.atlas" / f"new{OUTPUTS[name][1]}"]
    targets = {"record": town / "town.atlas" / "records.jsonl", "kept": town / "town.atlas" / "readings" / "x"}
    targets |= {} if name in NOT_OF_AN_ATLAS else {"source": town / "plan.txt"}
    for link, target in targets.items():
        places.append(tmp_path / f"{link}{OUTPUTS[name][1]}")
        places[-1].symlink_to(target)
    places.append(tmp_path / f"folder{OUTPUTS[name][1]}")
    places[-1].mkdir()
    for place in places:
        done = run(*words(name, town), place, code=2)
        assert place.name in done.stderr
    assert content(town) == before


def test_the_review_sheet_does_not_say_when_it_was_written(town: Path, tmp_path: Path, run: Run) -> None:
    run(*words("institutions, sheet", town), tmp_path / "sheet.xlsx")
    with zipfile.ZipFile(tmp_path / "sheet.xlsx") as sheet:
        assert {part.date_time for part in sheet.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert sheet.read("docProps/core.xml").count(b"1980-01-01T00:00:00Z") == 2


def test_a_device_stays_a_device(town: Path, tmp_path: Path, run: Run) -> None:
    """On a device of our own: one like /dev/null, which takes everything and keeps nothing."""
    device = tmp_path / "null.csv"
    try:
        os.mknod(device, stat.S_IFCHR | 0o666, os.makedev(1, 3))
        device.write_bytes(b"x")
    except PermissionError:
        pytest.skip("only an administrator can make a device, and not in every container")
    for name in ("gaps", "export to ttl", "validate, SHACL"):
        run(*words(name, town), device, code=None)
    assert device.is_char_device() and device.stat().st_rdev == os.makedev(1, 3)


def test_a_disk_is_refused(town: Path, tmp_path: Path, run: Run) -> None:
    disk = tmp_path / "disk.csv"
    try:
        os.mknod(disk, stat.S_IFBLK | 0o600, os.makedev(7, 250))
    except PermissionError:
        pytest.skip("only an administrator can make a device, and not in every container")
    assert "disk" in run(*words("gaps in full", town), disk, code=2).stderr
    assert disk.is_block_device()


@pytest.mark.skipif(not Path("/dev/fd").exists(), reason="no /dev/stdout")
def test_standard_output_is_written_into_where_it_stands(town: Path, tmp_path: Path) -> None:
    log = tmp_path / "log.csv"
    log.write_text("first\n", encoding="utf-8")
    command = [Path(sys.executable).with_name("planatlas"), *words("gaps", town), "/dev/stdout"]
    with log.open("ab") as file:
        subprocess.run(command, stdout=file, stderr=subprocess.DEVNULL, check=True)
    assert log.read_text(encoding="utf-8").startswith("first\n\ufeffNr.,")
    piped = subprocess.run(command, capture_output=True, check=True)
    assert piped.stdout.decode("utf-8-sig").startswith("Nr.,")


def test_a_source_is_known_by_its_content_and_by_its_name(town: Path, tmp_path: Path, run: Run) -> None:
    copy, edited, page = tmp_path / "copy.csv", tmp_path / "plan.txt", tmp_path / "a" / "plan.txt"
    shutil.copy(town / "plan.txt", copy)
    edited.write_text(PLAN.replace("40", "45"), encoding="utf-8")
    for place in (copy, edited):
        assert "another name" in run(*words("sample", town), place, code=2).stderr
    assert edited.read_text(encoding="utf-8") == PLAN.replace("40", "45")
    for _ in range(2):  # what planatlas wrote may have the name of a source
        run(*words("sample", town), page)


def test_a_sheet_that_is_compared_is_not_written_over(town: Path, tmp_path: Path, run: Run) -> None:
    for name in ("one.csv", "two.csv"):
        run(*words("sample", town), tmp_path / name)
    before = content(tmp_path)
    run("sample", "--agree", "one.csv", "two.csv", "-o", "one.csv", cwd=tmp_path, code=2)
    assert content(tmp_path) == before


def test_the_interface_of_python_goes_through_the_same_door(town: Path) -> None:
    from planatlas.errors import TargetRefused

    atlas = open_atlas(town / "town.atlas")
    before = content(town)
    for save in (
        lambda path: atlas.figure("load").save(path.with_suffix(".html")),
        lambda path: save_pyvis(atlas.network("co-responsibility"), path),
    ):
        with pytest.raises(TargetRefused, match=r"outside of it"):
            save(town / "town.atlas" / "page.html")
    with pytest.raises(TargetRefused, match=r"was read"):
        save_pyvis(atlas.network("co-responsibility"), town / "plan.txt")
    assert content(town) == before


def test_a_folder_of_somebody_else_takes_no_export(town: Path, tmp_path: Path, run: Run) -> None:
    mine = tmp_path / "mine"
    mine.mkdir()
    (mine / "nodes-of-my-own.csv").write_text("a,b\n1,2\n", encoding="utf-8")
    (mine / "nodes.csv").write_text("a,b\n1,2\n", encoding="utf-8")
    before = content(mine)
    for to in ("csv", "neo4j-csv"):
        said = run("export", town / "town.atlas", "--to", to, "-o", mine, code=2).stderr
        assert "other files" in said and content(mine) == before
        run("export", town / "town.atlas", "--to", to, "-o", town / "town.atlas" / "x", code=2)
        run("export", town / "town.atlas", "--to", to, "-o", town / "plan.txt", code=2)
        for _ in range(2):
            run("export", town / "town.atlas", "--to", to, "-o", tmp_path / to)
    assert not list(tmp_path.rglob("*.part"))


def test_a_name_as_long_as_the_system_allows(town: Path, tmp_path: Path, run: Run) -> None:
    run(*words("gaps", town), tmp_path / ("n" * 251 + ".csv"))
