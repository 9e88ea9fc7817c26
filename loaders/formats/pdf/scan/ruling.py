"""The ruling of a picture: thin dark lines, found although they are grey, broken or on a shaded ground."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from planatlas.loaders.formats.pdf.scan.picture import PageImage
from planatlas.loaders.formats.pdf.tables import Grid, grids, rule

__all__ = ["ruled"]

Line = tuple[float, float, float]
"""Where a straight line runs, and from where to where along it, in points."""

_CONTRAST, _NOISE = 16, 5
"""Grey levels by which a rule is darker than what lies beside it, the least and in units of the picture's noise."""
_NOISY, _CALMED = 2, 9
_THIN = 0.08
"""Inches: what is thicker is no rule but a bar or a shaded cell."""
_ACROSS, _DOWN = (0.4, 4.0), (0.13, 0.4)
"""Inches: a rule is so long at the least (one down fits into a row of one line); letters that look like one at most."""
_FULL = 0.85
"""Share of its length that a rule covers, gaps of a worn print left out."""
_BESIDE, _FREE = 0.02, 0.25
"""Inches beside a rule, and the share of them that may be ink."""
_REACH, _TOUCH = 5.0, 1.5
"""Points by which a line may miss the one that it meets; a short one that may be a letter must touch it."""
_TALL = 22.0
"""Points: higher than the letters of a table."""


def ruled(picture: PageImage, shrink: int = 2) -> list[Grid]:
    """Return the ruled tables of a picture, boxes in points; lines are looked for in the picture made smaller."""
    import numpy as np

    small = np.asarray(picture.image.reduce(shrink))
    dpi, scale = picture.dpi / shrink, picture.scale * shrink
    down = _lines(small.T, dpi, _DOWN, scale)
    across = [line for line in _lines(small, dpi, _ACROSS, scale) if _is_framed(line, down)]
    level = [rule(x0, x1, y, y, "h") for y, x0, x1 in across]
    return grids([*level, *(rule(x, x, y0, y1, "v") for x, y0, y1 in down if _closes((x, y0, y1), across))])


def _is_framed(line: Line, down: Sequence[Line]) -> bool:
    """Tell whether a line across ends on lines down on both sides; a row of letters that looks like one does not."""
    y, *ends = line
    return all(any(abs(x - end) <= _REACH and y0 - _REACH <= y <= y1 + _REACH for x, y0, y1 in down) for end in ends)


def _closes(line: Line, across: Sequence[Line]) -> bool:
    """Tell whether a line down meets lines across: a short one at both its ends, where no stroke of a letter does."""
    x, y0, y1 = line
    meets = [y for y, x0, x1 in across if x0 - _REACH <= x <= x1 + _REACH and y0 - _REACH <= y <= y1 + _REACH]
    if y1 - y0 > _TALL:
        return bool(meets)
    return all(any(abs(y - end) <= _TOUCH for y in meets) for end in (y0, y1))


def _lines(grey: Any, dpi: float, span: tuple[float, float], scale: float) -> list[Line]:
    """Return (row, from, to) in points of the thin dark runs along the rows of a picture."""
    import numpy as np
    from scipy import ndimage

    thin, long, longest = round(_THIN * dpi) | 1, max(8, round(span[0] * dpi)), span[1] * dpi
    noise = float(np.median(np.abs(np.diff(grey[::5].astype(np.int16), axis=1))))
    if noise >= _NOISY:  # dots of one line, averaged, differ less from each other and no less from what is beside them
        size = min(_CALMED, long // 4)
        grey, noise = ndimage.uniform_filter1d(grey, size, axis=1), noise / size**0.5
    ground = ndimage.minimum_filter1d(ndimage.maximum_filter1d(grey, thin, axis=0), thin, axis=0)
    dark = ground - grey > max(_CONTRAST, _NOISE * noise)
    found = []
    for rows, columns in _runs(dark, long):
        length = columns.stop - columns.start
        is_line = length >= long * _FULL and rows.stop - rows.start <= thin / 2
        if is_line and (length > longest or _stands_free(dark, rows, columns, round(_BESIDE * dpi))):
            row = (rows.start + rows.stop) / 2
            found.append((row * scale, columns.start * scale, columns.stop * scale))
    return found


def _stands_free(dark: Any, rows: slice, columns: slice, reach: int) -> bool:
    """Tell whether there is little ink right above and below a line, where letters that look like one go on."""
    above = dark[max(0, rows.start - reach - 1) : max(0, rows.start - 1), columns]
    below = dark[rows.stop + 1 : rows.stop + reach + 1, columns]
    return all(not side.size or side.mean() < _FREE for side in (above, below))


def _runs(dark: Any, long: int) -> list[tuple[slice, slice]]:
    """Return where dots run along the rows of a mask for about ``long`` or more, small gaps filled."""
    import numpy as np
    from scipy import ndimage

    rows = np.flatnonzero(dark.sum(axis=1) >= long * _FULL)
    mask = np.zeros(dark.shape, bool)
    some = dark[rows].astype(np.uint8)
    covered = ndimage.uniform_filter1d(some * np.uint8(255), long, axis=1) >= int(_FULL * 255)
    reach = ndimage.maximum_filter1d(covered.astype(np.uint8), long, axis=1)
    size = max(2, long // 8)
    closed = ndimage.minimum_filter1d(ndimage.maximum_filter1d(some, size, axis=1), size, axis=1)
    mask[rows] = (reach & closed).astype(bool)
    labels, _ = ndimage.label(mask, structure=np.ones((3, 3)))
    return list(ndimage.find_objects(labels))
