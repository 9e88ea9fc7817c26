"""Rows as JSON and CSV. What a plan prints can never become a formula in a spreadsheet."""

from __future__ import annotations

import csv
import io
import json
from typing import Any

from planatlas.graph.table import Table

__all__ = ["FORMULA", "as_csv", "as_json", "flat", "inert"]

FORMULA = ("=", "+", "-", "@", "\t", "\r")


def as_json(table: Table) -> bytes:
    """A JSON array with one object a row."""
    return (json.dumps(table.records(), ensure_ascii=False, indent=1, default=str) + "\n").encode()


def as_csv(table: Table) -> bytes:
    """Comma-separated rows under their column names, UTF-8 with the mark by which Excel knows it."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(table.columns)
    writer.writerows([inert(flat(value)) for value in row] for row in table.rows)
    return b"\xef\xbb\xbf" + text.getvalue().encode()


def inert(value: Any) -> Any:
    """A text that a spreadsheet would run as a formula, made plain by an apostrophe before it."""
    return f"'{value}" if isinstance(value, str) and value.startswith(FORMULA) else value


def flat(value: Any) -> Any:
    """Lists as one text, everything else as it is."""
    return "; ".join(map(str, value)) if isinstance(value, list | tuple) else value
