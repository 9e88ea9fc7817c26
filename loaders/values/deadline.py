"""Deadlines and periods: what a plan prints in its column of times, and the dates that can be told from it.

A deadline says by when, a period over which time, a rhythm how often. Whatever cannot be told stays as printed; dates
that do not exist are none.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Sequence
from datetime import date
from itertools import accumulate
from unicodedata import combining, normalize

from planatlas.loaders.values.forms_of_text import WORD
from planatlas.ontology.folding import fold
from planatlas.ontology.languages import Template
from planatlas.ontology.wording import cue_words, numbered

__all__ = ["beginning", "deadline_kind", "fold_dates", "interval", "is_rhythm", "looks_timed", "parts_named"]

_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
_SPACES = re.compile(r"\s+")
_YEAR = re.compile(r"\b(?:19|20)\d{2}\b")
_YEARS = Template(r"\b((?:19|20)\d{2})\s*(?:[-–/]|<<year-link>>)\s*((?:19|20)\d{2})\b")
# A dot or slash with digits behind it makes it a date, and no half of a year.
_SPLIT_YEAR = re.compile(r"\b((?:19|20)\d{2})\s?[/–-]\s?(\d{2})(?!\d|[./-]\d)")
_DAY = re.compile(r"\b(?P<day>\d{1,2})[./-](?P<month>\d{1,2})[./-](?P<year>(?:19|20)\d{2})\b")
_YEAR_TO_DAY = re.compile(
    r"\b(?P<year>(?:19|20)\d{2})(?:[./-]|\.\s)(?P<month>\d{1,2})(?:[./-]|\.\s)(?P<day>\d{1,2})(?!\d)"
)
# No digit, dot or slash before it: the month of a full date with its day is not one alone.
_MONTH = re.compile(r"(?<![\d./-])(0?[1-9]|1[0-2])[./]((?:19|20)\d{2})\b")
_MONTH_NAME = "(?:<<month-*>>|<<short-month-*>>)"
_DAYS_OF_MONTHS = (
    Template(
        rf"\b(?P<day>\d{{1,2}})<<day-ending>>?\s+(?:<<of-month>>\s+)?(?P<month>{_MONTH_NAME})\b"
        r"(?:\s+(?P<year>(?:19|20)\d{2}))?"
    ),
    Template(
        r"\b(?P<month><<month-*@month-day>>|<<short-month-*@month-day>>)\.?\s+(?P<day>\d{1,2})<<day-ending>>?,\s+"
        r"(?P<year>(?:19|20)\d{2})\b"
    ),
    Template(
        r"(?:\b(?P<year>(?:19|20)\d{2})\.?\s+)?\b(?P<month><<month-*@year-first>>|<<short-month-*@year-first>>)\.?\s+"
        r"(?P<day>\d{1,2})(?!\d)"
    ),
)
"""15 March 2031; March 15, 2031; 2031. március 15."""
_PART = r"(iv|iii|ii|i|[1-4])"
_APART = r"(?:\.\s*|\s+|(?=\d))"
"""What parts a word from its number: "și" is no semester I, "trimiteri" no quarter; only digits may be glued ("S1")."""
_QUARTER = Template(rf"(?<![\w'’])<<quarter>>{_APART}{_PART}(?:\s*[-–]\s*{_PART})?\b")
_QUARTERS_LISTED = Template(
    rf"(?<![\w'’])<<quarter>>{_APART}((?:iv|iii|ii|i|[1-4])(?:\s*(?:[-–,/&+]|<<and>>)\s*(?:iv|iii|ii|i|[1-4])\b)*)\b"
)
_ONE_OF_LIST = re.compile(rf"\b{_PART}(?:\s*[-–]\s*{_PART})?\b")
_HALF = Template(rf"(?<![\w'’])<<half>>{_APART}(ii|i|[12])\b")
_ORDINAL_BEFORE = Template(r"\b(<<ordinal-*>>|[1-4])<<ordinal-ending>>?['’΄´]?\s+(<<quarter>>|<<half>>)(?!\w)")
_ORDINAL_BEHIND = Template(
    r"\b(<<quarter>>|<<half>>)\.?\s+(?:<<ordinal-link>>\s+)?(i{1,3}|iv|[1-4])-?<<ordinal-behind-ending>>\b"
)
# Where the number comes first ("1-2. negyedév"), the word must be one that takes it so.
_NUMBER_FIRST = Template(
    rf"\b(?:{_PART}\.?\s*[-–]\s*)?{_PART}\.\s*(?P<part><<quarter@number-first>>|<<half@number-first>>)(?!\w)"
)
_BY = Template(r"<<until>>\b")
_BY_BEHIND = Template(r"<<until-behind>>\W*$")
# A limit behind "from" makes it a span of both, not an open beginning.
_FROM = Template(r"<<from>>\b(?!.*(?:\b<<up-to>>\b|\d\s*[-–]|[-–]\s*\d))")
_FROM_BEHIND = Template(r"<<from-behind>>\W*$")
_RHYTHMS = Template(r"^<<rhythm-**>>\b")
_TIMED = Template(
    r"\b<<time-word>>\b|<<every-year>>\b|(?<!\d)(?:19|20)\d\d(?!\d)|"
    rf"^<<deadline-begins>>\b.*(?:\d|\b(?:<<end-of-time>>|{_MONTH_NAME})\b)"
)
_MONTH_OR_DAY = rf"(?:\d|\b{_MONTH_NAME}\b)"
_BEFORE_MONTH = Template(rf"(?:^\W*|{_MONTH_OR_DAY}\.?\s*[-–/,]?\s*|(?:{_MONTH_OR_DAY}\.?\s*)?\b<<before-month>>\s+)$")
_AFTER_MONTH = Template(
    rf"\W*$|\.?\s*(?:19|20)\d\d\b|\s*[-–/,;]\s*{_MONTH_OR_DAY}|\s+<<behind-month>>\b|"
    rf"\s+<<between-months>>\s+{_MONTH_OR_DAY}"
)
_EVALUATION, _IMPLEMENTATION = Template("<<evaluation>>"), Template("<<implementation>>")


def _months_by_name() -> dict[str, int]:
    return numbered("month", "short-month")


def is_rhythm(text: str) -> bool:
    """Tell whether a text only says how often ("lunar", "anual"), not by when."""
    return bool(_RHYTHMS.match(fold(text)))


def looks_timed(text: str) -> bool:
    """Tell whether a short text looks like a deadline or period; used to recognise a column without a heading."""
    # A longer cell is work in which a time happens to be named.
    return len(text) < 60 and bool(_TIMED.search(fold(text)))


def deadline_kind(heading: str) -> str:
    """Return completion, implementation or evaluation, by the wording of the column heading."""
    folded = fold(heading)
    # Evaluation first: the headings of it often name the implementation that is evaluated.
    if _EVALUATION.search(folded):
        return "evaluation"
    if _IMPLEMENTATION.search(folded):
        return "implementation"
    return "completion"


def interval(text: str, year: int | None) -> tuple[str | None, str | None]:
    """Return ISO start and end, each None where it cannot be told. ``year`` is the plan's, for texts without one."""
    folded = _numbers_behind(_SPACES.sub(" ", fold_dates(text)))
    # Without a digit no date or year is there, and most readers need not be asked.
    numbers = any(map(str.isdecimal, folded))
    # A false end is worse than none.
    if numbers and _in_split_year(folded):
        return None, None
    for reader in _READERS if numbers else _READERS_OF_WORDS:
        if found := reader(folded, year):
            return (_first_day(*found), None) if _FROM.match(folded) or _FROM_BEHIND.search(folded) else found
    return None, None


def _in_split_year(text: str) -> bool:
    """ "Q3 2031/32", "2031-32" without a month: whose year begins when (in April, in September) is not said."""
    split = any(int(first[2:]) + 1 == int(second) for first, second in _SPLIT_YEAR.findall(text))
    return split and not any(word in _months_by_name() for word in WORD.findall(text)) and not _DAY.search(text)


def _numbers_behind(text: str) -> str:
    """ "1er trimestre", "second half", "semestrul al II-lea" in the order "trimestre 1", "half 2", "semestrul ii"."""
    # Each form becomes word and number, so that one pattern reads quarters and halves in every language.
    text = _ORDINAL_BEFORE.sub(lambda m: f"{m.group(2)} {numbered('ordinal').get(m.group(1), m.group(1))}", text)
    text = _NUMBER_FIRST.sub(lambda m: f"{m['part']} {'-'.join(filter(None, m.group(1, 2)))}", text)
    return _ORDINAL_BEHIND.sub(r"\1 \2", text)


def parts_named(text: str) -> list[int]:
    """Return the quarters of a year that a text names as quarters or halves ("trim. I-IV", "S2"), in order."""
    folded = _numbers_behind(_SPACES.sub(" ", fold_dates(text)))
    listed = [m.group(1) for m in _QUARTERS_LISTED.finditer(folded)]
    spans = [
        (_number(m.group(1)), _number(m.group(2) or m.group(1))) for one in listed for m in _ONE_OF_LIST.finditer(one)
    ]
    # A half year is two quarters.
    spans += [(2 * _number(m.group(1)) - 1, 2 * _number(m.group(1))) for m in _HALF.finditer(folded)]
    return sorted({quarter for first, last in spans for quarter in range(first, last + 1)})


def _first_day(starts: str | None, ends: str | None) -> str | None:
    """The day on which something begins that names one date: of a year alone, its first."""
    return f"{ends[:4]}-01-01" if starts is None and ends and ends.endswith("-12-31") else starts or ends


def beginning(text: str, year: int | None) -> str | None:
    """Return the ISO day on which what a column of starts prints begins ("03/2031", "2031"), or None."""
    # A day printed in a column of starts is where the work begins, though a deadline would take it as the end.
    starts, ends = interval(text, year)
    return _first_day(starts, None if _days(fold_dates(text), year) else ends) or ends


def fold_dates(text: str) -> str:
    """Fold for dates: dots between digits and dashes stay."""
    bare = text.casefold()
    if bare.isascii():
        return bare
    # The full folding drops dots and dashes, which tell dates and spans.
    bare = normalize("NFD", bare)
    return "".join([ch for ch in bare if not combining(ch)]).replace("ς", "σ")


def _days(text: str, year: int | None) -> tuple[str | None, str | None] | None:
    every = [*_DAY.finditer(text), *_YEAR_TO_DAY.finditer(text)]
    # Two patterns found them; first and last are those as printed.
    every.sort(key=lambda one: one.start())
    found = [_iso(int(one["year"]), int(one["month"]), int(one["day"])) for one in every]
    if not found:
        return None
    # One day in a column of times is the day by which, not the day on which the work begins.
    return (found[0], found[1]) if len(found) > 1 else (None, found[0])


def _named_days(text: str, year: int | None) -> tuple[str | None, str | None] | None:
    """ "20 decembrie 2031" is a day; a day without a year is of the year printed after it, or the plan's."""
    found = [day for day in _apart(_DAYS_OF_MONTHS, text) if _names_month(text, day["month"], *day.span("month"))]
    # Of "1 to 15 March 2031" only the last has the year, and it is that of both.
    years = [int(d["year"]) for d in found if d["year"]] or ([year] if year else [])
    if not found or not years:
        return None
    days = [_iso(int(d["year"] or years[-1]), _months_by_name()[d["month"]], int(d["day"])) for d in found]
    return (days[0], days[-1]) if len(days) > 1 else (None, days[0])


def _apart(patterns: Sequence[Template], text: str) -> list[re.Match[str]]:
    """What the patterns find, in order; of two that share letters the one that begins first, then the longer."""
    found = sorted((m for pattern in patterns for m in pattern.finditer(text)), key=lambda m: (m.start(), -m.end()))
    ends = [0, *accumulate((m.end() for m in found), max)]
    return [m for m, end in zip(found, ends, strict=False) if m.start() >= end]


def _iso(year: int, month: int, day: int) -> str | None:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None


def _year_span(text: str, year: int | None) -> tuple[str, str] | None:
    found = _YEARS.search(text)
    return (f"{found.group(1)}-01-01", f"{found.group(2)}-12-31") if found else None


def _quarters(text: str, year: int | None) -> tuple[str, str] | None:
    return _parts_of_years(_QUARTER, 3, text, year)


def _halves(text: str, year: int | None) -> tuple[str, str] | None:
    return _parts_of_years(_HALF, 6, text, year)


def _parts_of_years(pattern: Template, months: int, text: str, year: int | None) -> tuple[str, str] | None:
    """From the first quarter or half named to the last; each is of the year printed behind it, or the text's."""
    found = list(pattern.finditer(text))
    if not found or not (default := _year_in(text) or year):
        return None
    first, last = found[0], found[-1]
    # "T4 2031 - T1 2032" has a year for each; "T1-T4 2031" one for both.
    from_year = _year_in(text[first.end() : found[1].start()] if len(found) > 1 else text) or default
    to_year = _year_in(text[last.end() :]) or from_year
    begins, ends = _number(first.group(1)), _number(last.group(last.lastindex or 1))
    return _span(from_year, months * begins - months + 1, months * ends, to_year)


def _months(text: str, year: int | None) -> tuple[str | None, str | None] | None:
    words = WORD.finditer(text)
    months = [
        number
        for one in words
        if (number := _months_by_name().get(one.group())) and _names_month(text, one.group(), *one.span())
    ]
    years = [int(y) for y in _YEAR.findall(text)] or ([year] if year else [])
    if not months or not years:
        return None
    # From November to February within one year runs backwards.
    if years[0] == years[-1] and months[0] > months[-1]:
        return None, None  # a winter: which of its two years is the plan's is not said
    starts, ends = _span(years[0], months[0], months[-1], years[-1])
    return (None, ends) if len(months) == 1 and _is_limit(text) else (starts, ends)


def _is_limit(text: str) -> bool:
    """ "until March", "márciusig": the time named is the last, not the whole of it."""
    return bool(_BY.match(text) or _BY_BEHIND.search(text))


def _names_month(text: str, word: str, start: int, end: int) -> bool:
    """Tell whether a word is a month here: where it is an ordinary word too, what stands around it is of a date."""
    if word not in cue_words("month-or-common-word"):
        return True
    # Words that are months and ordinary words too ("mai", "mars", "may") need a date on both sides.
    after = _AFTER_MONTH.match(text, end)
    if word in cue_words("month-or-adjective"):  # "2 centre noi": without year or month behind it, never November
        return bool(after and _BEFORE_MONTH.search(text[:start]) and after.group().strip(" .\t)"))
    return bool(after and _BEFORE_MONTH.search(text[:start]))


def _numbered_months(text: str, year: int | None) -> tuple[str | None, str | None] | None:
    """ "03/2031 - 11/2031" is a span of months; one alone is that month."""
    found = [(int(y), int(m)) for m, y in _MONTH.findall(text)]
    # A span that ends before it begins is a slip of the source; nothing is made of it.
    if not found or found[0] > found[-1]:
        return None
    (first_year, first), (last_year, last) = found[0], found[-1]
    starts, ends = _span(first_year, first, last, last_year)
    return (None, ends) if len(found) == 1 and _is_limit(text) else (starts, ends)


def _only_year(text: str, year: int | None) -> tuple[str | None, str | None] | None:
    found = _YEAR.findall(text)
    # The last year named is the one by which.
    return (None, f"{found[-1]}-12-31") if found else None


# The most exact first: a text with a day also has a year, which would make a whole year of it.
_READERS = (_days, _named_days, _year_span, _numbered_months, _quarters, _halves, _months, _only_year)
"""What tells an interval, the plainest first."""
_READERS_OF_WORDS = (_quarters, _halves, _months)
"""What does where no digit stands."""


def _year_in(text: str) -> int | None:
    found = _YEAR.search(text)
    return int(found.group()) if found else None


def _number(text: str) -> int:
    return _ROMAN.get(text) or int(text)


def _span(year: int, first: int, last: int, last_year: int | None = None) -> tuple[str, str]:
    end_year = last_year or year
    return f"{year}-{first:02d}-01", f"{end_year}-{last:02d}-{calendar.monthrange(end_year, last)[1]:02d}"
