"""What makes a word the start of a name, and a run of words a name that is complete."""

from __future__ import annotations

from functools import lru_cache

from planatlas.loaders.mentions.lexicon import Lexicon, acronym_key, fold, is_acronym_shape
from planatlas.loaders.mentions.tokens import Token
from planatlas.ontology.wording import words

__all__ = ["ends_open", "is_acronym", "is_head", "joins_spaced_acronym", "starts_name"]


def is_acronym(token: str, lexicon: Lexicon) -> bool:
    """Tell whether a word is an acronym: known to the document, or of the shape of one."""
    bare = token.strip(".,:") if token.count(".") < 2 else token
    key = fold(bare)
    if key in words("name-head") or key in words("class-head"):
        return False
    if is_acronym_shape(bare):
        return lexicon.knows(bare) or sum(ch.isalpha() for ch in bare) <= 7
    return any(ch.isupper() for ch in bare[1:]) and lexicon.knows(bare)


def is_head(token: str) -> bool:
    """Tell whether a name can begin with this word."""
    key = fold(token)
    return key in words("name-head") or key in words("class-head") or _nearly_head(key)


@lru_cache(maxsize=16384)
def _nearly_head(key: str) -> bool:
    """A head with one letter lost or wrong ("servicul"), as scans have."""
    if len(key) < 7:
        return False
    from rapidfuzz.distance import Levenshtein

    return any(
        abs(len(head) - len(key)) <= 1
        and head[0] == key[0]
        and head[-2:] == key[-2:]
        and Levenshtein.distance(head, key, score_cutoff=1) <= 1
        for head in _LONG_HEADS
    )


_LONG_HEADS = tuple(sorted(head for head in words("name-head") if len(head) >= 7))


def starts_name(token: Token, lexicon: Lexicon) -> bool:
    """Tell whether a new name may begin at this word although no comma stands before it."""
    if is_acronym(token.text, lexicon):
        return True
    if token.text[:1].isupper():
        return is_head(token.text)
    return fold(token.text) in words("quiet-start")


def ends_open(current: list[Token]) -> bool:
    """Tell whether the words so far cannot end a name: a preposition last, or only a head that needs more."""
    if current[-1].kind == "close":
        return False
    last = fold(current[-1].text)
    if not last or (last in words("connective") and not current[-1].text.isupper()):
        return True
    return last in words("needs-complement") and (len(current) == 1 or last in ("alte", "alti"))


def joins_spaced_acronym(current: list[Token], token: Token, lexicon: Lexicon) -> bool:
    """Tell whether two acronyms side by side are one written with a space ("CJ RAE", "CZ CD")."""
    if len(current) != 1 or not is_acronym_shape(current[0].text) or not is_acronym_shape(token.text):
        return False
    return acronym_key(current[0].text + token.text) in lexicon.shorts or (
        lexicon.seen.get(acronym_key(current[0].text + token.text), 0) > 0
    )
