"""Totals: the row or column that sums up the others and is none of them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from planatlas.ontology.folding import fold
from planatlas.ontology.wording import words

__all__ = ["begins_with_total", "is_total_row"]

_LONGEST_LABEL = 40
_LETTERS = re.compile(r"[^\W\d_]{4,}")


def begins_with_total(text: str) -> bool:
    """Tell whether a cell or heading begins with a word for a total ("Total general", "Σύνολο")."""
    folded = fold(text)
    # The quick look first; the second asks for a whole word ("totalitate" is none).
    return folded.startswith(tuple(words("total"))) and any(
        f"{folded} ".startswith(f"{word} ") for word in words("total")
    )


def is_total_row(cells: Sequence[str]) -> bool:
    """Tell whether a row sums up those above it: a short label of a total, and nothing but amounts beside it."""
    filled = [text for text in cells if text.strip()]
    if not filled or len(filled[0]) > _LONGEST_LABEL or not begins_with_total(filled[0]):
        return False
    # Words beside the label are work; the label itself may be repeated where cells were merged.
    return len(filled) > 1 and not any(_LETTERS.search(text) for text in filled[1:] if text != filled[0])
