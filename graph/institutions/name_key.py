"""The comparison key of a name: its head in one form, its other words without endings and small words."""

from __future__ import annotations

from planatlas.ontology import fold, stem
from planatlas.ontology.wording import words

__all__ = ["content_words", "head_form", "initials", "name_key", "one_saint"]

_HEADS = ("compartiment", "serviciu", "birou", "directie", "centru", "camin", "asociatie", "fundatie", "scoala")
_FORMS = {head: f"head-{head}" for head in _HEADS}
"""Heads of names, each with the list of its forms."""
_IRREGULAR = {"cop": "copil"}
"""Stems of one word that endings alone do not bring together: the child and the children."""
_SAINT, _SAINTE, _SAINT_SHORT = "saint", "sainte", "saint?"


def head_form(word: str) -> str:
    """The one form of the word a name begins with; heads without a list are compared without their endings."""
    return next((head for head, listed in _FORMS.items() if word in words(listed)), None) or stem(word)


def content_words(text: str) -> list[str]:
    """The folded words of a name that carry meaning; all of them where none does."""
    every = fold(text).split()
    # Forms of companies stand at both ends and tell none from another; of two words one must stay.
    if len(every) > 2 and every[0] in words("company-front") and every[-1] in words("company-form"):
        every = every[1:]
    if len(every) > 2 and every[-1] in words("company-tail"):
        every = every[:-1]
    kept = [word for word in every if word not in words("connective") and word not in words("article")]
    # Words that say nothing stay where nothing else is left.
    kept = [word for word in kept if word not in words("mute")] or kept
    return kept or every


def name_key(text: str) -> tuple[str, ...]:
    """The key names are compared by: head first, then the other words in order, without endings."""
    kept = content_words(text)
    # "Fundația Umanitară X" is also printed without what all charities call themselves.
    own = [word for word in kept[1:] if word not in words("charity-word")] or kept[1:]
    if not kept:
        return ()
    # A saint at the beginning is a name and no head.
    head = _word(kept[0]) if kept[0] in words("saint") else head_form(kept[0])
    return (head, *(_word(word) for word in own))


def _word(word: str) -> str:
    if word not in words("saint"):
        bare = stem(word)
        return _IRREGULAR.get(bare, bare)
    if word in words("saint-short"):
        return _SAINT_SHORT
    return _SAINTE if word in words("sainte") else _SAINT


def one_saint(left: str, right: str) -> bool | None:
    """Whether two words for saint may be one: the short form goes with both; None where they are other words."""
    saints = (_SAINT, _SAINTE, _SAINT_SHORT)
    if left not in saints or right not in saints:
        return None
    return left == right or _SAINT_SHORT in (left, right)


def initials(text: str) -> tuple[str, str]:
    """The first letters of a name's words: of those that carry meaning, and of all."""
    return "".join(word[0] for word in content_words(text)), "".join(word[0] for word in fold(text).split())
