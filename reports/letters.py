"""Writing the letter to one institution: as a page, a Word document or a PDF."""

from __future__ import annotations

from pathlib import Path

from planatlas.errors import FormUnknown
from planatlas.graph.marks.files import PDF_MARK
from planatlas.graph.stored import StoredGraph
from planatlas.graph.stores.files import write_bytes, write_text
from planatlas.reports.letter import Letter, letter
from planatlas.reports.page import asset, render
from planatlas.reports.paper import as_pdf
from planatlas.reports.text import Text
from planatlas.reports.word import letter_docx

__all__ = ["write_letter"]


def write_letter(atlas: StoredGraph, path: Path | str, institution: str, lang: str = "ro") -> Path:
    """Write the letter to ``path``: .html, .docx to sign and send, or .pdf; returns the path.

    Raises NameUnknown (see ``letter``), FormUnknown for another ending, ToolMissing when an extra is not installed.
    """
    path, text = Path(path), Text(lang)
    made = letter(atlas, institution, text)
    match path.suffix.lower():
        case ".docx":
            return write_bytes(path, letter_docx(made, text))
        case ".pdf":
            return write_bytes(path, as_pdf(_page(made, text)) + PDF_MARK)
        case ".html" | ".htm":
            return write_text(path, _page(made, text))
    raise FormUnknown(f"{path.name}: a letter ends in .html, .docx or .pdf; choose one of them")


def _page(made: Letter, text: Text) -> str:
    return render("letter.html", text, [], [asset("report.css")], [], letter=made)
