"""The abbreviation a document has for itself: "Alder Action Plan (AAP)". It is no body, whoever "carries it out"."""

from __future__ import annotations

import re
from collections.abc import Iterable

from planatlas.loaders.values.mentions.lexicon import abbreviates, acronym_key, fold, is_acronym_shape
from planatlas.ontology.wording import words

__all__ = ["own_acronyms"]

# At least two letters: one in a bracket is a list mark.
_BRACKET = re.compile(r"(?P<name>[^()]{4,300})\((?P<short>[^\W\d_][^()\s]{1,9})\)")


def own_acronyms(texts: Iterable[str | None]) -> frozenset[str]:
    """Return the acronyms, as ``acronym_key`` has them, that names and titles of a document give to plans."""
    found = (match for text in texts if text and "(" in text for match in _BRACKET.finditer(text))
    return frozenset(acronym_key(match["short"]) for match in found if _is_plans(match["name"], match["short"]))


def _is_plans(name: str, short: str) -> bool:
    """Tell whether the last words of a name spell an acronym out, and the first or last of them means a plan."""
    key, said = acronym_key(short), fold(name).split()
    if not is_acronym_shape(short):
        return False
    # Every letter has its word, and at most two small words stand between two of them.
    for size in range(len(key), min(len(said), 3 * len(key)) + 1):
        tail = said[-size:]
        if abbreviates(key, " ".join(tail)):
            # The head of a name is its first word or, in English, its last; in the middle it tells nothing.
            return bool(words("plan-word").intersection((tail[0], tail[-1])))
    return False
