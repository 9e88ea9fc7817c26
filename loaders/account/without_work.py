"""Tables and cards that people saw to hold no work."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from planatlas.loaders.census.grids import Count
from planatlas.loaders.document import TableRow
from planatlas.loaders.tables.layout import Layout
from planatlas.loaders.values.persons import redacted
from planatlas.loaders.values.taught import lettered, taught

__all__ = ["Heard", "headings_of", "lines_without_work"]

Heard = Sequence[tuple[Layout, Sequence[TableRow]]]
"""The layouts that the reader of tables told, each with the rows that stand in it."""


def headings_of(layout: Layout | None, seen: Count) -> list[str]:
    """The headings of a region as the account tells them: those of the reader, of the census, or letters."""
    printed = (layout.printed or layout.headings) if layout and layout.headings else seen.headings
    if seen.shape == "grid" and not any(printed):
        return lettered(len(seen.kinds))
    return [redacted(text) for text in printed]  # a table without headings lends its first row as such


def lines_without_work(seen: Iterable[Count], heard: Heard) -> set[int]:
    """The lines of the regions about which people said that they hold no work; ``seen`` is what the census counted."""
    layouts = {row.span.line: layout for layout, rows in heard for row in rows}
    out: set[int] = set()
    for one in seen:
        layout = next((layouts[line] for line in one.grid.lines if line in layouts), None)
        if one.shape != "list" and taught().without_work(headings_of(layout, one)):
            out.update(one.grid.lines)
    return out
