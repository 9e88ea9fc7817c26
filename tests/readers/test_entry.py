"""What comes to the door: kind and size are asked first; pipes are read, devices and endless things are not."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from planatlas.errors import SourceEmpty, SourceMissing, SourceRefused
from planatlas.loaders.formats.sandbox import LIMITS, fetch, is_ordinary

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="pipes and devices as files are POSIX's")
PLAN = """PLANUL ANUAL DE ACȚIUNE AL ORAȘULUI VALEA MARE, JUDEȚUL ALB, PENTRU ANUL 2031

Măsuri\tAcțiuni\tTermene\tInstituții responsabile\tParteneri
1.1.1. Masa caldă pentru bătrâni\tgătit\ttrim II\tDAS\tISJ
"""
COMMAND = Path(sys.executable).with_name("planatlas")


@pytest.fixture
def fifo(tmp_path: Path) -> Path:
    os.mkfifo(tmp_path / "plan.txt")
    return tmp_path / "plan.txt"


def test_a_sparse_file_is_refused_by_its_size_and_never_read(tmp_path: Path) -> None:
    with (tmp_path / "plan.txt").open("wb") as file:
        file.truncate(20 << 30)
    begun = time.monotonic()
    with pytest.raises(SourceRefused, match="larger than 50 MB"):
        fetch(tmp_path / "plan.txt")
    assert time.monotonic() - begun < 5
    assert not is_ordinary(tmp_path / "plan.txt")


def test_a_pipe_nobody_writes_into_is_not_waited_for(fifo: Path) -> None:
    with pytest.raises(SourceEmpty):
        fetch(fifo)


def test_a_pipe_is_read_to_its_end_also_where_its_writer_is_slow(fifo: Path) -> None:
    writer = subprocess.Popen(["sh", "-c", f"exec 3>'{fifo}'; printf one >&3; sleep 0.3; printf two >&3"])
    data = b""
    while not data:  # until the writer is there
        try:
            data = fetch(fifo)
        except SourceEmpty:
            time.sleep(0.02)
    writer.wait()
    assert data == b"onetwo"


def test_a_pipe_without_end_is_refused_at_the_limit(fifo: Path) -> None:
    writer = subprocess.Popen(["sh", "-c", f"exec cat /dev/zero >'{fifo}' 2>/dev/null"])
    try:
        with pytest.raises(SourceRefused, match="larger than 50 MB"):
            while True:
                try:
                    fetch(fifo)
                except SourceEmpty:
                    time.sleep(0.02)
    finally:
        writer.kill()
        writer.wait()


def test_devices_are_refused() -> None:
    for device in ("/dev/zero", "/dev/null"):
        with pytest.raises(SourceRefused, match="a device"):
            fetch(Path(device))


def test_what_is_no_file_is_told_apart(tmp_path: Path) -> None:
    with pytest.raises(SourceMissing, match="folder"):
        fetch(tmp_path)
    with pytest.raises(SourceMissing, match="no such file"):
        fetch(tmp_path / "not-there.txt")


def test_a_file_that_says_nothing_of_its_size_is_read() -> None:
    if not Path("/proc/version").is_file():
        pytest.skip("no such files here")
    assert b"version" in fetch(Path("/proc/version"))


def test_the_limit_is_of_bytes_and_not_one_more(tmp_path: Path) -> None:
    from dataclasses import replace

    (tmp_path / "plan.txt").write_bytes(b"x" * 10)
    assert fetch(tmp_path / "plan.txt", replace(LIMITS, file_size=10)) == b"x" * 10
    with pytest.raises(SourceRefused):
        fetch(tmp_path / "plan.txt", replace(LIMITS, file_size=9))


@pytest.mark.parametrize("how", ["/dev/stdin", "<(cat plan.txt)"])
def test_standard_input_and_the_output_of_a_command_are_built(tmp_path: Path, how: str) -> None:
    (tmp_path / "plan.txt").write_text(PLAN, encoding="utf-8")
    script = f"cat plan.txt | '{COMMAND}' build {how} -o town.atlas --lang en"
    done = subprocess.run(["bash", "-c", script], cwd=tmp_path, capture_output=True, text=True, timeout=100)
    assert done.returncode == 0, done.stderr
    assert "Activity: 1" in done.stderr


def test_a_name_that_is_no_utf8_costs_its_own_file_only(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "good.txt").write_text(PLAN, encoding="utf-8")
    try:
        Path(os.fsdecode(os.fsencode(folder) + b"/plan\xe3.txt")).write_text(PLAN + "\n", encoding="utf-8")
    except OSError:
        pytest.skip("this file system takes UTF-8 only")
    for command in (["build", "in", "-o", "town.atlas"], ["extract", "in"]):
        done = subprocess.run([COMMAND, *command], cwd=tmp_path, capture_output=True, text=True, timeout=100)
        assert done.returncode == 6, done.stderr
        assert r"plan\xe3.txt: its name is not written in UTF-8. Rename the file." in done.stderr
        assert "fault" not in done.stderr
        assert command[0] == "build" or '"activity"' in done.stdout  # the other file is read
    assert (tmp_path / "town.atlas" / "receipt.json").is_file()
    words = [COMMAND, "check", os.fsencode(folder) + b"/plan\xe3.txt", "--lang", "ro"]
    checked = subprocess.run(words, capture_output=True, text=True, timeout=100)
    assert (checked.returncode, checked.stdout) == (3, "")
    assert r"plan\xe3.txt: numele lui nu este scris în UTF-8. Redenumiți fișierul." in checked.stderr
