"""A cell as it was read: its state, its printed words, where it stands, and what was unsure about it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

from planatlas.records.doubts import Doubt

__all__ = ["Cell", "CellState", "Locator"]

CellState = Literal["value", "empty", "dash", "no_column", "lost"]
"""``value`` something stands there; ``empty`` the plan left it blank; ``dash`` it says there is none; ``no_column`` the
document does not ask; ``lost`` a page break or a bad scan took it. Only ``empty`` is a gap."""


@dataclass(slots=True)
class Locator:
    """Where a paged or tabular source has the cell: page and box (points, from the top left) or sheet and cell."""

    page: int | None = None
    sheet: str | None = None
    cell: str | None = None
    box: tuple[float, float, float, float] | None = None


@dataclass(slots=True)
class Cell:
    """One cell of a row. ``quote`` is verbatim from the source, ``line`` its source line where that is known.

    ``item_quotes`` are those of single items of a list, by their number, where the cell's own does not hold them.
    ``text`` is what the reader made of the printed ``pieces``, each with its line; ``heading`` is the printed heading
    or label, ``items`` what the reader has told apart already. These four are gone once the row has been read.
    """

    state: CellState = "no_column"
    text: str = ""
    quote: str | None = None
    line: int | None = None
    item_quotes: dict[int, str] = field(default_factory=dict)
    doubts: list[Doubt] = field(default_factory=list)
    heading: str = ""
    pieces: Sequence[tuple[int | None, str]] = ()
    items: Sequence[str] | None = None
