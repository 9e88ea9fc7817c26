"""Why a row of a table gave no work, of a closed list of reasons."""

from __future__ import annotations

from collections.abc import Sequence

from planatlas.loaders.census.cells import kind_of
from planatlas.loaders.values.forms_of_text import item_number
from planatlas.loaders.values.totals import is_total_row
from planatlas.loaders.work.ditto import is_ditto
from planatlas.records import Why

__all__ = ["why_left_out"]


_ENOUGH = 3


def why_left_out(row: Sequence[str], headings: Sequence[str], is_other: bool) -> str:
    """Return the reason; ``is_other`` tells that something that is no work was read from the row."""
    filled = [text.strip() for text in row if text.strip()]
    # What was read as something else was not left out at all; then the plainest reasons first.
    if is_other:
        return Why.NOT_WORK
    if headings and list(row) == list(headings):
        return Why.HEADING
    if headings and _repeats(filled, {text.strip() for text in headings}):
        return Why.REPEATED
    if is_total_row(row):
        return Why.TOTAL
    if _numbers(filled):
        return Why.NUMBERING
    if not filled or all(kind_of(text) in ("fill-in", "dash") for text in filled):
        return Why.BLANK
    if all(map(is_ditto, filled)):
        return Why.DITTO
    # One text over the whole row heads what follows, a number alone is a page's.
    if len(set(filled)) == 1:
        return Why.FURNITURE if filled[0].isdigit() else Why.HEADING
    return Why.NOT_WORK


def _repeats(filled: Sequence[str], headings: set[str]) -> bool:
    """Whether most cells are headings, letter by letter: one of them may be misprinted on a further page."""
    same = sum(text in headings for text in filled)
    return same > 0 and (same == len(filled) or same >= _ENOUGH and same * 2 > len(filled))


def _numbers(texts: Sequence[str]) -> bool:
    numbers = [number for text in texts if (number := item_number(text)) is not None]
    return len(numbers) == len(texts) >= _ENOUGH and numbers == list(range(numbers[0], numbers[0] + len(numbers)))
