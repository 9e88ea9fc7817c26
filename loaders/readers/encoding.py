"""Which encoding a text file is in, decided from its bytes and recorded."""

from __future__ import annotations

__all__ = ["decode", "looks_binary"]

_CONTROL = bytes(byte for byte in range(32) if byte not in (9, 10, 11, 12, 13, 27))
_MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
_SINGLE_BYTE = ("cp1250", "cp1253", "cp1252")
_LETTERS = {
    "cp1250": frozenset("ăâîşţĂÂÎŞŢ„”"),
    "cp1253": frozenset("αβγδεζηθικλμνξοπρσςτυφχψωάέήίόύώΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡΣΤΥΦΧΨΩ"),
    "cp1252": frozenset("éèêàâçùûîïôëœÉÈÀÇ«»’"),
}


def decode(data: bytes) -> tuple[str, str]:
    """Return the text and the name of its encoding: by a byte order mark, as UTF-8, or the likeliest one."""
    for mark, name in _MARKS:
        if data.startswith(mark):
            return data.decode(name, errors="replace"), name
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        return _single_byte(data)


def _single_byte(data: bytes) -> tuple[str, str]:
    best = max(_SINGLE_BYTE, key=lambda name: _letters(data[:200_000].decode(name, errors="replace"), name))
    return data.decode(best, errors="replace"), best


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
