"""How far spans and repetitions may spread: a few bytes of a file can claim a grid that fills the memory.

What a page or sheet prints is its own; what it repeats by a number is bounded, by row and in all.
"""

from __future__ import annotations

from dataclasses import dataclass

from planatlas.errors import SourceRefused
from planatlas.loaders.formats.sandbox.limits import LIMITS

__all__ = ["WIDEST", "Spread"]

WIDEST = 256
"""Columns of the widest table. A span that goes further covers nothing that anybody printed."""


@dataclass(slots=True)
class Spread:
    """Counts the cells of one file that stand there by number only."""

    taken: int = 0

    def across(self, wanted: int, at: int) -> int:
        """Return how many columns a cell may cover that begins in column ``at`` (from 0), itself among them.

        Raises SourceRefused where the file has spread further than a plan does.
        """
        room = max(1, min(wanted, WIDEST - at))
        self.take(room - 1)
        return room

    def take(self, cells: int) -> None:
        """Count cells that are repeated. Raises SourceRefused where there are more than a plan has."""
        self.taken += cells
        if self.taken > LIMITS.spread:
            raise SourceRefused(
                f"its tables span or repeat more than {LIMITS.spread} cells that hold nothing of their own. "
                "Undo the merges that reach beyond the table and save it again."
            )
