"""Codes of measures and list marks: "1.2.3" is a code, "1." only a mark."""

from __future__ import annotations

import re

from planatlas.ontology.languages import Template

__all__ = ["LEADING_CODE", "codes_in", "lettered", "objective_of", "take_code", "take_mark"]

_PART = r"(?:\d{1,3}|[A-ZΑ-Ωa-zα-ω])"
# At least one dot, so that a count at the beginning of a text is no code; at most five further parts, as no plan goes
# deeper.
LEADING_CODE = Template(
    rf"^\s*(?:<<code-word>>\s*)?"
    rf"(?P<code>(?:{_PART}|(?:[A-Z]\s?\.\s?)?(?-i:[IVX]{{1,4}}))(?:\s?\.\s?\d{{1,3}}){{1,5}}(?-i:[a-z](?![^\W\d_]))?)(?P<end>\s*[.):]?)(?=\s|[^\W\d_]|$|[\"„“«(\-–])",
    re.I,
)
_MARK = re.compile(r"^\s*(?:\(?(?:\d{1,3}|[a-zA-Zα-ωΑ-Ω]|[ivxIVX]{1,5})[.)]\s+|[-–—]\s*|\d{1,3}\.$)")
_INNER_CODE = re.compile(rf"(?:(?<=\s)|^){_PART}(?:\.\d{{1,3}}){{1,4}}\.?(?=\s+[^\W\d_])")
# At most three letters, so that a word with a number behind it is none.
_LETTERED = re.compile(r"[A-ZΑ-Ω]{1,3}[ .-]?\d{1,3}(?:\.\d{1,3})*[a-z]?|\d{1,3}(?:\.\d{1,3})*\.?[a-zα-ω]")
_SPACE_DOT = re.compile(r"\s*\.\s*")


def take_code(text: str) -> tuple[str | None, str]:
    """Return the code that begins a text, as printed, and the text without it; (None, text) where there is none."""
    match = LEADING_CODE.match(text)
    # "15.03.2031" has the form of a code of three parts.
    if not match or _is_date(match.group("code")):
        return None, text
    code = match.group("code").strip(" .")
    return code, text[match.end() :].lstrip(" .)-–:\n")


def lettered(text: str) -> str | None:
    """Return what a column of codes prints if it is letters and a number ("P1", "MS-12", "1.a"), else None."""
    return text.strip(" .") if _LETTERED.fullmatch(text.strip(" .")) else None


def _is_date(code: str) -> bool:
    parts = [p for p in _SPACE_DOT.split(code) if p]
    return len(parts) == 3 and len(parts[2]) == 4


def take_mark(text: str) -> tuple[str | None, str]:
    """Return a list mark ("1.", "a)", "-") that begins a text, and the text without it."""
    match = _MARK.match(text)
    if not match:
        return None, text
    return match.group().strip(), text[match.end() :].lstrip()


def codes_in(text: str) -> list[tuple[str, str]]:
    """Return (code, text) for a cell that prints several measures in a row; [] where it prints one or none."""
    found = [m for m in _INNER_CODE.finditer(text) if not _is_date(m.group().strip("."))]
    # A code in mid-text refers to another measure; only a cell that begins with one lists several.
    if len(found) < 2 or found[0].start() > 0:
        return []
    ends = [m.start() for m in found[1:]] + [len(text)]
    return [(m.group().strip(" ."), text[m.end() : end].strip()) for m, end in zip(found, ends, strict=True)]


def objective_of(code: str | None) -> str | None:
    """Return the specific objective a measure code speaks of ("2.2.2" gives "2.2"), or None for shorter codes."""
    if not code:
        return None
    parts = [p for p in _SPACE_DOT.split(code) if p]
    # Of two parts the second is the measure's own number, and its objective is told by the heading alone.
    return ".".join(parts[:2]) if len(parts) >= 3 else None
