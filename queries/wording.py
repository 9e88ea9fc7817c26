"""Answers in the reader's language: headings of columns, and the few values that are words of ours."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from planatlas.graph.table import Table
from planatlas.ontology import message, message_keys, vocabulary

__all__ = ["in_words"]

_WORDS: Mapping[str, str] = {
    "verdict": "verdict", "state": "state", "severity": "severity", "column": "column", "role": "word", "tie": "word",
    "wording": "word", "how": "word", "element": "word", "status": "word", "capacity": "state", "staff": "state",
    "space": "state", "budget": "state", "recurs": "recurs",
}  # fmt: skip
"""Columns whose texts are keys of the catalogue, and the part of it they stand in."""


def in_words(table: Table, lang: str) -> Table:
    """Return the table with headings and such values as people read them; what has no wording stays as it is."""
    known = frozenset(message_keys())
    columns = [_worded(f"column.{name}", name, lang, known) for name in table.columns]
    rows = (
        [_value(name, value, lang, known) for name, value in zip(table.columns, row, strict=True)] for row in table.rows
    )
    return Table.of(columns, rows)


def _value(column: str, value: Any, lang: str, known: frozenset[str]) -> Any:
    if column == "other_kind":
        return vocabulary().labels(value, lang)
    if column in _WORDS and isinstance(value, str):
        return _worded(f"{_WORDS[column]}.{value.replace(' ', '-')}", value, lang, known)
    return value


def _worded(key: str, otherwise: str, lang: str, known: frozenset[str]) -> str:
    return message(key, lang) if key in known else otherwise
