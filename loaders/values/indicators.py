"""Indicators of a cell: one each, list marks and a dangling dash dropped."""

from __future__ import annotations

import re

from planatlas.loaders.values.markup import BULLETS

__all__ = ["items_of", "split_indicators"]

_BULLET_LINE = re.compile(rf"\n?\s*[{re.escape(BULLETS)}]\s*")
_COUNT = r"(?:Nr|Num[ăa]r(?:ul)?|NR|Number|Nombre|Αριθμός)\b"
_NEW_COUNT = re.compile(
    rf"(?<=[^\W_.,;:(/-])\s+(?={_COUNT})|(?<=[.;)])\s+(?={_COUNT}|nr\b|num[ăa]r\b|number\b|nombre\b|αριθμός\b)"
)
_DASH_ITEM = re.compile(r"(?:^|\s)[-–—]\s*(?=[^\W\d_]|\d)")
_DANGLING = re.compile(r"[\s\-–—:;,]+$")
_MARK = re.compile(r"^(?:[-–—]\s*|\(?\d{1,2}[.)]\s+|[a-z]\)\s+)")


def items_of(text: str) -> list[str]:
    """Return the items of a cell: one a bullet, else one a line of a list of dashes; a plain text is one item."""
    if any(mark in text for mark in BULLETS):
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
        for part in _NEW_COUNT.split(item):
            tidy = _DANGLING.sub("", _MARK.sub("", part.strip()))
            if tidy and any(ch.isalnum() for ch in tidy):
                out.append(tidy)
    return out
