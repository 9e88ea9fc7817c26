"""A second opinion on tables: the rows that a page shows, counted on its picture, beside those that were read.

A table is read from the lines that a PDF says it draws; the picture of a page shows what a reader of the plan sees.
Where the two do not have the same number of rows, people are told, and look. camelot, where it is installed, is asked
instead of the picture.
"""

from __future__ import annotations

import importlib.util
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

from planatlas.loaders.readers.pdf.scan.picture import Picture
from planatlas.loaders.readers.pdf.scan.ruling import ruled

__all__ = ["differences"]

_DPI = 120
_MOST = 8_000_000
"""Dots of a picture; larger pages are looked at coarser."""
_SHOWN = 6


def differences(pdf: Any, data: bytes, counted: Mapping[int, int], until: float) -> list[str]:
    """Return what is to be said of the pages, numbered from 1, on which another number of rows is seen.

    ``counted`` are the rows read on each page, ``until`` the time, on the monotonic clock, after which no more pages
    are looked at.
    """
    seen = dict(_seen(pdf, data, counted, until))
    unlike = [f"page {page} ({counted[page]} read, {seen[page]} seen)" for page in seen if seen[page] != counted[page]]
    out = []
    if unlike:
        more = f" and {len(unlike) - _SHOWN} more pages" if len(unlike) > _SHOWN else ""
        out.append(f"a second reader counts other rows in the tables of {', '.join(unlike[:_SHOWN])}{more}; check them")
    if len(seen) < len(counted):
        out.append(f"the rows of {len(counted) - len(seen)} of {len(counted)} pages were not counted a second time")
    return out


def _seen(pdf: Any, data: bytes, counted: Mapping[int, int], until: float) -> Iterator[tuple[int, int]]:
    """Yield (page, rows) as long as there is time."""
    with tempfile.TemporaryDirectory() as folder:
        count = _camelot(data, Path(folder)) if importlib.util.find_spec("camelot") else _picture(pdf)
        for page in counted:
            if time.monotonic() > until:
                return
            yield page, count(page)


def _picture(pdf: Any) -> Callable[[int], int]:
    def count(number: int) -> int:
        page = pdf[number - 1]
        wide, high = page.get_size()
        dpi = min(float(_DPI), 72 * (_MOST / max(wide * high, 1.0)) ** 0.5)
        picture = Picture(page.render(scale=dpi / 72).to_pil().convert("L"), dpi)
        page.close()
        return sum(len(table.rows) for table in ruled(picture, shrink=1))

    return count


def _camelot(data: bytes, folder: Path) -> Callable[[int], int]:
    file = folder / "plan.pdf"
    file.write_bytes(data)

    def count(number: int) -> int:
        import camelot

        return sum(len(table.df) for table in camelot.read_pdf(str(file), pages=str(number), flavor="lattice"))

    return count
