"""What a row of work is read with, and what the rows above it leave behind."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from typing import Any, TypeVar

from planatlas.loaders.values.deadline import interval
from planatlas.loaders.values.mentions import Lexicon, NamedBodies, named_bodies
from planatlas.records import Activity

__all__ = ["RowContext"]

T = TypeVar("T")


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
    _answers: dict[tuple[Hashable, str], Any] = field(default_factory=dict)
    """What was told of texts that a column prints in row after row: its heading, a term, the same bodies."""

    def once(self, question: Callable[[str], T], text: str) -> T:
        """What a question answers about a text, asked once a document."""
        # The question is part of the key, as one text may be a heading and a cell.
        if (question, text) not in self._answers:
            self._answers[question, text] = question(text)
        answer: T = self._answers[question, text]
        return answer

    def interval(self, text: str) -> tuple[str | None, str | None]:
        """The ISO start and end of a time, in the plan's year where it prints none."""
        if ("interval", text) not in self._answers:
            self._answers["interval", text] = interval(text, self.year)
        found: tuple[str | None, str | None] = self._answers["interval", text]
        return found

    def bodies(self, text: str, role: str) -> NamedBodies:
        """The bodies that a cell of a role names."""
        if (role, text) not in self._answers:
            self._answers[role, text] = named_bodies(text, self.lexicon, role)
        found: NamedBodies = self._answers[role, text]
        return found

    @property
    def lang(self) -> str | None:
        """The language of the document."""
        return self.lexicon.lang
