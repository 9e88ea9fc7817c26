"""Join the pieces of one cell: mend words that a page break cut, keep everything else as printed."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

__all__ = ["join_pieces"]

_LAST = re.compile(r"([^\W\d_]+)(-?)$")
_FIRST = re.compile(r"^([^\W\d_]+)")


def join_pieces(pieces: Sequence[str], known: Collection[str] = ()) -> str:
    """Return the text of a cell from its pieces.

    ``known`` are the words the document prints elsewhere, in lower case: "Compartim" + "ent" are joined without a space
    when the whole word is known and the second half is not. A piece printed twice ("100.000 lei" on both pages of one
    budget) is one.
    """
    out = ""
    # A repeated piece is a merged cell or a repeated line.
    for piece in dict.fromkeys(pieces):
        out = _join(out, piece, known) if out else piece
    return out


def _join(upper: str, lower: str, known: Collection[str]) -> str:
    last, first = _LAST.search(upper), _FIRST.match(lower)
    # A capital or a digit begins a word of its own.
    if last and first and first.group(1)[0].islower():
        whole, half = (last.group(1) + first.group(1)).casefold(), first.group(1).casefold()
        if last.group(2):
            return upper + lower if _stays_hyphened(last.group(1), half, whole, known) else upper[:-1] + lower
        # Both halves may be words ("co" and "operation"), and then a space is right.
        if whole in known and half not in known:
            return upper + lower
    return f"{upper} {lower}" if not upper.endswith("\n") else upper + lower


def _stays_hyphened(left: str, right: str, whole: str, known: Collection[str]) -> bool:
    """A hyphen at the end of a line divides a word, unless both of its halves are words or the left is an acronym."""
    if whole in known:
        return False
    return left.isupper() or len(right) < 2 or right in known and left.casefold() in known
