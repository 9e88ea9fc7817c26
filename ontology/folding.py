"""Folding: one comparable form for the many ways a name or a heading is typed."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

__all__ = ["fold", "stem", "stems"]

_GLUED = re.compile(r"(?<![^\W\d_])(?:[^\W\d_]\.\s?)+(?:[^\W\d_](?![^\W\d_]))?")
_OTHER = re.compile(r"[\W_]+")
_SPECIAL = str.maketrans({"đ": "d", "ł": "l", "ø": "o", "œ": "oe", "æ": "ae", "ı": "i"})


def fold(text: str) -> str:
    """Return ``text`` without case, diacritics, dots, dashes, quotes and double spaces.

    Comma-below and cedilla letters become one, Greek loses tonos and final sigma, and an acronym loses its dots
    ("D.G.A.S.P.C. Harghita" and "DGASPC - Harghita" both give "dgaspc harghita"). Folding twice changes nothing.
    """
    glued = _GLUED.sub(_glue, text)
    bare = unicodedata.normalize("NFD", glued.casefold())
    bare = "".join(ch for ch in bare if not unicodedata.combining(ch)).translate(_SPECIAL)
    return _OTHER.sub(" ", bare.replace("ς", "σ")).strip()


def _glue(match: re.Match[str]) -> str:
    """Take the dots out of an acronym of at least two letters; leave a single initial alone."""
    letters = [ch for ch in match.group() if ch.isalpha()]
    if len(letters) < 2:
        return match.group()
    tail = " " if match.group()[-1] in ". \t\n" else ""
    return "".join(letters) + tail


_ENDINGS = {
    "latin": (
        [
            "urilor",
            "elor",
            "ilor",
            "iilor",
            "ului",
            "iile",
            "eile",
            "uri",
            "iei",
            "iii",
            "ele",
            "ile",
            "lor",
            "ul",
            "ua",
            "le",
            "ii",
            "ei",
            "ea",
            "ia",
            "uı",
            "ie",
            "a",
            "e",
            "i",
            "u",
            "s",
            "x",
        ]
    ),
    "greek": [
        "ματων",
        "ματα",
        "ματοσ",
        "ουσ",
        "εων",
        "εισ",
        "εωσ",
        "ησ",
        "ων",
        "οι",
        "ου",
        "οσ",
        "ον",
        "ασ",
        "εσ",
        "α",
        "η",
        "ο",
        "ε",
        "ι",
        "υ",
        "ω",
    ],
}
_KEEP = 3


@lru_cache(maxsize=100_000)
def stem(word: str) -> str:
    """Return a folded word without its ending of case, number or article; never shorter than three letters.

    This is a comparison key, not a lemma: "institutiilor" and "institutii" meet, and so do "δημοι" and "δημου".
    """
    if word.isdigit() or len(word) <= _KEEP:
        return word
    script = "greek" if "\u0370" <= word[0] <= "\u03ff" else "latin"
    for ending in _ENDINGS[script]:
        if word.endswith(ending) and len(word) - len(ending) >= _KEEP:
            return _soften(word[: -len(ending)])
    return _soften(word)


def _soften(bare: str) -> str:
    """Undo what a Romanian plural does to the last consonant or its vowel ("autoritate", "autorități")."""
    for hard, soft in (("itat", "itat"), ("itat", "itat"), ("at", "at")):
        if bare.endswith(soft):
            return bare[: -len(soft)] + hard
    return bare[:-1] if bare.endswith(("i", "e")) and len(bare) > _KEEP else bare


def stems(text: str) -> tuple[str, ...]:
    """Return the stems of the words of ``text``, in order."""
    return tuple(stem(word) for word in fold(text).split())
