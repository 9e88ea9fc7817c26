"""Page furniture: page numbers and running heads that a converter leaves between the pieces of a table."""

from __future__ import annotations

import re

from planatlas.loaders.document import Block

__all__ = ["is_furniture"]

_PAGE = re.compile(
    r"^\W*(?:(?:pagina|pag\.?|page|p\.|σελίδα|σελ\.?)\s*)?\d{1,4}\s*(?:(?:din|of|sur|από|/)\s*\d{1,4})?\W*$", re.I
)


def is_furniture(block: Block) -> bool:
    """Tell whether a block is only a page number, with or without its word, or a stray mark."""
    text = str(getattr(block, "text", "")).strip()
    return len(text) < 30 and bool(_PAGE.match(text)) or (0 < len(text) <= 2 and not text.isalnum())
