"""Markup scraps inside a cell or paragraph: what converters leave of lists and emphasis.

HTML tags that never close, Markdown stars and bullets of many kinds all become plain text, with a line break where the
page had one. The printed text itself, OCR errors included, is left as it is.
"""

from __future__ import annotations

import re
from html import unescape

__all__ = ["BULLETS", "clean_cell", "clean_line", "strip_bullet", "ticked"]

BULLETS = "•▪●➤➢►‣◦○■□▫◆◊✓✔❖·∙\uf0b7\uf0a7\uf0d8"
"""Characters that start an item of a list, the private-use ones of Word's symbol fonts among them."""

# No tab inside: behind a tab the next cell begins, and a "<" of text would swallow it.
_BREAKING = re.compile(r"</?(?:p|br|li|ul|ol|div|tr|td|th|table|h[1-6])\b[^<>\t]*>", re.I)
_INLINE = re.compile(r"</?(?:b|i|u|em|strong|span|font|sup|sub|a|small|mark|code)\b[^<>\t]*>", re.I)
# Stars between digits or letters multiply or name a footnote, and mark no emphasis.
_EMPHASIS = re.compile(r"(?<![\w*])\*{1,3}(?=\S)([^*\t]*?\S)\*{1,3}(?!\w)")
_BULLET = re.compile(rf"[ \t]*([{re.escape(BULLETS)}])[ \t]*")
# Converters leave blank lines between the lines of a cell; lines of a list stand closer then.
_SPACES = re.compile(r"[ \u00a0\u202f]*\n[ \n\u00a0\u202f]*")
_INVISIBLE = dict.fromkeys(
    [0x200B, 0x200C, 0x200D, 0x200E, 0x200F, 0x202A, 0x202B, 0x202C, 0x202D, 0x202E, 0xFEFF, 0xAD]
)
_UNUSUAL = re.compile("[\u00a0" + "".join(map(chr, _INVISIBLE)) + re.escape(BULLETS) + "]")
_BOXES = "☐❏❑⬜☑☒✅🗹🗷"
# A bracket behind "[x]" makes it the text of a link.
_BOX = re.compile(rf"([{_BOXES}]|\[[ xX✓✔]\](?!\())")
_EMPTY_BOXES = ("☐", "❏", "❑", "⬜", "[ ]")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_ODD = re.compile(f"[<&*{_BOXES}\\[\\n{_UNUSUAL.pattern[1:-1]}{_CONTROL.pattern[1:-1]}]")


def clean_cell(raw: str) -> str:
    """Return the text of a cell: tags dropped, one bullet a line, ticked options only; inner spaces stay as printed."""
    # Most cells need nothing but their edges trimmed, and one look over them tells.
    if not _ODD.search(raw):
        return raw.strip()
    text = raw
    if "<" in text:
        text = _INLINE.sub("", _BREAKING.sub("\n", text))
    # Behind the tags: an escaped "&lt;p&gt;" is printed text, which must not become a tag and go.
    if "&" in text:
        text = unescape(text)
    if "*" in text:
        text = _EMPHASIS.sub(r"\1", text)
    if not text.isascii() and _UNUSUAL.search(text):
        # The invisible signs first, as they stand between a bullet and its text.
        text = _BULLET.sub(r"\n\1 ", text.translate(_INVISIBLE).replace("\u00a0", " "))
    if not text.isprintable():
        text = _CONTROL.sub("", text)
    if "\n" in text:
        text = _SPACES.sub("\n", text)
    if "[" in text or not text.isascii():
        text = ticked(text)
    return text.strip()


def ticked(text: str) -> str:
    """Return a text without the options whose box is empty, and without the boxes of the others.

    A text that is nothing but a box is left as it is: it is the mark of a matrix. An option reaches to the next box or
    to the end of its line.
    """
    if not _BOX.search(text) or not _BOX.sub("", text).strip():
        return text
    lines = []
    for line in text.split("\n"):
        # Odd pieces are boxes, the even ones behind them their options; what stands before the first box has none.
        pieces = _BOX.split(line)
        options = [pieces[n + 1].strip(" ,;\t") for n in range(1, len(pieces), 2) if pieces[n] not in _EMPTY_BOXES]
        said = f"{pieces[0].rstrip()} {', '.join(option for option in options if option)}".strip()
        if said or not line.strip():
            lines.append(said)
    return "\n".join(lines)


def clean_line(raw: str) -> str:
    """Return a line of running text without markup, on one line."""
    # An escaped star is printed as one; the marks of headings and emphasis stand at the edges only.
    return " ".join(clean_cell(raw.replace("\\*", "*").strip("*# \t")).split())


def strip_bullet(text: str) -> str:
    """Drop a leading bullet or dash and what else marks an item."""
    return text.lstrip(BULLETS + " \t").lstrip("-–—").lstrip()
