"""The lists of a Word file: its numbering part and the styles that lead to it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from planatlas.loaders.formats.numbering import Level, ListNumbers

__all__ = ["DocxNumbers"]

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_KINDS = {
    "decimal": "1", "decimalZero": "01", "lowerLetter": "a", "upperLetter": "A", "lowerRoman": "i", "upperRoman": "I",
}  # fmt: skip
_UNNUMBERED = "0"


class DocxNumbers:
    """The number that Word prints before a paragraph; ask once for each, in the order of the document.

    ``parts`` are the roots of the file's numbering parts.
    """

    def __init__(self, word: Any, parts: Iterable[Any]) -> None:
        self._abstract: dict[str, str] = {}
        self._starts: dict[str, dict[int, int]] = {}
        self._style_levels: dict[str, tuple[str, int]] = {}
        self._numbering = ListNumbers(self._lists(parts))
        self._styles = {style.style_id: found for style in word.styles if (found := _numbered(style.element))}

    def number(self, paragraph: Any) -> str:
        """Return the printed number, or an empty string: bullets are none."""
        style = _value(paragraph, "pPr", "pStyle")
        number, level = _numbered(paragraph) or self._styles.get(style or "") or (None, None)
        if style in self._style_levels and (number is None or level is None):
            number, level = number or self._style_levels[style][0], self._style_levels[style][1]
        if number is None or number == _UNNUMBERED or number not in self._abstract:
            return ""
        for at, start in self._starts.pop(number, {}).items():  # a start of its own counts where the list begins
            self._numbering.restart(self._abstract[number], at, start)
        return self._numbering.number(self._abstract[number], level or 0)

    def _lists(self, parts: Iterable[Any]) -> dict[str, dict[int, Level]]:
        out: dict[str, dict[int, Level]] = {}
        for root in parts:
            for one in root.iterchildren(f"{_W}num"):
                id, abstract = one.get(f"{_W}numId"), _value(one, "abstractNumId")
                if id and abstract:
                    self._abstract[id] = abstract
                    self._starts[id] = _starts(one)
            for one in root.iterchildren(f"{_W}abstractNum"):
                name = one.get(f"{_W}abstractNumId") or ""
                out[name] = dict(map(_level, one.iterchildren(f"{_W}lvl")))
                for lvl in one.iterchildren(f"{_W}lvl"):
                    used = next((id for id, abstract in self._abstract.items() if abstract == name), None)
                    if (style := _value(lvl, "pStyle")) and used:
                        self._style_levels.setdefault(style, (used, _int(lvl.get(f"{_W}ilvl"))))
        return out


def _level(lvl: Any) -> tuple[int, Level]:
    kind = _KINDS.get(_value(lvl, "numFmt") or "decimal", "")
    return _int(lvl.get(f"{_W}ilvl")), Level(kind, _value(lvl, "lvlText") or "", _int(_value(lvl, "start"), 1))


def _starts(num: Any) -> dict[int, int]:
    found = ((one, _value(one, "startOverride")) for one in num.iterchildren(f"{_W}lvlOverride"))
    return {_int(one.get(f"{_W}ilvl")): _int(start) for one, start in found if start is not None}


def _numbered(element: Any) -> tuple[str, int | None] | None:
    """The list and the level that a paragraph or a style names itself."""
    number = _value(element, "pPr", "numPr", "numId")
    level = _value(element, "pPr", "numPr", "ilvl")
    return (number, _int(level) if level is not None else None) if number is not None else None


def _value(element: Any, *path: str) -> str | None:
    found = element.find("/".join(f"{_W}{name}" for name in path))
    value = found.get(f"{_W}val") if found is not None else None
    return str(value) if value is not None else None


def _int(text: str | None, default: int = 0) -> int:
    return int(text) if text and text.isdigit() else default
