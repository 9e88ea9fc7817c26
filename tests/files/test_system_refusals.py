"""What the operating system refuses is told in a sentence of the user's language, with an exit code of its own."""

from __future__ import annotations

import contextlib
import os
import shlex
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from planatlas.cli.faults import REFUSED, is_foreseen
from planatlas.ontology import LANGS, message

Run = Callable[..., Any]
COMMAND = shlex.quote(str(Path(sys.executable).with_name("planatlas")))
PLAN = """PLANUL ANUAL DE ACȚIUNE AL ORAȘULUI DUMBRĂVENI, JUDEȚUL ALB, PENTRU ANUL 2031

Măsuri\tAcțiuni\tTermene\tInstituții responsabile\tParteneri
1.1. Masă caldă pentru vârstnici\tgătit zilnic\ttrim. II\tDirecția de Asistență Socială\t
"""
FULL = pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full")


@pytest.fixture(scope="module")
def room(run: Run, tmp_path_factory: pytest.TempPathFactory) -> Path:
    room = tmp_path_factory.mktemp("room")
    (room / "plan.txt").write_text(PLAN, encoding="utf-8")
    run("build", "-q", "plan.txt", "-o", "town.atlas", cwd=room)
    (room / "one").symlink_to("two")
    (room / "two").symlink_to("one")
    (room / "gone").symlink_to("nowhere/at-all")
    (room / "page.html").symlink_to("nowhere/at-all")
    return room


REFUSALS = {
    "build plan.txt -o plan.txt/new.atlas": ("no-folder", "plan.txt/new.atlas"),
    "build plan.txt -o one/new.atlas": ("loop", "one/new.atlas"),
    f"build plan.txt -o {'n' * 256}": ("name-long", "n" * 256),
    "gaps town.atlas -f csv -o plan.txt/gaps.csv": ("no-folder", "plan.txt/gaps.csv"),
    "gaps town.atlas -f csv -o one": ("loop", "one"),
    "gaps town.atlas -f csv -o gone": ("missing", "gone"),
    f"gaps town.atlas -f csv -o {'n' * 256}": ("name-long", "n" * 256),
    "report town.atlas -o page.html": ("missing", "page.html"),
    "figure town.atlas network -o plan.txt/a.svg": ("no-folder", "plan.txt/a.svg"),
    "export town.atlas --to ttl -o plan.txt/a.ttl": ("no-folder", "plan.txt/a.ttl"),
    "export town.atlas --to csv -o plan.txt/csv": ("no-folder", "plan.txt/csv"),
    "export town.atlas --to neo4j-csv -o one/csv": ("loop", "one/csv"),
    "export town.atlas --to gexf -o one/a.gexf": ("loop", "one/a.gexf"),
    "institutions town.atlas --sheet gone": ("missing", "gone"),
    "validate town.atlas --report one": ("loop", "one"),
    "queries --style plan.txt/a.grass": ("no-folder", "plan.txt/a.grass"),
    "queries --favourites gone": ("missing", "gone"),
}


@pytest.mark.parametrize("line", REFUSALS)
def test_it_is_told_in_every_language(line: str, room: Path, run: Run) -> None:
    key, path = REFUSALS[line]
    for lang in LANGS if line.startswith("gaps") else ("ro",):
        done = run(*line.split(), "--lang", lang, cwd=room, code=REFUSED)
        assert done.stderr.strip().splitlines()[-1] == message(f"system.{key}", lang, path=path)
    assert not list(room.rglob("*.part"))


def test_a_dangling_link_in_place_of_an_atlas(room: Path, run: Run) -> None:
    assert "leads nowhere" in run("build", "plan.txt", "-o", "gone", cwd=room, code=2).stderr
    assert (room / "gone").is_symlink()


@FULL
def test_a_device_without_room(room: Path, run: Run) -> None:
    """/dev/full takes nothing; it cannot be harmed, for all that is tried is to write into it."""
    for words in ("gaps town.atlas -f csv -o", "export town.atlas --to ttl -o", "queries --style"):
        assert "disk is full" in run(*words.split(), "/dev/full", cwd=room, code=REFUSED).stderr
    assert Path("/dev/full").is_char_device()


def shell(line: str, room: Path) -> subprocess.CompletedProcess[str]:
    """A line of a shell, ``planatlas`` being the command; what it ends with is what its first command ended with."""
    script = f'set -o pipefail; planatlas() {{ {COMMAND} "$@"; }}; {line}'
    env = {**os.environ, "LC_ALL": "ro_RO.UTF-8"}
    return subprocess.run(["bash", "-c", script], cwd=room, env=env, capture_output=True, text=True, timeout=120)


@FULL
@pytest.mark.parametrize("words", ["gaps town.atlas", "gaps town.atlas -f json", "queries", "extract plan.txt"])
def test_an_output_without_room(words: str, room: Path) -> None:
    done = shell(f"planatlas {words} > /dev/full", room)
    assert done.returncode == REFUSED
    assert done.stderr.count("discul este plin") == 1 and "ieșirea comenzii" in done.stderr
    assert "Exception" not in done.stderr and "Traceback" not in done.stderr


@FULL
def test_messages_without_room(room: Path) -> None:
    assert shell("planatlas gaps town.atlas -f csv 2> /dev/full > /dev/null", room).returncode == REFUSED


@pytest.mark.parametrize(
    "line",
    ["planatlas queries | true", "planatlas gaps town.atlas -f json | head -c 1", "planatlas gaps town.atlas >&-"],
)
def test_an_output_that_nobody_takes(line: str, room: Path) -> None:
    done = shell(line, room)
    assert done.returncode == 0
    assert "Traceback" not in done.stderr and "BrokenPipe" not in done.stderr and "planatlas itself" not in done.stderr


@contextlib.contextmanager
def small_disk(folder: Path, size: str, *options: str) -> Iterator[Path]:
    """A disk of its own; skips where none may be mounted."""
    folder.mkdir()
    how = ",".join([f"size={size}", *options])
    if subprocess.run(["mount", "-t", "tmpfs", "-o", how, "tmpfs", folder], capture_output=True).returncode:
        pytest.skip("no disk may be mounted here")
    try:
        yield folder
    finally:
        subprocess.run(["umount", folder], check=True)


@pytest.mark.parametrize("size", ["16k", "40k"])
def test_a_full_disk(size: str, room: Path, tmp_path: Path, run: Run) -> None:
    """Neither where readings begin nor where the atlas is written is anything left half done."""
    with small_disk(tmp_path / "disk", size) as disk:
        said = run("build", "plan.txt", "-o", disk / "town.atlas", "--lang", "el", cwd=room, code=REFUSED).stderr
        assert message("system.full", "el", path=disk / "town.atlas") in said
        assert not [path for path in disk.rglob("*") if path.name.endswith(".part") or path.name == "receipt.json"]
        fill(disk / "filler", but=8192)
        for to in ("xlsx", "csv", "neo4j-csv", "ttl", "graphml"):
            said = run("export", room / "town.atlas", "--to", to, "-o", disk / f"town-{to}", code=REFUSED).stderr
            assert "the disk is full" in said and f"town-{to}" in said
            assert not list(disk.rglob("*.part"))


def fill(file: Path, but: int) -> None:
    """Fill a disk, but for some bytes."""
    with contextlib.suppress(OSError), file.open("wb", buffering=0) as out:
        while out.write(b"x" * 1024):
            pass
    os.truncate(file, max(0, file.stat().st_size - but))


def test_a_disk_that_can_only_be_read(room: Path, tmp_path: Path, run: Run) -> None:
    with small_disk(tmp_path / "disk", "1m", "ro") as disk:
        for words in (["build", "plan.txt"], ["gaps", "town.atlas", "-f", "csv"]):
            said = run(*words, "-o", disk / "new", cwd=room, code=REFUSED).stderr
            assert message("system.read-only", "en", path=disk / "new") in said


def test_a_fault_of_ours_is_no_refusal() -> None:
    from planatlas import cli

    ours = str(Path(cli.__file__).with_name("gone.html"))
    assert not is_foreseen(FileNotFoundError(2, "No such file", ours))
    assert not is_foreseen(OSError("a library's own"))
    assert is_foreseen(FileNotFoundError(2, "No such file", "plan.html"))
