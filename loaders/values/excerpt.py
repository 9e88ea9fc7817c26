"""Quotes: text as it stands in the source, cut between words; ``[…]`` stands where something is left out."""

from __future__ import annotations

from collections.abc import Sequence

from planatlas.ontology.folding import fold

__all__ = ["OMITTED", "around", "excerpt", "gathered", "holds", "letters"]

OMITTED = "[…]"
"""What stands between two pieces of a quote that are not printed one behind the other."""

# About three lines: enough to find a place again, short enough for a list.
_LONGEST = 300
_SIDE = 120


def excerpt(text: str, start: int, end: int) -> str:
    """The text from ``start`` to ``end`` without the words these cut in two; a single word stays, cut as it is."""
    start, end = max(0, start), min(len(text), end)
    first, last = start, end
    # Inwards at both ends, so that a quote never grows over its bounds.
    while 0 < first < end and not text[first - 1].isspace():
        first += 1
    while start < last < len(text) and not text[last].isspace():
        last -= 1
    # A single word longer than the quote would leave nothing.
    return text[first:last].strip() or text[start:end].strip()


def around(text: str, start: int, end: int, longest: int = _LONGEST) -> str:
    """The whole text, or if it is too long what stands from ``start`` to ``end`` and a little on both sides."""
    return text.strip() if len(text) <= longest else excerpt(text, start - _SIDE, end + _SIDE)


def gathered(pieces: Sequence[str], longest: int = _LONGEST) -> str:
    """The pieces that a page break or other words part, with a mark between them, as many as fit; the first always."""
    out = excerpt(pieces[0], 0, longest) if pieces else ""
    for piece in pieces[1:]:
        if len(out) + len(piece) + len(OMITTED) + 2 > longest:
            # A later piece that fits would stand out of order, with what is between left out unmarked.
            break
        out = f"{out} {OMITTED} {piece}"
    return out


def holds(text: str, wanted: str) -> bool:
    """Tell whether a text prints ``wanted``, whatever marks and spaces stand between its letters."""
    return letters(wanted) in letters(text)


def letters(text: str) -> str:
    """The letters and digits of a text, folded: what two prints of one name have in common."""
    return "".join(filter(str.isalnum, fold(text)))
