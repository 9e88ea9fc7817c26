"""Scans: pages that are pictures give the rows and mentions that stand on them, straight or turned, all or some."""

from __future__ import annotations

import importlib.util
import shutil
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from types import ModuleType

import pytest

from planatlas.loaders import records
from planatlas.loaders.document import Document
from planatlas.loaders.formats.pdf import pages as reading
from planatlas.loaders.formats.sandbox.limits import LIMITS
from planatlas.records import Activity

READABLE = 0.85


def _beside(name: str) -> ModuleType:
    spec = importlib.util.spec_from_file_location(name, Path(__file__).with_name(f"{name}.py"))
    assert spec is not None and spec.loader is not None
    module = sys.modules[name] = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


parity, scanning = _beside("test_parity"), _beside("scanning")
THERE = shutil.which("tesseract") and shutil.which(parity.typeset.SOFFICE)
pytestmark = [pytest.mark.office, pytest.mark.skipif(not THERE, reason="Tesseract or LibreOffice is not installed")]


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Path]:
    """The PDF that LibreOffice makes of an example, made once."""
    made: dict[str, Path] = {}

    def make(name: str) -> Path:
        if name not in made:
            page = tmp_path_factory.mktemp("printed") / "plan.html"
            page.write_text(parity.typeset.as_html(parity.EXAMPLES / name), encoding="utf-8")
            made[name] = parity.typeset.convert(page, "pdf", page.parent)
        return made[name]

    return make


@pytest.fixture
def unhurried(monkeypatch: pytest.MonkeyPatch) -> None:
    """A machine that does much else at once must not make these tests fail."""
    monkeypatch.setattr(reading, "LIMITS", replace(LIMITS, seconds=600))


def scanned(path: Path) -> Document:
    return reading.read_pdf(path.read_bytes(), "plan")


def shares(name: str, document: Document) -> tuple[float, float]:
    ours = parity.activities(parity.EXAMPLES / name)
    theirs = [one for one in records(document) if isinstance(one, Activity)]
    row = parity._row
    rows = parity.f1((row(one, False) for one in ours), (row(one, False) for one in theirs))
    return rows, parity.f1(parity._mentions(ours), parity._mentions(theirs))


@pytest.mark.parametrize(
    "name", ["valea-mare-2032.ro.txt", "saint-loup-plan.fr.txt", "aigialini-action-plan.el.txt"]
)  # fmt: skip
def test_a_scan_says_what_its_text_says(
    printed: Callable[[str], Path], tmp_path: Path, unhurried: None, name: str
) -> None:
    document = scanned(scanning.scan(printed(name), tmp_path / "scan.pdf"))
    assert min(shares(name, document)) >= READABLE
    assert any("read by OCR" in notice for notice in document.notices)
    assert all(row.span.page and row.span.box for row in document.rows())
    assert all(0 < row.confidence < 1 for row in document.rows())


def test_a_page_turned_by_a_degree_and_full_of_dust(
    printed: Callable[[str], Path], tmp_path: Path, unhurried: None
) -> None:
    worn = scanning.scan(printed("valea-mare-2032.ro.txt"), tmp_path / "worn.pdf", turn=1.0, noise=20)
    assert min(shares("valea-mare-2032.ro.txt", scanned(worn))) >= READABLE


def test_pages_that_lie_on_their_side(printed: Callable[[str], Path], tmp_path: Path, unhurried: None) -> None:
    lying = scanning.scan(printed("saint-loup-plan.fr.txt"), tmp_path / "lying.pdf", turn=90)
    assert min(shares("saint-loup-plan.fr.txt", scanned(lying))) >= READABLE


def test_scanned_pages_among_others(printed: Callable[[str], Path], tmp_path: Path, unhurried: None) -> None:
    document = scanned(scanning.mixed(printed("valea-mare-2032.ro.txt"), tmp_path / "mixed.pdf", [2]))
    assert min(shares("valea-mare-2032.ro.txt", document)) >= READABLE
    assert "1 scanned pages were read by OCR; check names and numbers" in document.notices
    assert {row.confidence < 1 for row in document.rows() if row.span.page == 2} == {True}
    assert {row.confidence for row in document.rows() if row.span.page == 1} == {1.0}


def test_pages_for_which_there_is_no_time_are_named(
    printed: Callable[[str], Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The others are text, so that the document is read however little time there is."""
    monkeypatch.setattr(reading, "LIMITS", replace(LIMITS, seconds=3))
    many = scanning.mixed(printed("valea-mare-2032.ro.txt"), tmp_path / "mixed.pdf", [2])
    document = scanned(many)
    assert any(notice.startswith("NOT READ: pages 2;") for notice in document.notices)
    pages = {row.span.page for row in document.rows()}
    assert 1 in pages and 2 not in pages
