"""Indicators of a cell: one each, list marks and a dangling dash dropped."""

from __future__ import annotations

import re
from collections.abc import Iterator

from planatlas.loaders.values.markup import BULLETS
from planatlas.ontology.languages import Template
from planatlas.ontology.plain import plain

__all__ = ["items_of", "split_indicators"]

_BULLETS = frozenset(BULLETS)
_BULLET_LINE = re.compile(rf"\n?\s*[{re.escape(BULLETS)}]\s*")
# Behind a preposition or an open bracket a word of counting belongs to the indicator that has begun.
_NEW_COUNT = Template(r"(?<=[^\W_]|[.;)])\s+(?=<<count-head>>\b)")
_DASH_ITEM = re.compile(r"(?:^|\s)[-–—]\s*(?=[^\W\d_]|\d)")
_DANGLING = re.compile(r"[\s\-–—:;,]+$")
_MARK = re.compile(r"^(?:[-–—]\s*|\(?\d{1,2}[.)]\s+|[a-z]\)\s+)")


def items_of(text: str) -> list[str]:
    """Return the items of a cell: one a bullet, else one a line of a list of dashes; a plain text is one item."""
    # Bullets part items for sure; dashes do only where the cell begins with one; lines come last, as narrow cells
    # wrap.
    if not _BULLETS.isdisjoint(text):
        parts = _BULLET_LINE.split(text)
        return [tidy for tidy in (" ".join(part.split()) for part in parts) if tidy]
    if re.match(r"^[-–—]\s?\S", text):
        return [tidy for tidy in (" ".join(p.split()) for p in _DASH_ITEM.split(text)) if tidy]
    if "\n" in text:
        return [tidy for tidy in (" ".join(part.split()) for part in text.split("\n")) if tidy]
    return [" ".join(text.split())] if text.strip() else []


def split_indicators(text: str) -> list[str]:
    """Return the indicators of a cell; a second "Număr" begins a second indicator where no bullet does."""
    out: list[str] = []
    for item in items_of(text):
        for part in _counted(item):
            tidy = _DANGLING.sub("", _MARK.sub("", part.strip()))
            if tidy and any(ch.isalnum() for ch in tidy):
                out.append(tidy)
    return out


def _counted(item: str) -> Iterator[str]:
    """An item cut before each further word of counting: one with a capital letter, or behind the end of a sentence."""
    start = 0
    for match in _NEW_COUNT.finditer(plain(item)):
        # In small letters in mid-sentence it counts within the indicator ("raport cu număr de ...").
        if item[match.start() - 1] in ".;)" or item[match.end()].isupper():
            yield item[start : match.start()]
            start = match.end()
    yield item[start:]
