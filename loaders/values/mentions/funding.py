"""Split a cell of funding sources: "Bugete locale Bugete instituționale" is two, "Alte finanțări" one."""

from __future__ import annotations

import re

from planatlas.loaders.values.mentions.lexicon import fold
from planatlas.loaders.values.mentions.split import tidy
from planatlas.loaders.values.mentions.tokens import CellToken, tokens
from planatlas.loaders.values.money import MONEY
from planatlas.ontology.languages import Template
from planatlas.ontology.wording import words

__all__ = ["split_funding"]

# A percent is a share of the whole and names no source either.
_AMOUNT = Template(
    rf"(?:[€£$]\s?\d[\d.,\s]*\d?[km]?|\d[\d.,\s\u00a0]*\d?\s*{MONEY}(?!\w))(?:\s*[-–]\s*(?=[€£$\d]))?"
    r"|(?<![\w.,])\d[\d.,]*\s?%",
    re.I,
)
_MEMO: dict[str, list[str]] = {}
_MEMO_LIMIT = 50_000


def split_funding(text: str) -> list[str]:
    """Return the sources of money named in a cell, in order and as printed, a leading "din" dropped.

    Amounts are no sources: "25 000 € (Conseil départemental)" names one; no more are shares of the whole.
    """
    if text not in _MEMO:
        # The same few sources are printed in every row; the limit holds memory where they are not.
        if len(_MEMO) > _MEMO_LIMIT:
            _MEMO.clear()
        # Amounts are taken out first: the dots and commas in them would separate.
        bare = _AMOUNT.sub(" ", text) if any(ch.isdigit() for ch in text) else text
        _MEMO[text] = [name for name in map(_tidy, _pieces(bare)) if name]
    return list(_MEMO[text])


def _tidy(name: str) -> str:
    out = tidy(name).strip("()").strip()
    first = out.split(" ", 1)
    if len(first) == 2 and fold(first[0]) in words("funding-drop"):
        out = tidy(first[1])
    return out


def _pieces(text: str) -> list[str]:
    out: list[str] = []
    current: list[CellToken] = []
    pending = False
    for token in tokens(text):
        if token.kind == "hard":
            _close(text, current, out)
        elif token.kind == "soft":
            # A slash or dash separates only where a source begins behind it, which the next word tells.
            pending = True
            continue
        elif token.kind != "word":
            _close(text, current, out)
        elif current and _begins(token, current, pending):
            _close(text, current, out)
            current.append(token)
        else:
            current.append(token)
        pending = False
    _close(text, current, out)
    return out


def _close(text: str, current: list[CellToken], out: list[str]) -> None:
    # An "and" that joined two sources belongs to neither.
    while current and fold(current[-1].text) in words("and"):
        current.pop()
    if current:
        out.append(text[current[0].start : current[-1].end])
    current.clear()


def _begins(token: CellToken, current: list[CellToken], pending: bool) -> bool:
    """Tell whether a further source begins at this word."""
    key, last = fold(token.text), fold(current[-1].text)
    # Behind "and" the weaker words begin a source as well: "bugete locale și alte surse".
    if last in words("and"):
        return key in words("funding-head") or key in words("funding-qualifier")
    # Behind a preposition the word goes on with the source that has begun.
    if last in words("connective") or last in words("funding-drop") or not any(map(str.isalnum, last or "")):
        return False
    if key not in words("funding-head"):
        return False
    # One weak word is no whole source, so the next belongs to it.
    if len(current) == 1 and last not in words("funding-strong") and last not in words("funding-qualifier"):
        return False
    if len(current) == 1 and last in words("funding-opens"):
        return False
    return pending or key in words("funding-strong")
