"""How smoothly the three ways of drawing a network move: our SVG, pyvis, sigma.js, in the same run.

``python benchmarks/pictures.py ATLAS`` draws the first plan of the atlas (up to 300 nodes; sigma.js all plans), opens
each page in headless Chromium without a graphics card, drags for four seconds, zooms for two, and prints the
size of each page and its frames a second. Aim: 20 frames a second or more for the SVG.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

import planatlas
from planatlas.reports import save_pyvis
from planatlas.reports.parts.network import picture
from planatlas.reports.plan_view import Index, read_plans

COUNT = """() => {
  window.frames_ = 0; window.since = performance.now();
  (function count() { frames_++; requestAnimationFrame(count) })()
}"""
RATE = "() => frames_ / ((performance.now() - since) / 1000)"


def main() -> None:
    """Draw, move, print one line for each."""
    atlas = planatlas.open(sys.argv[1])
    room = Path(tempfile.mkdtemp())
    index = Index(atlas)
    shown = picture(index, read_plans(index)[0])
    print(f"{len(shown.nodes)} nodes, {len(shown.edges)} edges")
    pages = {
        "svg": (atlas.figure("network").save(room / "svg.html"), ".drawing"),
        "pyvis": (save_pyvis(shown, room / "pyvis.html"), "#mynetwork"),
        "sigma": (atlas.figure("explorer").save(room / "sigma.html"), "#canvas"),
    }
    for name, (path, target) in pages.items():
        print(f"{name:6} {path.stat().st_size / 1e6:5.2f} MB {measured(path, target):5.1f} frames a second")


def measured(path: Path, target: str) -> float:
    """Frames a second while the drawing is dragged and zoomed."""
    from playwright.sync_api import sync_playwright

    chromium = shutil.which("chromium") or shutil.which("google-chrome")
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
        page = browser.new_context(offline=True, viewport={"width": 1280, "height": 900}).new_page()
        page.goto(path.as_uri())
        drawing = page.locator(target).first
        drawing.scroll_into_view_if_needed()
        page.wait_for_timeout(2000)
        page.evaluate(COUNT)
        move(page, drawing.bounding_box())
        rate: float = page.evaluate(RATE)
        browser.close()
    return rate


def move(page: Any, box: Any) -> None:
    """Drag for four seconds, then zoom for two."""
    x, y, turn = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2, 0
    page.mouse.move(x, y)
    page.mouse.down()
    ends = time.monotonic() + 4
    while time.monotonic() < ends:
        turn += 1
        page.mouse.move(x + 8 * ((turn % 20) - 10), y + 8 * ((turn % 14) - 7))
    page.mouse.up()
    page.keyboard.down("Control")
    ends = time.monotonic() + 2
    while time.monotonic() < ends:
        turn += 1
        page.mouse.wheel(0, 60 if turn % 2 else -60)
    page.keyboard.up("Control")


if __name__ == "__main__":
    main()
