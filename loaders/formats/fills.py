"""The colour behind the text of a cell, where it says something: bars of a chart of times are nothing else."""

from __future__ import annotations

import re
from typing import Any

__all__ = ["coloured_styles", "fill_of", "fill_of_sheet_cell", "fill_of_style"]

_PLAIN = frozenset(("", "none", "auto", "transparent", "inherit", "initial", "white", "fff", "ffffff"))
_WHITE = frozenset(("theme 0", "indexed 1", "indexed 9", "indexed 65", "ffffffff", "00ffffff", "00000000"))
"""The colours of a workbook that are white or none."""
_BACKGROUND = re.compile(r"background(?:-color)?\s*:\s*([^;]+)", re.I)


def fill_of(colour: str | None) -> str:
    """Return a colour as written, in lower case; nothing for white, none or transparent."""
    bare = (colour or "").strip().lower().lstrip("#")
    return "" if bare in _PLAIN else bare


def fill_of_style(style: str | None) -> str:
    """Return the colour that a CSS style puts behind a text."""
    found = _BACKGROUND.search(style or "")
    return fill_of(found.group(1)) if found else ""


def coloured_styles(styles: bytes) -> frozenset[int]:
    """Return the numbers of the styles of a workbook that put a colour behind the text of a cell."""
    from lxml import etree

    tree = etree.fromstring(styles, etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False))
    fills = tree.findall("{*}fills/{*}fill")
    filled = {str(at) for at, fill in enumerate(fills) if _is_solid(fill.find("{*}patternFill"))}
    kinds = tree.findall("{*}cellXfs/{*}xf")
    return frozenset(at for at, kind in enumerate(kinds) if kind.get("fillId") in filled)


def _is_solid(pattern: Any) -> bool:
    return pattern is not None and pattern.get("patternType") not in (None, "none", "gray125")


def fill_of_sheet_cell(cell: Any) -> str:
    """Return the colour behind a cell of a workbook; nothing for white or none."""
    if not cell.has_style or cell.fill.fill_type is None:
        return ""
    colour = cell.fill.fgColor
    shown = str(colour.value).lower() if colour.type == "rgb" else f"{colour.type} {colour.value}"
    return "" if shown in _WHITE else f"{shown} {colour.tint:g}" if colour.tint else shown
