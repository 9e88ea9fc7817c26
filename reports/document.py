"""The report: one HTML file that says what a plan asks of whom, and where coordination is missing."""

from __future__ import annotations

from pathlib import Path

from planatlas.errors import FormUnknown
from planatlas.graph.marks.files import PDF_MARK
from planatlas.graph.stored import StoredGraph
from planatlas.graph.stores.files import write_bytes, write_text
from planatlas.reports.chapter import chapters
from planatlas.reports.page import Asset, asset, render
from planatlas.reports.paper import as_pdf
from planatlas.reports.parts.method import STATES
from planatlas.reports.text import Text
from planatlas.reports.word import report_docx

__all__ = ["report_html", "write_report"]


def report_html(atlas: StoredGraph, lang: str = "ro", paper: bool = False) -> str:
    """The whole report as one page in ``lang``. The same atlas gives the same text.

    ``paper`` lays it out for printing: no scripts, no network to move, the drawing cut into pages, measures as a list.

    Raises OntologyError for a language the catalogue does not have.
    """
    text = Text(lang)
    return render(
        "report.html",
        text,
        scripts=[] if paper else [asset("report.js")],
        styles=[asset("report.css")],
        inside=[] if paper else _assets_inside(),
        chapters=chapters(atlas, text, paper),
        unread=atlas.unread,
        account=tuple(atlas.account.documents(lang)),
        states=STATES,
    )


def _assets_inside() -> list[Asset]:
    # Brings pyvis, whose copy of vis-network the page carries; paper moves nothing.
    from planatlas.reports.pyvis_adapter import page_assets

    return page_assets()


def write_report(atlas: StoredGraph, path: Path | str, lang: str = "ro") -> Path:
    """Write the report to ``path``, whole or not at all; returns the path.

    The ending chooses the form: .html, .docx to go on editing, .pdf to send. Raises FormUnknown for another ending,
    ToolMissing when the extra for the form is not installed, OSError when the folder cannot be written to.
    """
    path = Path(path)
    match path.suffix.lower():
        case ".docx":
            return write_bytes(path, report_docx(atlas, lang))
        case ".pdf":
            return write_bytes(path, as_pdf(report_html(atlas, lang, paper=True)) + PDF_MARK)
        case ".html" | ".htm":
            return write_text(path, report_html(atlas, lang))
        case _:
            raise FormUnknown(f"{path.name}: a report ends in .html, .docx or .pdf; choose one of them")
