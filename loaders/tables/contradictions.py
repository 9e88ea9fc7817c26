"""Columns whose content contradicts their heading: what they are then, and the doubt that says so.

A body called TRUE or a deadline of 50000 would be a false statement: such a column holds no field, and none of its
cells is a gap.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence

from planatlas.loaders.tables.columns import WORK
from planatlas.loaders.tables.evidence import is_tick, is_timed, names_source, only_timed
from planatlas.loaders.tables.layout import Layout
from planatlas.loaders.values.money import money_unit
from planatlas.records import Caveat, Doubt

__all__ = ["contradict"]

# One cell in five may be a slip.
_MOST = 0.8
_NEVER_TIMED = ("funding", "responsible", "partners", "target_groups")
_TIMES = ("deadline", "start", "period")
_BODIES = ("responsible", "partners")
_FIGURE = re.compile(r"\d[\d\s.,]*")
_SMALLEST = 3
"""Digits from which on a bare figure is no number of days, months or a year in short."""
# Two rows with the same text happen in any plan.
_OFTEN = 3


def contradict(layout: Layout, cells: Sequence[Sequence[str]]) -> None:
    """Take the field from columns that cannot hold it. ``cells`` are the filled cells of each column."""
    for at, name in enumerate(layout.fields):
        if name in _BODIES and _most(cells[at], _names_nobody) or name in _TIMES and _most(cells[at], _is_money):
            _close(layout, at, Caveat.of(Doubt.COLUMN_CONTRADICTED, name, column=at + 1))
        # "Buget" over sources asks where money is from.
        elif name == "budget" and "funding" not in layout.fields and _most(cells[at], names_source):
            layout.fields[at] = "funding"
            layout.caveats.append(Caveat.of(Doubt.COLUMN_BY_CONTENT, "funding", column=at + 1))
        # Where another column names the work, the repeated one is what the rows have in common.
        elif name in WORK and not layout.has(*(other for other in WORK if other != name)) and _repeats(cells[at]):
            layout.caveats.append(Caveat.of(Doubt.WORK_REPEATED, column=at + 1))
    for at, name in enumerate(layout.fields):  # now that no column is the deadline that cannot be
        if name in _NEVER_TIMED and _most(cells[at], only_timed):
            _retime(layout, at, name)


def _close(layout: Layout, at: int, caveat: Caveat) -> None:
    layout.fields[at] = None
    layout.closed.add(at)
    layout.caveats.append(caveat)


def _retime(layout: Layout, at: int, name: str) -> None:
    """A column of dates is the deadline, if no other column is."""
    if "deadline" in layout.fields:
        _close(layout, at, Caveat.of(Doubt.COLUMN_CONTRADICTED, name, column=at + 1))
    else:
        layout.fields[at] = "deadline"
        layout.caveats.append(Caveat.of(Doubt.COLUMN_BY_CONTENT, "deadline", column=at + 1))


def _most(cells: Sequence[str], test: Callable[[str], bool]) -> bool:
    """Nearly all of them, asked no further than it takes to know; one cell shows nothing."""
    others = 0
    for text in cells:
        others += not test(text)
        # Most columns are told after a few cells.
        if (len(cells) - others) / len(cells) < _MOST:
            return False
    return len(cells) > 1


def _names_nobody(text: str) -> bool:
    return is_tick(text) or bool(_FIGURE.fullmatch(text.strip()))


def _is_money(text: str) -> bool:
    figure = _FIGURE.fullmatch(text.strip())
    large = figure is not None and sum(map(str.isdigit, text)) >= _SMALLEST
    # A year is a large figure too.
    return (large or money_unit(text) is not None) and not is_timed(text)


def _repeats(cells: Sequence[str]) -> bool:
    """One text stands on most rows: it is what these have in common, not what each of them is."""
    most = Counter(cells).most_common(1)
    # More than half of the rows.
    return bool(most) and most[0][1] >= _OFTEN and most[0][1] * 2 > len(cells)
