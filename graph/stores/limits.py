"""How much one question may take, the same in every engine: seconds to answer in, and rows of an answer.

Whoever needs more says so; an answer is never cut short in silence.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice
from typing import TypeVar

from planatlas.errors import QuestionRefused
from planatlas.ontology.catalogue import told

__all__ = ["ROWS", "SECONDS", "at_most"]

SECONDS = 60.0
"""How long a question may run."""
ROWS = 100_000
"""How many rows an answer may have: far more than a person reads, far less than fills a computer."""

_T = TypeVar("_T")


def at_most(rows: int, found: Iterable[_T]) -> list[_T]:
    """Take the rows of an answer. Raises QuestionRefused when there are more than ``rows``; the rest is not fetched."""
    kept = list(islice(found, rows + 1))
    if len(kept) > rows:
        raise told(QuestionRefused, "guard.too-many", rows=rows)
    return kept
