"""The abbreviation that a plan gives itself: "Alder Action Plan (AAP)" is no body, whatever the text says it does."""

from __future__ import annotations

import re
from collections.abc import Iterable

from planatlas.loaders.values.plain import plain
from planatlas.ontology.folding import fold
from planatlas.ontology.wording import words

__all__ = ["own_abbreviations"]

_BRACKET = re.compile(r"\(\s*[„“\"«]?([^\W\d_]{2,8})[”\"»]?\s*\)")
_WORD = re.compile(r"[^\W\d_]+")


def own_abbreviations(texts: Iterable[str]) -> frozenset[str]:
    """Return what stands in brackets behind a name that begins its words so, one of which says that it is a plan."""
    found = ((text, match) for text in texts for match in _BRACKET.finditer(text))
    return frozenset(match.group(1) for text, match in found if _abbreviates(match.group(1), text[: match.start()]))


def _abbreviates(short: str, before: str) -> bool:
    """The last words begin with its letters, and one of them means a plan; small words may stand between them."""
    letters, told = list(plain(short)), []
    for word in reversed(_WORD.findall(before)[-3 * len(letters) :]) if short.isupper() else ():
        if letters and plain(word)[:1] == letters[-1]:
            letters.pop()
            told.append(fold(word))
    return not letters and any(word in words("plan-word") for word in told)
