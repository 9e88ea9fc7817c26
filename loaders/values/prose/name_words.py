"""Marks and small words around names of bodies in running text."""

from __future__ import annotations

from planatlas.ontology.wording import cue_words

__all__ = ["CLOSE_QUOTES", "OPEN_QUOTES", "ends_with", "is_trailing", "links"]

OPEN_QUOTES = '“„«"‘'
CLOSE_QUOTES = '”»"’“'


def links(lang: str | None) -> frozenset[str]:
    """The small words that may stand within a name, of a language; the English ones where it is unknown."""
    # English has the fewest such words, so that a name of an unknown language ends too early rather than too late.
    return (cue_words("link-in-name", lang) or cue_words("link-in-name", "en")) | {"&"}


def is_trailing(word: str) -> bool:
    """Tell whether a word links or is an article: no name ends with it."""
    return word == "&" or any(word in cue_words(name) for name in ("and", "article-in-text", "link-in-name"))


def ends_with(word: str, name: str, lang: str | None) -> bool:
    """Tell whether a plain word ends with one of the endings of a list of its language."""
    return bool(lang) and word.endswith(tuple(cue_words(name, lang)))
