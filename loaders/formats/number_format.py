"""Numbers and dates of a spreadsheet as its number format shows them, without separators of thousands.

Thousands are left unseparated and decimals keep a point, since a sheet is shown after the language of who opens it.
"""

from __future__ import annotations

import re
from datetime import date, datetime

__all__ = ["shown_value"]

_TOKEN = re.compile(r'"([^"]*)"|\\(.)|\[\$([^-\]]*)[^\]]*\]|\[[^\]]*\]|[_*].|([#0?,.\s]*[#0?][#0?,.]*)|(.)', re.S)
_GENERAL = ("", "General", "@")


def shown_value(value: object, number_format: str | None) -> str:
    """Return a cell's value as a reader of the sheet sees it.

    ``0.75`` in ``0%`` is "75 %", ``1200`` in ``#,##0 "mii lei"`` is "1200 mii lei", a date whose format has no day is
    month and year. A value without a format of its own is written out whole.
    """
    pattern = number_format or ""
    if isinstance(value, datetime | date):
        return _day(value, pattern.lower())
    if isinstance(value, bool) or value is None or not isinstance(value, int | float) or pattern in _GENERAL:
        return _plain(value)
    sections = pattern.split(";")
    section = sections[1] if value < 0 and len(sections) > 1 else sections[0]
    around, places, percent, thousands = _parts(section)
    if "#" not in around:
        return around or _plain(value)
    number = abs(value) if value < 0 and len(sections) > 1 else value
    if percent:
        number = round(number * 100, 10)
    if thousands:
        number = round(number / 1000**thousands, 10)
    text = _plain(number) if places is None else f"{number:.{places}f}"
    return " ".join(around.replace("#", text, 1).replace("%", " %").split())


def _day(value: datetime | date, pattern: str) -> str:
    """A date with as much of it as its format shows; quoted words and codes in brackets are no part of the date."""
    letters = re.sub(r'"[^"]*"|\\.|\[[^\]]*\]', "", pattern)
    if "y" in letters and "d" not in letters:
        return f"{value.month:02d}.{value.year}" if "m" in letters else str(value.year)
    return f"{value.day:02d}.{value.month:02d}.{value.year}"


def _parts(section: str) -> tuple[str, int | None, bool, int]:
    """The words around the number, which is "#"; its fixed decimals; whether it is a share; thousands it is less by."""
    around: list[str] = []
    places, percent, seen, thousands = None, False, False, 0
    for quoted, escaped, currency, digits, other in _TOKEN.findall(section):
        if digits.strip() and not seen:
            seen = True
            thousands = len(digits.strip()) - len(digits.strip().rstrip(","))
            around.append(" # " if digits != digits.strip() else "#")
            decimals = digits.strip().rstrip(",").partition(".")[2]
            # Optional decimals (0.##) show as many as there are; fixed ones hide what lies behind them, which is kept.
            places = len(decimals) if decimals and set(decimals) == {"0"} else None
        elif digits.isspace():
            around.append(" ")
        elif other == "%":
            percent = True
            around.append("%")
        else:
            around.append(quoted or escaped or currency or (other if other.isspace() or other in "()-+/€$" else ""))
    return "".join(around), places, percent, thousands


def _plain(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)
