"""What Word can do and python-docx has no words for: repeated heads, fields, alternative text, pictures as vectors."""

from __future__ import annotations

from typing import Any

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.text.run import CT_R
from lxml import etree

from planatlas.reports.text import shorten

__all__ = ["describe", "figure_number", "narrow_cells", "page_number", "repeat_head", "vector"]

_SVG = "http://schemas.microsoft.com/office/drawing/2016/SVG/main"
_SVG_EXTENSION = "{96DAC541-7B7A-43D3-8B79-37D633B846F1}"


def _element(tag: str, **values: str) -> Any:
    made = OxmlElement(tag)
    for name, value in values.items():
        made.set(qn(f"w:{name}"), value)
    return made


def narrow_cells(table: Any) -> None:
    """A millimetre between the words and the line beside them."""
    margins = _element("w:tblCellMar")
    for side in ("left", "right"):
        margins.append(_element(f"w:{side}", w="57", type="dxa"))
    table._tbl.tblPr.append(margins)


def repeat_head(row: Any, head: bool) -> None:
    """No row is torn over two pages; a head stands on each page its table reaches."""
    marks = row._tr.get_or_add_trPr()
    marks.append(_element("w:cantSplit", val="true"))
    if head:
        marks.append(_element("w:tblHeader", val="true"))


def _field(paragraph: Any, instruction: str, shown: str) -> None:
    field = _element("w:fldSimple", instr=f" {instruction} ")
    run: CT_R = _element("w:r")
    run.text = shown
    field.append(run)
    paragraph._p.append(field)


def page_number(paragraph: Any) -> None:
    """The number of the page, kept right by Word."""
    _field(paragraph, "PAGE", "1")


def figure_number(paragraph: Any, number: int) -> None:
    """The number of a figure, kept right by Word when others are put before it, and found by its list of figures."""
    _field(paragraph, r"SEQ Figure \* ARABIC", str(number))


def describe(shape: Any, number: int, title: str, words: str) -> None:
    """The alternative text of a picture, for those who do not see it."""
    about = shape._inline.docPr
    about.set("name", f"figure {number}")
    about.set("title", shorten(title, 200))
    about.set("descr", shorten(f"{title}. {words}", 1500))


def vector(shape: Any, part: Any, number: int, svg: str) -> None:
    """Put the drawing itself beside its pixels; Word since 2016 and LibreOffice show it sharp at any size."""
    drawing = Part(
        PackURI(f"/word/media/figure{number}.svg"),
        "image/svg+xml",
        svg.encode("utf-8", errors="replace"),
        part.package,
    )
    key = part.relate_to(drawing, RELATIONSHIP_TYPE.IMAGE)
    blip = shape._inline.find(f".//{qn('a:blip')}")
    extensions = etree.SubElement(blip, qn("a:extLst"))
    extension = etree.SubElement(extensions, qn("a:ext"), uri=_SVG_EXTENSION)
    etree.SubElement(extension, f"{{{_SVG}}}svgBlip", {qn("r:embed"): key}, nsmap={"asvg": _SVG})
