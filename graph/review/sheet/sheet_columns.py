"""What the columns of a review sheet are, and the check that tells whether a row is still the one that was written.

Row 1 of each sheet (hidden) holds the keys of its columns, row 2 what people read. A row's check is made from all its
cells that nobody should change: a column sorted by itself, a name edited by hand or an id turned into a date breaks it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping

from planatlas.ontology import fold, message

__all__ = [
    "ALIGNMENTS", "CHOICES", "COLUMNS", "EDITABLE", "INSTITUTIONS", "PAIRS", "ROWS", "check", "chosen", "heading",
    "key_of", "own", "wordings",
]  # fmt: skip

PAIRS = (
    "key", "check", "decision", "why", "impact", "one_name", "other_name", "one_place", "other_place", "one_spellings",
    "other_spellings", "score", "reason", "one", "other",
)  # fmt: skip
INSTITUTIONS = (
    "key", "check", "new_name", "new_kind", "new_parent", "why", "name", "kind", "class", "abbreviation", "place",
    "parent", "mentions", "spellings", "score", "reasons", "id",
)  # fmt: skip
ROWS = (
    "key", "check", "decision", "why", "doc", "line", "above", "below", "read_as", "score", "reason", "row",
)  # fmt: skip
ALIGNMENTS = (
    "key", "check", "decision", "why", "work", "objective_name", "strategy", "score", "words", "measure", "objective",
)  # fmt: skip
COLUMNS = (
    "key", "check", "decision", "scope", "why", "heading", "samples", "read_as", "told", "rows_read", "doc", "place",
    "number", "headings", "issuer", "plain",
)  # fmt: skip
EDITABLE = frozenset(["decision", "scope", "why", "new_name", "new_kind", "new_parent"])
"""The columns people write in; every other cell belongs to the check."""

_UNCHECKED = EDITABLE | {"key", "check", "impact", "score", "mentions", "line"}
"""Numbers are left out of the check: a spreadsheet may write 0.5 as 0,5."""

CHOICES: dict[tuple[str, ...], dict[str, str]] = {
    PAIRS: {"same": "review.same", "different": "review.different", "unsure": "review.unsure"},
    ROWS: {"same": "review.row.same", "different": "review.row.different", "unsure": "review.unsure"},
    ALIGNMENTS: {"accepted": "review.accepted", "rejected": "review.rejected", "unsure": "review.unsure"},
}
"""What can be decided in each sheet, and the message that says it."""


def heading(key: str, lang: str) -> str:
    """What people read above a column."""
    return message(f"review.{key}", lang)


def key_of(*parts: str) -> str:
    """The key of a row; it begins with a letter, so that no spreadsheet takes it for a number."""
    return "r" + hashlib.sha256("|".join(parts).encode()).hexdigest()[:11]


def check(row: Mapping[str, str], columns: Iterable[str]) -> str:
    """The check of a row, from its key and the cells that nobody should change."""
    kept = [row["key"], *(" ".join(row.get(name, "").split()) for name in columns if name not in _UNCHECKED)]
    return "c" + hashlib.sha256("\x1f".join(kept).encode()).hexdigest()[:11]


def own(columns: tuple[str, ...]) -> set[str]:
    """The columns that only this sheet has, by which it is known whatever it is called."""
    others = {name for other in (PAIRS, INSTITUTIONS, ROWS, ALIGNMENTS, COLUMNS) if other != columns for name in other}
    return set(columns) - others


def chosen(text: str, columns: tuple[str, ...]) -> str | None:
    """The decision that a text in a sheet stands for, in any language; None where it is none."""
    choices = CHOICES[columns].items()
    return next((kind for kind, key in choices if fold(text) in map(fold, wordings(kind, key))), None)


def wordings(kind: str, key: str) -> list[str]:
    """How a choice is written in each language, and by its own name."""
    return [kind, *(message(key, lang) for lang in ("ro", "en", "el", "fr"))]
