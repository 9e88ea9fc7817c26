"""Running text as words and marks, each with its place, its plain form and what kind of word it is."""

from __future__ import annotations

import re
from dataclasses import dataclass

from planatlas.ontology.plain import plain
from planatlas.ontology.wording import cue_words

__all__ = ["TextToken", "is_acronym", "tokens"]

# A word may hold dots and hyphens, and take its last dot: whose that is, is told afterwards.
_TOKEN = re.compile(r"[^\W_][\w’'.&+-]*[^\W_]\.?(?=\W|$)|[^\W_]|&|[^\w\s]")
_ELISION = re.compile(r"^(?P<head>[dlnsqj]|qu|dell|all)['’](?=[^\W\d_])", re.I)
_SPLIT_END = ".,;:"


@dataclass(slots=True, frozen=True)
class TextToken:
    """A word or a mark: characters ``start`` to ``end``, as printed and plain."""

    text: str
    start: int
    end: int
    plain: str

    @property
    def is_word(self) -> bool:
        """Whether it is a word, not a mark."""
        return self.text[0].isalnum()

    @property
    def capital(self) -> bool:
        """Whether it begins with a capital letter."""
        return self.text[0].isupper()


def tokens(text: str) -> list[TextToken]:
    """Return the tokens of a text; a French elided article ("l'", "d'") is a token of its own."""
    flat = plain(text)
    out: list[TextToken] = []
    for match in _TOKEN.finditer(text):
        start, end = match.start(), match.end()
        word = match.group()
        if word[-1] in _SPLIT_END and len(word) > 1 and not _dotted(word):
            end -= 1
        # In a loop, as two may stand before one word.
        while elided := _ELISION.match(text[start:end]):
            cut = start + elided.end()
            out.append(TextToken(text[start:cut], start, cut, flat[start:cut]))
            start = cut
        out.append(TextToken(text[start:end], start, end, flat[start:end]))
        if end < match.end():
            out.append(TextToken(text[end : match.end()], end, match.end(), flat[end : match.end()]))
    return out


def _dotted(word: str) -> bool:
    """ "C.P.E.C.A." keeps its dots; the dot after a last word is the sentence's."""
    return bool(re.fullmatch(r"(?:[^\W\d_]\.){2,}", word)) or plain(word) in cue_words("short-before-name")


def is_acronym(token: TextToken) -> bool:
    """Tell whether a word is the acronym of a body: two or more capitals, and no common abbreviation."""
    letters = [char for char in token.text if char.isalpha()]
    if len(letters) < 2 or len(letters) > 8 or not token.is_word:
        return False
    capitals = sum(char.isupper() for char in letters)
    # Two thirds in capitals: "MSc" and "ONGs" are acronyms, "McDonald" is none.
    if capitals < 2 or capitals * 3 < len(letters) * 2 or not token.text[0].isupper():
        return False
    # The part before a hyphen tells: "PDF-formular" is no body either.
    return token.plain.strip(".").replace("/", "-").split("-")[0] not in cue_words("no-body")
