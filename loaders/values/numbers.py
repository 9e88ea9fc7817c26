"""Numbers as people print them: "2 574 580,7", "375.700,00", "11.899", "3,810" and "huit"."""

from __future__ import annotations

import re
from decimal import Decimal, InvalidOperation

from planatlas.ontology.languages import has_trait
from planatlas.ontology.plain import plain
from planatlas.ontology.wording import numbered

__all__ = ["NUMBER", "decimal_text", "json_number", "number_word", "parse_number"]

# Groups of three before plain digits: of "2 574 580" the first would else be read as 2.
NUMBER = (
    r"(?<![\d.,/])(?:\d{1,3}(?:[ .\u00a0\u202f']\d{3})+(?!\d)(?:,\d{1,2}(?!\d))?"
    r"|\d{1,3}(?:,\d{3})+(?!\d)(?:\.\d{1,2}(?!\d))?|\d+(?:[.,]\d+)?)"
)
"""A pattern for one printed number. A dot or a space before exactly three digits groups thousands."""

_GROUPING = dict.fromkeys(map(ord, " .'\u00a0\u202f"))
_GROUP = re.compile(r"^\d{1,3}(?:[ .'\u00a0\u202f]\d{3})+(?:,\d+)?$")
_COMMAS = re.compile(r"^\d{1,3}(?:,\d{3})+(?:\.\d+)?$")


def parse_number(text: str, lang: str | None = None) -> Decimal | None:
    """Return the value of a printed number, or None.

    In English a comma groups thousands, in most languages it is the decimal sign. Two groups of three digits
    after commas are thousands in every language.
    """
    # The dot or comma behind a number is the sentence's.
    bare = text.strip(" .,\u00a0\u202f")
    # "1.250" is one and a quarter only where commas group thousands.
    decimals = has_trait(lang, "comma-thousands") and "." in bare and bare.replace(".", "", 1).isdecimal()
    if _GROUP.match(bare) and not decimals:
        bare = bare.translate(_GROUPING).replace(",", ".")
    # One comma before three digits is thousands in English and a decimal elsewhere; with two, or a dot behind, it
    # groups.
    elif _COMMAS.match(bare) and (bare.count(",") > 1 or "." in bare or has_trait(lang, "comma-thousands")):
        bare = bare.replace(",", "")
    else:
        bare = bare.replace(",", ".")
    try:
        return Decimal(bare)
    except InvalidOperation:
        return None


def json_number(value: Decimal) -> int | float:
    """Return an integer where the value is whole, else a float."""
    return int(value) if value == value.to_integral_value() else float(value)


def decimal_text(value: Decimal) -> str:
    """Return a decimal string without exponent or trailing zeros."""
    text = format(value, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def number_word(word: str) -> int | None:
    """Return the value of a number written as a word, from two to sixteen, or None; "one" is too often an article."""
    return numbered("number").get(plain(word))
