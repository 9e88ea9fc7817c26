"""HTML saved from the web: headings, paragraphs, lists and tables, with the source line of each.

Scripts, styles, menus and footers are passed over, and so is what the page hides, which is told. Cells that the page
itself spans over rows or columns are repeated and marked as merged, so that a row that shares its measure with the one
above is not mistaken for an empty one.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterable, Iterator
from typing import Any

from planatlas.loaders.document import Block, Document, Heading, ListItem, Paragraph
from planatlas.loaders.formats.emphasis import Look, whole
from planatlas.loaders.formats.encoding import Decoded, decode
from planatlas.loaders.formats.grid import Spread
from planatlas.loaders.formats.html_page import SKIPPED, HtmlPage
from planatlas.loaders.formats.html_tables import is_layout, own_rows, span_of, table_rows
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
    if head[:2] in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE):
        head = data = decode(data).text.encode("utf-8")
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
    walk = _HtmlWalk(HtmlPage(root))
    out.blocks = list(walk.blocks(body if body is not None else root))
    struck, hidden = walk.page.struck, walk.page.hidden
    out.notices.extend(f"line {line}: {words!r} is struck out; it was not read as valid" for line, words in struck)
    out.notices.extend(f"line {line}: {words!r} is hidden; it was not read" for line, words in hidden)
    return out


def _decoded(data: bytes, declared: str | None) -> Decoded:
    """The text of a page; bytes that are UTF-8 are, whatever the page declares: no other encoding looks like it."""
    if declared and not _is_utf8(data):
        try:
            return Decoded(data.decode(declared), declared.lower())
        except (LookupError, UnicodeDecodeError):
            pass
    return decode(data)


def _is_utf8(data: bytes) -> bool:
    try:
        return not data.decode("utf-8").isascii()
    except UnicodeDecodeError:
        return data[:2] in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def _bare(text: str) -> str:
    """lxml refuses text that still declares its encoding, and control bytes."""
    return re.sub(r"^\s*<\?xml[^>]*\?>", "", text).replace("\x00", "")


class _HtmlWalk:
    """Walks the page in reading order; ``table`` counts the tables met, ``spread`` what their spans add."""

    def __init__(self, page: HtmlPage) -> None:
        self.table = 0
        self.spread = Spread()
        self.page = page

    def blocks(self, element: Any, depth: int = 0) -> Iterator[Block]:
        """Yield the blocks under an element."""
        yield from self._loose(element, element.text)
        for child in element:
            if self.page.sees(child):
                yield from self._one(child, depth)
            yield from self._loose(child, child.tail)

    def _one(self, child: Any, depth: int) -> Iterator[Block]:
        tag = child.tag
        if tag == "table" and is_layout(child):
            for row in own_rows(child):
                for cell in row:
                    if self.page.sees(cell):
                        yield from self.blocks(cell, depth)
        elif tag == "table":
            self.table += 1
            yield from table_rows(child, self.table, self.page, self.spread)
        elif tag in ("ul", "ol", "dl"):
            yield from self._items(child, depth)
        elif tag[0] == "h" and tag[1:].isdigit():
            if text := self._text(child):
                yield Heading(span_of(child), text, raw=text, level=int(tag[1:]), bold=True)
        elif self.page.holds_blocks(child):
            yield from self.blocks(child, depth)
        else:
            yield from self._paragraphs(child)

    def _items(self, listing: Any, depth: int) -> Iterator[Block]:
        for number, item in enumerate((i for i in listing if self.page.sees(i)), start=1):
            mark = f"{number}." if listing.tag == "ol" else _MARKS[min(depth, 2)]
            inner = [c for c in item if isinstance(c.tag, str) and c.tag in ("ul", "ol", "table")]
            if text := self._text(item, inner):
                yield ListItem(span_of(item), text, mark=mark, depth=depth, raw=text)
            for child in inner:
                yield from self._one(child, depth + 1)

    def _text(self, element: Any, skip: Iterable[Any] = ()) -> str:
        return " ".join(self.page.shown(element, skip).text.replace("\n• ", "\n").split())

    def _paragraphs(self, element: Any) -> Iterator[Block]:
        """A paragraph, in pieces where it has line breaks."""
        bold, italic = whole(list(_pieces(element)))
        for line in self.page.shown(element).text.split("\n"):
            if text := " ".join(line.split()):
                yield typed_paragraph(span_of(element), text, bold, italic)

    def _loose(self, element: Any, text: str | None) -> Iterator[Block]:
        if text and (clean := " ".join(text.split())) and element.tag not in SKIPPED:
            yield Paragraph(span_of(element), clean, raw=clean)


def _pieces(element: Any, bold: bool = False, italic: bool = False) -> Iterator[tuple[str, Look]]:
    """The pieces of a paragraph, each with its look."""
    bold, italic = bold or element.tag in ("b", "strong"), italic or element.tag in ("i", "em")
    yield element.text or "", (bold, italic)
    for child in element:
        if isinstance(child.tag, str) and child.tag not in SKIPPED:
            yield from _pieces(child, bold, italic)
        yield child.tail or "", (bold, italic)
