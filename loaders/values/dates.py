"""Dates, months, years and spans of them in running text, as ISO dates.

A month without a day gives its first and last day, a year without a month its own; what a text does not say is not made
up: "6 octobre" without a year gives nothing.
"""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date

from planatlas.ontology.languages import Template
from planatlas.ontology.plain import plain
from planatlas.ontology.wording import numbered

__all__ = ["Moment", "day_in", "moments", "span_of", "year_span"]

_MONTH = r"<<month-*>>(?![^\W\d_])"
# Only these two centuries: other numbers of four digits are amounts, postal codes and numbers of acts.
_YEAR = r"(?:19|20)\d{2}(?!\d)"
_DAY = r"\d{1,2}"
_NUMERIC = rf"(?<!\d)(?P<d>{_DAY})[./](?P<m>\d{{1,2}})[./](?P<y>{_YEAR})"
_WORDED = rf"(?<!\d)(?P<wd>{_DAY})<<day-ending>>?\s+(?:<<of-month>> )?(?P<wm>{_MONTH})\.?,?\s+(?P<wy>{_YEAR})"
_MONTH_FIRST = rf"(?P<em>{_MONTH})\s+(?P<ed>{_DAY})<<day-ending>>?,?\s+(?P<ey>{_YEAR})"
_MONTHLY = rf"(?P<mm>{_MONTH})\.?\s+(?:<<of-year>> )?(?P<my>{_YEAR})"
_ISO = rf"(?<!\d)(?P<iy>{_YEAR})(?:-|\.\s?)(?P<im>\d{{2}})(?:-|\.\s?)(?P<id>\d{{2}})(?!\d)"
_YEAR_FIRST = rf"(?<!\d)(?P<ny>{_YEAR})\.?\s+(?P<nm><<month-*@year-first>>(?![^\W\d_]))(?:\s+(?P<nd>{_DAY})(?!\d))?"
# The fullest form first: of "15 March 2031" the month with its year, or the year alone, would match as well.
_MOMENT = Template(
    rf"{_ISO}|{_NUMERIC}|{_WORDED}|{_MONTH_FIRST}|{_YEAR_FIRST}|{_MONTHLY}|(?<![\d.,/])(?P<year>{_YEAR})(?![.,]\d|/\d)"
)
# A year behind it makes it a date that has one; a word that is a month or an adverb needs its day before it.
_YEARLESS = Template(
    rf"(?<!\d)(?P<d1>{_DAY})<<day-ending>>?\s+(?:<<of-month>> )?(?P<m1>{_MONTH})(?!\.?,?\s+\d{{4}})|"
    rf"(?P<m2>(?!<<month-or-adverb>>\b){_MONTH})\s+(?P<d2>{_DAY})(?!\d|,?\s+\d{{4}})"
)
# Behind a dash 01 to 12 is a month: "2031-05" is no span of years.
_SHORT_YEARS = re.compile(r"(?<![\d./-])(?P<from>(?:19|20)\d\d)(?:\s?/|[–-](?!0|1[0-2]))\s?(?P<to>\d\d)(?![\d./-])")
_YEARS = re.compile(rf"(?<![\d./])(?P<from>{_YEAR})\s?[-/]\s?(?P<to>{_YEAR})(?![\d/])")
_LINK = Template(r"^\s*(?:-|<<date-link>>)?\s*<<before-date>>?\s*$")


@dataclass(slots=True, frozen=True)
class Moment:
    """One date in a text: characters ``start`` to ``end``, first and last day, and the ISO form of what is said."""

    start: int
    end: int
    first: str
    last: str
    iso: str


def moments(text: str) -> list[Moment]:
    """Return the dates of a text in order. A text without a year has none."""
    flat = plain(text)
    # Every form asks for a year of these centuries, and most texts have none.
    if "19" not in flat and "20" not in flat:
        return []
    return [moment for match in _MOMENT.finditer(flat) if (moment := _moment(match))]


def day_in(text: str, year: int) -> str | None:
    """Return the first day named without a year ("6 octobre"), in the year that the rest of its document speaks of."""
    found = _YEARLESS.search(plain(text))
    if not found:
        return None
    day, month = (found.group("d1"), found.group("m1")) if found.group("d1") else (found.group("d2"), found.group("m2"))
    try:
        return date(year, _month(month), int(day)).isoformat()
    except ValueError:
        return None


def span_of(text: str) -> tuple[str | None, str | None]:
    """Return first and last day of the span a text names ("septembrie 2020 – septembrie 2023", "2022-2026").

    A text with one date only gives that date's first and last day; none gives (None, None).
    """
    years = year_span(text)
    found = moments(text)
    for left, right in zip(found, found[1:], strict=False):
        # Two dates are a span only with nothing but a link between them: "adopted 2030, revised 2031" is none.
        if left.first <= right.last and _LINK.match(plain(text[left.end : right.start])):
            return left.first, right.last
    # A span between full dates says more than one between years, so it was asked first.
    if years:
        return f"{years[0]}-01-01", f"{years[1]}-12-31"
    return (found[0].first, found[0].last) if found else (None, None)


def year_span(text: str) -> tuple[int, int] | None:
    """Return the years of a printed span "2022-2027" or "2031/32", or None."""
    found = _YEARS.search(plain(text)) or _SHORT_YEARS.search(text)
    if not found:
        return None
    first, last = int(found.group("from")), int(found.group("to"))
    # "2031/32" writes the century once.
    last += first // 100 * 100 if last < 100 else 0
    return (first, last) if first <= last else None


def _moment(match: re.Match[str]) -> Moment | None:
    year, month, day = _parts(match)
    if month is None:
        return Moment(match.start(), match.end(), f"{year}-01-01", f"{year}-12-31", str(year))
    if day is None:
        last = calendar.monthrange(year, month)[1]
        iso = f"{year}-{month:02d}"
        return Moment(match.start(), match.end(), f"{iso}-01", f"{iso}-{last:02d}", iso)
    try:
        iso = date(year, month, day).isoformat()
    # A day that does not exist (31 April) is told as none; the text stays as printed.
    except ValueError:
        return None
    return Moment(match.start(), match.end(), iso, iso, iso)


def _parts(match: re.Match[str]) -> tuple[int, int | None, int | None]:
    got = match.groupdict()
    if got["iy"]:
        # Month 0 would read as no month and make the whole year of it; 13 makes it a date that does not exist.
        return int(got["iy"]), int(got["im"]) or 13, int(got["id"])
    if got["y"]:
        return int(got["y"]), int(got["m"]), int(got["d"])
    if got["wy"]:
        return int(got["wy"]), _month(got["wm"]), int(got["wd"])
    if got["ey"]:
        return int(got["ey"]), _month(got["em"]), int(got["ed"])
    if got["ny"]:
        return int(got["ny"]), _month(got["nm"]), int(got["nd"]) if got["nd"] else None
    if got["my"]:
        return int(got["my"]), _month(got["mm"]), None
    return int(got["year"]), None, None


def _month(name: str) -> int:
    return numbered("month")[name]
