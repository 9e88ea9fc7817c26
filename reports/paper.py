"""Pages and drawings on paper: PDF by the browser of this computer or by WeasyPrint, and PNG for what needs pixels."""

from __future__ import annotations

import io
import logging
from collections.abc import Sequence

from planatlas.errors import ToolMissing
from planatlas.reports.browser import find_browser, printed

__all__ = ["Sheet", "as_pdf", "as_png", "as_pngs"]

Sheet = tuple[str, float, float]
"""A drawing as SVG, with its width and height in mm."""


def as_pdf(page: str, weasyprint: bool = False) -> bytes:
    """A page as tagged PDF with an outline, without the network; nothing is fetched.

    A browser prints a long report several times faster than WeasyPrint, which does it where there is no browser, or
    where ``weasyprint`` asks for it (its file says that it is PDF/UA-1, a browser's does not).

    Raises ToolMissing when there is neither.
    """
    browser = None if weasyprint else find_browser()
    written = printed(page, browser) if browser else None
    return written if written is not None else _woven(page)


def _woven(page: str) -> bytes:
    try:
        import weasyprint
    except (ImportError, OSError) as problem:  # OSError: the drawing library of the system is missing
        raise ToolMissing(
            f"a PDF needs Chromium, Chrome or Edge on this computer, or WeasyPrint ({problem}); "
            "pip install 'planatlas[pdf-report]', or print the HTML from a browser"
        ) from problem
    # Its log names every property meant for screens only; a real failure is raised.
    logging.getLogger("weasyprint").setLevel(logging.ERROR)
    written: bytes = weasyprint.HTML(string=page, url_fetcher=_refuse).write_pdf(pdf_variant="pdf/ua-1")
    return written


def _refuse(url: str, *_: object, **__: object) -> None:
    """Nothing in our pages has an address elsewhere; if something had, it would not be fetched."""
    raise ValueError(f"not fetched: {url}")


def as_png(svg: str, width: float, height: float, dots_per_inch: int = 200) -> bytes:
    """A drawing of ``width`` by ``height`` mm as PNG on white. Raises as ``as_pngs`` does."""
    return as_pngs([(svg, width, height)], dots_per_inch)[0]


def as_pngs(sheets: Sequence[Sheet], dots_per_inch: int = 200) -> list[bytes]:
    """Drawings as PNG on white, all printed at once.

    Raises ToolMissing when pypdfium2 is not installed, or neither a browser nor WeasyPrint is there.
    """
    try:
        import pypdfium2
    except ImportError as problem:
        raise ToolMissing("a PNG needs pypdfium2; pip install 'planatlas[pdf,pdf-report]', or write .svg") from problem
    with pypdfium2.PdfDocument(as_pdf(_album(sheets))) as document:
        return [_pixels(document[place], dots_per_inch) for place in range(len(sheets))]


def _album(sheets: Sequence[Sheet]) -> str:
    """A page of paper for each drawing, exactly as large."""
    sizes = "".join(
        f"@page s{place} {{ size: {width}mm {height}mm; margin: 0 }} #s{place} {{ page: s{place} }}\n"
        for place, (_, width, height) in enumerate(sheets)
    )
    style = f"{sizes} body {{ margin: 0 }} div {{ overflow: hidden }} svg {{ display: block }}"
    drawings = "".join(f"<div id='s{place}'>{svg}</div>" for place, (svg, _, _) in enumerate(sheets))
    return f"<!DOCTYPE html><html lang='en'><title>-</title><style>{style}</style><body>{drawings}</body></html>"


def _pixels(page: object, dots_per_inch: int) -> bytes:
    out = io.BytesIO()
    page.render(scale=dots_per_inch / 72).to_pil().save(out, "PNG")  # type: ignore[attr-defined]
    return out.getvalue()
