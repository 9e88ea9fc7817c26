"""The commands that read: what they print, what they leave, and how they end."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

COMMAND = Path(sys.executable).with_name("planatlas")
Run = Callable[..., Any]
EXAMPLES = Path(__file__).parents[2] / "examples"
TOWN = EXAMPLES / "judetul-alb-drug-plan-2031-2035.ro.txt"
FILES = ("edges.parquet", "nodes.parquet", "receipt.json", "records.jsonl")


@pytest.fixture(scope="module")
def atlas(process: Run, tmp_path_factory: pytest.TempPathFactory) -> Path:
    room = tmp_path_factory.mktemp("room")
    done = process("build", TOWN, "-o", "town.atlas", cwd=room, PYTHONHASHSEED="1")
    assert done.stdout == ""
    return room / "town.atlas"


def receipt(folder: Path) -> dict[str, object]:
    return dict(json.loads((folder / "receipt.json").read_text(encoding="utf-8")))


def test_the_folder_holds_four_files_and_the_readings_and_nothing_else_is_left(atlas: Path) -> None:
    assert sorted(entry.name for entry in atlas.iterdir()) == sorted((*FILES, "readings"))
    assert [entry.name for entry in atlas.parent.iterdir()] == [atlas.name]


def test_same_bytes_whatever_the_hash_order_and_the_folder(process: Run, atlas: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "a b"
    elsewhere.mkdir()
    process("build", TOWN, "-o", "other.atlas", cwd=elsewhere, PYTHONHASHSEED="2")
    assert sorted(path.name for path in (elsewhere / "other.atlas").iterdir()) == sorted((*FILES, "readings"))
    for name in FILES:
        assert (elsewhere / "other.atlas" / name).read_bytes() == (atlas / name).read_bytes(), name


def test_nothing_written_tells_of_this_machine(atlas: Path) -> None:
    for name in ("receipt.json", "records.jsonl"):
        text = (atlas / name).read_text(encoding="utf-8")
        assert str(EXAMPLES) not in text and str(atlas.parent) not in text, name


def test_receipt_names_source_hash_and_leftover(atlas: Path) -> None:
    (source,) = receipt(atlas)["sources"]  # type: ignore[misc]
    assert source["name"] == TOWN.name
    assert len(source["sha256"]) == 64
    assert source["records"]["activity"] > 0
    assert source["plan"].startswith("plan/")


def test_extract_prints_json_lines_and_nothing_else(run: Run, tmp_path: Path) -> None:
    done = run("extract", TOWN, cwd=tmp_path)
    rows = [json.loads(line) for line in done.stdout.splitlines()]
    assert rows[0]["kind"] == "plan"
    assert all(
        {"kind", "id", "doc", "line", "lines", "lang", "section", "confidence", "notes"} <= set(row) for row in rows
    )
    assert list(tmp_path.iterdir()) == []


def test_extract_prints_what_the_atlas_keeps(run: Run, atlas: Path, tmp_path: Path) -> None:
    printed = run("extract", TOWN, cwd=tmp_path).stdout
    assert printed == (atlas / "records.jsonl").read_text(encoding="utf-8")


def test_leftover_and_records_together_hold_every_line(run: Run, tmp_path: Path) -> None:
    left = run("extract", TOWN, "--leftover", cwd=tmp_path).stdout.splitlines()
    assert left
    numbers = [int(line.split("\t")[0].rsplit(":", 1)[1]) for line in left]
    assert numbers == sorted(numbers)
    rows = [json.loads(line) for line in run("extract", TOWN, cwd=tmp_path).stdout.splitlines()]
    used = {number for row in rows for number in row["lines"]}
    assert not used & set(numbers)


def test_extract_imports_nothing_heavy(tmp_path: Path) -> None:
    code = (
        "import sys\nfrom planatlas.cli.app import app\nimport typer\n"
        f"typer.main.get_command(app)(['extract', {str(TOWN)!r}], standalone_mode=False)\n"
        "heavy = {'pandas', 'polars', 'networkx', 'scipy', 'duckdb', 'kglite', 'neo4j', 'pyvis', 'pyarrow', 'rdflib'}\n"
        "print(sorted(heavy & set(sys.modules)), file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=tmp_path)
    assert done.stderr.splitlines()[-1] == "[]"


def test_a_bad_source_does_not_stop_the_rest(run: Run, tmp_path: Path) -> None:
    (tmp_path / "empty.txt").touch()
    done = run("build", "empty.txt", TOWN, "gone.txt", "-o", "x.atlas", cwd=tmp_path, code=6)
    assert "empty.txt" in done.stderr and "gone.txt" in done.stderr
    kept = receipt(tmp_path / "x.atlas")
    assert [one["name"] for one in kept["refused"]] == ["empty.txt", "gone.txt"]  # type: ignore[attr-defined]
    run("extract", "empty.txt", TOWN, cwd=tmp_path, code=6)


def test_nothing_readable_is_3_and_writes_nothing(run: Run, tmp_path: Path) -> None:
    run("build", "gone.txt", "-o", "x.atlas", cwd=tmp_path, code=3)
    run("extract", "gone.txt", cwd=tmp_path, code=3)
    assert list(tmp_path.iterdir()) == []


def test_two_files_of_one_name_keep_apart(run: Run, tmp_path: Path) -> None:
    for folder, source in (("north", TOWN), ("south", EXAMPLES / "saint-loup-plan.fr.txt")):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "plan.txt").write_bytes(source.read_bytes())
    rows = [json.loads(line) for line in run("extract", "north", "south", cwd=tmp_path).stdout.splitlines()]
    assert {row["doc"] for row in rows} == {"north/plan", "south/plan"}


def test_an_atlas_is_not_written_over_other_things(run: Run, tmp_path: Path) -> None:
    (tmp_path / "letters").mkdir()
    (tmp_path / "letters" / "mine.txt").write_text("x", encoding="utf-8")
    assert "letters" in run("build", TOWN, "-o", "letters", cwd=tmp_path, code=2).stderr
    assert [entry.name for entry in (tmp_path / "letters").iterdir()] == ["mine.txt"]


def test_a_reader_that_leaves_early_gets_no_complaint(tmp_path: Path) -> None:
    with subprocess.Popen([COMMAND, "extract", TOWN, TOWN.with_name("saint-loup-plan.fr.txt")], cwd=tmp_path,
                          stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:  # fmt: skip
        assert process.stdout and process.stderr
        process.stdout.readline()
        process.stdout.close()
        assert b"Error" not in process.stderr.read()
