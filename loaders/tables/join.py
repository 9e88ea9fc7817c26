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
    for piece in dict.fromkeys(pieces):
        out = _join(out, piece, known) if out else piece
    return out


def _join(upper: str, lower: str, known: Collection[str]) -> str:
    last, first = _LAST.search(upper), _FIRST.match(lower)
    if last and first and first.group(1)[0].islower():
        whole = (last.group(1) + first.group(1)).casefold()
        if last.group(2) and whole in known:
            return upper[:-1] + lower
        half = first.group(1).casefold()
        if not last.group(2) and whole in known and half not in known:
            return upper + lower
    return f"{upper} {lower}" if not upper.endswith("\n") else upper + lower
