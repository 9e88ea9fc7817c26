"""A cell that prints several codes is several activities: divide what its other cells hold among them.

Indicators and deadline are divided where they hold as many groups as there are codes (two spaces or a line break part
groups); a list of institutions only where it starts again with its first institution. Otherwise each gets the whole.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from planatlas.loaders.values.excerpt import excerpt, holds
from planatlas.loaders.values.indicators import split_indicators
from planatlas.loaders.values.mentions.lexicon import fold
from planatlas.loaders.values.targets import targets_in
from planatlas.records import Activity, Caveat, Doubt, Mention

__all__ = ["divide", "groups_of"]

_LONGEST_QUOTE = 300
# Letters of its text by which a code is found in the quote of the whole row.
_START = 60
_GROUPS = re.compile(r"\s{2,}|\n")


def divide(whole: Activity, coded: Sequence[tuple[str, str]], texts: tuple[str, str]) -> Iterator[Activity]:
    """Yield one activity for each (code, text). ``texts`` are the printed cells of indicators and deadline."""
    count = len(coded)
    indicators, deadlines = groups_of(texts[0], count), groups_of(texts[1], count)
    bodies = _runs(whole.responsible, count)
    for index, (code, text) in enumerate(coded):
        one = replace(
            whole, measure_code=code, measure_text=text, activity_text=text, cells=whole.copied_cells(),
            doubts=list(whole.doubts), notes=list(whole.notes),
        )  # fmt: skip
        one.quote = whole.quote if holds(whole.quote or "", text[:_START]) else excerpt(text, 0, _LONGEST_QUOTE)
        one.doubt(Caveat.of(Doubt.CODES_SHARED, count=count))
        # Divided only if there are as many groups as codes; a wrong share would be worse than the whole for each.
        if indicators:
            one.indicators = split_indicators(indicators[index])
            one.targets = targets_in(one.indicators)
        if deadlines:
            one.deadline = deadlines[index].strip()
        if bodies:
            one.responsible = bodies[index]
        yield one


def groups_of(text: str, count: int) -> list[str]:
    """Return the groups of a cell if they are as many as ``count``, else an empty list."""
    parts = [part for part in _GROUPS.split(text.strip()) if part.strip()]
    # More or fewer groups are lines of one list.
    return parts if len(parts) == count else []


def _runs(bodies: list[Mention], count: int) -> list[list[Mention]]:
    """Cut a list of institutions where it starts again with its first one."""
    if not bodies:
        return []
    first = fold(bodies[0].mention)
    starts = [i for i, body in enumerate(bodies) if fold(body.mention) == first]
    # The first body comes again for each code, or the list is one for all.
    if len(starts) != count:
        return []
    return [bodies[start:end] for start, end in zip(starts, [*starts[1:], len(bodies)], strict=True)]
