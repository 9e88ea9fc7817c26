"""Personal data that no record may hold: telephone numbers, e-mail and web addresses, persons' names."""

from __future__ import annotations

import re

__all__ = ["without_contacts", "without_persons"]

_MAIL = r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]+(?:\.[\w-]+)*(?:\s?\.\s?[a-z]{2,4}\b)?"
_WEB = r"(?:https?://|www\.)[^\s<>,;]+"
_PHONE = r"(?<![\w.,])(?:\(?\+\d{1,3}\)?[\s.-]?)?(?:\(?0\d{1,4}\)?|\d{3})(?:[\s.-]?\d{2,4}){2,4}(?!\w|[.,]\d)"
_LABEL = r"(?:tele?fon|tel|fax|mobil|e-?mail|web|site|phone|τηλ|ηλ\.? ?ταχ)\s*[.:]*\s*(?:[:]\s*)?"
_CONTACT = re.compile(rf"(?i:(?:{_LABEL}\s*)+)(?:{_MAIL}|{_WEB}|{_PHONE})|{_MAIL}|<?{_WEB}>?|(?i:\b{_LABEL})?{_PHONE}")
_CUE = re.compile(r"@|[wW]{3}\.|https?:|\d[\d ().+-]{7,}\d")
_LONE_LABEL = re.compile(r"(?i)\b(?:tel(?:efon)?|fax|e-?mail|web)\s*[:.]\s*(?=$|[,;)])")
_TITLE = (
    r"(?:dl|dna|d-na|dlui|dnei|domnul|doamna|dr|prof|ing|le camarade|la camarade|camarade|m|mme|mr|mrs|ms|monsieur|"
    r"madame|"
    r"κ|κα|κος|ο κ|η κα|του κ|της κας|τον κ|την κα)"
)
_NAME = r"[A-ZÀ-ÞĂÂÎȘȚŞŢĐΑ-ΩΆ-Ώ][\w'’.-]*(?:\s+[A-ZÀ-ÞĂÂÎȘȚŞŢĐΑ-ΩΆ-Ώ][\w'’.-]*){0,4}"
_PERSON = re.compile(rf"(?<!\w)(?i:{_TITLE})\.?\s+{_NAME}\s*[,–-]?\s*")

_WORD = (
    r"(?!(?:[A-ZÀ-ÞĂÂÎȘȚŞŢ][\w]*(?:ului|iei|ilor|elor)|Consil\w*|Comit\w*|Council|Trust|Police|Board|General|"
    r"Executiv|Executive)\b)"
)
_FULL_NAME = rf"(?:{_WORD}[A-ZÀ-ÞĂÂÎȘȚŞŢĐΑ-ΩΆ-Ώ][\w’'-]+|[A-Z]\.)(?:[ -]{_WORD}[A-ZÀ-ÞĂÂÎȘȚŞŢĐΑ-ΩΆ-Ώ][\w’'-]+){{1,3}}"
_OFFICE = (
    r"(?:vice)?primar(?:ul|ului|ului)?|(?:vice)?pre[șş]edinte(?:le|lui)?|director(?:ul|ului|area)?|ministr(?:ul|"
    r"ului)|prefect(?:ul|ului)?|"
    r"secretar(?:ul|ului)?|(?:deputy )?mayor|councillor|cllr|chair(?:man|woman|person)?|(?:vice-)?president|"
    r"minister|director|"
    r"(?:vice-)?pr[ée]sidente?|maire|pr[ée]f[eè]te?|directeur|directrice|ministre|adjointe? au maire|"
    r"(?:αντι)?δ[ήη]μαρχος|(?:αντι)?πρ[όο]εδρος|υπουργ[όο]ς|διευθ[υύ]ντ(?:ής|ρια)|γραμματ[έε]ας"
)
_OFFICE_CUE = re.compile(rf"(?i:(?<!\w)(?:{_OFFICE})(?!\w))|\bsaid [A-Z]")
_NAME_AFTER = re.compile(rf"(?P<office>(?<!\w)(?i:{_OFFICE}|said)),?\s+{_FULL_NAME}(?!\w)")
_AFTER_COMMA = re.compile(
    rf"(?P<office>(?<!\w)(?i:{_OFFICE})\b[^,.;:]{{2,70}}),\s+{_FULL_NAME}(?=[,.;:]|"
    rf"\s+[a-zα-ωά-ώăâîșț])"
)
_NAME_BEFORE = re.compile(rf"{_FULL_NAME},\s+(?P<rest>(?:the |le |la |ο |η )?(?i:{_OFFICE})(?!\w))")


def without_contacts(text: str) -> str:
    """Return a text without telephone numbers, e-mail and web addresses and their labels."""
    if not _CUE.search(text):
        return text
    bare = _CONTACT.sub(_kept, text)
    return " ".join(_LONE_LABEL.sub("", bare).split()).strip(" ,;")


def _kept(match: re.Match[str]) -> str:
    """A run of digits is a telephone number only with at least nine of them; smaller ones are amounts or codes."""
    found = match.group()
    if "@" in found or "www" in found.lower() or "http" in found.lower():
        return " "
    return (
        " "
        if len(re.sub(r"\D", "", found)) >= 9 and not re.search(r"^[1-9]\d{0,2}(?:[ .]\d{3}){2,}$", found)
        else found
    )


def without_persons(text: str) -> str:
    """Return a text without the names of persons that a title or an office tells; the office stays.

    "dl. X Y", "le camarade X", "Mayor X Y", "X Y, director of the Trust", "said X Y" lose the name.
    """
    bare = _PERSON.sub("", text)
    if _OFFICE_CUE.search(bare):
        bare = _NAME_BEFORE.sub(r"\g<rest>", _AFTER_COMMA.sub(r"\g<office>", _NAME_AFTER.sub(r"\g<office>", bare)))
    return " ".join(bare.split())
