"""Figures by themselves: every form of each, cut down to one institution, sound as XML, and safe as pages."""

from __future__ import annotations

import struct
import xml.etree.ElementTree as ET
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe

from planatlas.errors import FigureUnknown, FormUnknown, NameUnknown
from planatlas.reports.explorer import explorer
from planatlas.reports.figure import FIGURES, figure

SVG = "{http://www.w3.org/2000/svg}"


@pytest.mark.parametrize("name", FIGURES)
def test_svg_alone_has_words_for_those_who_do_not_see_it(name: str, make_town: Callable[..., Any]) -> None:
    drawn = figure(make_town(12), name, lang="fr", width=85)
    root = ET.fromstring(drawn.svg)
    assert root.get("width") == "85mm" and root.get("role") == "img"
    assert root.findtext(f"{SVG}title") == drawn.title
    words = root.findtext(f"{SVG}desc") or ""
    assert "N = " in words and "12 sur 12 mesures" in words and "valea-mare" in drawn.caption


@pytest.mark.parametrize("name", FIGURES)
def test_hostile_names_leave_the_svg_sound(name: str, hostile: Any) -> None:
    kept = ET.fromstring(figure(hostile, name).svg)
    assert len(list(kept.iter())) > 10
    assert not [one for one in kept.iter() if one.tag in (f"{SVG}script", f"{SVG}img", "img", "script")]
    assert not [key for one in kept.iter() for key in one.attrib if key.startswith("on")]


def test_around_an_institution(make_town: Callable[..., Any]) -> None:
    whole, part = figure(make_town(24), "network"), figure(make_town(24), "network", around="politia locala valea mare")
    assert "Poliția Locală Valea Mare" in part.title
    count = {one: one.svg.count('data-lane="measure"') for one in (whole, part)}
    assert count[whole] == 24 and 0 < count[part] < 24
    one = figure(make_town(24), "network", objective="2")
    assert one.svg.count('data-lane="measure"') == 4


def test_names_that_are_not_there(make_town: Callable[..., Any]) -> None:
    with pytest.raises(NameUnknown, match="Poliția Locală"):
        figure(make_town(4), "network", around="Ministerul Marinei")
    with pytest.raises(NameUnknown, match="2 of kind|of kind institution"):
        figure(make_town(4), "network", around="Valea Mare")
    with pytest.raises(FigureUnknown, match="network, load"):
        figure(make_town(4), "pie")


def test_an_atlas_with_nothing_in_it() -> None:
    from planatlas.atlas import Atlas
    from planatlas.reports.document import report_html

    assert "Aucune mesure ni aucun service n’a été lu" in report_html(Atlas([], []), "fr")
    with pytest.raises(NameUnknown, match="no document with measures"):
        figure(Atlas([], []), "load")
    assert explorer(Atlas([], []), "ro").page


def test_files(make_town: Callable[..., Any], tmp_path: Path) -> None:
    drawn = figure(make_town(8), "matrix", width=85)
    assert drawn.save(tmp_path / "m.svg").read_text(encoding="utf-8").startswith("<svg")
    with pytest.raises(FormUnknown, match=".svg"):
        drawn.save(tmp_path / "m.gif")
    assert sorted(one.name for one in tmp_path.iterdir()) == ["m.svg"]


def test_png_has_the_width_asked_for(make_town: Callable[..., Any], tmp_path: Path) -> None:
    pytest.importorskip("weasyprint")
    pytest.importorskip("pypdfium2")
    content = figure(make_town(4), "load", width=85).save(tmp_path / "l.png").read_bytes()
    width, _ = struct.unpack(">II", content[16:24])
    assert content[:4] == b"\x89PNG" and abs(width - 85 / 25.4 * 200) < 4


@pytest.mark.browser
@pytest.mark.parametrize("name", FIGURES)
def test_pages_of_figures(name: str, hostile: Any, tmp_path: Path, visit: Callable[..., Any]) -> None:
    seen = visit(figure(hostile, name, lang="en").save(tmp_path / "f.html"), bypass_csp=True)
    found = Axe().run(seen.page, options={"runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa"]}}).response
    assert [(one["id"], one["nodes"][0]["html"][:200]) for one in found["violations"]] == []
    assert (seen.requests, seen.dialogs) == ([], [])


@pytest.mark.browser
def test_figure_inside_another_page(make_town: Callable[..., Any], tmp_path: Path, visit: Callable[..., Any]) -> None:
    (tmp_path / "host.html").write_text(
        f"<!DOCTYPE html><title>host</title>{figure(make_town(8), 'network')._repr_html_()}", encoding="utf-8"
    )
    seen = visit(tmp_path / "host.html")
    frame = seen.page.frame_locator("iframe")
    frame.locator(".find").fill("scoala")
    assert frame.locator(".found").inner_text() == "1"
    assert (seen.requests, seen.dialogs, seen.errors) == ([], [], [])


@pytest.mark.browser
def test_explorer(hostile: Any, tmp_path: Path, visit: Callable[..., Any]) -> None:
    seen = visit(explorer(hostile, "el").save(tmp_path / "e.html"))
    seen.page.wait_for_function("typeof window.planatlasExplorer === 'object'")
    seen.page.locator("#find").fill("href")
    seen.page.locator("#find").press("Enter")
    assert "onmouseover" in seen.page.locator("#details").inner_text()
    assert seen.page.locator("tbody tr").count() >= 14
    assert (seen.requests, seen.dialogs, seen.errors) == ([], [], [])


@pytest.mark.browser
def test_explorer_without_webgl(make_town: Callable[..., Any], tmp_path: Path, visit: Callable[..., Any]) -> None:
    path = explorer(make_town(8), "fr").save(tmp_path / "e.html")
    text = path.read_text(encoding="utf-8")
    assert "Poliția Locală Valea Mare" in text
    opened = visit(path, java_script_enabled=False).page
    assert opened.locator(".explorer").is_hidden() and opened.locator("tbody tr").count() == 5


def test_explorer_is_a_page_only(make_town: Callable[..., Any], tmp_path: Path) -> None:
    with pytest.raises(FormUnknown, match=".html"):
        explorer(make_town(4)).save(tmp_path / "e.svg")
