"""Codes of the Romanian nomenclature of social services (HG 867/2015): "8891 CZ-C-II", "8790CR-PFA-II", "8810 ID-I"."""

from __future__ import annotations

import re

from planatlas.ontology.plain import plain
from planatlas.ontology.wording import cue_words

__all__ = ["SERVICE_CODE", "normal_code", "service_codes", "take_service_codes"]

_PART = r"(?:[A-Z]{1,5}|\d{1,2})(?!\w)"
# The nomenclature of social services has the divisions 85 to 89; a word of small letters behind makes it running
# text.
SERVICE_CODE = re.compile(
    rf"(?<![\w-])8[5-9]\d{{1,2}}\s?[A-Z]{{2,5}}(?:\s?[-–]\s?{_PART}|\s[IVX]{{1,4}}(?![\w]))+(?![a-zăâîșț])"
)
"""Number, letters, and at least one further part: "8900 DE COPII" is an amount of children."""


def service_codes(text: str) -> list[str]:
    """Return the codes in a text, as printed."""
    return [" ".join(found.split()) for found in SERVICE_CODE.findall(text)]


def take_service_codes(text: str) -> tuple[str | None, str]:
    """Return the codes of a cell as printed ("8899CZ-PN-V si 8891CZ-C-II" stays one) and the rest of it."""
    found = list(SERVICE_CODE.finditer(text))
    if not found:
        return None, text
    first, last = found[0], found[0]
    for match in found[1:]:
        # Only marks and "and" may part codes of one cell; words between make the second a mention of another service.
        between = text[last.end() : match.start()].replace(",", " ").replace(";", " ").replace("/", " ")
        if not cue_words("and").issuperset(plain(between).split()):
            break
        last = match
    rest = f"{text[: first.start()]} {text[last.end() :]}"
    return " ".join(text[first.start() : last.end()].split()), " ".join(rest.split()).strip(" ,;/-–")


def normal_code(code: str) -> str:
    """Return a code in the spelling of the nomenclature: "8790CR-PFA II" becomes "8790 CR-PFA-II"."""
    number = re.match(r"\d+", code)
    parts = re.findall(r"[A-Z]+|\d+", code[number.end() :] if number else code)
    # Spaces and dashes are set at will in the sources; number, letters, numerals are what identifies.
    return f"{number.group()} {'-'.join(parts)}" if number else "-".join(parts)
