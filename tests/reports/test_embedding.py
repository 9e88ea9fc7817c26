"""The snippets of the page on figures, tried as printed."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from planatlas.reports.figure import FIGURES, figure

PAGE = (Path(__file__).parents[2] / "docs" / "figures.md").read_text(encoding="utf-8")


def test_every_figure_is_named() -> None:
    assert set(re.findall(r"^\| ([a-z]+) \|", PAGE, flags=re.M)) - {"name"} == {*FIGURES, "explorer"}


@pytest.mark.browser
def test_snippets_for_web_pages(make_town: Callable[..., Any], tmp_path: Path, visit: Callable[..., Any]) -> None:
    snippets = "".join(re.findall(r"```html\n(.*?)```", PAGE, flags=re.S))
    town = make_town(8)
    figure(town, "network", lang="en").save(tmp_path / "network.html")
    figure(town, "matrix", lang="en").save(tmp_path / "matrix.svg")
    (tmp_path / "host.html").write_text(f"<!DOCTYPE html><title>host</title>{snippets}", encoding="utf-8")
    seen = visit(tmp_path / "host.html")
    frame = seen.page.frame_locator("iframe")
    frame.locator(".find").fill("spitalul")
    assert frame.locator(".found").inner_text() == "1"
    assert seen.page.locator("img").evaluate("image => image.naturalWidth > 0")
    assert (seen.requests, seen.dialogs, seen.errors) == ([], [], [])
