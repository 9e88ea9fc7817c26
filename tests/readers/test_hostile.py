"""A folder in which one file is a plan and the others are broken or hostile: the plan is read, each other is named."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import hostile
import pytest

Build = Callable[[Path, int], Any]
SECRET = "root:x:0:0"


WORDS = ("build", "in", "-o", "town.atlas", "--lang", "en")


@pytest.fixture(scope="module")
def build(process: Callable[..., Any]) -> Build:
    """Build the folder ``in`` of a room in a process of its own: its children crash and run out of memory."""
    return lambda room, code: process(*WORDS, cwd=room, code=code, COLUMNS="400")


@pytest.fixture(scope="module")
def bad(build: Build, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Any]:
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
    return room, build(room, 6)


def test_the_good_plan_is_read_and_nothing_else(bad: tuple[Path, Any]) -> None:
    room, done = bad
    receipt = json.loads((room / "town.atlas" / "receipt.json").read_text(encoding="utf-8"))
    assert [source["name"] for source in receipt["sources"] if "records" in source] == ["good.txt"]
    activities = [line for line in _records(room) if line["kind"] == "activity"]
    assert [one["measure_code"] for one in activities] == ["1.1.1", "1.1.2", "1.1.3"]


@pytest.mark.parametrize("name", hostile.HOSTILE)
def test_what_is_refused_is_named_with_a_remedy(bad: tuple[Path, Any], name: str) -> None:
    """The receipt has every refusal; the screen groups so many by their reasons."""
    receipt = json.loads((bad[0] / "town.atlas" / "receipt.json").read_text(encoding="utf-8"))
    (line,) = [refused["reason"] for refused in receipt["refused"] if refused["name"] == name]
    assert hostile.HOSTILE[name][1] in line and line.startswith(f"{name}: ")
    assert line.rstrip().endswith((".", "]")) and line.count(". ") >= 1 or "install" in line.lower()
    assert "All refusals, with their reasons, are in town.atlas/receipt.json." in bad[1].stderr


def test_nothing_climbs_out_and_no_file_of_the_system_is_read(
    bad: tuple[Path, Any],
) -> None:
    room, done = bad
    assert sorted(entry.name for entry in room.iterdir()) == ["in", "town.atlas"]
    assert not list(room.parent.rglob("*climbed*"))
    assert SECRET not in done.stderr + done.stdout


@pytest.fixture(scope="module")
def odd(build: Build, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Any]:
    """Files that are odd, or not what their names say, and can be read."""
    room = tmp_path_factory.mktemp("odd")
    (room / "in").mkdir()
    for name, make in hostile.READ.items():
        (room / "in" / name).write_bytes(make() + (name.encode() if name in ("a-text.docx", "a-text.pdf") else b""))
    return room, build(room, 7)  # some of them hold no measure


@pytest.mark.parametrize("name", hostile.READ)
def test_odd_files_are_read_as_what_they_are(odd: tuple[Path, Any], name: str) -> None:
    sources = json.loads((odd[0] / "town.atlas" / "receipt.json").read_text(encoding="utf-8"))["sources"]
    (source,) = [one for one in sources if one["name"] == name]
    assert source["records"]["plan"] == 1
    if make := hostile.READ[name]:
        expected = 3 if b"1.1.1" in make().replace(b"\x00", b"") else 0
        assert source["records"].get("activity", 0) >= expected


def test_entities_of_pages_are_not_followed(odd: tuple[Path, Any]) -> None:
    assert SECRET not in (odd[0] / "town.atlas" / "records.jsonl").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("mojibake.txt", "wrong encoding"),
        ("a-page.pdf", "named .pdf, but it is text/html"),
        ("a-text.docx", "named .docx, but it is text/plain"),
        ("cp1250.txt", "read as cp1250"),
        ("utf16.txt", "read as utf-16"),
        ("semicolon.csv", "separated by ';'"),
        ("comma.csv", "separated by ','"),
    ],
)
def test_what_is_odd_about_a_file_is_told(odd: tuple[Path, Any], name: str, told: str) -> None:
    sources = json.loads((odd[0] / "town.atlas" / "receipt.json").read_text(encoding="utf-8"))["sources"]
    (notices,) = [one["notices"] for one in sources if one["name"] == name]
    assert [notice for notice in notices if told in notice], notices


@pytest.mark.parametrize(
    ("name", "encoding"),
    [("cp1250.csv", "cp1250"), ("latin2.csv", "cp1250"), ("utf16.csv", "utf-16"), ("comma.csv", "utf-8-sig")],
)
def test_the_chosen_encoding_is_recorded(odd: tuple[Path, Any], name: str, encoding: str) -> None:
    """Romanian has the same bytes in ISO 8859-2 and in cp1250."""
    sources = json.loads((odd[0] / "town.atlas" / "receipt.json").read_text(encoding="utf-8"))["sources"]
    assert [one["encoding"] for one in sources if one["name"] == name] == [encoding]


def test_names_of_files_in_any_form(tmp_path: Path) -> None:
    """Decomposed letters as macOS writes them, blanks, a quote, a little picture, 255 bytes: the same ids."""
    import unicodedata

    from planatlas.loaders import read, records

    names = ["plan școli și părinți.txt", "l'été 🌳.txt", "n" * 251 + ".txt"]
    found = {}
    for form in ("NFC", "NFD"):
        folder = tmp_path / form
        folder.mkdir()
        for name in names:
            file = folder / unicodedata.normalize(form, name)
            if len(os.fsencode(file.name)) > 255:
                continue
            file.write_text(hostile.GOOD, encoding="utf-8")
            found[form, name] = [getattr(one, "id", None) for one in records(read(file))]
    assert len(found) == 6
    assert all(found["NFC", name] == found["NFD", name] for name in names)


def test_one_plan_in_two_files_counts_once(run: Callable[..., Any], tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    for name in ("plan.txt", "copy of plan.txt"):
        (tmp_path / "in" / name).write_text(hostile.GOOD, encoding="utf-8")
    done = run(*WORDS, cwd=tmp_path)
    assert "the same content as" in done.stderr
    assert len([line for line in _records(tmp_path) if line["kind"] == "activity"]) == 3


def test_a_new_version_of_a_plan_stands_beside_the_old_one(run: Callable[..., Any], tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    for name, word in (("first.txt", "gătit"), ("second.txt", "livrat")):
        (tmp_path / "in" / name).write_text(hostile.GOOD.replace("gătit", word), encoding="utf-8")
    done = run(*WORDS, cwd=tmp_path)
    assert "a second document for" in done.stderr
    texts = {line["activity_text"] for line in _records(tmp_path) if line["kind"] == "activity"}
    assert texts == {"gătit", "livrat"}


def test_macros_are_told_of(odd: tuple[Path, Any]) -> None:
    assert "the file carries macros; they were not run" in odd[1].stderr


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="needs a user whom the system can refuse a file")
def test_a_file_that_may_not_be_read_is_named(build: Build, tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "good.txt").write_text(hostile.GOOD, encoding="utf-8")
    (tmp_path / "in" / "closed.txt").write_text(hostile.GOOD, encoding="utf-8")
    (tmp_path / "in" / "closed.txt").chmod(0)
    done = build(tmp_path, 6)
    assert "closed.txt" in done.stderr


def _records(room: Path) -> list[dict[str, Any]]:
    text = (room / "town.atlas" / "records.jsonl").read_text(encoding="utf-8")
    return [json.loads(line) for line in text.splitlines()]
