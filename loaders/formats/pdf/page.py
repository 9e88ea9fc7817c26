"""What stands on a page, as pdfium sees it: its words with their boxes, the straight rules and coloured areas."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from planatlas.loaders.formats.pdf.glyphs import Shown, letters_of, slanted, strike, turn_of, words_of
from planatlas.loaders.formats.pdf.tables import Edge, rule
from planatlas.loaders.formats.pdf.words import Box, Word

__all__ = ["PageContent", "has_images", "is_picture", "page_fills", "page_rules", "printed"]

_WHITE = 250
"""From here on, in each of red, green and blue, a colour is that of the paper."""
_STRAIGHT = 1.0
_SHORTEST = 3.0
_MOST_OF = 0.6


@dataclass(slots=True)
class PageContent:
    """What is printed on a page: words and rules, boxes in points from the top left of the page as it is read.

    ``turned`` is how far, in degrees clockwise, the page has to be turned back for that, ``aslant`` what is printed
    over it at a slant.
    """

    words: list[Word]
    rules: list[Edge]
    turned: int = 0
    aslant: str = ""


def printed(page: Any) -> PageContent:
    """Return what is printed on a page of pdfium. A page that is set sideways is turned upright first."""
    import pypdfium2.raw as raw

    text = page.get_textpage()
    letters = letters_of(text, raw, _shown(page), page.get_rotation())
    turned = turn_of(letters)
    if turned:
        letters = letters_of(text, raw, _shown(page, turned), page.get_rotation() - turned)
    rules = page_rules(page, turned) if letters else []
    through = strike(letters, [(rule["top"], rule["x0"], rule["x1"]) for rule in rules if rule["orientation"] == "h"])
    level = (rule for rule in rules if rule["orientation"] == "h")
    struck = {id(rule) for number, rule in enumerate(level) if number in through}
    words = words_of(letters, text, raw)
    text.close()
    return PageContent(words, [rule for rule in rules if id(rule) not in struck], turned, slanted(letters))


def _shown(page: Any, turned: int = 0) -> Shown:
    """Return what makes a point of a page's own space one of the page as it is shown, turned as it says.

    ``turned`` is how far, clockwise, the shown page is turned back.
    """
    left, bottom, right, top = page.get_mediabox()
    turns: dict[int, Shown] = {
        0: lambda x, y: (x - left, top - y),
        90: lambda x, y: (y - bottom, x - left),
        180: lambda x, y: (right - x, y - bottom),
        270: lambda x, y: (top - y, right - x),
    }
    return turns[(page.get_rotation() - turned) % 360]


def has_images(page: Any) -> bool:
    """Tell whether pictures stand on the page."""
    import pypdfium2.raw as raw

    return any(True for _ in page.get_objects(filter=(raw.FPDF_PAGEOBJ_IMAGE,), max_depth=3))


def is_picture(page: Any) -> bool:
    """Tell whether one picture covers most of the page, as a scanner's does."""
    import pypdfium2.raw as raw

    wide, high = page.get_width(), page.get_height()
    for picture in page.get_objects(filter=(raw.FPDF_PAGEOBJ_IMAGE,), max_depth=3):
        left, bottom, right, top = picture.get_bounds()
        if (right - left) * (top - bottom) >= _MOST_OF * wide * high:
            return True
    return False


def page_rules(page: Any, turned: int = 0) -> list[Edge]:
    """Return the horizontal and vertical rules of a page, in the form pdfplumber's grid finder takes."""
    import pypdfium2.raw as raw

    shown = _shown(page, turned)
    out: list[Edge] = []
    for drawn in page.get_objects(filter=(raw.FPDF_PAGEOBJ_PATH,), max_depth=3):
        points = list(_points(drawn, shown))
        for (x0, y0, _), (x1, y1, draws) in zip(points, points[1:], strict=False):
            if draws and (edge := _edge(x0, y0, x1, y1)):
                out.append(edge)
    return out


def page_fills(page: Any, turned: int = 0) -> list[tuple[Box, str]]:
    """Return the coloured areas of a page in the order in which they are painted, each with its colour."""
    import pypdfium2.raw as raw

    shown = _shown(page, turned)
    out: list[tuple[Box, str]] = []
    for drawn in page.get_objects(filter=(raw.FPDF_PAGEOBJ_PATH,), max_depth=3):
        if not (colour := _colour(drawn)):
            continue
        left, bottom, right, top = drawn.get_bounds()
        (x0, y0), (x1, y1) = shown(left, top), shown(right, bottom)
        box = (min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1))
        if box[2] - box[0] >= _SHORTEST and box[3] - box[1] >= _SHORTEST:
            out.append((box, colour))
    return out


def _colour(drawn: Any) -> str:
    """The colour a path is filled with; nothing for one that is only drawn."""
    import pypdfium2.raw as raw

    mode, stroked = ctypes.c_int(), ctypes.c_int()
    raw.FPDFPath_GetDrawMode(drawn.raw, mode, stroked)
    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    if not mode.value or not raw.FPDFPageObj_GetFillColor(drawn.raw, red, green, blue, alpha):
        return ""
    parts = (red.value, green.value, blue.value)
    return "white" if min(parts) >= _WHITE else "{:02x}{:02x}{:02x}".format(*parts) if alpha.value else ""


def _points(drawn: Any, shown: Shown) -> Iterator[tuple[float, float, bool]]:
    """Yield the corners of a path on the page; the flag tells whether a line is drawn to it."""
    import pypdfium2.raw as raw

    a, b, c, d, e, f = drawn.get_matrix().get()
    x, y = ctypes.c_float(), ctypes.c_float()
    start: tuple[float, float] | None = None
    for index in range(raw.FPDFPath_CountSegments(drawn.raw)):
        segment = raw.FPDFPath_GetPathSegment(drawn.raw, index)
        raw.FPDFPathSegment_GetPoint(segment, x, y)
        px, py = shown(a * x.value + c * y.value + e, b * x.value + d * y.value + f)
        kind = raw.FPDFPathSegment_GetType(segment)
        if kind == raw.FPDF_SEGMENT_MOVETO:
            start = (px, py)
        yield px, py, kind == raw.FPDF_SEGMENT_LINETO
        if start is not None and raw.FPDFPathSegment_GetClose(segment):
            yield *start, True


def _edge(x0: float, y0: float, x1: float, y1: float) -> Edge | None:
    left, right, upper, lower = min(x0, x1), max(x0, x1), min(y0, y1), max(y0, y1)
    if lower - upper <= _STRAIGHT and right - left >= _SHORTEST:
        return rule(left, right, upper, upper, "h")
    if right - left <= _STRAIGHT and lower - upper >= _SHORTEST:
        return rule(left, left, upper, lower, "v")
    return None
