"""``planatlas report`` and ``planatlas figure`` as people run them, on an atlas of the examples."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from planatlas.reports.document import report_html

Run = Callable[..., Any]


@pytest.fixture(scope="module")
def room(built: Callable[..., Path], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with an atlas of three example plans in three languages."""
    folder = tmp_path_factory.mktemp("room")
    names = ("valea-mare-2031.ro.txt", "aigialini-action-plan.el.txt", "saint-loup-plan.fr.txt")
    built(*names, into=folder / "a.atlas")
    return folder


@pytest.mark.browser
def test_report_of_the_examples(run: Run, room: Path, visit: Callable[..., Any]) -> None:
    done = run("report", "a.atlas", "-o", "report.html", "--lang", "fr", cwd=room)
    assert done.stdout == "" and "report.html" in done.stderr
    seen = visit(room / "report.html")
    assert seen.page.locator("article.chapter").count() == 3
    assert seen.page.locator("html").get_attribute("lang") == "fr"
    seen.page.locator("iframe.pyvis").scroll_into_view_if_needed()
    seen.page.frame_locator("iframe.pyvis").locator("canvas").wait_for()
    assert (seen.requests, seen.dialogs, seen.errors) == ([], [], [])


def test_every_link_inside_the_report_leads_somewhere(run: Run, room: Path) -> None:
    from lxml import html

    run("report", "a.atlas", "-o", "links.html", "--lang", "el", cwd=room)
    page = html.fromstring((room / "links.html").read_text(encoding="utf-8"))
    ids = page.xpath("//@id")
    assert len(ids) == len(set(ids))
    assert {link[1:] for link in page.xpath("//a/@href")} <= set(ids)


def test_letter_and_figure(run: Run, room: Path) -> None:
    wrong = run("report", "a.atlas", "--institution", "Ministerul Marinei", "-o", "l.html", cwd=room, code=2)
    assert "Ministerul Marinei" in wrong.stderr
    assert not (room / "l.html").exists()
    drawn = run("figure", "a.atlas", "matrix", "-o", "m.svg", "--lang", "en", "--width", "85", cwd=room)
    assert "Source:" in drawn.stderr
    assert 'width="85.0mm"' in (room / "m.svg").read_text(encoding="utf-8")
    again = run("figure", "a.atlas", "pie", "-o", "m.svg", cwd=room, code=2)
    assert "explorer" in again.stderr


def test_a_plan_of_250_measures_is_small_and_soon_there(make_town: Callable[..., Any]) -> None:
    town = make_town(250)
    report_html(make_town(4))  # what is loaded once for all reports
    before = time.process_time()
    page = report_html(town)
    assert time.process_time() - before < 5
    assert len(page.encode()) < 3_000_000
