"""A batch is read in order, in one process or in many, and one bad source costs only itself."""

from __future__ import annotations

import importlib
import os
from pathlib import Path

import pytest

from planatlas.graph.pipeline import sources
from planatlas.graph.pipeline.sources import Reading, expand, read_all
from planatlas.loaders import Document

EXAMPLES = Path(__file__).parents[2] / "examples"
BATCH = [EXAMPLES / "saint-loup-plan.fr.txt", EXAMPLES / "gone.txt", EXAMPLES / "brookfield-action-cards-2031.en.txt"]


def test_processes_give_what_one_process_gives(monkeypatch: pytest.MonkeyPatch) -> None:
    heard: list[Reading] = []
    alone = read_all(expand(BATCH))
    monkeypatch.setattr(sources, "_BIG", 0)
    assert read_all(expand(BATCH), heard.append) == alone == heard
    assert [bool(reading.error) for reading in alone] == [False, True, False]


@pytest.mark.skipif(os.name == "nt", reason="the processes of Windows do not inherit what the test replaces")
def test_a_reader_that_kills_its_process_is_refused_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    reader = importlib.import_module("planatlas.loaders.formats.source")
    real = reader.read

    def deadly(path: Path) -> Document:
        return os._exit(1) if path.name == "gone.txt" else real(path)

    monkeypatch.setattr(sources, "_BIG", 0)
    monkeypatch.setattr(reader, "read", deadly)
    found = read_all(expand(BATCH))
    assert [bool(reading.error) for reading in found] == [False, True, False]
    assert "gone.txt" in str(found[1].error)


def test_folders_open_and_names_keep_apart(tmp_path: Path) -> None:
    for name in ("a/plan.txt", "b/plan.txt", "b/other.txt", "b/.hidden"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("x", encoding="utf-8")
    found = expand([tmp_path / "b", tmp_path / "a", tmp_path / "a" / "plan.txt"])
    assert [source.doc for source in found] == [None, "b/plan", "a/plan"]


def test_two_endings_of_one_name_keep_apart(tmp_path: Path) -> None:
    for name in ("plan.txt", "plan.html"):
        (tmp_path / name).write_text("x", encoding="utf-8")
    assert len({source.doc for source in expand([tmp_path])}) == 2
