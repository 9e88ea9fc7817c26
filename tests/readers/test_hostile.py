"""A folder in which one file is a plan and the others are broken or hostile: the plan is read, each other is named."""

from __future__ import annotations

import importlib.util
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

COMMAND = Path(sys.executable).with_name("planatlas")
SECRET = "root:x:0:0"


def _hostile() -> Any:
    spec = importlib.util.spec_from_file_location("hostile", Path(__file__).with_name("hostile.py"))
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


hostile = _hostile()


def build(room: Path) -> subprocess.CompletedProcess[str]:
    env = {**os.environ, "LC_ALL": "C.UTF-8", "COLUMNS": "400"}
    command = [COMMAND, "build", "in", "-o", "town.atlas", "--lang", "en"]
    done = subprocess.run(command, cwd=room, capture_output=True, text=True, env=env, timeout=120)
    assert "Traceback" not in done.stderr
    return done


@pytest.fixture(scope="module")
def bad(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, subprocess.CompletedProcess[str]]:
    """A good plan among all the files that cannot be read, built."""
    room = tmp_path_factory.mktemp("bad")
    folder = room / "in"
    folder.mkdir()
    (folder / "good.txt").write_text(hostile.GOOD, encoding="utf-8")
    for name, (make, _) in hostile.HOSTILE.items():
        (folder / name).write_bytes(make())
    (folder / "folder.pdf").mkdir()
    (folder / "loop").symlink_to(folder, target_is_directory=True)
    (folder / "nowhere.txt").symlink_to(folder / "not-there.txt")
    return room, build(room)


def test_the_good_plan_is_read_and_nothing_else(bad: tuple[Path, subprocess.CompletedProcess[str]]) -> None:
    room, done = bad
    assert done.returncode == 6, done.stderr
    receipt = json.loads((room / "town.atlas" / "receipt.json").read_text(encoding="utf-8"))
    assert [source["name"] for source in receipt["sources"] if "records" in source] == ["good.txt"]
    activities = [line for line in _records(room) if line["kind"] == "activity"]
    assert [one["measure_code"] for one in activities] == ["1.1.1", "1.1.2", "1.1.3"]


@pytest.mark.parametrize("name", hostile.HOSTILE)
def test_what_is_refused_is_named_with_a_remedy(bad: tuple[Path, subprocess.CompletedProcess[str]], name: str) -> None:
    lines = [line for line in bad[1].stderr.splitlines() if f"in/{name}:" in line]
    assert len(lines) == 1, bad[1].stderr
    assert hostile.HOSTILE[name][1] in lines[0]
    assert lines[0].rstrip().endswith((".", "]")) and lines[0].count(". ") >= 1 or "install" in lines[0].lower()


def test_nothing_climbs_out_and_no_file_of_the_system_is_read(
    bad: tuple[Path, subprocess.CompletedProcess[str]],
) -> None:
    room, done = bad
    assert sorted(entry.name for entry in room.iterdir()) == ["in", "town.atlas"]
    assert not list(room.parent.rglob("*climbed*"))
    assert SECRET not in done.stderr + done.stdout


@pytest.fixture(scope="module")
def odd(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, subprocess.CompletedProcess[str]]:
    """Files that are odd, or not what their names say, and can be read."""
    room = tmp_path_factory.mktemp("odd")
    (room / "in").mkdir()
    for name, make in hostile.READ.items():
        (room / "in" / name).write_bytes(make() + (name.encode() if name in ("a-text.docx", "a-text.pdf") else b""))
    return room, build(room)


@pytest.mark.parametrize("name", hostile.READ)
def test_odd_files_are_read_as_what_they_are(odd: tuple[Path, subprocess.CompletedProcess[str]], name: str) -> None:
    sources = json.loads((odd[0] / "town.atlas" / "receipt.json").read_text(encoding="utf-8"))["sources"]
    (source,) = [one for one in sources if one["name"] == name]
    assert source["records"]["plan"] == 1
    if make := hostile.READ[name]:
        expected = 3 if b"1.1.1" in make().replace(b"\x00", b"") else 0
        assert source["records"].get("activity", 0) >= expected


def test_entities_of_pages_are_not_followed(odd: tuple[Path, subprocess.CompletedProcess[str]]) -> None:
    assert SECRET not in (odd[0] / "town.atlas" / "records.jsonl").read_text(encoding="utf-8")


def test_macros_are_told_of(odd: tuple[Path, subprocess.CompletedProcess[str]]) -> None:
    assert "the file carries macros; they were not run" in odd[1].stderr


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="needs a user whom the system can refuse a file")
def test_a_file_that_may_not_be_read_is_named(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "good.txt").write_text(hostile.GOOD, encoding="utf-8")
    (tmp_path / "in" / "closed.txt").write_text(hostile.GOOD, encoding="utf-8")
    (tmp_path / "in" / "closed.txt").chmod(0)
    done = build(tmp_path)
    assert done.returncode == 6
    assert "closed.txt" in done.stderr


def _records(room: Path) -> list[dict[str, Any]]:
    text = (room / "town.atlas" / "records.jsonl").read_text(encoding="utf-8")
    return [json.loads(line) for line in text.splitlines()]
