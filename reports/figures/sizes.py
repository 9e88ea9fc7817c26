"""How large each drawing is, in the units of its own coordinates."""

from __future__ import annotations

from planatlas.reports.figures.drawable import Drawable

__all__ = ["BARS", "GROUP", "size_of"]

BARS = 30
"""Institutions a drawing of loads shows."""

GROUP = 34
"""Height of the names of the plan's parts over the columns of a matrix."""


def size_of(chapter: Drawable, name: str) -> tuple[float, float]:
    """Width and height of a drawing of this chapter."""
    match name:
        case "network":
            return round(chapter.layout.width), round(chapter.layout.height)
        case "load":
            return 640, 40 + 20 * min(BARS, max(1, len(chapter.loads)))
        case "matrix":
            head = 40 + (GROUP if len(chapter.matrix.groups) > 1 else 0)
            return 260 + 30 * max(1, len(chapter.matrix.objectives)), head + 20 * max(1, len(chapter.matrix.bodies))
        case "quarters":
            return 360, 210
        case _:
            return 335, 300
