"""A value of a data file, whatever notation writes it: a text, a list, or an object of members."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

__all__ = ["DEEPEST", "Lines", "DataNode", "NoData", "walk"]

DEEPEST = 64
"""Levels of the deepest file. Records of work have a handful; more is made to exhaust whoever reads it."""


class NoData(ValueError):
    """A text does not follow the notation that it was asked about."""


@dataclass(slots=True)
class DataNode:
    """``text`` where it has neither ``items`` nor ``members``; ``line`` and ``last_line`` are 1-based source lines.

    A key may come twice in an element of XML: ``members`` are pairs, not a mapping.
    """

    line: int
    last_line: int
    text: str = ""
    items: list[DataNode] | None = None
    members: list[tuple[str, DataNode]] | None = None
    source: str = field(default="", repr=False)
    """The value as the file writes it, where that is another text than ``text``."""

    def member(self, key: str) -> DataNode | None:
        """The first member of that name, or None."""
        return next((node for name, node in self.members or () if name == key), None)

    @property
    def is_text(self) -> bool:
        """Neither a list nor an object."""
        return self.items is None and self.members is None


class Lines:
    """The line of a place in a text, found without counting from the beginning each time."""

    def __init__(self, text: str, first: int = 1) -> None:
        self._first = first
        self._starts = [0, *(at + 1 for at, letter in enumerate(text) if letter == "\n")]

    def __call__(self, at: int) -> int:
        return self._first + max(1, bisect_right(self._starts, at)) - 1


def walk(node: DataNode, above: Sequence[str] = ()) -> Iterator[tuple[tuple[str, ...], DataNode]]:
    """Yield every node below one with its path of keys, in the order of the file. Lists add no key."""
    yield tuple(above), node
    for one in node.items or ():
        yield from walk(one, above)
    for key, one in node.members or ():
        yield from walk(one, (*above, key))
