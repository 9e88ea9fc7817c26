"""Automatic numbers of lists and headings, as a word processor prints them.

Nothing of such a number stands in the text of the file: a paragraph names a list and a level, the list says how the
number of each level is written, and the numbers follow from the order of the paragraphs.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

__all__ = ["Level", "ListNumbers"]

_PLACE = re.compile(r"%([1-9])%?")
_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"),
          (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))  # fmt: skip


@dataclass(frozen=True, slots=True)
class Level:
    """How a level is numbered: ``kind`` is 1, 01, a, A, i or I, or nothing for bullets and no number.

    ``template`` is the printed number with %1 to %9 for the counters of the levels; ``start`` the first count.
    """

    kind: str
    template: str
    start: int = 1


class ListNumbers:
    """Counts the paragraphs of each list; ask once for each paragraph, in the order of the document."""

    def __init__(self, lists: Mapping[str, Mapping[int, Level]]) -> None:
        self._lists = lists
        self._counts: dict[str, dict[int, int]] = {}

    def restart(self, name: str, level: int | None = None, start: int | None = None) -> None:
        """Begin a list anew, or one of its levels at a count of its own."""
        if level is None:
            self._counts.pop(name, None)
        elif start is not None:
            self._counts.setdefault(name, {})[level] = start - 1

    def number(self, name: str, level: int) -> str:
        """Return the number printed before the next paragraph of a level (0 is the topmost), or an empty string."""
        levels = self._lists.get(name, {})
        if level not in levels:
            return ""
        counts = self._counts.setdefault(name, {})
        counts[level] = counts.get(level, levels[level].start - 1) + 1
        for deeper in [one for one in counts if one > level]:
            del counts[deeper]
        if not levels[level].kind:
            return ""

        def counted(found: re.Match[str]) -> str:
            at = int(found.group(1)) - 1
            # A level that no paragraph has used yet prints its first count.
            count = counts.get(at, levels[at].start if at in levels else 1)
            return _written(count, levels[at].kind if at in levels else "1")

        return _PLACE.sub(counted, levels[level].template).strip()


def _written(count: int, kind: str) -> str:
    if kind in ("a", "A"):
        letter = chr(ord("a") + (count - 1) % 26) * ((count - 1) // 26 + 1) if count > 0 else ""
        return letter.upper() if kind == "A" else letter
    if kind in ("i", "I"):
        roman = ""
        for value, letters in _ROMAN:
            roman += letters * (count // value)
            count %= value
        return roman.upper() if kind == "I" else roman
    return f"{count:02d}" if kind == "01" else str(count)
