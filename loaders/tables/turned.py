"""Tables on their side, with fields as rows and measures as columns, turned so that each measure is a row."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from planatlas.loaders.document import Span, TableCell, TableRow
from planatlas.loaders.tables.bars import padded
from planatlas.loaders.tables.columns import ABOUT
from planatlas.loaders.tables.evidence import is_timed
from planatlas.loaders.tables.grids import heard, opens_work
from planatlas.loaders.tables.matrix import Upright

__all__ = ["turned"]

_MOST = 24
"""More rows than this are no fields of one table."""
_LABEL = 60
"""Letters that the label of a field may have."""


def turned(rows: Sequence[TableRow], width: int) -> Upright | None:
    """The rows of a table on its side, one a measure; None where it is none, or says more as it stands."""
    rows = padded(rows, width)  # a sheet leaves out the empty cells at the end of a row
    # Two fields are a heading with one row; torn rows are no fields of one table.
    if not 3 <= len(rows) <= _MOST or any(len(row.cells) != width for row in rows):
        return None
    # As it stands goes before turned: labels in a first column stand in ordinary tables too.
    if not _labelled(rows, width) or opens_work(rows, width):
        return None
    out = [_turned(rows, at) for at in range(width)]
    # Turned, it must be a table of work as any other.
    return Upright(out, whole=True) if opens_work(out, len(rows)) else None


def _labelled(rows: Sequence[TableRow], width: int) -> bool:
    """The first column, and no other column or the first row, asks for the work and for something about it."""
    printed = [row.cells[0].text for row in rows if row.cells[0].text]
    # Labels are all different; a first column that repeats itself groups rows.
    if len(set(printed)) < len(printed) or any(len(text) > _LABEL or is_timed(text) for text in printed):
        return False
    labels = _asked(printed)
    others = [[row.cells[at].text for row in rows] for at in range(1, width)]
    others.append([cell.text for cell in rows[0].cells[1:]])
    return (
        len(labels) > 1 and bool(labels & set(ABOUT)) and all(len(_asked(texts)) * 2 <= len(labels) for texts in others)
    )


def _asked(texts: Sequence[str]) -> set[str]:
    return {name for text in texts if (name := _field(text))}


def _field(text: str) -> str | None:
    found = heard([text]) if text else {}
    return max(found, key=found.__getitem__, default=None)


def _turned(rows: Sequence[TableRow], at: int) -> TableRow:
    cells: list[TableCell] = [row.cells[at] for row in rows]
    first, last = rows[0].span, rows[-1].span
    whole = Span(first.line, last.last_line or last.line, first.page, first.sheet, cells[0].span.cell)
    return replace(rows[0], span=whole, cells=cells, header=False)
