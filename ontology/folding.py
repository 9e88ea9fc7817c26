"""Folding: one comparable form for the many ways a name or a heading is typed."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

__all__ = ["fold", "stem", "stems"]

_GLUED = re.compile(r"(?<![^\W\d_])(?:[^\W\d_]\.\s?)+(?:[^\W\d_](?![^\W\d_]))?")
_DOTTED = re.compile(r"\.(?<=[^\W\d_]\.)(?<![^\W\d_]{2}\.)")
"""A dot behind a letter that stands alone. It is looked for by its dot, and only where there is one are dots glued."""
_POSSESSIVE = re.compile(r"(?<=[a-z]{2})['’]s\b")
_OTHER = re.compile(r"[\W_]+")
_SPECIAL = {"đ": "d", "ł": "l", "ø": "o", "œ": "oe", "æ": "ae", "ı": "i", "ς": "σ", "þ": "t"}
_CODE_PAGE = re.compile(r"[ªº](?=[^\W\d_])")
"""Romanian letters of a code page taken for another: "ªcoala" and "Iaºi" are "Școala" and "Iași"."""
_MARKED = re.compile(f"[\u0300-\u036f{''.join(_SPECIAL)}]")


def _bare(match: re.Match[str]) -> str:
    """Combining marks vanish; letters that no decomposition touches get their plain form."""
    return _SPECIAL.get(match[0], "")


@lru_cache(maxsize=200_000)
def fold(text: str) -> str:
    """Return ``text`` without case, diacritics, dots, dashes, quotes and double spaces.

    Comma-below and cedilla letters become one, Greek loses tonos and final sigma, and an acronym loses its dots
    ("D.G.A.S.P.C. Harghita" and "DGASPC - Harghita" both give "dgaspc harghita"). Folding twice changes nothing.
    """
    bare = (_GLUED.sub(_glue, text) if _DOTTED.search(text) else text).casefold()
    if not bare.isascii():
        bare = _MARKED.sub(_bare, unicodedata.normalize("NFD", _CODE_PAGE.sub("s", bare)))
        bare = _MIXED.sub(_one_script, bare) if not bare.isascii() else bare
    if "'" in bare or "’" in bare:
        bare = _POSSESSIVE.sub("s", bare)
    return _OTHER.sub(" ", bare).strip()


_LOOKALIKES = {
    "a": "α", "b": "β", "e": "ε", "h": "η", "i": "ι", "k": "κ", "m": "μ", "n": "ν", "o": "ο", "p": "ρ", "t": "τ",
    "u": "υ", "v": "ν", "x": "χ", "y": "υ", "z": "ζ",
}  # fmt: skip
_TO_GREEK = str.maketrans(_LOOKALIKES)
_TO_LATIN = str.maketrans({greek: latin for latin, greek in _LOOKALIKES.items() if latin not in "uv"})
_MIXED = re.compile(r"[a-z]+[\u03b1-\u03c9][a-z\u03b1-\u03c9]*|[\u03b1-\u03c9]+[a-z][a-z\u03b1-\u03c9]*")


def _one_script(match: re.Match[str]) -> str:
    """A word of Greek and Latin letters that look alike in capitals, in the script that all of its letters have."""
    for table, least, most in ((_TO_GREEK, "α", "ω"), (_TO_LATIN, "a", "z")):
        word = match.group().translate(table)
        if all(least <= ch <= most for ch in word):
            return word
    return match.group()


def _glue(match: re.Match[str]) -> str:
    """Take the dots out of an acronym of at least two letters; leave a single initial alone."""
    letters = [ch for ch in match.group() if ch.isalpha()]
    if len(letters) < 2:
        return match.group()
    tail = " " if match.group()[-1] in ". \t\n" else ""
    return "".join(letters) + tail


_ENDINGS = {
    "latin": (
        "urilor", "iilor", "elor", "ilor", "ului", "iile", "ele", "ile", "uri", "iei", "iii", "iul", "iu", "ul", "ua",
        "ii", "ei", "ea", "ia", "ie", "a", "e", "i", "u", "s", "x",
    ),
    "greek": (
        "ματων", "ματοσ", "ματα", "μα", "εισ", "εων", "εασ", "εα", "ουσ", "εωσ", "ησ", "ων", "οι", "ου", "οσ", "ον",
        "ασ", "εσ", "α", "η", "ο", "ε", "ι", "υ", "ω",
    ),
}  # fmt: skip
_SHORTEST = 3
_PLURAL_OF_ACRONYM = frozenset(["uri", "urile", "urilor", "ul", "ului"])


@lru_cache(maxsize=100_000)
def stem(word: str) -> str:
    """Return a folded word without its ending of case, number or article; never shorter than three letters.

    This is a comparison key, not a lemma: "institutiilor" and "institutii" meet, and so do "δημοι" and "δημου".
    """
    if word.isdigit() or len(word) <= _SHORTEST:
        return word
    script = "greek" if "\u0370" <= word[0] <= "\u03ff" else "latin"
    for ending in _ENDINGS[script]:
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST:
            return _soften(word[: -len(ending)])
    return _soften(word)


def _soften(bare: str) -> str:
    """Undo what an ending does to the vowel before it: "școală" and "școli", "județean" and "județene"."""
    if len(bare) > _SHORTEST and bare[-1] in "ieει":
        bare = bare[:-1]
    if bare.endswith("ean"):
        bare = bare[:-2] + "n"
    head, tail = bare[:-4], bare[-4:]
    return head + tail.replace("oa", "o")


def stems(text: str, particles: bool = False) -> tuple[str, ...]:
    """Return the stems of the words of ``text``, in order.

    The "-uri" that makes a plural of an acronym is no word of its own; with ``particles`` it is kept, as "uri", where
    "DAS" (one) and "DAS-uri" (all of them) must not be taken for each other.
    """
    words = fold(text).split()
    kept = ((i, w) for i, w in enumerate(words) if i == 0 or w not in _PLURAL_OF_ACRONYM or particles)
    return tuple("uri" if i and w in _PLURAL_OF_ACRONYM else stem(w) for i, w in kept)
