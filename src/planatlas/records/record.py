"""What every record of a source carries."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import ClassVar

from planatlas.records.doubts import Caveat, Doubt

__all__ = ["Record"]


@dataclass(slots=True, kw_only=True)
class Record:
    """What every record carries: its place in the source and how sure the reading is (0 to 1, a rank).

    ``doubts`` are the codes of what was unsure; ``notes`` are their words in English, for people only.
    """

    kind: ClassVar[str] = ""

    id: str = ""
    doc: str = ""
    line: int | None = None
    lines: list[int] = field(default_factory=list)
    page: int | None = None
    sheet: str | None = None
    cell: str | None = None
    box: tuple[float, float, float, float] | None = None
    lang: str | None = None
    section: str | None = None
    quote: str | None = None
    confidence: float = 1.0
    doubts: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    def doubt(self, caveat: Caveat) -> None:
        """Keep what was unsure about the record."""
        if caveat.doubt.code not in self.doubts:
            self.doubts.append(caveat.doubt.code)
        self.notes.append(caveat.words())

    def has_doubt(self, doubt: Doubt) -> bool:
        """Tell whether something was unsure in this way."""
        return doubt.code in self.doubts
