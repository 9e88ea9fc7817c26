"""Who makes a claim: the measure in whose row it is printed, else the plan as a whole."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from planatlas.graph.assembly.measures import MeasureGroup
from planatlas.records import Record

__all__ = ["Claimants"]

_Place = tuple[int | None, str | None, int]


@dataclass(frozen=True, slots=True)
class Claimants:
    """The nodes that rows of a document stand for, by page, sheet and line."""

    rows: dict[_Place, str]

    @classmethod
    def of(cls, groups: Iterable[MeasureGroup]) -> Claimants:
        """Find out which lines belong to rows. A line of two rows is the first one's."""
        rows: dict[_Place, str] = {}
        for group in groups:
            for row in group.rows:
                by = group.stands_for if row.work else row.id
                # Page and sheet are part of the key, as lines begin anew on each.
                for line in {row.record.line, *row.record.lines} - {None}:
                    rows.setdefault((row.record.page, row.record.sheet, line or 0), by)
        return cls(rows)

    def by(self, record: Record) -> str | None:
        """The id of the measure or entry in whose row a record was read; None where it stands outside all rows."""
        return None if record.line is None else self.rows.get((record.page, record.sheet, record.line))
