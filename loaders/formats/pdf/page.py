"""What stands on a page, as pdfium sees it: its words with their boxes, the straight rules and coloured areas."""

from __future__ import annotations

import ctypes
from collections.abc import Callable, Iterator
from typing import Any

from planatlas.loaders.formats.pdf.tables import Box, Edge, rule
from planatlas.loaders.formats.pdf.words import Word

__all__ = ["has_images", "is_picture", "page_fills", "page_rules", "page_words"]

_BOLD = 600
_ITALIC = 1 << 6
"""The flag of a slanted font in its descriptor."""
_HYPHENS = "\x02\ufffe"
"""What pdfium gives for a hyphen at the end of a line."""
_WHITE = 250
"""From here on, in each of red, green and blue, a colour is that of the paper."""
_STRAIGHT = 1.0
_SHORTEST = 3.0
_MOST_OF = 0.6


def page_words(page: Any) -> list[Word]:
    """Return the words of a page, boxes in points from the top left of the page as it is shown."""
    import pypdfium2.raw as raw

    text, shown = page.get_textpage(), _shown(page)
    out: list[Word] = []
    current: list[tuple[str, float, float, float, float]] = []
    bold = italic = False
    for index in range(text.count_chars()):
        letter = chr(raw.FPDFText_GetUnicode(text.raw, index))
        letter = "-" if letter in _HYPHENS else letter
        if letter.isspace() or letter == "\x00":
            _close(out, current, bold, italic)
            continue
        left, lower, right, upper = text.get_charbox(index, loose=True)
        (x0, top), (x1, bottom) = shown(left, upper), shown(right, lower)
        box = (min(x0, x1), min(top, bottom), max(x0, x1), max(top, bottom))
        if current and _apart(current[-1], box[0], box[1], box[3]):
            _close(out, current, bold, italic)
        if not current:
            bold, italic = raw.FPDFText_GetFontWeight(text.raw, index) >= _BOLD, _is_italic(text.raw, index)
        current.append((letter, *box))
    _close(out, current, bold, italic)
    text.close()
    return out


def _shown(page: Any) -> Callable[[float, float], tuple[float, float]]:
    """Return what makes a point of a page's own space one of the page as it is shown, turned as it says."""
    left, bottom, right, top = page.get_mediabox()
    turns: dict[int, Callable[[float, float], tuple[float, float]]] = {
        0: lambda x, y: (x - left, top - y),
        90: lambda x, y: (y - bottom, x - left),
        180: lambda x, y: (right - x, y - bottom),
        270: lambda x, y: (top - y, right - x),
    }
    return turns[page.get_rotation() % 360]


def _apart(before: tuple[str, float, float, float, float], x0: float, top: float, bottom: float) -> bool:
    """A wide gap, a step back or another line ends a word although no space is written."""
    _, left, above, x1, below = before
    height = max(below - above, 1.0)
    return x0 - x1 > 0.3 * height or x0 < left - 0.6 * height or abs(above - top) > 0.5 * height


def _is_italic(text: Any, index: int) -> bool:
    import pypdfium2.raw as raw

    flags = ctypes.c_int()
    raw.FPDFText_GetFontInfo(text, index, None, 0, flags)
    return bool(flags.value & _ITALIC)


def _close(out: list[Word], current: list[tuple[str, float, float, float, float]], bold: bool, italic: bool) -> None:
    if current:
        x0, x1 = current[0][1], max(c[3] for c in current)
        top, bottom = min(c[2] for c in current), max(c[4] for c in current)
        out.append(Word("".join(c[0] for c in current), x0, top, x1, bottom, bold, italic=italic))
    current.clear()


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


def page_rules(page: Any) -> list[Edge]:
    """Return the horizontal and vertical rules of a page, in the form pdfplumber's grid finder takes."""
    import pypdfium2.raw as raw

    shown = _shown(page)
    out: list[Edge] = []
    for drawn in page.get_objects(filter=(raw.FPDF_PAGEOBJ_PATH,), max_depth=3):
        points = list(_points(drawn, shown))
        for (x0, y0, _), (x1, y1, draws) in zip(points, points[1:], strict=False):
            if draws and (edge := _edge(x0, y0, x1, y1)):
                out.append(edge)
    return out


def page_fills(page: Any) -> list[tuple[Box, str]]:
    """Return the coloured areas of a page in the order in which they are painted, each with its colour."""
    import pypdfium2.raw as raw

    shown = _shown(page)
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


def _points(drawn: Any, shown: Callable[[float, float], tuple[float, float]]) -> Iterator[tuple[float, float, bool]]:
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
