"""Ids made from content, so that the same plan gives the same ids wherever and whenever it is read."""

from __future__ import annotations

import hashlib
import re
import unicodedata

from planatlas.ontology import fold

__all__ = ["Numbering", "fingerprint", "join", "named", "slug"]

_LIMIT = 40
"""Characters of a slug; longer text is cut at a word and stays apart by its fingerprint where that matters."""


def slug(text: str | None, limit: int = _LIMIT) -> str:
    """Lower-case words joined by hyphens, diacritics dropped; letters of any alphabet stay. May be empty."""
    # The last sigma of a Greek word is the same letter.
    plain = unicodedata.normalize("NFKD", (text or "").casefold().replace("ς", "σ"))
    kept = "".join(char for char in plain if not unicodedata.combining(char))
    words = re.findall(r"[^\W_]+(?:\.[^\W_]+)*", kept)
    out = ""
    for word in words:
        if out and len(out) + 1 + len(word) > limit:
            break
        # A single word longer than the limit is cut within.
        out = f"{out}-{word}" if out else word[:limit]
    return out


def named(text: str) -> str:
    """The slug of a wording that is an id by itself: one that had to be cut keeps apart by its fingerprint."""
    short = slug(text)
    if not short:
        return fingerprint(text)
    # Casefolding may lengthen a text, though never four times.
    return short if short == slug(text, len(text) * 4) else f"{short}-{fingerprint(text)}"


def fingerprint(text: str) -> str:
    """Eight hex digits of the text with case, diacritics, punctuation and spacing dropped."""
    return hashlib.sha256(" ".join(fold(text).split()).encode()).hexdigest()[:8]


def join(*parts: str | None) -> str:
    """The parts that are not empty, joined by slashes."""
    return "/".join(part for part in parts if part)


class Numbering:
    """Gives equal ids -2, -3 and so on, in the order they are asked for."""

    def __init__(self) -> None:
        self._seen: dict[str, int] = {}

    def __call__(self, wanted: str) -> str:
        """Return ``wanted`` the first time, ``wanted-2`` the second."""
        count = self._seen[wanted] = self._seen.get(wanted, 0) + 1
        # Asked again, as the numbered id may be somebody's own.
        return wanted if count == 1 else self(f"{wanted}-{count}")
