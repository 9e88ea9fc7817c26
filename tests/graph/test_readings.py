"""Which readings are kept for the next build, and which are not."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path

import pytest

from planatlas.atlas import build_atlas
from planatlas.graph.pipeline.reading import Reading, Source, read_one
from planatlas.graph.pipeline.readings import Readings
from planatlas.graph.pipeline.version import reader_version
from planatlas.loaders.formats.sandbox import end_children

EXAMPLES = Path(__file__).parents[2] / "examples"
EVERY = sorted(path for path in EXAMPLES.iterdir() if path.is_file() and path.name != "README.md")


@pytest.fixture
def kept(tmp_path: Path) -> Readings:
    found = Readings(tmp_path / "readings")
    found.open()
    return found


@pytest.mark.parametrize("path", EVERY, ids=lambda path: path.name)
def test_a_reading_comes_back_as_it_was(kept: Readings, path: Path) -> None:
    reading = read_one(Source(path))
    reading.leftover = []
    kept.keep(reading.source, reading)
    again = kept.find(reading.source)
    assert again == reading and again is not None and again.known


def test_another_name_or_another_reader_is_another_reading(kept: Readings) -> None:
    source = Source(EVERY[0])
    kept.keep(source, read_one(source))
    assert kept.find(source) is not None
    assert kept.find(Source(EVERY[0], "north/plan")) is None
    assert replace(kept, version="newer").find(source) is None


def test_the_version_is_that_of_code_vocabulary_and_libraries(monkeypatch: pytest.MonkeyPatch) -> None:
    import importlib.metadata

    before = reader_version()
    assert reader_version() == before
    real = importlib.metadata.version
    monkeypatch.setattr(importlib.metadata, "version", lambda name: "99" if name == "lxml" else real(name))
    assert reader_version() != before


def test_what_another_try_may_read_is_not_kept(kept: Readings) -> None:
    reading = read_one(Source(EVERY[0]))
    reading.provisional = True
    kept.keep(reading.source, reading)
    refused = Reading(Source(EVERY[0]), error=f"{EVERY[0]}: it needs more memory", provisional=True)
    kept.keep(refused.source, refused)
    assert list(kept.folder.glob("*.json.gz")) == []


def test_a_missing_library_is_asked_for_again_at_the_next_build(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    docx = pytest.importorskip("docx")
    word = docx.Document()
    word.add_paragraph("PLANUL DE ACȚIUNE AL ORAȘULUI VALEA MARE PENTRU ANUL 2031")
    word.save(str(tmp_path / "plan.docx"))
    monkeypatch.setitem(sys.modules, "docx.package", None)
    end_children()  # the next is a copy of this process, without the library
    first = build_atlas([tmp_path / "plan.docx", EVERY[0]], tmp_path / "x.atlas")
    assert "planatlas[office]" in str(first.refused[0].error)
    monkeypatch.undo()
    end_children()
    again = build_atlas([tmp_path / "plan.docx", EVERY[0]], tmp_path / "x.atlas")
    assert not again.refused and [reading.known for reading in again.readings] == [False, True]
