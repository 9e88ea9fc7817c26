"""Amounts of money, in table cells and in running text, as decimal strings in whole currency.

"842" under "mii lei" is 842000 RON, "411.136,00 lei" 411136, "2 mil. euro" 2000000 EUR, "50.000-70.000 lei" a range.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from planatlas.loaders.values.numbers import NUMBER, decimal_text, parse_number
from planatlas.ontology.languages import Template
from planatlas.ontology.plain import plain
from planatlas.ontology.wording import coded, numbered
from planatlas.records import Budget

__all__ = ["MONEY", "MoneyUnit", "amounts_in", "cell_amounts", "money_unit", "without_unit"]

_CURRENCY = "<<currency-**>>"
_TIMES = "<<times-*>>"
_NO_TAIL = r"(?:(?<![^\W\d_])|(?![^\W\d_]))"
"""A currency in letters before its number is no end of a word: "leur 12" holds no euro, "k€ 12" does."""
_OF = r"(?:<<behind-number>>(?:(?<=')\s?|\s))?"
# A currency may stand on either side, a multiplier only behind the number.
_FIND = Template(
    rf"(?:(?P<qualifier><<amount-qualifier>>)\s+{_OF})?(?P<before>{_NO_TAIL}{_CURRENCY}\s?)?(?P<low>{NUMBER})"
    rf"(?:\s?-\s?{_CURRENCY}?\s?(?P<high>\d[\d.,]*\d|\d))?(?:\s?(?P<times>{_TIMES})(?![^\W\d_]))?"
    rf"(?:\s?{_OF}(?P<after>{_CURRENCY})(?![^\W\d_]))?"
)
_UNIT = Template(
    rf"(?:(?<![^\W\d_])(?P<times>{_TIMES})\s*{_OF}|{_NO_TAIL})(?P<currency>{_CURRENCY})"
    rf"(?:\s?\(?(?P<after>{_TIMES}|['’]?000))?(?![^\W\d_])"
)
MONEY = rf"(?:{_TIMES}(?:\s+{_OF}|\s?(?=[€£$])))?{_CURRENCY}"
"""Words and signs of money behind a number: "lei", "mii lei", "millions d'euros", "k€"; a part of a ``Template``."""
_OPENED = re.compile(r"(?:\s*[(\[][^()\[\]]*|[\s–,-]+)$")
# Far quicker than the pattern of amounts, which tries every number of a text.
_WORTH = Template(
    rf"\d\s?(?:{_TIMES}\s?{_OF})?{_CURRENCY}(?![^\W\d_])|[€£$]\s?\d|(?<![^\W\d_])(?:eur|ron|gbp|usd)\s?\d"
)
_BRACKET = re.compile(r"\(([^)\d][^)]*)\)")


@dataclass(slots=True, frozen=True)
class MoneyUnit:
    """What a heading says of the amounts under it: the printed multiplier ("mii"), its value and the ISO currency."""

    printed: str | None = None
    factor: int = 1
    currency: str | None = None


def money_unit(heading: str) -> MoneyUnit | None:
    """Return the unit a column heading names ("Buget local mii lei", "Cost (k€)"), or None where it names none."""
    found = _UNIT.search(plain(heading))
    if not found:
        return None
    # "mii lei" says it before the currency, "lei (mii)" and "€ 000" behind it.
    times = found.group("times") or found.group("after")
    return MoneyUnit(times, 1000 if times and times.endswith("000") else _factor(times), _iso(found.group("currency")))


def without_unit(heading: str) -> str:
    """Return a heading without the unit at its end, brackets and dashes about it too."""
    found = next(reversed([*_UNIT.finditer(plain(heading))]), None)
    # A unit in mid-heading is part of what the heading says.
    if found is None or any(map(str.isalnum, heading[found.end() :])):
        return heading
    return _OPENED.sub("", heading[: found.start()]).strip()


def amounts_in(text: str, lang: str | None = None) -> list[Budget]:
    """Return the amounts of a sentence: numbers that stand with a currency."""
    flat = plain(text)
    if not _WORTH.search(flat):
        return []
    # In running text a bare number is a count, a year or an article.
    found = (match for match in _FIND.finditer(flat) if match.group("after") or match.group("before"))
    return [budget for match in found if (budget := _budget(match, text, MoneyUnit(), lang))]


def cell_amounts(text: str, unit: MoneyUnit | None = None, lang: str | None = None) -> list[Budget]:
    """Return the amounts of a cell in a column of money, where a bare number is an amount.

    A source printed in brackets beside the amount ("1 632 873 (PNRR)") becomes its ``source``.
    """
    flat = plain(text)
    found = [match for match in _FIND.finditer(flat) if match.group("low")]
    # Where one number has a currency, those beside it without one are counts and years.
    if any(match.group("after") or match.group("before") for match in found):
        found = [match for match in found if match.group("after") or match.group("before")]
    out = [budget for match in found if (budget := _budget(match, text, unit or MoneyUnit(), lang))]
    source = _BRACKET.search(text)
    # Of several amounts the bracket does not say whose source it is.
    if source and len(out) == 1:
        out[0].source, out[0].text = source.group(1).strip(), text.strip()
    return out


def _budget(match: re.Match[str], text: str, unit: MoneyUnit, lang: str | None) -> Budget | None:
    low = _value(match, "low", lang)
    if low is None:
        return None
    own = match.group("times")
    # A multiplier in the cell replaces that of the heading: "2 mil." under "mii lei" is two million.
    factor = _factor(own) if own else unit.factor
    high = _value(match, "high", lang) if match.group("high") else None
    # Behind the number first: between two amounts the currency belongs to the one before it.
    currency = _iso(match.group("after") or match.group("before")) or unit.currency
    return Budget(
        amount=decimal_text(low * Decimal(factor)),
        amount_max=decimal_text(high * Decimal(factor)) if high is not None else None,
        currency=currency,
        unit=own or unit.printed,
        qualifier=match.group("qualifier"),
        text=text[match.start() : match.end()].strip(),
    )


def _value(match: re.Match[str], name: str, lang: str | None) -> Decimal | None:
    """No currency has three decimals: in money a comma or dot before three digits groups thousands in every language.

    Millions and thousands have: before a multiplier the language of the document decides.
    """
    number = match.group(name)
    if not match.group("times"):
        first, *groups = number.split(",")
        if groups and first.isdecimal() and all(len(group) == 3 and group.isdecimal() for group in groups):
            return parse_number(number.replace(",", ""), lang)
        # Without a language a dot before three digits groups thousands.
        if number.count(".") == 1 and len(number.partition(".")[2]) == 3:
            lang = None
    return parse_number(number, lang)


def _factor(times: str | None) -> int:
    return numbered("times")[times] if times else 1


def _iso(printed: str | None) -> str | None:
    return coded("currency")[" ".join(printed.split())].upper() if printed else None
