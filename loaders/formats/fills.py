"""The colour behind the text of a cell, where it says something: bars of a chart of times are nothing else."""

from __future__ import annotations

import re

__all__ = ["fill_of", "fill_of_style"]

_PLAIN = frozenset(("", "none", "auto", "transparent", "inherit", "initial", "white", "fff", "ffffff"))
_BACKGROUND = re.compile(r"background(?:-color)?\s*:\s*([^;]+)", re.I)


def fill_of(colour: str | None) -> str:
    """Return a colour as written, in lower case; nothing for white, none or transparent."""
    bare = (colour or "").strip().lower().lstrip("#")
    return "" if bare in _PLAIN else bare


def fill_of_style(style: str | None) -> str:
    """Return the colour that a CSS style puts behind a text."""
    found = _BACKGROUND.search(style or "")
    return fill_of(found.group(1)) if found else ""
