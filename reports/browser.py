"""Printing by the browser of this computer: Chromium, Chrome or Edge, which every town hall has, without a window."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import tempfile
from pathlib import Path

__all__ = ["find_browser", "printed"]

_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "microsoft-edge", "msedge", "chrome")

_HOMES = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
    r"C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe",
    r"C:\Program Files\Microsoft\Edge\Application\msedge.exe",
    r"C:\Program Files\Google\Chrome\Application\chrome.exe",
)

_PATIENCE = 120
"""Seconds after which a browser that does not answer is given up."""

_SWITCHES = (
    "--headless",
    "--disable-gpu",
    "--disable-extensions",
    "--disable-background-networking",
    "--no-first-run",
    "--host-resolver-rules=MAP * ~NOTFOUND",
    "--no-pdf-header-footer",
    "--generate-pdf-document-outline",
)

_DATES = re.compile(rb"\(D:\d{14}")


def find_browser() -> str | None:
    """The program of a browser that prints without a window; None where there is none."""
    return next(filter(None, map(shutil.which, (*_NAMES, *_HOMES))), None)


def printed(page: str, browser: str) -> bytes | None:
    """A page as tagged PDF with an outline, printed by ``browser`` in a room of its own without the network.

    None where the browser does not do it, so that another tool can be tried.
    """
    with tempfile.TemporaryDirectory(prefix="planatlas-", ignore_cleanup_errors=True) as name:
        room = Path(name)
        source, target = room / "page.html", room / "page.pdf"
        source.write_bytes(page.encode("utf-8", errors="replace"))
        command = [browser, *_SWITCHES, *_bare(), f"--user-data-dir={room / 'profile'}", f"--print-to-pdf={target}"]
        try:
            subprocess.run([*command, source.as_uri()], capture_output=True, timeout=_PATIENCE, check=True)
            return _undated(target.read_bytes())
        except (OSError, subprocess.SubprocessError):
            return None


def _bare() -> list[str]:
    """For root a browser starts only without its sandbox; the pages are ours and hold no script."""
    return ["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []


def _undated(pdf: bytes) -> bytes:
    """The same bytes whenever it is printed; the length stays, so every address in the file does."""
    return _DATES.sub(b"(D:19800101000000", pdf)
