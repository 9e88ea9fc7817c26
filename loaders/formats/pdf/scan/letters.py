"""What Tesseract saw as words of the page: in its lines, and with signs put right that it takes for others."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from typing import Any

from planatlas.loaders.formats.pdf.scan.picture import DARK, PageImage
from planatlas.loaders.formats.pdf.scan.pieces import Piece, is_dash
from planatlas.loaders.formats.pdf.scan.tesseract import Seen
from planatlas.loaders.formats.pdf.words import Word

__all__ = ["words_of"]

_MARK = "•"
_ARROWS = frozenset(("»", "»>", ">", "©", "®", "°", "¢", "¤", "="))
"""What arrows and diamonds at the head of an item are taken for."""
_EN = 0.375
"""A dash longer than that share of its line's height is an en dash, a shorter one a hyphen."""
_SOLID = 0.7
_BREATHINGS = frozenset("\u0313\u0314\u0342\u0345")
_CAPITAL = re.compile(r"[A-ZȘȚĂÂÎ]")
_CEDILLAS = str.maketrans("ţşŢŞ", "țșȚȘ")
_NUMBER = re.compile(r"^(\d{1,2}(?:\.\d{1,2})*),$")
"""The number of an item with a comma for its full stop."""
_ZERO = re.compile(r"^0(?=\.[A-Z]\.)")
_HOOK = re.compile(r"(?<=[A-ZȘȚĂÂÎ.])\](?=\W*$|[A-Z.])")
_BAR = re.compile(r"^[|!l1](?=[A-ZȘȚĂÂÎ]{2}|\.[A-Z\]]\.)|(?<=[A-ZȘȚĂÂÎ])[|l](?=[A-ZȘȚĂÂÎ]|$)|^[|]$")


def words_of(seen: Sequence[Seen], piece: Piece, picture: PageImage, languages: Sequence[str]) -> list[Word]:
    """Return the words of a piece, boxes in points on the page; words of a line get the height of the line."""
    if not seen and piece.box and is_dash(piece, picture.dpi):
        return [Word("-", *piece.box)]
    lines: dict[tuple[int, ...], list[Seen]] = {}
    for one in seen:
        lines.setdefault(one.line, []).append(one)
    return [word for line in lines.values() for word in _line(line, piece, picture.scale, languages)]


def _line(line: Sequence[Seen], piece: Piece, scale: float, languages: Sequence[str]) -> Iterator[Word]:
    top = (min(one.top for one in line) + piece.top) * scale
    bottom = (max(one.top + one.height for one in line) + piece.top) * scale
    for one in line:
        is_mark = one is line[0] and len(line) > 1 and (one.text in _ARROWS or _is_bullet(one, piece.image))
        text = _MARK if is_mark else _mended(one.text, languages)
        if one is line[0] and len(line) > 1:
            text = _NUMBER.sub(r"\1.", text)
        if text == "-" and one.width * scale > _EN * (bottom - top):
            text = "–"
        x0 = (one.left + piece.left) * scale
        yield Word(text, x0, top, x0 + one.width * scale, bottom, sure=one.confidence)


def _mended(text: str, languages: Sequence[str]) -> str:
    """Return a word with the letters of its language, with J for a bracket and I for a bar in words of capitals."""
    if "ron" in languages:
        text = text.translate(_CEDILLAS)
    if "ell" in languages:
        text = _monotonic(text)
    text = _ZERO.sub("O", _BAR.sub("I", text))
    return text if "[" in text or not _CAPITAL.search(text) else _HOOK.sub("J", text)


def _monotonic(text: str) -> str:
    """Return Greek as it is written today: no breathings, and the letter mu where the sign of micro was seen."""
    parts = unicodedata.normalize("NFD", text.replace("\u00b5", "\u03bc"))
    return unicodedata.normalize("NFC", "".join(ch for ch in parts if ch not in _BREATHINGS))


def _is_bullet(one: Seen, image: Any) -> bool:
    """Tell whether a single sign is a square or disc full of ink: no letter is."""
    import numpy as np

    if len(one.text) > 2:
        return False
    ink = np.asarray(image.crop((one.left, one.top, one.left + one.width, one.top + one.height))) < DARK
    down, across = np.nonzero(ink)
    if not len(down):
        return False
    high, wide = int(np.ptp(down)) + 1, int(np.ptp(across)) + 1
    return min(high, wide) >= 4 and 0.7 <= wide / high <= 1.45 and len(down) >= _SOLID * high * wide
