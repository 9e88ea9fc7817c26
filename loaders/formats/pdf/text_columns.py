"""A page set in columns: which lines stand side by side without being one line.

Lines are only taken apart where both sides are running text: at least half a dozen of them, each filling its column.
A list of labels and values, or two signatures side by side, stays as it is.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from planatlas.loaders.formats.pdf.words import Line, lines_of

__all__ = ["Column", "columns"]

Column = tuple[float, int, list[Line]]
"""Top of the band of columns, number of the column in it, its lines."""
_GUTTER = 9.0
"""Points."""
_MIDDLE = (0.3, 0.7)
_LINES = 6
_FILLED = 0.6


def columns(lines: Sequence[Line], width: float) -> list[Column]:
    """Return the lines of a page, ``width`` points wide, in columns, in reading order; one column of all where none is.

    A line across the page ends the columns above it.
    """
    at = _gutter(lines, width)
    if at is None:
        return [(lines[0].box[1], 0, list(lines))] if lines else []
    out: list[Column] = []
    band: list[Line] = []
    for line in lines:
        if _crosses(line, at):
            out.extend(_divided(band, at))
            out.append((line.box[1], 0, [line]))
            band = []
        else:
            band.append(line)
    return [*out, *_divided(band, at)]


def _divided(band: Sequence[Line], at: float) -> Iterator[Column]:
    words = [word for line in band for word in line.words]
    for number, side in enumerate((True, False)):
        if found := lines_of(word for word in words if (word.x0 < at) is side):
            yield band[0].box[1], number, found


def _crosses(line: Line, at: float) -> bool:
    return any(word.x0 < at < word.x1 for word in line.words) or any(
        left.x1 <= at <= right.x0 and right.x0 - left.x1 < _GUTTER for left, right in pairwise(line.words)
    )


def _gutter(lines: Sequence[Line], width: float) -> float | None:
    """Where the most lines have a gap, if there are enough of them and both sides are full."""
    gaps = [
        (left.x1, right.x0)
        for line in lines
        for left, right in pairwise(line.words)
        if right.x0 - left.x1 >= _GUTTER and _MIDDLE[0] * width < (left.x1 + right.x0) / 2 < _MIDDLE[1] * width
    ]
    if len(gaps) < _LINES:
        return None
    at = max((right - _GUTTER / 2 for _, right in gaps), key=lambda x: sum(a < x < b for a, b in gaps))
    split = [line for line in lines if not _crosses(line, at) and line.words[0].x0 < at < line.words[-1].x1]
    return at if len(split) >= _LINES and _full(split, at) else None


def _full(lines: Sequence[Line], at: float) -> bool:
    """Tell whether the text on both sides fills its column."""
    left, right = min(line.box[0] for line in lines), max(line.box[2] for line in lines)
    ends = [max(word.x1 for word in line.words if word.x0 < at) for line in lines]
    starts = [min(word.x0 for word in line.words if word.x0 >= at) for line in lines]
    first = sum((end - left) / (at - left) for end in ends) / len(lines)
    second = sum((line.box[2] - at) / (right - at) for line in lines) / len(lines)
    return min(first, second) >= _FILLED and max(starts) - min(starts) < _GUTTER
