"""What of a picture is read by itself: each cell of its tables inside its rules, and what stands outside tables."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from planatlas.loaders.formats.pdf.scan.picture import DARK, PageImage
from planatlas.loaders.formats.pdf.tables import Box, Grid

__all__ = ["Piece", "cells", "is_dash", "outside", "passed_over"]

_BORDER = 0.055
"""Inches inside a cell in which the remains of its rules may stand."""
_RULE = 0.85
"""Share of a border that a rule covers; a stroke of a letter in a low row covers less."""
_MARGIN = 12
_LINE, _WORD = 0.05, 0.004
"""Inches that a line of small letters is high, and square inches of ink in a word."""
_INK = 0.0006
"""Square inches of ink from which something is printed: a dash of 8 points has about 0.0008."""


@dataclass(slots=True)
class Piece:
    """A picture and where its left upper corner lies on the page, in dots; a cell's table, and its box in points."""

    image: Any
    left: int
    top: int
    grid: Grid | None = None
    box: Box | None = None


def cells(picture: PageImage, tables: Sequence[Grid]) -> Iterator[Piece]:
    """Yield the cells in which anything is printed, white margins around."""
    for table in tables:
        for box in dict.fromkeys(box for row in table.rows for box in row if box):
            corners = tuple(int(value / picture.scale) for value in box)
            inside = _without_rules(picture.image.crop(corners), picture.dpi)
            if (inside < DARK).sum() >= _INK * picture.dpi**2:
                yield Piece(_with_margin(inside), corners[0] - _MARGIN, corners[1] - _MARGIN, table, box)


def _without_rules(image: Any, dpi: float) -> Any:
    """The dots of a cell; lines along its borders made white."""
    import numpy as np

    grey = np.array(image)
    reach = round(_BORDER * dpi)
    for turned in (grey, grey[::-1], grey.T, grey.T[::-1]):
        edge = np.flatnonzero((turned[:reach] < DARK + 64).mean(axis=1) > _RULE)
        if len(edge):
            turned[: edge[-1] + 2] = 255
    return grey


def _with_margin(grey: Any) -> Any:
    import numpy as np
    from PIL import Image

    return Image.fromarray(np.pad(grey, _MARGIN, constant_values=255))


def outside(picture: PageImage, tables: Sequence[Grid]) -> list[Piece]:
    """Return the page with its tables painted white, or nothing where no ink is left."""
    from PIL import ImageDraw

    copy = picture.image.copy()
    draw = ImageDraw.Draw(copy)
    for table in tables:
        left, top, right, bottom = (value / picture.scale for value in table.box)
        draw.rectangle([left - 8, top - 8, right + 8, bottom + 8], fill=255)
    printed = sum(copy.histogram()[:DARK])
    return [Piece(copy, 0, 0)] if printed >= _INK * picture.dpi**2 else []


def passed_over(piece: Piece, boxes: Iterable[tuple[int, int, int, int]], dpi: float) -> list[Piece]:
    """Return the lines of a piece that no word was read from.

    ``boxes`` are left, top, right and bottom of the words that were, in dots of the piece.
    """
    import numpy as np

    ink = np.asarray(piece.image) < DARK
    ink = ink.copy()
    for left, top, right, bottom in boxes:
        ink[max(0, top - 3) : bottom + 3, max(0, left - 6) : right + 6] = False
    bands = _bands(ink.sum(axis=1) > 1, round(_LINE * dpi))
    return [Piece(*_cut(piece, ink, top, bottom)) for top, bottom in bands if ink[top:bottom].sum() > _WORD * dpi**2]


def _bands(printed: Any, least: int) -> list[tuple[int, int]]:
    """Return (top, bottom) of the runs of printed rows that are as high as letters."""
    import numpy as np

    edges = np.flatnonzero(np.diff(np.concatenate(([0], printed.astype(np.int8), [0]))))
    return [(int(a), int(b)) for a, b in zip(edges[::2], edges[1::2], strict=True) if b - a >= least]


def _cut(piece: Piece, ink: Any, top: int, bottom: int) -> tuple[Any, int, int]:
    import numpy as np

    across = np.flatnonzero(ink[top:bottom].any(axis=0))
    corners = (int(across[0]) - _MARGIN, top - _MARGIN, int(across[-1]) + _MARGIN, bottom + _MARGIN)
    line = piece.image.crop((0, top, piece.image.width, bottom))
    line = _with_margin(np.asarray(line)[:, across[0] : across[-1] + 1])
    return line, piece.left + corners[0], piece.top + corners[1]


def is_dash(piece: Piece, dpi: float) -> bool:
    """Tell whether all that is printed is one short level stroke, which Tesseract takes for dirt."""
    import numpy as np

    down, across = np.nonzero(np.asarray(piece.image) < DARK)
    if not len(down):
        return False
    high, wide = int(np.ptp(down)) + 1, int(np.ptp(across)) + 1
    return 1.5 * high <= wide <= 0.2 * dpi and high <= 0.04 * dpi and len(down) > 0.5 * high * wide
