"""The state of a cell: a value, empty, a dash, not asked, or lost. Only "empty" is a gap."""

from __future__ import annotations

import re

from planatlas.ontology.folding import fold
from planatlas.ontology.plain import plain
from planatlas.ontology.wording import cue, words
from planatlas.records import CellState

__all__ = ["is_dash", "is_not_applicable", "is_undecided", "names_nobody", "state_of"]

# Stars and underscores are what forms print to be struck out; "n/a" stands here as it is a sign in every language.
_DASH = re.compile(r"^\*+$|^[\s\-–—_./*x]*[-–—][\s\-–—_./]*$|^n/?a\W*$|^n\.a\.$", re.I)


def is_dash(text: str) -> bool:
    """Tell whether a cell states that there is none: a dash, "n/a"."""
    bare = text.strip(" \t\n•●▪➤◦○■")
    if not bare:
        return False
    may_be = bare[0] in "nNxX" or not bare[0].isalpha()  # most cells begin with another letter, and are asked often
    # A longer cell that begins with a word for none says something behind it, and is a value.
    return may_be and bool(_DASH.match(bare)) or (len(bare) < 40 and fold(bare) in words("stated-none"))


def is_not_applicable(text: str) -> bool:
    """Tell whether a text says that the matter does not arise ("nu este cazul")."""
    return bool(cue("not-applicable").search(plain(text)))


def is_undecided(text: str) -> bool:
    """Tell whether a cell only puts its matter off ("to be confirmed"): a value that names nobody and no money."""
    bare = text.strip(" \t\n•●▪➤◦○■.()[]?")
    # What puts the matter off and then says more, a name perhaps, is a value as any other.
    return 0 < len(bare) < 40 and fold(bare) in words("undecided")


def names_nobody(text: str) -> bool:
    """Tell whether a cell has words and none of them is a name: a dash, "nu este cazul", "to be confirmed"."""
    return is_dash(text) or is_not_applicable(text) or is_undecided(text)


def state_of(text: str, column: int | None, found: bool, torn: bool) -> CellState:
    """Return the state of a cell.

    ``column`` is None where the document has no such column, ``found`` tells whether anything was read from the text,
    ``torn`` whether the row begins in mid-sentence or ends in one, so that an empty cell proves nothing.
    """
    # What was read goes before all else: a dash beside a name says nothing of the name.
    if found:
        return "value"
    # Nobody was asked, so an empty place is nobody's omission.
    if column is None:
        return "no_column"
    if is_dash(text) or is_not_applicable(text):
        return "dash"
    # Words that no reader made anything of are still words: such a cell is never called empty.
    if text.strip() and any(ch.isalnum() for ch in text):
        return "value"
    # An empty cell is a gap that people are told of: where the page cut the row, the rest may stand overleaf.
    return "lost" if torn else "empty"
