"""HTML saved from the web: headings, paragraphs, lists and tables, with the source line of each.

Scripts, styles, menus and footers are passed over. Cells that the page itself spans over rows or columns are repeated
and marked as merged, so that a row that shares its measure with the one above is not mistaken for an empty one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from planatlas.loaders.document import Block, Document, Heading, ListItem, Paragraph
from planatlas.loaders.formats.emphasis import Look, whole
from planatlas.loaders.formats.encoding import Decoded, decode
from planatlas.loaders.formats.grid import Spread
from planatlas.loaders.formats.html_tables import BLOCKS, SKIPPED, lines_of, span_of, table_rows
from planatlas.loaders.formats.typed import typed_paragraph

__all__ = ["html_document", "is_html", "read_html"]

_LOOKS = re.compile(rb"^\s*(?:<!--.*?-->\s*)?(?:<!doctype\s+html|<html|<head|<body)", re.I | re.S)
_PIECE = re.compile(
    rb"^\s*(?:<!--.*?-->\s*)?<(?:meta|title|link|style|header|main|section|article|div|center|h[1-6]|p|ul|ol|dl|table)\b",
    re.I | re.S,
)
_MARKDOWN = re.compile(rb"^[ ]{0,3}(?:#{1,6}[ ]|\||[-*+][ ]|\d+[.)][ ])|^[^<\n]*\t", re.M)
_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w-]+)", re.I)
_MARKS = ("•", "◦", "▪")


def is_html(data: bytes) -> bool:
    """Tell whether the bytes are an HTML page, or a piece of one, whatever the file is called.

    A piece begins with an element and ends with one; text that has elements in it has marks of its own beside them.
    """
    head = data[:4096].removeprefix(b"\xef\xbb\xbf")
    if _LOOKS.match(head):
        return True
    return bool(_PIECE.match(head)) and data.rstrip().endswith(b">") and not _MARKDOWN.search(data)


def read_html(data: bytes, doc: str) -> Document:
    """Return the document of an HTML page."""
    declared = _CHARSET.search(data[:4096])
    return html_document(_decoded(data, declared.group(1).decode("ascii", "replace") if declared else None), doc)


def html_document(decoded: Decoded, doc: str) -> Document:
    """Return the document of an HTML page whose text is known."""
    from lxml import html

    text = _bare(decoded.text)
    root = html.document_fromstring(text, parser=html.HTMLParser(recover=True, no_network=True, huge_tree=False))
    body = root.find("body")
    out = Document(doc, [], media="text/html", encoding=decoded.encoding, line_count=text.count("\n") + 1)
    out.notices.extend(decoded.notices)
    out.blocks = list(_HtmlWalk().blocks(body if body is not None else root))
    return out


def _decoded(data: bytes, declared: str | None) -> Decoded:
    if declared:
        try:
            return Decoded(data.decode(declared), declared.lower())
        except (LookupError, UnicodeDecodeError):
            pass
    return decode(data)


def _bare(text: str) -> str:
    """lxml refuses text that still declares its encoding, and control bytes."""
    return re.sub(r"^\s*<\?xml[^>]*\?>", "", text).replace("\x00", "")


class _HtmlWalk:
    """Walks the page in reading order; ``table`` counts the tables met, ``spread`` what their spans add."""

    def __init__(self) -> None:
        self.table = 0
        self.spread = Spread()

    def blocks(self, element: Any, depth: int = 0) -> Iterator[Block]:
        """Yield the blocks under an element."""
        yield from self._loose(element, element.text)
        for child in element:
            if isinstance(child.tag, str) and child.tag not in SKIPPED:
                yield from self._one(child, depth)
            yield from self._loose(child, child.tail)

    def _one(self, child: Any, depth: int) -> Iterator[Block]:
        tag = child.tag
        if tag == "table":
            self.table += 1
            yield from table_rows(child, self.table, self.spread)
        elif tag in ("ul", "ol", "dl"):
            yield from self._items(child, depth)
        elif tag[0] == "h" and tag[1:].isdigit():
            if text := _text(child):
                yield Heading(span_of(child), text, raw=text, level=int(tag[1:]), bold=True)
        elif any(isinstance(inner.tag, str) and inner.tag in BLOCKS for inner in child):
            yield from self.blocks(child, depth)
        else:
            yield from _paragraphs(child)

    def _items(self, listing: Any, depth: int) -> Iterator[Block]:
        for number, item in enumerate((i for i in listing if isinstance(i.tag, str)), start=1):
            mark = f"{number}." if listing.tag == "ol" else _MARKS[min(depth, 2)]
            inner = [c for c in item if isinstance(c.tag, str) and c.tag in ("ul", "ol", "table")]
            if text := _text(item, skip=inner):
                yield ListItem(span_of(item), text, mark=mark, depth=depth, raw=text)
            for child in inner:
                yield from self._one(child, depth + 1)

    def _loose(self, element: Any, text: str | None) -> Iterator[Block]:
        if text and (clean := " ".join(text.split())) and element.tag not in SKIPPED:
            yield Paragraph(span_of(element), clean, raw=clean)


def _paragraphs(element: Any) -> Iterator[Block]:
    """A paragraph, in pieces where it has line breaks."""
    bold, italic = whole(list(_pieces(element)))
    for line in lines_of(element).split("\n"):
        if text := " ".join(line.split()):
            yield typed_paragraph(span_of(element), text, bold, italic)


def _pieces(element: Any, bold: bool = False, italic: bool = False) -> Iterator[tuple[str, Look]]:
    """The pieces of a paragraph, each with its look."""
    bold, italic = bold or element.tag in ("b", "strong"), italic or element.tag in ("i", "em")
    yield element.text or "", (bold, italic)
    for child in element:
        if isinstance(child.tag, str) and child.tag not in SKIPPED:
            yield from _pieces(child, bold, italic)
        yield child.tail or "", (bold, italic)


def _text(element: Any, skip: list[Any] | None = None) -> str:
    parts = [element.text or ""]
    for child in element:
        if child not in (skip or ()) and isinstance(child.tag, str) and child.tag not in SKIPPED:
            parts.append(" " if child.tag in ("br", "p", "div") else "")
            parts.append(_text(child))
        parts.append(child.tail or "")
    return " ".join("".join(parts).split())
