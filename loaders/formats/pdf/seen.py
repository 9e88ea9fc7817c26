"""The tables that a page shows, found on its picture alone: what is drawn in white or under something is not there.

A page that a program printed has no dust and no slope, so one comparison of each dot with those a little above and
below tells the rules from the ground they stand on, and sums along the rows tell the runs of such dots.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from planatlas.loaders.formats.pdf.tables import grids, rule

__all__ = ["rows_seen"]

Line = tuple[float, float, float]
"""Where a straight line runs, and from where to where along it, in points."""

_DPI = 120
_MOST = 8_000_000
"""Dots of a picture; larger pages are looked at coarser."""
_CONTRAST = 12
"""Grey levels by which a rule differs from what lies beside it."""
_BESIDE = (0.025, 0.05)
"""Inches from a rule at which its ground is looked at: twice, in case a letter stands there."""
_ACROSS, _DOWN = 0.4, 0.13
"""Inches: a rule is so long at the least."""
_FULL = 0.85
_FREE = 0.25
"""Share of what lies right beside a short rule that may be ink."""
_LONG = 0.4
"""Inches: what is longer is no letter."""
_REACH, _TOUCH = 2.0, 1.5
"""Points by which a line may miss the one that it meets, and a short one at its end."""
_TALL, _LETTER = 22.0, 12.0
"""Points: higher than the letters of a heading, and of the text of a table."""
_SIDES = 2
_ALIKE = 3
"""Short lines down that begin and end together are those of a row that the page cuts."""


def rows_seen(page: Any) -> int:
    """Return how many rows the tables have that a page of pdfium shows."""
    wide, high = page.get_size()
    dpi = min(float(_DPI), 72 * (_MOST / max(wide * high, 1.0)) ** 0.5)
    bitmap = page.render(scale=dpi / 72, grayscale=True)
    grey = bitmap.to_numpy()
    grey = grey.reshape(grey.shape[:2])
    across, down = _lines(grey, dpi, _ACROSS), _lines(grey.T, dpi, _DOWN)
    bitmap.close()
    level = [line for line in across if sum(_meet(line, other) for other in down) >= _SIDES]
    sides = [line for line in down if _rules_off(line, level, down)]
    found = grids([*(rule(x0, x1, y, y, "h") for y, x0, x1 in level), *(rule(x, x, a, b, "v") for x, a, b in sides)])
    return sum(len(table.rows) for table in found)


def _meet(across: Line, down: Line) -> bool:
    (y, x0, x1), (x, y0, y1) = across, down
    return x0 - _REACH <= x <= x1 + _REACH and y0 - _REACH <= y <= y1 + _REACH


def _rules_off(line: Line, level: Sequence[Line], down: Sequence[Line]) -> bool:
    """Tell whether a line down belongs to a table: a long one meets lines across, a short one ends on them.

    Strokes of letters end on none. Of a row that the page cuts the sides are ruled off at one end, but all alike.
    """
    meets = [other[0] for other in level if _meet(other, line)]
    high = line[2] - line[1]
    if high > _TALL:
        return bool(meets)
    ends = [any(abs(y - end) <= _TOUCH for y in meets) for end in line[1:]]
    alike = sum(abs(other[1] - line[1]) <= 1 and abs(other[2] - line[2]) <= 1 for other in down)
    return all(ends) or (any(ends) and high > _LETTER and alike >= _ALIKE)


def _lines(grey: Any, dpi: float, least: float) -> list[Line]:
    """Return (row, from, to) in points of the thin runs along the rows of a picture that differ from their ground."""
    import numpy as np

    dark = _apart(np.ascontiguousarray(grey), dpi)
    found: list[list[int]] = []
    for row, start, stop in _runs(dark, max(8, round(least * dpi))):
        if not _grows(found, row, start, stop):
            found.append([row, row, start, stop])
    scale, thick = 72 / dpi, max(2, round(_BESIDE[0] * dpi))
    return [
        ((first + last + 1) / 2 * scale, start * scale, stop * scale)
        for first, last, start, stop in found
        if last - first < thick and (stop - start > _LONG * dpi or _stands_free(dark, first, last, start, stop))
    ]


def _apart(grey: Any, dpi: float) -> Any:
    """A mask of the dots that are darker than both what lies above and what lies below them."""
    import numpy as np

    near, far = (max(2, round(inches * dpi)) for inches in _BESIDE)
    padded = np.pad(grey, ((far, far), (0, 0)), mode="edge")
    high = len(grey)
    above = np.maximum(padded[far - near : far - near + high], padded[:high])
    below = np.maximum(padded[far + near : far + near + high], padded[2 * far : 2 * far + high])
    ground = np.minimum(above, below)
    return (ground > grey) & (ground - grey > _CONTRAST)


def _runs(dark: Any, long: int) -> Iterator[tuple[int, int, int]]:
    """Yield (row, from, to) where dots run along a row for about ``long`` or more, small gaps passed over."""
    import numpy as np

    rows = np.flatnonzero(np.count_nonzero(dark, axis=1) >= long * _FULL)
    sums = np.zeros((len(rows), dark.shape[1] + 1), np.uint16)
    np.cumsum(dark[rows], axis=1, dtype=np.uint16, out=sums[:, 1:])
    full = np.zeros((len(rows), sums.shape[1] - long + 2), np.int8)
    full[:, 1:-1] = sums[:, long:] - sums[:, :-long] >= np.uint16(_FULL * long)
    some = np.flatnonzero(full.any(axis=1))
    where, edges = np.nonzero(np.diff(full[some], axis=1))
    for at, first, last in zip(where[::2], edges[::2], edges[1::2], strict=True):
        row = int(rows[some[at]])
        inked = np.flatnonzero(dark[row, first : last + long - 1])
        yield row, int(first + inked[0]), int(first + inked[-1] + 1)


def _grows(found: list[list[int]], row: int, start: int, stop: int) -> bool:
    """Add a run to the line right above it, if there is one; its ends are those of the longest run."""
    for line in reversed(found[-64:]):
        if row - line[1] > 1:
            continue
        if line[1] in (row, row - 1) and start < line[3] and stop > line[2] and line[1] != row:
            line[1], line[2], line[3] = row, min(start, line[2]), max(stop, line[3])
            return True
    return False


def _stands_free(dark: Any, first: int, last: int, start: int, stop: int) -> bool:
    """Tell whether there is little ink right above and below a line, where letters that look like one go on."""
    above, below = dark[max(0, first - 3) : max(0, first - 1), start:stop], dark[last + 2 : last + 4, start:stop]
    return all(not side.size or side.mean() < _FREE for side in (above, below))
