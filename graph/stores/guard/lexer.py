"""Cypher as a list of tokens: what is a name, a string, a quoted name, a parameter, a sign."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

from planatlas.graph.stores.guard.refusals import refused

__all__ = ["CypherToken", "folded", "tokens"]


class CypherToken(NamedTuple):
    """One token. ``kind`` is name, quoted, string, number, parameter, comment or sign; ``text`` is as written."""

    kind: str
    text: str
    start: int

    @property
    def word(self) -> str:
        """A name in capitals, as a clause word is compared; empty for any other kind of token."""
        return folded(self.text).upper() if self.kind == "name" else ""

    @property
    def value(self) -> str:
        """A name without its quotes."""
        return self.text[1:-1].replace("``", "`") if self.kind == "quoted" else self.text


_TOKEN = re.compile(
    r"""
    (?P<comment> //[^\n\r]* | /\*.*?\*/ )
  | (?P<string> '(?:[^'\\]|\\.)*' | "(?:[^"\\]|\\.)*" )
  | (?P<quoted> `(?:[^`]|``)*` )
  | (?P<parameter> \$ (?: `(?:[^`]|``)*` | \w+ ) )
  | (?P<number> 0[xXoO][0-9a-fA-F_]+ | \d[\d_]*(?:\.\d[\d_]*)?(?:[eE][+-]?\d+)? )
  | (?P<name> [^\W\d]\w* )
  | (?P<space> \s+ )
  | (?P<sign> :: | \.\. | . )
    """,
    re.VERBOSE | re.DOTALL,
)

_ESCAPE = re.compile(r"\\u+[0-9a-fA-F]{4}")
_UNSEEN = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}
"""Characters that are not seen, and that one engine takes for a line's end and another for part of a name."""


def folded(name: str) -> str:
    """A name in the plainest letters an engine could read it as."""
    return unicodedata.normalize("NFKC", name).casefold().replace("ı", "i")


def tokens(text: str) -> list[CypherToken]:
    """Split a query into tokens, comments among them.

    Raises QuestionRefused for what engines read in different ways: escaped letters, unseen characters, and strings,
    quoted names or comments that do not end.
    """
    _refuse_odd(text)
    return list(_split(text))


def _refuse_odd(text: str) -> None:
    if escape := _ESCAPE.search(text):
        raise refused("escaped", text, escape.start(), escape=escape.group())
    for place, char in enumerate(text):
        if char not in "\t\n\r" and unicodedata.category(char) in _UNSEEN:
            raise refused("unseen", text, place, char=f"U+{ord(char):04X}")


def _split(text: str) -> Iterator[CypherToken]:
    place = 0
    while place < len(text):
        match = _TOKEN.match(text, place)
        if match is None:
            raise refused("unreadable", text, place)
        kind = match.lastgroup or "sign"
        if kind == "sign" and (match.group() in "'\"`" or text.startswith("/*", place)):
            raise refused("unended", text, place, sign=match.group())
        if kind != "space":
            yield CypherToken(kind, match.group(), place)
        place = match.end()
