"""A plain form of a text, character for character: what patterns are matched on.

Unlike folding, nothing is dropped: "Înființarea" becomes "infiintarea", "Μνημόνιο" "μνημονιο", every dash "-" and every
quote '"', and the plain text is exactly as long as the printed one.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

__all__ = ["plain"]

_RANGES = ((0x41, 0x5B), (0xC0, 0x250), (0x370, 0x400), (0x1E00, 0x2000))
_MARKS = {
    **dict.fromkeys("“”„‟«»″", '"'),
    **dict.fromkeys("’‘‛`´ʼ′", "'"),
    **dict.fromkeys("‐‑‒–—―−", "-"),
    **dict.fromkeys("\u00a0\u202f\u2009\u2007\t\n\r", " "),
    "ς": "σ",
    "ı": "i",
    "đ": "d",
    "Đ": "d",
    "ł": "l",
    "Ł": "l",
    "ø": "o",
    "Ø": "o",
    "ß": "s",
    "µ": "μ",
    "º": "°",
}


def _table() -> dict[int, str]:
    table: dict[int, str] = {}
    for first, last in _RANGES:
        for code in range(first, last):
            base = unicodedata.normalize("NFD", chr(code))[0].lower()
            if len(base) == 1 and base != chr(code):
                table[code] = "σ" if base == "ς" else base
    table.update({ord(char): plain_char for char, plain_char in _MARKS.items()})
    return table


_PLAIN = _table()
_CHANGED = re.compile(f"[{re.escape(''.join(map(chr, _PLAIN)))}]")
_GREEK = re.compile(r"[α-ω]")
_MIXED = re.compile(r"\w*(?:[a-z][α-ω]|[α-ω][a-z])\w*")
_ALIKE = str.maketrans("abehikmnoptuvxyz", "αβεηικμνορτυνχυζ")


@lru_cache(maxsize=4096)
def plain(text: str) -> str:
    """Return ``text`` in lower case without diacritics, as long as before; Greek words get Greek letters."""
    if text.isascii():
        return text.lower().replace("\t", " ").replace("\n", " ").replace("\r", " ").replace("`", "'")
    if not _GREEK.search(text):  # few letters of a Latin text change, and only these are gone through
        text = _CHANGED.sub(lambda match: _PLAIN[ord(match[0])], text)
        return _MIXED.sub(_mend, text) if _GREEK.search(text) else text
    return _MIXED.sub(_mend, text.translate(_PLAIN))


def _mend(match: re.Match[str]) -> str:
    """Scans and keyboards put Latin letters into Greek words ("Mε"): they become the Greek letters they look like."""
    return match.group().translate(_ALIKE)
