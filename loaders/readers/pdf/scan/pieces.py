"""What of a picture is read by itself: each cell of its tables inside its rules, and what stands outside tables."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from planatlas.loaders.readers.pdf.scan.picture import DARK, Picture
from planatlas.loaders.readers.pdf.tables import Box, Grid

__all__ = ["Piece", "cells", "is_dash", "outside"]

_BORDER = 0.055
"""Inches inside a cell in which the remains of its rules may stand."""
_RULE = 0.5
_MARGIN = 12
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


def cells(picture: Picture, tables: Sequence[Grid]) -> Iterator[Piece]:
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


def outside(picture: Picture, tables: Sequence[Grid]) -> list[Piece]:
    """Return the page with its tables painted white, or nothing where no ink is left."""
    from PIL import ImageDraw

    copy = picture.image.copy()
    draw = ImageDraw.Draw(copy)
    for table in tables:
        left, top, right, bottom = (value / picture.scale for value in table.box)
        draw.rectangle([left - 8, top - 8, right + 8, bottom + 8], fill=255)
    printed = sum(copy.histogram()[:DARK])
    return [Piece(copy, 0, 0)] if printed >= _INK * picture.dpi**2 else []


def is_dash(piece: Piece, dpi: float) -> bool:
    """Tell whether all that is printed is one short level stroke, which Tesseract takes for dirt."""
    import numpy as np

    down, across = np.nonzero(np.asarray(piece.image) < DARK)
    if not len(down):
        return False
    high, wide = int(np.ptp(down)) + 1, int(np.ptp(across)) + 1
    return 1.5 * high <= wide <= 0.2 * dpi and high <= 0.04 * dpi and len(down) > 0.5 * high * wide
