"""Bad input through the real command: one clear message, the rest goes on, nothing half-written is left behind."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Run = Callable[..., Any]
EXAMPLES = Path(__file__).parents[2] / "examples"
GOOD = EXAMPLES / "brookfield-action-plan-2031.en.txt"


def bad_files(folder: Path) -> dict[str, Path]:
    """One of each: what a person drags in by mistake."""
    (folder / "empty.txt").touch()
    (folder / "blank.txt").write_text(" \n\t\n\n", encoding="utf-8")
    (folder / "photo.txt").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 40)
    (folder / "database.sqlite").write_bytes(b"SQLite format 3\0" + b"\0\x01\x02" * 400)
    return {path.name: path for path in folder.iterdir()} | {"missing.txt": folder / "missing.txt"}


@pytest.fixture
def bad(tmp_path: Path) -> dict[str, Path]:
    folder = tmp_path / "bad"
    folder.mkdir()
    return bad_files(folder)


NAMES = ("empty.txt", "blank.txt", "photo.txt", "database.sqlite", "missing.txt")


def assert_one_message(err: str, name: str) -> None:
    assert "Traceback" not in err and "fault in planatlas" not in err
    lines = [line for line in err.splitlines() if name in line]
    assert lines, f"{name} is not named in: {err}"
    assert len(lines) == 1, f"{name} is told of {len(lines)} times: {err}"
    assert len(lines[0].split()) > 3


@pytest.mark.parametrize(
    ("command", "name"), [*(("extract", name) for name in NAMES), ("build", "photo.txt"), ("build", "missing.txt")]
)
def test_alone_it_is_exit_3_and_leaves_nothing(
    run: Run, command: str, name: str, bad: dict[str, Path], tmp_path: Path
) -> None:
    room = tmp_path / "room"
    room.mkdir()
    done = run(command, bad[name], *(["-o", "x.atlas"] if command == "build" else []), cwd=room, code=3)
    assert done.stdout == ""
    assert_one_message(done.stderr, name)
    assert list(room.iterdir()) == []


def test_the_rest_of_a_batch_goes_on(run: Run, bad: dict[str, Path], tmp_path: Path) -> None:
    room = tmp_path / "room"
    room.mkdir()
    done = run("build", *bad.values(), GOOD, "-o", "x.atlas", cwd=room, code=6)
    for name in NAMES:
        assert_one_message(done.stderr, name)
    assert [path.name for path in room.iterdir()] == ["x.atlas"]
    listed = run("gaps", "x.atlas", "--format", "json", cwd=room)
    assert {one["evidence"][0]["doc"] for one in json.loads(listed.stdout)} == {GOOD.stem}


def test_extract_goes_on_too(run: Run, bad: dict[str, Path], tmp_path: Path) -> None:
    done = run("extract", bad["empty.txt"], GOOD, cwd=tmp_path, code=6)
    rows = [json.loads(line) for line in done.stdout.splitlines()]
    assert {row["doc"] for row in rows} == {GOOD.stem}
    assert rows[0]["kind"] == "plan"


def contents(folder: Path) -> dict[str, bytes]:
    """The files of an atlas; the readings kept beside them are a store for the next build."""
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}


@pytest.fixture(scope="module")
def atlas(run: Run, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An atlas of the good source, to be copied."""
    room = tmp_path_factory.mktemp("built")
    run("build", GOOD, "-o", "x.atlas", cwd=room)
    return room / "x.atlas"


def test_a_refused_build_leaves_the_old_atlas_as_it_was(
    run: Run, atlas: Path, bad: dict[str, Path], tmp_path: Path
) -> None:
    shutil.copytree(atlas, tmp_path / "x.atlas")
    run("build", bad["photo.txt"], "-o", "x.atlas", cwd=tmp_path, code=3)
    assert contents(tmp_path / "x.atlas") == contents(atlas)


def test_a_text_without_a_table_is_read_with_a_notice(run: Run, tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("Dear council,\n\nplease mend the bridge.\n", encoding="utf-8")
    done = run("build", "letter.txt", "-o", "x.atlas", cwd=tmp_path)
    assert "letter.txt: no table in it" in done.stderr


@pytest.mark.parametrize(
    "arguments",
    [["gaps"], ["query", "measures-without-partner"], ["report"], ["export", "--to", "ttl"], ["institutions"]],
)
def test_no_atlas_is_said_plainly(run: Run, arguments: list[str], tmp_path: Path) -> None:
    name, *rest = arguments
    done = run(name, "nowhere.atlas", *rest, cwd=tmp_path, code=2)
    assert "nowhere.atlas" in done.stderr and "Traceback" not in done.stderr
    assert list(tmp_path.iterdir()) == []


def test_a_damaged_atlas_is_said_plainly(run: Run, atlas: Path, tmp_path: Path) -> None:
    nodes = shutil.copytree(atlas, tmp_path / "x.atlas") / "nodes.parquet"
    nodes.write_bytes(nodes.read_bytes()[:200])
    done = run("gaps", "x.atlas", cwd=tmp_path, code=2)
    assert "nodes.parquet" in done.stderr and "Traceback" not in done.stderr


def test_two_builds_give_the_same_bytes_wherever_they_run(run: Run, atlas: Path, tmp_path: Path) -> None:
    folder = tmp_path / "another" / "place"
    folder.mkdir(parents=True)
    shutil.copy(GOOD, folder)
    run("build", GOOD.name, "-o", "y.atlas", cwd=folder)
    assert contents(folder / "y.atlas") == contents(atlas)
    assert {"records.jsonl", "nodes.parquet", "edges.parquet", "receipt.json"} <= set(contents(atlas))


def test_wrong_use_is_exit_2_with_the_way_out(run: Run, tmp_path: Path) -> None:
    done = run("bild", GOOD, cwd=tmp_path, code=2)
    assert "bild" in done.stderr and "planatlas -h" in done.stderr
