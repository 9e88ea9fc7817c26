"""Cells of a row that was read whose text stands in no record of its lines: something of the row was thrown away."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Callable, Collection, Iterator, Sequence
from typing import Any

from planatlas.loaders.census.cells import kind_of
from planatlas.loaders.values.cell_states import names_nobody
from planatlas.loaders.work.ditto import is_ditto
from planatlas.records import Activity, Record

__all__ = ["lost_cells", "tokens_of"]

# Words and figures alone: marks are set anew where texts are made even.
_TOKEN = re.compile(r"[^\W_]+")
_ENOUGH = 0.75
"""Of the words of a cell that must stand in a record: words that a page broke are mended there."""
_NO_TEXT = frozenset(("blank", "dash", "mark", "fill-in"))
_NOT_PRINTED = frozenset(("id", "doc", "lang", "institution", "source", "group", "section", "joins", "lines", "box"))
"""Fields that hold what the reader made, or what stands above the row: neither holds a cell of it."""
_TIMES = ("start", "deadline", "period")
_YEAR = re.compile(r"(?:19|20)\d\d")
_RUNNING = re.compile(r"\(?\d{1,3}[.)]?")
"""A number that only counts the rows: a mark of a list, which no record keeps."""


def lost_cells(
    row: Sequence[str], fields: Sequence[str | None], headings: Collection[str], records: Sequence[Record],
    known: Callable[[], Sequence[Collection[str]]],
) -> Iterator[int]:  # fmt: skip
    """Yield the places of the cells of which nothing is kept. ``fields`` holds what each column was taken for.

    ``records`` are those on the row. ``known`` gives their words together, and those of each record that a cell may
    say again on every row it is about: a cell that spans rows names its objective once. It is asked only where a cell
    does not stand in a quote as it is printed.
    """
    quoted = "\n".join(text for one in records if isinstance(one, Activity) for text in _quotes(one))
    for at, text in enumerate(row):
        flat = " ".join(text.split())
        # The quick looks first: nearly every cell stands in a quote word for word.
        if flat in quoted or text in headings or kind_of(flat) in _NO_TEXT or (at == 0 and _RUNNING.fullmatch(flat)):
            continue
        words = _words(flat)
        if at < len(fields) and fields[at] in _TIMES:  # a first day is kept as a date, and not as it is printed
            words = list(filter(_YEAR.fullmatch, words)) or words
        kept = any(sum(word in one for word in words) >= _ENOUGH * len(words) for one in known())
        if not kept and not names_nobody(flat) and not is_ditto(flat):
            yield at


def _quotes(one: Activity) -> Iterator[str]:
    """What an activity keeps as it is printed, without line breaks."""
    for text in (one.quote, one.component, one.period, *(cell.quote for cell in one.cells.values())):
        if text:
            yield " ".join(text.split())
    yield from (kept.text for kept in one.other)
    yield from (amount.text for amount in one.budget if amount.text)


def tokens_of(record: Record) -> set[str]:
    """The words that a record keeps as they were printed."""
    texts = _printed(record) if isinstance(record, Activity) else _texts(record)
    return set(_words(" ".join(texts)))


def _printed(one: Activity) -> Iterator[str]:
    """All that an activity says, apart from what the reader made of it."""
    yield from filter(None, (
        one.measure_code, one.measure_text, one.activity_text, one.general_objective, one.specific_objective,
        one.deadline, one.starts, one.ends, one.status_printed, one.origin, one.footnote, *one.actions,
        *one.indicators, *one.legal_basis, *(target.text for target in one.targets),
        *(body.mention for body in (*one.responsible, *one.partners)), *(body.mention for body in one.actors),
        *(source.mention for source in one.funding), *(group.mention for group in one.target_groups),
    ))  # fmt: skip
    yield from _quotes(one)


def _words(text: str) -> list[str]:
    return _TOKEN.findall(text.casefold())


def _texts(value: Any) -> Iterator[str]:
    """All texts in a record, however deep."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        yield from (text for one in value.values() for text in _texts(one))
    elif isinstance(value, list | tuple):
        yield from (text for one in value for text in _texts(one))
    elif dataclasses.is_dataclass(value):
        names = (name for name in value.__dataclass_fields__ if name not in _NOT_PRINTED)
        yield from (text for name in names for text in _texts(getattr(value, name)))
    elif isinstance(value, int | float):
        yield str(value)
