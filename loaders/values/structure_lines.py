"""Lines that give a plan its structure: components, objectives of each level, chapters.

Levels are "general" (general, strategic, goal), "specific", "operational" and "direction". Codes are normalised to
digits with dots: "O.S.1.2.", "OS 1.2" and "O.S. 1.2 -" all give "1.2".
"""

from __future__ import annotations

import re
from typing import NamedTuple

from planatlas.ontology.languages import Template

__all__ = [
    "ObjectiveLine",
    "chapter_line",
    "component_line",
    "component_number",
    "heading_lost",
    "normal_code",
    "objective_line",
]

_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5, "vi": 6, "vii": 7, "viii": 8, "ix": 9, "x": 10}
# Roman numerals in capitals only, and nothing glued behind: "I" begins many words.
_NUMBER = r"(?P<code>\d{1,2}(?:\s?\.\s?\d{1,2}){0,3}|(?-i:[IVX]{1,5})(?:\s?\.\s?\d{1,2}){0,3}(?!\w|\.\w))?"
_END = r"\s*[.:)\-–—]*\s*(?P<name>.*)$"
_LEADING = r"^[\s\-–—•▪●➤►*_#\"„]*(?!<<heading-before-pronoun>>\s+(?-i:I\s+[a-z]))"
"""Marks before a label; "Part I play" is an English pronoun and no number."""
_SIGN = r"\s*<<number-sign>>?\s*"


def _level(name: str) -> Template:
    return Template(_LEADING + rf"(?P<label><<{name}>>)" + _SIGN + _NUMBER + _END, re.I | re.S)


# The telling labels first: "obiectiv" alone is part of each of them.
_LEVELS = (
    ("general", _level("objective-general")),
    ("specific", _level("objective-specific")),
    ("operational", _level("objective-operational")),
    ("direction", Template(_LEADING + r"(?P<label><<objective-direction>>)\s*" + _NUMBER + _END, re.I | re.S)),
    (
        "plain",
        Template(
            _LEADING + r"(?P<label><<objective-any>>)" + _SIGN
            + r"(?P<code>\d{1,2}(?:\s?\.\s?\d{1,2}){0,3}|(?-i:[IVX]{1,5})(?![\w.]))" + _END,
            re.I | re.S,
        ),
    ),
)  # fmt: skip
_COMPONENT = Template(
    _LEADING + r"<<component-word>>\s*<<component-adjective>>?\s*(?:\d{1,2}|(?-i:[IVX]{1,4})(?!\w))?\s*[:.\-–—]*\s*"
    r"(?P<name>\S.*)$",
    re.I | re.S,
)
_CHAPTER = Template(_LEADING + r"<<chapter-word>>\s+(?P<code>\d{1,2}|(?-i:[IVX]{1,5}))\b" + _END, re.I | re.S)
_QUICK = Template("<<objective-stem>>", re.I)


class ObjectiveLine(NamedTuple):
    """What a line says of an objective; ``label`` is the printed kind ("Obiectiv strategic")."""

    level: str
    code: str | None
    name: str
    label: str


def objective_line(text: str) -> ObjectiveLine | None:
    """Return what the line says if it is the heading of an objective, else None. Long running text is none."""
    # A label stands at the beginning; what names an objective later on is running text.
    if not _QUICK.search(text[:60]):
        return None
    for level, pattern in _LEVELS:
        if match := pattern.match(text):
            return _line(level, match)
    return None


def _line(level: str, match: re.Match[str]) -> ObjectiveLine | None:
    code = normal_code(match.group("code"))
    name = " ".join(match.group("name").strip(" *_").split())
    if level == "plain":
        # Without a word for its level the depth of its number tells it.
        level = "specific" if code and "." in code else "general"
    if code is None and not _ends_label(match):
        return None
    # "Obiective specifice:" heads a list of them and is none itself.
    if code is None and level == "specific" and not name:
        return None
    return ObjectiveLine(level, code, name, " ".join(match.group("label").split()))


def _ends_label(match: re.Match[str]) -> bool:
    """Without a number, a colon or dash must follow the label: "Obiectivul general al strategiei" is no heading."""
    after = match.string[match.end("label") : match.start("name")]
    return any(mark in after for mark in ":–—-") or not match.group("name").strip()


def normal_code(code: str | None) -> str | None:
    """Return a code as digits joined by dots; Roman numerals become digits."""
    if not code:
        return None
    # Recognition puts spaces around the dots of codes.
    bare = "".join(code.split()).strip(".")
    first, dot, rest = bare.partition(".")
    return f"{_ROMAN[first.lower()]}{dot}{rest}" if first.lower() in _ROMAN else bare


def heading_lost(printed: str | None, above: str | None) -> bool:
    """Tell whether a row prints another general objective than the heading above it names.

    The heading of its own is lost then, and with it the component it stands in.
    """
    return above is not None and printed != above


def component_line(text: str) -> str | None:
    """Return the name of the component a line opens ("COMPONENTA: X"), or None."""
    # Longer is a paragraph that happens to begin with the word.
    if len(text) > 400:
        return None
    match = _COMPONENT.match(text)
    if not match:
        return None
    name = " ".join(match.group("name").strip(" *_:").split())
    # "Componenta X" in a sentence goes on in small letters; a heading has a number, a mark, or is in capitals.
    marked = bool(re.search(r"[:–—\-]|\d", text[: match.start("name")].lstrip(" -–—•*#")))
    return name if name and (marked or name.upper() == name) else None


def component_number(text: str) -> str | None:
    """Return the number an axis or pillar carries ("Axe 2 : ..."), which then is that of its general objective."""
    match = _COMPONENT.match(text)
    found = re.search(r"\b(\d{1,2}|[IVX]{1,4})\b", text[: match.start("name")]) if match else None
    return normal_code(found.group(1)) if found else None


def chapter_line(text: str) -> tuple[str, str] | None:
    """Return the number and title of the chapter a line opens ("CAPITOLUL II", "Chapter 3: Training"), or None."""
    match = _CHAPTER.match(text) if len(text) < 300 else None
    if not match:
        return None
    return normal_code(match.group("code")) or "", " ".join(match.group("name").strip(" *_").split())
