"""The lists of an OpenDocument file: its list styles, what numbers their items show, and those of headings."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from planatlas.loaders.formats.numbering import Level, ListNumbers

__all__ = ["OdfNumbers"]

_OUTLINE = "outline"


class OdfNumbers:
    """The numbers printed before items of lists and before headings; ask for each in the order of the document."""

    def __init__(self, source: Any) -> None:
        lists: dict[str, dict[int, Level]] = {}
        for part in ("styles", "content"):
            for style in source.get_part(part).get_elements("//text:list-style"):
                lists[str(style.get_attribute("style:name"))] = dict(_levels(style))
            for style in source.get_part(part).get_elements("//text:outline-style"):
                lists[_OUTLINE] = dict(_levels(style))
        self._numbering = ListNumbers(lists)

    def of_heading(self, heading: Any) -> str:
        """Return the number of a heading, or an empty string."""
        if str(heading.get_attribute("text:is-list-header")).lower() == "true":
            return ""
        level = str(heading.get_attribute("text:outline-level") or "1")
        return self._numbering.number(_OUTLINE, int(level) - 1 if level.isdigit() else 0)

    def items(self, listing: Any, depth: int, style: str = "", level: int = 0) -> Iterator[tuple[Any, str, int]]:
        """Yield the paragraphs of a list with the printed number (empty for bullets) and how deep they stand.

        A list begins anew unless it says that it goes on with one before it.
        """
        own = str(listing.get_attribute("text:style-name") or "")
        style = own or style
        goes_on = str(listing.get_attribute("text:continue-numbering")).lower() == "true"
        if level == 0 and not goes_on and not listing.get_attribute("text:continue-list"):
            self._numbering.restart(style)
        for item in listing.children:
            start = str(item.get_attribute("text:start-value") or "")
            if start.isdigit():
                self._numbering.restart(style, level, int(start))
            numbered = item.tag == "text:list-item"
            for child in item.children:
                if child.tag == "text:list":
                    yield from self.items(child, depth + 1, style, level + 1)
                else:
                    # Only the first paragraph of an item carries its number.
                    yield child, self._numbering.number(style, level) if numbered else "", depth
                    numbered = False


def _levels(style: Any) -> Iterator[tuple[int, Level]]:
    for level in style.children:
        at = str(level.get_attribute("text:level") or "")
        if not at.isdigit():
            continue
        kind = str(level.get_attribute("style:num-format") or "")
        if level.tag == "text:list-level-style-bullet":
            kind = ""
        start = str(level.get_attribute("text:start-value") or "1")
        yield int(at) - 1, Level(kind, _template(level, int(at)), int(start) if start.isdigit() else 1)


def _template(level: Any, at: int) -> str:
    """The printed number: as the program that wrote the file keeps it whole, or prefix, levels shown and suffix."""
    if whole := level.get_attribute("loext:num-list-format"):
        return str(whole)
    shown = str(level.get_attribute("text:display-levels") or "1")
    first = at - (int(shown) if shown.isdigit() else 1) + 1
    numbers = ".".join(f"%{n}" for n in range(max(first, 1), at + 1))
    return f"{level.get_attribute('style:num-prefix') or ''}{numbers}{level.get_attribute('style:num-suffix') or ''}"
