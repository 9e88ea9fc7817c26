"""Rows of a table that name no work: column numbers, a form that tells how to fill it in, headings in other words."""

from __future__ import annotations

import re

from planatlas.loaders.document import TableRow
from planatlas.loaders.tables.layout import Layout
from planatlas.loaders.tables.stitch import key_column
from planatlas.loaders.values.cell_states import is_dash
from planatlas.loaders.values.deadline import looks_timed
from planatlas.loaders.values.forms_of_text import item_number
from planatlas.loaders.values.headings import field_of
from planatlas.ontology.vocabulary import vocabulary

__all__ = ["holds_no_work"]

_LONGEST_LABEL = 60
_TO_FILL_IN = re.compile(r"\(.+\)|\[.+\]|<.+>|\{.+\}|[._…\s]{3,}", re.S)

_ENOUGH = 3
_DETAILS = frozenset(("responsible", "partners", "deadline", "start", "period", "indicators", "targets"))


def holds_no_work(row: TableRow, layout: Layout) -> bool:
    """Tell whether a row numbers the columns, shows how a form is filled in, or prints labels of other columns."""
    filled = {column: cell.text for column, cell in enumerate(row.cells) if cell.text}
    work = filled.get(key_column(layout), "")
    if work and not any(map(str.isalpha, work)) and not is_dash(work):
        return True  # a figure is no work
    # From the plainest to the least plain.
    return _numbers(list(filled.values())) or _to_fill_in(filled, layout) or _labels(filled, layout)


def _numbers(texts: list[str]) -> bool:
    """ "1 | 2 | 3 | 4" under a heading."""
    numbers = [number for text in texts if (number := item_number(text.strip())) is not None]
    # From any number on: a table may go on from the one before.
    return len(numbers) == len(texts) >= _ENOUGH and numbers == list(range(numbers[0], numbers[0] + len(numbers)))


def _to_fill_in(filled: dict[int, str], layout: Layout) -> bool:
    """ "(state who) | (state by when)", or the kind of each field: "Text | Text | Text | Date"."""
    if len(filled) > 1 and all(_TO_FILL_IN.fullmatch(text.strip()) for text in filled.values()):
        return True
    work = filled.get(key_column(layout))
    same = [column for column, text in filled.items() if text == work]
    # Where the work and who does it read the same, the row says what kind of text each is.
    return len(same) >= _ENOUGH and 2 * len(same) > len(filled) and layout.column("responsible") in same


def _labels(filled: dict[int, str], layout: Layout) -> bool:
    """A heading in words that were not all known: half of its cells are labels, one of a field that is not its own."""
    texts = filled.values()
    if any(len(text) > _LONGEST_LABEL or any(map(str.isdigit, text)) or looks_timed(text) for text in texts):
        return False
    known = sum((field_of(text) or vocabulary().field_by_words(text)) is not None for text in texts)
    # One known word is content by chance.
    if known < 2 or 2 * known < len(filled):
        return False
    return any(
        (name := vocabulary().field(text)) in _DETAILS and column < len(layout.fields) and name != layout.fields[column]
        for column, text in filled.items()
    )
