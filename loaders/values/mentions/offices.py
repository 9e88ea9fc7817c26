"""Offices side by side, one a line of a narrow cell: "Director Director adjunct Psihologul" is three."""

from __future__ import annotations

from collections.abc import Sequence

from planatlas.loaders.values.mentions.lexicon import fold
from planatlas.loaders.values.mentions.tokens import CellToken
from planatlas.loaders.values.persons.words import begins_office, is_office_head
from planatlas.ontology.wording import words

__all__ = ["begins_after_office"]

_DEFINITE = ("ul", "ii")
"""Endings of Romanian nouns with their article: such a noun goes on with no office."""
# Shorter words are titles and forms of address.
_SHORTEST = 4


def begins_after_office(current: Sequence[CellToken], token: CellToken, lang: str | None) -> bool:
    """Tell whether a word behind an office begins the next one.

    Romanian and French offices begin with their noun and go on in small letters: a capital behind those is new. Behind
    a noun alone the next is one where it is the same again or has its article.
    """
    # English and Greek offices have other orders and capitals throughout.
    if lang not in ("ro", "fr") or token.shouted or not token.text[:1].isupper() or len(token.text) < _SHORTEST:
        return False
    last, key = current[-1].text, fold(token.text)
    if not is_office_head(key) or not begins_office([fold(one.text) for one in current]):
        return False
    if last.islower() and len(current) > 1:
        # "medic de Familie": the preposition has not yet got its noun.
        return fold(last) not in words("connective")
    # "Director Economist" is one office with its occupation; a repeated noun or one with its article begins anew.
    return len(current) == 1 and (key == fold(last) or key.endswith(_DEFINITE))
