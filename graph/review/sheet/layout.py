"""What the columns of a review sheet are, and the check that tells whether a row is still the one that was written.

Row 1 of each sheet (hidden) holds the keys of its columns, row 2 what people read. A row's check is made from all its
cells that nobody should change: a column sorted by itself, a name edited by hand or an id turned into a date breaks it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping

from planatlas.ontology import message

__all__ = ["DECISIONS", "EDITABLE", "INSTITUTIONS", "PAIRS", "check", "heading", "key_of", "wordings"]

PAIRS = (
    "key", "check", "decision", "why", "impact", "one_name", "other_name", "one_place", "other_place", "one_spellings",
    "other_spellings", "score", "reason", "one", "other",
)  # fmt: skip
INSTITUTIONS = (
    "key", "check", "new_name", "new_kind", "new_parent", "why", "name", "kind", "class", "abbreviation", "place",
    "parent", "mentions", "spellings", "score", "reasons", "id",
)  # fmt: skip
EDITABLE = frozenset(["decision", "why", "new_name", "new_kind", "new_parent"])
"""The columns people write in; every other cell belongs to the check."""

_UNCHECKED = EDITABLE | {"key", "check", "impact", "score", "mentions"}
"""Numbers are left out of the check: a spreadsheet may write 0.5 as 0,5."""

DECISIONS = ("same", "different", "unsure")


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


def wordings(kind: str) -> list[str]:
    """How a decision is written in each language, and by its own name."""
    return [kind, *(message(f"review.{kind}", lang) for lang in ("ro", "en", "el", "fr"))]
