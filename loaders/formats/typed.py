"""A paragraph that was typed as an item of a list ("1. ...", "- ...") is one, whatever the file calls it."""

from __future__ import annotations

from planatlas.loaders.document import Block, ListItem, Paragraph, Span
from planatlas.loaders.formats.text import text_blocks

__all__ = ["typed_paragraph"]


def typed_paragraph(span: Span, text: str, bold: bool, italic: bool) -> Block:
    """Return a list item where the text begins with a mark of one, else a paragraph."""
    block = next(iter(text_blocks([text])), None)
    if isinstance(block, ListItem):
        block.span = span
        block.bold, block.italic = bold, italic or block.italic
        return block
    return Paragraph(span, text, raw=text, bold=bold, italic=italic)
