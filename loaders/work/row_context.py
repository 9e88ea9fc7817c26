"""What a row of work is read with, and what the rows above it leave behind."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass

from planatlas.loaders.values.mentions import Lexicon
from planatlas.records import Activity

__all__ = ["RowContext"]


@dataclass(slots=True)
class RowContext:
    """The document's lexicon and the plan's year; ``above`` is the last row that names a measure of its own.

    ``previous`` is the row above, ``objective`` and ``component`` are those of a column, with what they stand under.
    """

    lexicon: Lexicon
    year: int | None = None
    above: Activity | None = None
    previous: Activity | None = None
    objective: tuple[Hashable, str | None, str | None] | None = None
    component: tuple[Hashable, str] | None = None

    @property
    def lang(self) -> str | None:
        """The language of the document."""
        return self.lexicon.lang
