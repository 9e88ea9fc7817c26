"""Long texts in pieces: what is looked for in a sentence or list must not be looked for in a book on one line.

A converter may leave a whole chapter on one line, or a whole list in one cell. Work that compares every name of a text
with every other would then take hours; in pieces it takes as long as the text is long. No printed paragraph or cell of
the ordinary length is cut.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

__all__ = ["LONGEST", "pieces"]

LONGEST = 4_000
"""Characters that are read together."""
_CUTS = tuple(re.compile(pattern) for pattern in (r"\n", r"[.!?;]\s", r",\s", r"\s"))
"""Where a text is best cut, and where else if there is no such place in the second half of a piece."""


def pieces(text: str, longest: int = LONGEST) -> Iterator[str]:
    """Yield a text in pieces of at most so many characters, cut where lines, sentences, items or words end."""
    start = 0
    while len(text) - start > longest:
        end = _cut(text, start, start + longest)
        yield text[start:end]
        start = end
    yield text[start:] if start else text


def _cut(text: str, start: int, most: int) -> int:
    for place in _CUTS:
        # Not in the first half: pieces of a few letters would make the same work again.
        found = [match.end() for match in place.finditer(text, (start + most) // 2, most)]
        if found:
            return found[-1]
    # A single word longer than a piece is no word; it is cut where it must be.
    return most
