"""In which quarters of a year work is due or done, and how often, as a printed deadline says it.

The end of a period tells little of this: "trim I-IV" ends in December and is worked on all year.
"""

from __future__ import annotations

import re

from planatlas.loaders.values.deadline import fold_dates, interval, is_rhythm, parts_named
from planatlas.ontology.languages import Template
from planatlas.ontology.wording import coded

__all__ = ["ALL_YEAR", "quarters_in", "recurrence"]

ALL_YEAR = [1, 2, 3, 4]
_IN_EVERY = ("monthly", "quarterly", "continuous")
"""Rhythms that fall into every quarter; when in a year something yearly falls, its rhythm does not say."""
_RHYTHM = Template(r"(?<!\w)(<<rhythm-**>>)(?!\w)")
_YEAR = re.compile(r"\b(?:19|20)\d{2}\b")


def recurrence(text: str) -> str | None:
    """Return how often a text says: monthly, quarterly, half-yearly, yearly, continuous, other; None where it does not.

    Of several ("trimestrial / anual") it is the first.
    """
    if not is_rhythm(text):
        return None
    found = _RHYTHM.search(" ".join(fold_dates(text).split()))
    return coded("rhythm").get(found.group(1)) if found else None


def quarters_in(text: str, year: int | None) -> list[int]:
    """Return the quarters of the year a printed deadline names, in order; none where it does not say.

    A day or a month is in its quarter, a span of a year or more in all four; a year alone names none.
    """
    # Quarters said outright go first: "trimestrial, trim. II-IV" is not all year.
    if named := parts_named(text):
        return named
    if (often := recurrence(text)) is not None:
        return list(ALL_YEAR) if often in _IN_EVERY else []
    starts, ends = interval(text, year)
    # A year as a deadline is a limit, and says nothing of when in it.
    if _names_years_alone(text, starts, ends):
        return []
    first, last = _quarter(starts or ends), _quarter(ends or starts)
    # A span of four quarters or more touches each.
    if first is None or last is None or first > last or last - first >= len(ALL_YEAR):
        return [] if first is None or last is None or first > last else list(ALL_YEAR)
    return sorted({place % 4 + 1 for place in range(first, last + 1)})


def _names_years_alone(text: str, starts: str | None, ends: str | None) -> bool:
    whole = (starts is None or starts.endswith("-01-01")) and (ends or "").endswith("-12-31")
    bare = _YEAR.sub(" ", text)
    # "1 January to 31 December 2031" spans the same days and says its months; a bare year leaves no digits.
    return whole and not any(char.isdigit() for char in bare) and interval(bare, 2000) == (None, None)


def _quarter(day: str | None) -> int | None:
    """The number of a quarter, counted from the year 0."""
    return None if day is None else int(day[:4]) * 4 + (int(day[5:7]) - 1) // 3
