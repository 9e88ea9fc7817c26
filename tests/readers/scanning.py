"""Make scans: the pages of a PDF as pictures, turned and speckled as a worn machine would, put back into a PDF."""

from __future__ import annotations

import io
from collections.abc import Iterable
from pathlib import Path

__all__ = ["mixed", "scan"]

_DPI = 300


def scan(pdf: Path, target: Path, *, turn: float = 0.0, noise: float = 0.0, times: int = 1) -> Path:
    """Write the pages of a PDF as pictures at 300 dots an inch and return the file.

    ``turn`` is in degrees, ``noise`` the standard deviation of grey levels (0 to 255), ``times`` repeats the pages.
    """
    target.write_bytes(_pictures(pdf, turn, noise, times))
    return target


def mixed(pdf: Path, target: Path, scanned: Iterable[int]) -> Path:
    """Write a copy of a PDF in which the pages numbered (from 1) are scans, and return the file."""
    import pypdfium2

    wanted, out = set(scanned), pypdfium2.PdfDocument.new()
    source, pictures = pypdfium2.PdfDocument(pdf), pypdfium2.PdfDocument(_pictures(pdf, 0, 0, 1))
    for index in range(len(source)):
        out.import_pages(pictures if index + 1 in wanted else source, [index])
    out.save(target)
    return target


def _pictures(pdf: Path, turn: float, noise: float, times: int) -> bytes:
    import numpy as np
    import pypdfium2
    from PIL import Image

    chance = np.random.default_rng(7)
    pages = []
    for page in pypdfium2.PdfDocument(pdf):
        image = page.render(scale=_DPI / 72).to_pil().convert("L")
        image = image.rotate(turn, Image.Resampling.BICUBIC, expand=turn % 90 == 0, fillcolor=255)
        if noise:
            grey = np.asarray(image) * 0.85 + 30 + chance.normal(0, noise, (image.height, image.width))
            image = Image.fromarray(grey.clip(0, 255).astype(np.uint8))
        pages.append(image)
    pages *= times
    out = io.BytesIO()
    pages[0].save(out, "PDF", save_all=True, append_images=pages[1:], resolution=_DPI)
    return out.getvalue()
