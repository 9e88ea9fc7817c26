"""Which encoding a text file is in, decided from its bytes and recorded."""

from __future__ import annotations

import re
from dataclasses import dataclass

__all__ = ["Decoded", "decode", "looks_binary"]

_BAD = re.compile("[\udc80-\udcff]")
"""What a byte that is no UTF-8 is decoded to for the time being."""
_BEYOND_ASCII = re.compile(r"[^\x00-\x7f]")
_FEW = 10
"""Of so many letters beyond ASCII at most one may be bad; in another encoding nearly all are."""
_TOLD = 5

_CONTROL = bytes(byte for byte in range(32) if byte not in (9, 10, 11, 12, 13, 27))
_MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
_SINGLE_BYTE = ("cp1250", "cp1253", "cp1252")
_LETTERS = {
    "cp1250": frozenset("ăâîşţĂÂÎŞŢ„”"),
    "cp1253": frozenset("αβγδεζηθικλμνξοπρσςτυφχψωάέήίόύώΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡΣΤΥΦΧΨΩ"),
    "cp1252": frozenset("éèêàâçùûîïôëœÉÈÀÇ«»’"),
}


@dataclass(slots=True, frozen=True)
class Decoded:
    """The text of a file, the name of its encoding, and what is to be said of bytes that it has no letter for."""

    text: str
    encoding: str
    notices: tuple[str, ...] = ()


def decode(data: bytes) -> Decoded:
    """Return the text and its encoding: by a byte order mark, as UTF-8, or the likeliest one.

    A few bad bytes do not make another encoding of a file that is UTF-8 everywhere else: each is replaced, and told.
    """
    for mark, name in _MARKS:
        if data.startswith(mark):
            if name == "utf-16":
                return Decoded(data.decode(name, errors="replace"), name)
            return _patched(data[len(mark) :].decode("utf-8", "surrogateescape"), name)
    text = data.decode("utf-8", "surrogateescape")
    bad = len(_BAD.findall(text))
    return _patched(text, "utf-8") if bad * _FEW <= len(_BEYOND_ASCII.findall(text)) - bad else _single_byte(data)


def _patched(text: str, encoding: str) -> Decoded:
    """The text with a mark for each byte that is no UTF-8."""
    bad = [match.start() for match in _BAD.finditer(text)]
    if not bad:
        return Decoded(text, encoding)
    lines = list(dict.fromkeys(text.count("\n", 0, at) + 1 for at in bad[:_TOLD]))
    named = ", ".join(map(str, lines)) + (", …" if len(bad) > _TOLD else "")
    what = f"{len(bad)} bytes that are no UTF-8 stand" if len(bad) > 1 else "a byte that is no UTF-8 stands"
    notice = f"{what} in line {named}; a letter is lost there. Look at the line, or convert the file again"
    return Decoded(_BAD.sub("\ufffd", text), encoding, (notice,))


def _single_byte(data: bytes) -> Decoded:
    best = max(_SINGLE_BYTE, key=lambda name: _letters(data[:200_000].decode(name, errors="replace"), name))
    return Decoded(data.decode(best, errors="replace"), best)


def _letters(text: str, name: str) -> int:
    wanted = _LETTERS[name]
    return sum(ch in wanted for ch in text) - 3 * text.count("\ufffd")


def looks_binary(data: bytes) -> bool:
    """Tell whether the bytes are no text at all: NUL bytes, or many control bytes, in the first 8 KB."""
    head = data[:8192]
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return False
    if b"\x00" in head:
        return True
    return len(head) - len(head.translate(None, _CONTROL)) > len(head) * 0.02
