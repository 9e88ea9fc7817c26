"""The rows a question gives back, whichever engine answered it."""

from __future__ import annotations

import html
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pandas
    import polars

__all__ = ["Table"]

_SHOWN = 50
"""Rows a notebook shows; the rest is counted."""


@dataclass(slots=True, frozen=True)
class Table:
    """Named columns and rows, each row a tuple as long as ``columns``.

    Iterating gives one dictionary a row. Cells are plain values: strings, numbers, booleans, lists of them, or None.
    """

    columns: tuple[str, ...]
    rows: tuple[tuple[Any, ...], ...]
    notes: tuple[str, ...] = field(default=(), compare=False)
    """What the engine that answered says of the question, in its own words."""

    @classmethod
    def of(cls, columns: Iterable[str], rows: Iterable[Sequence[Any]], notes: Iterable[str] = ()) -> Table:
        """Build a table from any iterables of names and rows."""
        return cls(tuple(columns), tuple(tuple(row) for row in rows), tuple(notes))

    @classmethod
    def from_records(cls, records: Iterable[dict[str, Any]], columns: Iterable[str] | None = None) -> Table:
        """Build a table from dictionaries; without ``columns`` the keys of the first ones decide, in their order."""
        kept = list(records)
        names = tuple(columns) if columns is not None else tuple(dict.fromkeys(name for row in kept for name in row))
        return cls(names, tuple(tuple(row.get(name) for name in names) for row in kept))

    def __len__(self) -> int:
        return len(self.rows)

    def __iter__(self) -> Iterator[dict[str, Any]]:
        return (dict(zip(self.columns, row, strict=True)) for row in self.rows)

    def records(self) -> list[dict[str, Any]]:
        """The rows as dictionaries."""
        return list(self)

    def column(self, name: str) -> list[Any]:
        """All values of one column. Raises KeyError when there is no such column."""
        if name not in self.columns:
            raise KeyError(f"no column {name!r}; there are {', '.join(self.columns)}")
        place = self.columns.index(name)
        return [row[place] for row in self.rows]

    def to_pandas(self) -> pandas.DataFrame:
        """The rows as a pandas data frame. Raises ImportError when pandas is not installed."""
        import pandas as pd

        return pd.DataFrame(list(self.rows), columns=list(self.columns))

    def to_polars(self) -> polars.DataFrame:
        """The rows as a polars data frame. Raises ImportError when polars is not installed."""
        import polars as pl

        return pl.DataFrame({name: [row[i] for row in self.rows] for i, name in enumerate(self.columns)}, strict=False)

    def _repr_html_(self) -> str:
        head = "".join(f"<th scope='col'>{html.escape(name)}</th>" for name in self.columns)
        body = "".join(f"<tr>{_html_cells(row)}</tr>" for row in self.rows[:_SHOWN])
        rest = len(self.rows) - _SHOWN
        foot = f"<caption>+ {rest}</caption>" if rest > 0 else ""
        return f"<table>{foot}<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"


def _html_cells(row: tuple[Any, ...]) -> str:
    return "".join(f"<td>{html.escape(_shown(value))}</td>" for value in row)


def _shown(value: Any) -> str:
    if value is None:
        return ""
    return ", ".join(map(str, value)) if isinstance(value, list | tuple) else str(value)
