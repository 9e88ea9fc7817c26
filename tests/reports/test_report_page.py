"""The report in a real browser: nothing asked of the outside, no word of a plan run as code, no barrier for anybody."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe

from planatlas.reports.document import report_html, write_report

pytestmark = pytest.mark.browser

WCAG = {"runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}}


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory, make_town: Callable[..., Any]) -> Path:
    return write_report(make_town(24), tmp_path_factory.mktemp("report") / "report.html", "ro")


def test_same_atlas_same_bytes(make_town: Callable[..., Any]) -> None:
    assert report_html(make_town(24), "fr") == report_html(make_town(24), "fr")


def test_opens_offline_and_asks_for_nothing(page: Path, visit: Callable[..., Any]) -> None:
    seen = visit(page)
    seen.page.locator("iframe.pyvis").scroll_into_view_if_needed()
    frame = seen.page.frame_locator("iframe.pyvis")
    frame.locator("canvas").wait_for()
    assert (seen.requests, seen.dialogs, seen.errors) == ([], [], [])


def test_complete_without_scripts(page: Path, visit: Callable[..., Any]) -> None:
    seen = visit(page, java_script_enabled=False).page
    assert seen.locator("table.measures tbody tr:not(.group)").count() == 24
    assert seen.locator("svg.lanes g.n").count() > 30
    assert seen.locator(".card blockquote").count() >= 3
    assert "1.3 Vizite la domiciliu pentru vârstnici singuri, etapa 3" in seen.locator(".card").first.inner_text()
    assert seen.locator("div.tools").is_hidden()


@pytest.mark.parametrize(("lang", "scheme"), [("ro", "light"), ("en", "dark"), ("el", "light"), ("fr", "dark")])
def test_no_barrier_that_axe_can_see(
    lang: str, scheme: str, tmp_path: Path, make_town: Callable[..., Any], chromium: Any
) -> None:
    path = write_report(make_town(12), tmp_path / "report.html", lang)
    context = chromium.new_context(bypass_csp=True, offline=True, color_scheme=scheme)
    opened = context.new_page()
    opened.goto(path.as_uri())
    assert opened.locator("html").get_attribute("lang") == lang
    found = Axe().run(opened, options=WCAG).response
    context.close()
    assert [(one["id"], one["nodes"][0]["html"][:200]) for one in found["violations"]] == []
    assert len(found["passes"]) > 10


def test_hostile_names_are_text(tmp_path: Path, hostile: Any, visit: Callable[..., Any]) -> None:
    seen = visit(write_report(hostile, tmp_path / "report.html", "en"))
    opened = seen.page
    for place in range(0, opened.locator("svg.lanes g.n").count(), 3):
        opened.locator("svg.lanes g.n").nth(place).dispatch_event("click")
    opened.locator("iframe.pyvis").scroll_into_view_if_needed()
    inner = opened.frame_locator("iframe.pyvis")
    inner.locator("canvas").wait_for()
    inner.locator("#find").fill("href")
    inner.locator("canvas").hover()
    opened.wait_for_timeout(300)
    assert (seen.requests, seen.dialogs) == ([], [])
    assert opened.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert "<img src=x onerror=alert(1)>" in opened.locator("table.bars").inner_text()


def test_search_folds_diacritics_and_keyboard_reaches_details(page: Path, visit: Callable[..., Any]) -> None:
    opened = visit(page).page
    opened.locator(".find").fill("politia locala")
    assert opened.locator(".found").inner_text() == "1"
    opened.locator(".find").press("Enter")
    details = opened.locator(".details")
    assert "Poliția Locală Valea Mare" in details.inner_text() and "Partener" in details.inner_text()
    opened.keyboard.press("ArrowRight")
    opened.keyboard.press("Enter")
    assert "rândul" in details.inner_text()
    opened.keyboard.press("Escape")
    assert opened.locator("g.n.on").count() == 0


def test_filter_by_kind(page: Path, visit: Callable[..., Any]) -> None:
    opened = visit(page).page
    opened.locator('[data-lane="measure"][type="checkbox"]').uncheck()
    assert opened.locator('g.n[data-lane="measure"]:visible').count() == 0
    assert opened.locator('path.e[data-r="PART_OF"]:not(.gone)').count() < 10


def test_prints_as_words_and_lines(page: Path, visit: Callable[..., Any], tmp_path: Path) -> None:
    pdfplumber = pytest.importorskip("pdfplumber")
    visit(page).page.pdf(path=tmp_path / "report.pdf")
    with pdfplumber.open(tmp_path / "report.pdf") as printed:
        words = " ".join(one.extract_text() for one in printed.pages)
        drawn = sum(len(one.curves) + len(one.lines) for one in printed.pages)
        images = sum(len(one.images) for one in printed.pages)
    assert "Inspectoratul Școlar Județean Alb" in words and "Metodă și limite" in words
    assert drawn > 60 and images == 0


def test_narrow_and_zoomed(page: Path, visit: Callable[..., Any]) -> None:
    opened = visit(page, viewport={"width": 360, "height": 740}).page
    assert opened.evaluate("document.documentElement.scrollWidth") <= 360
