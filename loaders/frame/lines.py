"""Lines that only say where one is: chapters, components, objectives. Used for running text and for table rows alike.

``objective_line("O.S.1.2. Sprijin ...")`` gives ("specific", "1.2", "Sprijin ..."); a label without a name gives an empty
name, a label without a number no code.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from planatlas.loaders.grammar.numbers import roman
from planatlas.loaders.grammar.plain import plain
from planatlas.loaders.markup import BULLETS

__all__ = ["ObjectiveLine", "chapter_line", "component_line", "objective_label", "objective_line"]


class ObjectiveLine(NamedTuple):
    """``level`` is general, specific, operational or direction; ``code`` is normalised ("1.2"); ``name`` may be empty."""

    level: str
    code: str | None
    name: str


_CODE = r"(?P<code>\d{1,2}(?:\s?\.\s?\d{1,2}){0,3}|[ivx]{1,5}(?![\w])|[a-z](?=[.:)\s-]))"
_WORDS = {
    "general": r"obiectiv(?:ul|ului)? (?:general|strategic|principal|major)|objectif (?:general|strategique)|(?:general|strategic|overall) (?:objective|goal)|strategic aim|goal"
    r"|(?:γενικοσ|στρατηγικοσ) στοχοσ|o\.?g\.?(?= ?\d)",
    "operational": r"obiectiv(?:ul|ului)? operational|objectif operationnel|operational objective|επιχειρησιακοσ στοχοσ|o\.?o\.?(?= ?\d)",
    "specific": r"obiectiv(?:ul|ului)? specific|objectif specifique|specific objective|sub-?objective|ειδικοσ στοχοσ|επιμερουσ στοχοσ|o\.? ?s\.?(?= ?\d)|ob\.? ?sp\.?(?= ?\d)",
    "direction": r"directi(?:a|ei|e) de actiune|axe? d'action|line of action|κατευθυνση δρασησ",
    "any": r"obiectiv(?:ul)?|objectif|objective|στοχοσ",
}  # fmt: skip
_LABEL = "|".join(f"(?P<{level}>{words})" for level, words in _WORDS.items())
_LINE = re.compile(
    rf"^(?:{_LABEL})(?![^\W\d_])(?P<of> al [^:]{{3,60}}?(?=:))?(?:\s*(?:nr\.?|no\.?|n°)?\s*{_CODE}(?=[\s.:)\-]|[^\W_]|$))?"
    r"(?P<end>\s*[.:)\-]*\s*)"
)
_QUICK = re.compile(r"[\W_]*(?:[oO]\.? ?[sSgGoO]\b|[oO]\.? ?[sSgG]\.?\d|OS|O\.S|[oO](?:b[ij]|BI|BJ)|[SsGg](?:peci|ene|oal|trat|PEC|ENE|OAL|TRAT|ub|UB)|[Oo]p|OP|[Oo]ver|OVER|[Dd]irec|DIREC|[ΓγΣσΕε]|[Ll]ine|LINE|[Aa]x|AX)")
_LISTS = {
    "general": r"obiective(?:le)? (?:generale|strategice|principale)|objectifs (?:generaux|strategiques)|(?:general|strategic|overall) (?:objectives|goals)|(?:γενικοι|στρατηγικοι) στοχοι",
    "operational": r"obiectiv(?:e|ele|ul)? operational(?:e)?|objectifs operationnels|operational objectives|επιχειρησιακοι στοχοι",
    "specific": r"obiective(?:le)? specifice|objectifs specifiques|specific objectives|ειδικοι στοχοι|επιμερουσ στοχοι",
    "direction": r"directii(?:le)? de actiune|axes d'action|lines of action|κατευθυνσεισ δρασησ",
}  # fmt: skip
_LIST_LABEL = re.compile(
    "^(?:" + "|".join(f"(?P<{level}>{words})" for level, words in _LISTS.items()) + r")(?P<of> (?:aferent|ale?|pentru|of|for|de|du|του|τησ)\b[^.;:]{0,80}?)?\s*:?\s*$"
)
_ROMAN_CHAPTER = r"(?P<number>[ivxlc]{1,6}|\d{1,2}|[a-z](?=[\s.:)-]))"
_CHAPTER = re.compile(
    rf"^(?:capitol(?:ul)?|cap\.|chapitre|chapter|κεφαλαιο|part(?:ea|ie)?|μεροσ|titlul|sectiunea|section|anexa|annex|annexe|παραρτημα)\s+(?:nr\.?\s*)?{_ROMAN_CHAPTER}(?![^\W_])"
    r"(?P<end>\s*[.:)\-]*\s*)"
)
_COMPONENT = re.compile(
    r"^(?:(?P<numbered>componenta|component|composante|volet|axa(?: prioritara)?|axe|pilonul|pilon|pillar|pilier|πυλωνασ|αξονασ|συνιστωσα|theme|thematic area|priority(?: area)?|priorite)\s*(?P<number>\d{1,2}|[ivx]{1,5}|[a-z])?\s*[.:\-]+\s*"
    r"|(?P<plain>domeniul(?: prioritar)?|arie prioritara|aria prioritara|domeniu prioritar|(?:priority|policy) area|domaine(?: prioritaire)?|τομεασ(?: προτεραιοτητασ)?)\s*:?\s+)"
)
_MARKS = BULLETS + " \t*#>_"
_DASH = re.compile(r"^[-–—]\s*")


def _bare(text: str) -> str:
    return _DASH.sub("", text.strip(_MARKS)).strip(_MARKS)


@lru_cache(maxsize=4096)
def objective_line(text: str) -> ObjectiveLine | None:
    """Return what an objective's line says, or None for any other line.

    Read are "OBIECTIV GENERAL 1 : ...", "O.S.1.1. ...", "OS 1.2", "O.S3.1", "Objectif général 2", "Γενικός στόχος 1".
    """
    if not _QUICK.match(text):
        return None
    bare = _bare(text)
    match = _LINE.match(plain(bare[:160]))
    if not match or not _is_label(match, bare):
        return None
    name = " ".join(bare[match.end() :].split()).strip("* ")
    return ObjectiveLine(_level(match), _normal(match.group("code")), name)


def _is_label(match: re.Match[str], bare: str) -> bool:
    """A sentence that begins with "Obiectivul" is no label: it needs a number, a colon or nothing behind it."""
    if match.end() == len(bare):
        return bool(match.group("code") or match.group("end").strip() or not match.group("any"))
    if match.group("code"):
        return bool(match.group("end").strip() or match.group("end") or bare[match.end() : match.end() + 1].isupper())
    return ":" in match.group("end")


def _level(match: re.Match[str]) -> str:
    level = next(name for name in _WORDS if match.group(name))
    if level != "any":
        return level
    code = _normal(match.group("code")) or ""
    return "specific" if "." in code else "general"


def _normal(code: str | None) -> str | None:
    if code is None:
        return None
    bare = re.sub(r"\s", "", code).strip(".")
    value = roman(bare) if not bare[:1].isdigit() and len(bare) > 0 else None
    return str(value) if value else bare.upper()


@lru_cache(maxsize=4096)
def objective_label(text: str) -> tuple[str, bool] | None:
    """Return the level of a label over a list of objectives ("Obiective specifice:") and whether it ends in a colon."""
    if not _QUICK.match(text) or len(text) > 140:
        return None
    bare = _bare(text)
    match = _LIST_LABEL.match(plain(bare))
    if not match:
        return None
    level = next(name for name in _LISTS if match.group(name))
    return level, bare.endswith(":")


@lru_cache(maxsize=4096)
def component_line(text: str) -> str | None:
    """Return the name of the component a line opens ("COMPONENTA: X", "Domeniul prioritar X"), or None."""
    bare = _bare(text)
    if len(bare) > 300:
        return None
    match = _COMPONENT.match(plain(bare[:80]))
    if not match:
        return None
    name = " ".join(bare[match.end() :].split()).strip("* ")
    if match.group("plain") and (not name or bare.rstrip().endswith((".", ";"))):
        return None
    return name or None


@lru_cache(maxsize=4096)
def chapter_line(text: str) -> tuple[str, str] | None:
    """Return number and name of the chapter a line opens ("CAPITOLUL II", "Chapter 3: Aims"), or None."""
    bare = _bare(text)
    if len(bare) > 300:
        return None
    match = _CHAPTER.match(plain(bare[:80]))
    if not match:
        return None
    rest = bare[match.end() :].strip("* ")
    if rest and not match.group("end").strip() and not rest[0].isupper():
        return None
    return match.group("number").upper(), " ".join(rest.split())
