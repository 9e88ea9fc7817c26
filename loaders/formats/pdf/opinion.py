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

from planatlas.loaders.formats.pdf.seen import rows_seen

__all__ = ["differences"]

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
        rows = rows_seen(page)
        page.close()
        return rows

    return count


def _camelot(data: bytes, folder: Path) -> Callable[[int], int]:
    file = folder / "plan.pdf"
    file.write_bytes(data)

    def count(number: int) -> int:
        import camelot

        return sum(len(table.df) for table in camelot.read_pdf(str(file), pages=str(number), flavor="lattice"))

    return count
