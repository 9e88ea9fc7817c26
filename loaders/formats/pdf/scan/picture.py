"""The picture of a page, as grey levels: rendered within bounds, set straight, and cleaned of specks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

__all__ = ["DARK", "PageImage", "cleaned", "render", "straightened", "strip", "turned"]

DARK = 128
"""Grey below which a dot is ink."""
_DPI = 300
_MOST = 25_000_000
"""Dots of a picture, so that a page of many square metres stays within memory; larger pages are rendered coarser."""
_TURNS = 3.0
_COARSE, _FINE, _LEAST = 0.25, 0.05, 0.08
_SPECKS = 0.003


@dataclass(slots=True)
class PageImage:
    """A page as a grey picture (0 is black) with the dots an inch it has, and the degrees it was turned by."""

    image: Any
    dpi: float
    turned: float = 0.0

    @property
    def scale(self) -> float:
        """Points a dot."""
        return 72 / self.dpi


def render(page: Any) -> PageImage:
    """Return the picture of a page of pdfium at 300 dots an inch, fewer where the page is huge."""
    wide, high = page.get_size()
    dpi = min(float(_DPI), 72 * (_MOST / max(wide * high, 1.0)) ** 0.5)
    return PageImage(page.render(scale=dpi / 72).to_pil().convert("L"), dpi)


def turned(picture: PageImage, degrees: int) -> PageImage:
    """Return the picture turned clockwise by a multiple of 90 degrees."""
    if not degrees:
        return picture
    return PageImage(picture.image.rotate(-degrees, expand=True), picture.dpi, picture.turned - degrees)


def strip(picture: PageImage) -> Any:
    """Return the tenth of a picture, over its whole width, that has most ink: a sample of what it says."""
    import numpy as np

    ink = (np.asarray(picture.image) < DARK).mean(axis=1)
    high = max(1, len(ink) // 10)
    sums = np.convolve(np.where(ink < 0.5, ink, 0), np.ones(high), mode="valid")
    top = int(sums.argmax())
    return picture.image.crop((0, top, picture.image.width, top + high))


def straightened(picture: PageImage) -> PageImage:
    """Return the picture with its lines level; scanners and hands turn pages by a degree or two."""
    from PIL import Image

    angle = _slope(picture.image)
    if abs(angle) < _LEAST:
        return picture
    image = picture.image.rotate(angle, Image.Resampling.BICUBIC, fillcolor=255)
    return PageImage(image, picture.dpi, picture.turned + angle)


def cleaned(picture: PageImage) -> PageImage:
    """Return the picture without specks; that would take thin rules away too, so they are looked for before."""
    from PIL import ImageFilter

    if not _is_speckled(picture.image):
        return picture
    return PageImage(picture.image.filter(ImageFilter.MedianFilter(3)), picture.dpi, picture.turned)


def _is_speckled(image: Any) -> bool:
    """Tell whether many dots are darker or lighter than all that surround them: dust, or a coarse sensor."""
    import numpy as np
    from scipy import ndimage

    grey = np.asarray(image)
    middle = grey[grey.shape[0] // 4 : grey.shape[0] * 3 // 4, grey.shape[1] // 4 : grey.shape[1] * 3 // 4]
    calm = ndimage.median_filter(middle, size=3)
    return bool((np.abs(middle.astype(np.int16) - calm) > 60).mean() > _SPECKS)


def _slope(image: Any) -> float:
    """Degrees by which the lines of a page fall to the right: turned back by them, its rows of dots differ the most."""
    import numpy as np

    small = np.asarray(image.reduce(2))
    down, across = np.nonzero(small < DARK)
    if len(down) < 200:
        return 0.0
    step = max(1, len(down) // 200_000)
    down, across = down[::step].astype(np.float32), across[::step].astype(np.float32)
    best = 0.0
    for width, steps in ((_TURNS, _COARSE), (_COARSE, _FINE)):
        angles = [best + n * steps for n in range(-round(width / steps), round(width / steps) + 1)]
        best = max(angles, key=lambda angle: (_sharpness(down, across, angle), -abs(angle)))
    return best


def _sharpness(down: Any, across: Any, angle: float) -> float:
    """How unevenly ink is spread over the rows of a picture turned by an angle: the sum of squares of its rows."""
    import numpy as np

    rows = down - across * np.float32(np.tan(np.radians(angle)))
    counts = np.bincount((rows - rows.min()).astype(np.int64))
    return float((counts.astype(np.float64) ** 2).sum())
