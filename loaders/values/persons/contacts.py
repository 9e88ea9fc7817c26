"""Telephone numbers, e-mail and web addresses."""

from __future__ import annotations

import re

from planatlas.ontology.languages import Template

__all__ = ["contacts", "without_contacts"]

_MAIL = r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]+(?:\.[\w-]+)*(?:\s?\.\s?[a-z]{2,4}\b)?"
_WEB = r"(?:https?://|www\.)[^\s<>,;]+"
_PHONE = r"(?<![\w.,])(?:\(?\+\d{1,3}\)?[\s.-]?)?(?:\(?0\d{1,4}\)?|\d{3})(?:[\s.-]?\d{2,4}){2,4}(?!\w|[.,]\d)"
# Ten digits in groups of four and six, which the pattern of other numbers leaves out.
_GREEK_PHONE = r"(?<![\w.,])2\d{3} \d{6}(?!\w|[.,]\d)"
# A label may stand before any contact, but a short number is one only behind the label of a telephone and its mark:
# "tel.: 112" is, "mobil 1200" is an amount.
_LABEL = r"<<contact-label>>\s*[.:]*\s*(?:[:]\s*)?"
_SHORT = r"<<phone-label>>\s*[.:]{1,2}\s*\+?\d[\d ./-]{4,}\d"
_SHORT_PHONE = Template(_SHORT)
_CONTACT = Template(
    rf"(?i:(?<!\w)(?:{_LABEL}\s*)+)(?:{_MAIL}|{_WEB}|{_PHONE})|(?i:(?<!\w){_SHORT})|{_MAIL}|<?{_WEB}>?"
    rf"|(?i:\b{_LABEL})?{_PHONE}|{_GREEK_PHONE}"
)
# Asked of every quote. It begins with one letter of a set, so that the engine passes over all others.
_CUE = re.compile(r"[@wWh\d](?:(?<=@)|(?<=[wW])[wW]{2}\.|(?<=h)ttps?:|(?<=\d)[\d ().+/-]{4,}\d)")
_LONE_LABEL = Template(r"(?<!\w)<<contact-label>>(?:\s*\.?\s*:|\.)\s*(?=$|[,;)]|\[…\])", re.I)
# The least that a national number has; fewer are codes, amounts and years.
_LEAST_DIGITS = 9
# Three groups or more of three digits, the first without a zero: an amount of millions.
_THOUSANDS = re.compile(r"^[1-9]\d{0,2}(?:[ .]\d{3}){2,}$")


def contacts(text: str) -> list[tuple[int, int]]:
    """Where telephone numbers, e-mail and web addresses stand in a text, each with its label."""
    if not _CUE.search(text):
        return []
    return [match.span() for match in _CONTACT.finditer(text) if _is_contact(match.group())]


def without_contacts(text: str, mark: str = "") -> str:
    """Return a text without telephone numbers, e-mail and web addresses and their labels.

    With a ``mark`` in their place all else stays as it is, so that a quote can still be found in its source.
    """
    # Most texts have none, and stay as printed, with their spaces.
    if not contacts(text):
        return text
    if mark:
        return _CONTACT.sub(lambda match: mark if _is_contact(match.group()) else match.group(), text)
    # A label whose number was taken before ("tel.:") is dropped with it.
    bare = _CONTACT.sub(lambda match: " " if _is_contact(match.group()) else match.group(), text)
    return " ".join(_LONE_LABEL.sub("", bare).split()).strip(" ,;")


def _is_contact(found: str) -> bool:
    """A run of digits is a telephone number with nine of them or behind its label; others are amounts or codes."""
    low = found.casefold()
    # Digits are counted only where no other sign tells: addresses have few of them.
    if "@" in found or "www" in low or "http" in low or _SHORT_PHONE.match(low):
        return True
    return sum(map(str.isdecimal, found)) >= _LEAST_DIGITS and not _THOUSANDS.search(found)
