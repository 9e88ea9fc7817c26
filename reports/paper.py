"""Pages and drawings on paper: PDF by WeasyPrint, and PNG from it where a picture must be pixels."""

from __future__ import annotations

import io
import logging

from planatlas.errors import ToolMissing

__all__ = ["as_pdf", "as_png"]


def as_pdf(page: str) -> bytes:
    """A page as tagged PDF (PDF/UA-1), without the network; nothing is fetched.

    Raises ToolMissing when WeasyPrint is not installed.
    """
    try:
        import weasyprint
    except (ImportError, OSError) as problem:  # OSError: the drawing library of the system is missing
        raise ToolMissing(
            f"a PDF needs WeasyPrint ({problem}); pip install 'planatlas[pdf-report]', or print the HTML from a browser"
        ) from problem
    # Its log names every property meant for screens only; a real failure is raised.
    logging.getLogger("weasyprint").setLevel(logging.ERROR)
    written: bytes = weasyprint.HTML(string=page, url_fetcher=_refuse).write_pdf(pdf_variant="pdf/ua-1")
    return written


def _refuse(url: str, *_: object, **__: object) -> None:
    """Nothing in our pages has an address elsewhere; if something had, it would not be fetched."""
    raise ValueError(f"not fetched: {url}")


def as_png(svg: str, width: float, height: float, dots_per_inch: int = 200) -> bytes:
    """A drawing of ``width`` by ``height`` mm as PNG on white.

    Raises ToolMissing when WeasyPrint or pypdfium2 is not installed.
    """
    try:
        import pypdfium2
    except ImportError as problem:
        raise ToolMissing("a PNG needs pypdfium2; pip install 'planatlas[pdf,pdf-report]', or write .svg") from problem
    sheet = f"@page {{ size: {width}mm {height}mm; margin: 0 }} body {{ margin: 0 }} svg {{ display: block }}"
    pdf = as_pdf(f"<!DOCTYPE html><html lang='en'><title>-</title><style>{sheet}</style><body>{svg}</body></html>")
    out = io.BytesIO()
    with pypdfium2.PdfDocument(pdf) as document:
        document[0].render(scale=dots_per_inch / 72).to_pil().save(out, "PNG")
    return out.getvalue()
