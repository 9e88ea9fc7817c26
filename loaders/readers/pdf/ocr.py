"""Scanned pages: the grid from the dark rules of the picture, the words from Tesseract."""

from __future__ import annotations

import shutil
from typing import Any

from planatlas.loaders.readers.pdf.tables import Box, Grid
from planatlas.loaders.readers.pdf.words import Word

__all__ = ["available", "recognise"]

_DPI = 300
_SCALE = 72 / _DPI
_WANTED = ("ron", "ell", "fra", "eng")
_DARK = 128


def available() -> bool:
    """Tell whether Tesseract and the library that calls it are installed."""
    import importlib.util

    return importlib.util.find_spec("pytesseract") is not None and shutil.which("tesseract") is not None


def recognise(data: bytes, number: int) -> tuple[list[Word], list[Grid]]:
    """Return the words and the ruled tables of a scanned page, in points."""
    import pypdfium2

    pdf = pypdfium2.PdfDocument(data)
    try:
        image = pdf[number - 1].render(scale=_DPI / 72).to_pil().convert("L")
    finally:
        pdf.close()
    grid_boxes = _grids(image)
    return _words(image, grid_boxes), grid_boxes


def _words(image: Any, tables: list[Grid]) -> list[Word]:
    """Read the page outside its tables as a whole, and each cell by itself: narrow columns confuse a page's layout."""
    out = _read(image, (0, 0), psm=4) if not tables else []
    for table in tables:
        for box in {box for row in table.rows for box in row if box}:
            left, top, right, bottom = (int(v / _SCALE) for v in box)
            cell = image.crop((left + 4, top + 4, right - 3, bottom - 3))
            if cell.width > 12 and cell.height > 12 and cell.getextrema()[0] < _DARK:
                out.extend(_read(cell, (left + 4, top + 4), psm=6))
    if tables:
        out.extend(_read(_without(image, tables), (0, 0), psm=4))
    return out


def _read(image: Any, offset: tuple[int, int], psm: int) -> list[Word]:
    import pytesseract

    found = pytesseract.image_to_data(
        image, lang=_languages(), config=f"--psm {psm}", output_type=pytesseract.Output.DICT
    )
    out = []
    for index, text in enumerate(found["text"]):
        if text.strip() and float(found["conf"][index]) >= 0:
            x, y = found["left"][index] + offset[0], found["top"][index] + offset[1]
            wide, high = found["width"][index], found["height"][index]
            out.append(Word(text.strip(), x * _SCALE, y * _SCALE, (x + wide) * _SCALE, (y + high) * _SCALE))
    return out


def _without(image: Any, tables: list[Grid]) -> Any:
    """The picture with its tables painted white."""
    from PIL import ImageDraw

    copy = image.copy()
    draw = ImageDraw.Draw(copy)
    for table in tables:
        draw.rectangle([value / _SCALE for value in table.box], fill=255)
    return copy


def _languages() -> str:
    import pytesseract

    have = set(pytesseract.get_languages(config=""))
    return "+".join(lang for lang in _WANTED if lang in have) or "eng"


def _grids(image: Any) -> list[Grid]:
    """Find rules as long dark runs, and the cells that they bound."""
    import numpy as np

    dark = np.asarray(image) < _DARK
    across = _rules(dark, int(image.width * 0.12))
    down = _rules(dark.T, int(image.height * 0.012))
    return _cells(across, down)


def _rules(dark: Any, shortest: int) -> list[tuple[float, float, float]]:
    """Return (position, from, to) of the dark runs along the rows of a picture, runs of neighbouring rows as one."""
    import numpy as np

    found: list[tuple[float, float, float]] = []
    for row in np.flatnonzero(dark.sum(axis=1) >= shortest):
        line = dark[row]
        edges = np.flatnonzero(np.diff(np.concatenate(([0], line.astype(np.int8), [0]))))
        for start, end in zip(edges[::2], edges[1::2], strict=True):
            if end - start >= shortest:
                _merge(found, float(row), float(start), float(end))
    return found


def _merge(found: list[tuple[float, float, float]], row: float, start: float, end: float) -> None:
    for index in range(len(found) - 1, max(-1, len(found) - 40), -1):
        position, first, last = found[index]
        if row - position <= 6 and start <= last + 8 and end >= first - 8:
            found[index] = (position, min(first, start), max(last, end))
            return
    found.append((row, start, end))


def _cells(across: list[tuple[float, float, float]], down: list[tuple[float, float, float]]) -> list[Grid]:
    """Build one grid a table: bands of horizontal rules that share their ends, cut by the vertical rules inside."""
    out: list[Grid] = []
    for band in _bands(sorted(across)):
        rows: list[list[Box | None]] = []
        for (top, left, right), (bottom, _, _) in zip(band, band[1:], strict=False):
            cuts = sorted(
                {round(x) for x, y0, y1 in down if left - 8 <= x <= right + 8 and y0 < (top + bottom) / 2 < y1}
            )
            cuts = [c for i, c in enumerate(cuts) if i == 0 or c - cuts[i - 1] > 15]
            if len(cuts) > 2:
                cells: list[Box | None] = [
                    (a * _SCALE, top * _SCALE, b * _SCALE, bottom * _SCALE)
                    for a, b in zip(cuts, cuts[1:], strict=False)
                ]
                rows.append(cells)
        if rows:
            every = [box for row in rows for box in row if box]
            frame = (
                min(b[0] for b in every),
                min(b[1] for b in every),
                max(b[2] for b in every),
                max(b[3] for b in every),
            )
            out.append(Grid(frame, rows))
    return out


def _bands(rules: list[tuple[float, float, float]]) -> list[list[tuple[float, float, float]]]:
    bands: list[list[tuple[float, float, float]]] = []
    for rule in rules:
        for band in bands:
            if abs(band[-1][1] - rule[1]) < 25 and abs(band[-1][2] - rule[2]) < 25:
                band.append(rule)
                break
        else:
            bands.append([rule])
    return [band for band in bands if len(band) > 1]
