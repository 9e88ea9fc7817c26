"""Page furniture: page numbers and running heads that a converter leaves between the pieces of a table."""

from __future__ import annotations

from planatlas.loaders.document import Block
from planatlas.ontology.languages import Template
from planatlas.ontology.plain import plain

__all__ = ["is_furniture"]

_PAGE = Template(r"^\W*(?:<<page-word>>\s*)?\d{1,4}\s*(?:(?:<<page-of>>|/)\s*\d{1,4})?\W*$")


def is_furniture(block: Block) -> bool:
    """Tell whether a block is only a page number, with or without its word, or a stray mark."""
    text = str(getattr(block, "text", "")).strip()
    # Longer lines are content even if they begin and end as page numbers do.
    return len(text) < 30 and bool(_PAGE.match(plain(text))) or (0 < len(text) <= 2 and not text.isalnum())
