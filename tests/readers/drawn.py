"""PDFs drawn by hand, so that a test says where each piece of text and each rule stands on a page."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

__all__ = ["FONT", "Page", "box", "drawn", "grid", "line", "pages"]

Page = str
"""The content of a page: operators of text and of drawing. A page is 600 points wide and 800 high."""
FONT = "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>"


def line(text: str, x: float, y: float, size: float = 10) -> Page:
    """A line of text that begins x points from the left and y from the foot of the page."""
    return f"BT /F1 {size} Tf 1 0 0 1 {x} {y} Tm <{text.encode('cp1252').hex()}> Tj ET\n"


def box(x0: float, y0: float, x1: float, y1: float) -> Page:
    """A frame."""
    return f"{x0} {y0} m {x1} {y0} l {x1} {y1} l {x0} {y1} l h S\n"


def grid(
    rows: Sequence[Sequence[str]], top: float = 760, left: float = 40, wide: float = 130, high: float = 20
) -> Page:
    """A ruled table with a line of text in each cell."""
    out, high = "", 20.0
    for number, row in enumerate(rows):
        upper = top - number * high
        for column, text in enumerate(row):
            x = left + column * wide
            out += box(x, upper - high, x + wide, upper) + line(text, x + 4, upper - high + 6)
    return out


def pages(contents: Iterable[Page], font: str = FONT, turned: int = 0) -> list[str]:
    """The objects of a PDF, the catalogue first; ``turned`` is the angle at which its pages are shown."""
    contents = list(contents)
    kids = " ".join(f"{4 + 2 * number} 0 R" for number in range(len(contents)))
    objects = ["<</Type/Catalog/Pages 2 0 R>>", f"<</Type/Pages/Kids[{kids}]/Count {len(contents)}>>", font]
    for number, content in enumerate(contents):
        objects.append(
            f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Rotate {turned}/Contents {5 + 2 * number} 0 R"
            "/Resources<</Font<</F1 3 0 R>>>>>>"
        )
        objects.append(f"<</Length {len(content)}>>\nstream\n{content}\nendstream")
    return objects


def drawn(objects: Sequence[str], trailer: str = "/Root 1 0 R") -> bytes:
    """The bytes of a PDF of the objects given, numbered from 1."""
    out, places = b"%PDF-1.7\n", []
    for number, text in enumerate(objects, start=1):
        places.append(len(out))
        out += f"{number} 0 obj\n{text}\nendobj\n".encode("latin-1")
    table = "".join(f"{place:010d} 00000 n \n" for place in places)
    end = f"xref\n0 {len(places) + 1}\n0000000000 65535 f \n{table}trailer\n"
    return out + f"{end}<</Size {len(places) + 1}{trailer}>>\nstartxref\n{len(out)}\n%%EOF\n".encode()
