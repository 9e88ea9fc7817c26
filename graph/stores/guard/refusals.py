"""How a query is refused: what is wrong, where it stands, and what was perhaps meant."""

from __future__ import annotations

from collections.abc import Iterable

from planatlas.errors import QuestionRefused
from planatlas.ontology.catalogue import message, told

__all__ = ["place_of", "refused"]


def place_of(text: str, start: int) -> tuple[int, int]:
    """The line and column of a character, both counted from 1."""
    before = text[:start]
    return before.count("\n") + 1, start - (before.rfind("\n") + 1) + 1


def refused(key: str, text: str, start: int, meant: Iterable[str] = (), **values: object) -> QuestionRefused:
    """The error ``guard.key``, with a line for its place in ``text`` and one for what was perhaps meant."""
    line, column = place_of(text, start)
    parts = [told(QuestionRefused, "guard.at", line=line, column=column)]
    if meant := list(dict.fromkeys(meant)):
        parts.append(told(QuestionRefused, "guard.meant", meant="   ".join(meant)))
    error = QuestionRefused("\n".join([message(f"guard.{key}", "en", **values), *map(str, parts)]))
    error.key, error.values, error.parts = f"guard.{key}", values, parts
    return error
