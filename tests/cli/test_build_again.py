"""A folder is built, cut short, taken up again and built once more: the same bytes, only what is new is read."""

from __future__ import annotations

import gzip
import json
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from planatlas.graph.stores.files import part_name

COMMAND = Path(sys.executable).with_name("planatlas")
Build = Callable[..., str]
ENDINGS = {signal.SIGINT: 130, signal.SIGKILL: -9}
TOWNS = (
    "Barești",
    "Cureni",
    "Dumbrăveni",
    "Fântânele",
    "Gorunești",
    "Lazuri",
    "Mesteceni",
    "Nuceni",
    "Poduri",
    "Rodna",
)
HEAD = "Măsuri\tAcțiuni\tTermene\tInstituții responsabile\tParteneri"
COUNT = 16
BLANK = "\n" * 15_000
"""Makes the batch so big that it is read in several processes, and takes no time to read."""


def plan(number: int, rows: int = 6) -> str:
    town = f"{TOWNS[number % len(TOWNS)].upper()} {'DE SUS' if number % 20 < 10 else 'DE JOS'}"
    table = [
        f"1.{number}.{row}. Masă caldă pentru {row + 2} bătrâni\tgătit\ttrim. {'I' * (1 + row % 3)}\t"
        f"Direcția de Asistență Socială\tInspectoratul Școlar Județean"
        for row in range(rows)
    ]
    title = f"PLANUL ANUAL DE ACȚIUNE AL ORAȘULUI {town}, JUDEȚUL ALB, PENTRU ANUL {2031 + number // 20}"
    return "\n".join((title, "", HEAD, *table, BLANK))


def furnished(room: Path) -> Path:
    (room / "in").mkdir()
    for number in range(COUNT):
        (room / "in" / f"{number:02}.txt").write_text(plan(number), encoding="utf-8")
    return room


@pytest.fixture(scope="module")
def whole(build: Build, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The atlas of the folder, built at one go."""
    room = furnished(tmp_path_factory.mktemp("whole"))
    build(room, "in", "-o", "a.atlas")
    return room / "a.atlas"


@pytest.fixture
def room(tmp_path: Path) -> Path:
    return furnished(tmp_path)


@pytest.fixture
def built(room: Path, whole: Path) -> Path:
    """A room of one's own with the atlas in it, as it was built at one go."""
    shutil.copytree(whole, room / "a.atlas")
    return room


def start(room: Path, *arguments: str) -> subprocess.Popen[str]:
    env = {**os.environ, "LC_ALL": "C.UTF-8", "COLUMNS": "200"}
    return subprocess.Popen([COMMAND, "build", *arguments], cwd=room, stderr=subprocess.PIPE, text=True, env=env)


@pytest.fixture(scope="module")
def build(run: Callable[..., Any]) -> Callable[..., str]:
    """Build within this process, which starts the processes that read; what it says comes back."""

    def built(room: Path, *arguments: str, code: int = 0) -> str:
        return str(run("build", *arguments, cwd=room, code=code).stderr)

    return built


def cut(room: Path, how: signal.Signals) -> tuple[subprocess.Popen[str], str]:
    """A build stopped while it reads, and what it told; begun anew where a busy machine let it end first."""
    for _ in range(10):
        process = start(room, "in", "-o", "cut.atlas")
        wait_until(lambda: len(readings(room / "cut.atlas")) >= 3)
        process.send_signal(how)
        _, told = process.communicate()
        if len(readings(room / "cut.atlas")) < COUNT:
            break
        shutil.rmtree(room / "cut.atlas")
    return process, told


def readings(atlas: Path) -> dict[str, int]:
    """The readings kept, each with the number by which the disk knows the file: another number is another file."""
    return {path.name: path.stat().st_ino for path in reading_files(atlas)}


def reading_files(atlas: Path) -> list[Path]:
    """The files of the readings, without those of the documents beside them."""
    return sorted(path for path in (atlas / "readings").glob("*.json.gz") if ".document." not in path.name)


def content(atlas: Path) -> dict[str, bytes]:
    return {path.relative_to(atlas).as_posix(): path.read_bytes() for path in atlas.rglob("*") if path.is_file()}


def wait_until(true: Callable[[], object], seconds: float = 60) -> None:
    until = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < until, "it did not happen"
        time.sleep(0.005)


def at_work_on(room: Path) -> list[str]:
    """Processes of a build of this room that still run."""
    found = []
    for entry in Path("/proc").glob("[0-9]*"):
        try:
            if str(room) in os.readlink(entry / "cwd") and (entry / "cmdline").read_bytes():
                found.append(entry.name)
        except OSError:
            continue
    return found


@pytest.mark.skipif(not Path("/proc/self/cwd").exists(), reason="processes are looked for in /proc")
@pytest.mark.parametrize("how", ENDINGS)
def test_cut_short_and_taken_up_again(build: Build, room: Path, whole: Path, how: signal.Signals) -> None:
    process, said = cut(room, how)
    kept = readings(room / "cut.atlas")
    assert 3 <= len(kept) < COUNT, "not cut in the midst"
    assert not (room / "cut.atlas" / "receipt.json").exists()
    assert process.returncode == ENDINGS[how], said
    assert "Traceback" not in said
    wait_until(lambda: not at_work_on(room))
    said = build(room, "in", "-o", "cut.atlas")
    assert f"without reading them again: {len(kept)};" in said
    assert kept.items() <= readings(room / "cut.atlas").items()
    assert content(room / "cut.atlas") == content(whole)
    assert sorted(path.name for path in room.iterdir()) == ["cut.atlas", "in"]


def test_only_what_changed_is_read_again(build: Build, built: Path) -> None:
    room = built
    before = readings(room / "a.atlas")
    assert "without reading them again: 16; refused: 0" in build(room, "in", "-o", "a.atlas")
    assert readings(room / "a.atlas") == before
    (room / "in" / "03.txt").write_text(plan(3, rows=7), encoding="utf-8")
    (room / "in" / "04.txt").unlink()
    assert "without reading them again: 14;" in build(room, "in", "-o", "a.atlas")
    after = readings(room / "a.atlas")
    assert len(after) == 15, "what is no longer used must go"
    assert len(before.items() & after.items()) == 14
    build(room, "in", "-o", "b.atlas")
    anew, again = content(room / "b.atlas"), content(room / "a.atlas")
    assert json.loads(again.pop("receipt.json"))["files"] == json.loads(anew.pop("receipt.json"))["files"]
    assert again == anew


def test_fresh_reads_all_anew(build: Build, built: Path) -> None:
    room = built
    bytes_before, before = content(room / "a.atlas"), readings(room / "a.atlas")
    assert "without reading" not in build(room, "in", "-o", "a.atlas", "--fresh")
    after = readings(room / "a.atlas")
    assert after.keys() == before.keys() and not before.items() & after.items()
    assert content(room / "a.atlas") == bytes_before


def test_a_damaged_reading_is_read_again_and_not_trusted(build: Build, built: Path) -> None:
    room = built
    before = content(room / "a.atlas")
    files = reading_files(room / "a.atlas")
    data = [file.read_bytes() for file in files]
    row = json.loads(gzip.decompress(data[4]))
    del row["records"][0]["kind"]
    flipped = bytearray(data[5])
    flipped[len(flipped) // 2] ^= 0xFF
    damaged = (data[0][:-20], b"", b"no archive", data[7], gzip.compress(json.dumps(row).encode()), bytes(flipped))
    for file, broken in zip(files, damaged, strict=False):
        file.write_bytes(broken)
    files[6].unlink()
    files[7].with_name(part_name()).write_bytes(b"left by a process that was killed")
    assert "without reading them again: 9;" in build(room, "in", "-o", "a.atlas")
    assert content(room / "a.atlas") == before


def test_refusals_are_remembered_with_the_name_the_file_has_now(build: Build, room: Path) -> None:
    for number in range(4):
        (room / "in" / f"bad-{number}.docx").write_bytes(b"PK\x03\x04" + bytes([number]) * 500)
    first = build(room, "in", "-o", "a.atlas", code=6)
    again = build(room, str(room / "in"), "-o", "a.atlas", code=6)
    assert "read: 16" in again.lower() and "reading them again: 20; refused: 4" in again
    assert "in/bad-3.docx: the file is cut short" in first
    assert f"{room}/in/bad-3.docx: the file is cut short" in again
    assert str(room) not in "".join(
        gzip.decompress(path.read_bytes()).decode() for path in reading_files(room / "a.atlas")
    )


def test_many_refusals_are_told_by_their_reasons(build: Build, room: Path) -> None:
    for number in range(40):
        (room / "in" / f"bad-{number:02}.pdf").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes([number]))
    said = build(room, "in", "-o", "a.atlas", code=6)
    assert "40 × a file of an old Office (1997-2003)" in said
    assert "bad-00.pdf, bad-01.pdf, bad-02.pdf, …" in said and "bad-03.pdf" not in said
    refused = json.loads((room / "a.atlas" / "receipt.json").read_text(encoding="utf-8"))["refused"]
    assert len(refused) == 40


def test_nothing_but_refusals_leaves_nothing(build: Build, tmp_path: Path) -> None:
    (tmp_path / "bad.docx").write_bytes(b"PK\x03\x04" + bytes(500))
    build(tmp_path, "bad.docx", "-o", "a.atlas", code=3)
    assert [path.name for path in tmp_path.iterdir()] == ["bad.docx"]


@pytest.mark.skipif(sys.platform == "win32", reason="folders are not locked there")
def test_two_builds_do_not_write_one_atlas(build: Build, room: Path) -> None:
    process = start(room, "in", "-o", "a.atlas")
    wait_until(lambda: readings(room / "a.atlas"))
    assert "another command is writing there" in build(room, "in", "-o", "a.atlas", code=2)
    _, said = process.communicate()
    assert process.returncode == 0, said


def test_a_folder_called_readings_is_no_atlas(build: Build, room: Path) -> None:
    (room / "letters" / "readings").mkdir(parents=True)
    (room / "letters" / "readings" / "letter.txt").write_text("Dear", encoding="utf-8")
    assert "holds other files" in build(room, "in", "-o", "letters", code=2)
