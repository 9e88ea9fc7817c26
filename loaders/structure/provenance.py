"""Where a record stands: the fields every record takes from the passage it was read in."""

from __future__ import annotations

from typing import Any

from planatlas.loaders.document import Document
from planatlas.loaders.structure.passages import Passage
from planatlas.loaders.values.persons import MARK, without_contacts

__all__ = ["place_in"]

_LONGEST = 600


def place_in(document: Document, passage: Passage, lang: str | None, quote: str | None = None) -> dict[str, Any]:
    """Return doc, line, lines, page, lang, section and quote; persons and contacts are left out of the quote."""
    span = passage.span
    # The longest cell of a row is the one that is found again most surely.
    text = quote if quote is not None else max(passage.cells, key=len) if passage.cells else passage.text
    return {
        "doc": document.doc,
        "line": passage.line,
        "lines": list(passage.lines),
        "page": span.page,
        "sheet": span.sheet,
        "cell": span.cell,
        "box": span.box,
        "lang": lang,
        "section": without_contacts(passage.section, MARK) if passage.section else None,
        "quote": without_contacts(text, MARK)[:_LONGEST],
    }
