"""What a push or its rehearsal did, as data."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict, dataclass, field
from typing import NamedTuple

__all__ = ["Leaving", "Progress", "PushReport"]

Progress = Callable[[str, int, int], None]
"""Called with the stage (``nodes`` or ``edges``), how many are done and how many there are."""


class Leaving(NamedTuple):
    """A plan that leaves the database, and what goes with it; what it shares with others may stay."""

    id: str
    name: str
    nodes: int
    relationships: int


@dataclass
class PushReport:
    """What a push did: counts of nodes and relationships written, dropped, and found as they should be.

    Nodes ``released`` are dropped too, but stay in the database for the sake of other people's relationships.
    """

    plans: int = 0
    plans_changed: int = 0
    nodes_written: int = 0
    nodes_dropped: int = 0
    nodes_released: int = 0
    edges_written: int = 0
    edges_dropped: int = 0
    unchanged: bool = False
    leaving: list[Leaving] = field(default_factory=list)

    def counts(self) -> dict[str, int]:
        """The counts alone."""
        skip = ("unchanged", "plans", "leaving")
        return {name: value for name, value in asdict(self).items() if name not in skip}
