"""The same plan as HTML, Word, OpenDocument, Excel and PDF gives the same rows and mentions as its text.

The files are written by the programs that town halls write theirs with; where such a program is not installed, its
formats are skipped.
"""

from __future__ import annotations

import importlib.util
import shutil
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest

from planatlas.loaders import read, records
from planatlas.records import Activity

EXAMPLES = Path(__file__).parents[2] / "examples"
PLANS = ("valea-mare-2031.ro.txt", "saint-loup-plan.fr.txt", "judetul-alb-drug-plan-2031-2035.ro.txt")
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
SAME, NEARLY = 0.98, 0.95


def _typeset() -> Any:
    spec = importlib.util.spec_from_file_location("typeset", Path(__file__).with_name("typeset.py"))
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


typeset = _typeset()
pytestmark = pytest.mark.office
needs_office = pytest.mark.skipif(not shutil.which(typeset.SOFFICE), reason="LibreOffice is not installed")
needs_browser = pytest.mark.skipif(not CHROMIUM, reason="Chromium is not installed")


@pytest.fixture(scope="module", params=PLANS)
def page(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """The source of a plan and the same typeset as an HTML page."""
    source = EXAMPLES / str(request.param)
    out = tmp_path_factory.mktemp("typeset") / "plan.html"
    out.write_text(typeset.as_html(source), encoding="utf-8")
    return source, out


def test_html(page: tuple[Path, Path]) -> None:
    assert min(parity(*page)) >= SAME


def test_xlsx(page: tuple[Path, Path]) -> None:
    source, html = page
    assert min(parity(source, typeset.as_sheet(source, html.with_name("plan.xlsx")))) >= SAME


@needs_office
@pytest.mark.parametrize("ending", ["docx", "odt"])
def test_written_by_an_office(page: tuple[Path, Path], ending: str) -> None:
    source, html = page
    assert min(parity(source, typeset.convert(html, ending, html.parent))) >= SAME


@needs_office
def test_pdf_of_an_office(page: tuple[Path, Path]) -> None:
    source, html = page
    check_pdf(source, typeset.convert(html, "pdf", html.parent))


@needs_browser
def test_pdf_of_a_browser(page: tuple[Path, Path]) -> None:
    source, html = page
    check_pdf(source, typeset.print_page(html, CHROMIUM, html.with_name("printed.pdf")))


def check_pdf(source: Path, pdf: Path) -> None:
    assert min(parity(source, pdf)) >= NEARLY
    assert all(activity.page for activity in activities(pdf))
    assert not [notice for notice in read(pdf).notices if "second reader" in notice]


def parity(source: Path, other: Path, *, deadlines: bool = True) -> tuple[float, float]:
    """Shares (F1, 0 to 1) of the rows and of the mentions that two files of one plan have in common."""
    ours, theirs = activities(source), activities(other)
    rows = f1((_row(one, deadlines) for one in ours), (_row(one, deadlines) for one in theirs))
    return rows, f1(_mentions(ours), _mentions(theirs))


def activities(path: Path) -> list[Activity]:
    return [one for one in records(read(path)) if isinstance(one, Activity)]


def _row(one: Activity, deadlines: bool) -> tuple[str | None, ...]:
    return (one.measure_code, one.measure_text, one.activity_text, one.deadline if deadlines else None)


def _mentions(found: list[Activity]) -> list[tuple[str, ...]]:
    return [
        (one.measure_text, role, each.mention)
        for one in found
        for role in ("responsible", "partners", "funding")
        for each in getattr(one, role)
    ]


def f1(ours: Iterable[object], theirs: Iterable[object]) -> float:
    left, right = Counter(ours), Counter(theirs)
    every = sum(left.values()) + sum(right.values())
    return 2 * sum((left & right).values()) / every if every else 1.0
