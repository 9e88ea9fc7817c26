"""Text that somebody's converter spoiled: letters in a wrong encoding, signs where letters were, characters lost.

Nothing is mended here: what the letters were is a guess. People are told, with an example and its place, and look.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from planatlas.loaders.document import Block, Document, TableRow

__all__ = ["doubts"]

# Short words are too often signs, units and codes to say anything of the letters.
_WORD = re.compile(r"\S{4,}")
_DECODED = re.compile("[ÂÃÄÅÈÎÏ][\u0080-\u00bfŒœŠšŸŽžƒˆ˜–—‘’‚“”„†‡•…‰‹›€™ŁłĽľŚśŞşŤťŹźŻżĄąˇ˘˛˝]")
"""What two bytes of UTF-8 look like in a Western or Central European encoding."""
_SIGN = re.compile(r"[^\W\d_][{}\[\]§¤¦¬|~^\\¢£¥ƒ][^\W\d_]|^[{§¤¦|][^\W\d_]{2}")
"""A sign inside a word, where recognition or an old font had a letter."""
# Fewer are slips of typing that every document has.
_SHARE = 0.01
_LEAST = 3


def doubts(document: Document) -> list[str]:
    """Return what is to be said of the letters of a document, at most one sentence a kind of damage."""
    words = [(word, block) for block in document.blocks for word in _words(block)]
    found = (
        (_DECODED, "of the words were saved in a wrong encoding", "Save or convert the file again as UTF-8."),
        (_SIGN, "of the words have signs inside that no word has", "They were recognised or converted wrongly; check."),
        (re.compile("\ufffd"), "of the words have lost letters", "Convert the file again."),
    )
    return [said for pattern, what, advice in found if (said := _said(pattern, what, advice, words))]


def _said(pattern: re.Pattern[str], what: str, advice: str, words: list[tuple[str, Block]]) -> str | None:
    bad = [(word, block) for word, block in words if pattern.search(word)]
    # The least number keeps short documents quiet, where one odd word is one in a hundred.
    if len(bad) < _LEAST or len(bad) < _SHARE * len(words):
        return None
    example, block = bad[0]
    place = f"page {block.span.page}" if block.span.page else f"line {block.span.line}"
    # Never "0 %" beside an example of it.
    return f"{max(1, 100 * len(bad) // len(words))} % {what} ({example[:30]}, {place}). {advice}"


def _words(block: Block) -> Iterator[str]:
    texts = [cell.text for cell in block.cells] if isinstance(block, TableRow) else [str(getattr(block, "text", ""))]
    for text in texts:
        yield from _WORD.findall(text)
