"""A cell of names as tokens: words, separators and brackets, each with its place in the text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from planatlas.loaders.values.markup import BULLETS
from planatlas.loaders.values.mentions.lexicon import is_acronym_shape
from planatlas.ontology.wording import words

__all__ = ["CellToken", "tokens"]

# Quotations first, so that what stands in them is one word; words last, as they take whatever is left.
_TOKEN = re.compile(
    r"(?P<quoted>(?<=\w\s)(?:„[^„”“\"\n]{2,80}[”“\"]|“[^“”\n]{2,80}”|«[^«»\n]{2,80}»))"
    rf"|(?P<hard>[,;\n|]|[{re.escape(BULLETS)}]|\s{{2,}})"
    r"|(?P<soft>/|[\u2013\u2014]|(?<=\s)-(?!\w)|(?<=\s)-(?=\w)|-(?=\s|$|[,;/)]))"
    r"|(?P<open>\()|(?P<close>\))"
    rf"|(?P<word>[^\s,;/()|\u2013\u2014{re.escape(BULLETS)}]+)"
)


# Made for every word of every cell of names; a frozen dataclass takes three times as long to make.
@dataclass(slots=True)
class CellToken:
    """One token. ``kind`` is word, hard (comma, line break), soft (slash, dash), open or close.

    ``shouted`` marks a word in capitals that is no acronym: its whole name is in capitals.
    """

    kind: str
    text: str
    start: int
    end: int
    shouted: bool = False


def tokens(text: str) -> list[CellToken]:
    """Return the tokens of a cell; acronyms glued by a hyphen become several words with a soft separator between."""
    return list(_with_plurals(list(_raw(text)), text))


def _raw(text: str) -> Iterator[CellToken]:
    for match in _TOKEN.finditer(text):
        kind = "word" if match.lastgroup in (None, "quoted") else match.lastgroup
        if match.lastgroup == "word" and "-" in match.group():
            yield from _hyphened(match.group(), match.start())
        else:
            yield CellToken(kind, match.group(), match.start(), match.end())


def _hyphened(word: str, start: int) -> Iterator[CellToken]:
    """Split "SPVH-APL" and "APL-DAS-" but neither "ONG-uri" nor "socio-educative"."""
    parts = word.split("-")
    filled = [part for part in parts if part]
    splits = (
        # Acronym and ending ("ONG-uri") and words of two parts are one; acronyms side by side are two bodies.
        len(filled) > 1 and is_acronym_shape(filled[0]) and all(is_acronym_shape(p) or p[0].isupper() for p in filled)
    )
    # A hyphen at the end is a dash without its space.
    if not splits and word[-1] != "-":
        yield CellToken("word", word, start, start + len(word))
        return
    position = start
    for index, part in enumerate(parts):
        if index:
            yield CellToken("soft", "-", position, position + 1)
            position += 1
        if part:
            yield CellToken("word", part, position, position + len(part))
            position += len(part)


def _with_plurals(found: list[CellToken], text: str) -> Iterator[CellToken]:
    """Join "ONG - uri" and "ONG -urile", a plural ending torn from its acronym."""
    index = 0
    while index < len(found):
        token = found[index]
        after = found[index + 1 : index + 3]
        if (
            token.kind == "word"
            and len(after) == 2
            and after[0].text == "-"
            and after[1].text.casefold() in words("acronym-ending")
        ):
            # Recognition and narrow columns put spaces around the hyphen of a plural.
            yield CellToken("word", text[token.start : after[1].end], token.start, after[1].end)
            index += 3
        else:
            yield token
            index += 1
