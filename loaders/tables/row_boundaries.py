"""Row boundaries: two printed rows, one below the other, and whether the lower one continues the upper one.

The reader judges every boundary of a table. A person may decide otherwise, and what was decided holds in every later
reading. A boundary is known by the words of both rows, never by their lines: a decision is applied only to the two rows
it was taken about, wherever they stand in a later version of the document.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field

from planatlas.loaders.document import TableRow
from planatlas.loaders.tables.stitch import RowJoin

__all__ = ["DECIDED", "RowBoundary", "RowBoundaries", "document_of"]

DECIDED = "decided by people"
"""The reason of a join, or of rows kept apart, that a person decided."""

_PREFIX = "row"


@dataclass(slots=True, frozen=True)
class RowBoundary:
    """A boundary as it was judged: its id, the lines of both rows, their words, and the verdict.

    ``read`` is what the reader itself makes of it, ``verdict`` what holds, with the decisions of people.
    """

    id: str
    above: TableRow
    below: TableRow
    read: RowJoin
    verdict: RowJoin

    @property
    def line(self) -> int:
        """Source line of the lower row."""
        return self.below.span.line


@dataclass(slots=True)
class RowBoundaries:
    """Those of one document, in reading order; ``decided`` tells for ids whether the lower row continues the upper.

    Two readers may judge one boundary, a table of services being also a table: the first one's word is kept.
    """

    doc: str
    decided: Mapping[str, bool] = field(default_factory=dict)
    found: dict[str, RowBoundary] = field(default_factory=dict)
    _lines: dict[str, list[int]] = field(default_factory=dict)
    _below: tuple[TableRow | None, str] = (None, "")
    """The lower row of the last boundary and its words: mostly the upper row of the next."""

    def judged(self, above: TableRow, below: TableRow, verdict: RowJoin) -> RowJoin:
        """Keep what a reader made of a boundary, and return the verdict that holds: a person's, where there is one."""
        id = self._id(above, below)
        # A person has seen the paper.
        ruled = RowJoin(self.decided[id], 1.0, DECIDED) if id in self.decided else verdict
        self.found.setdefault(id, RowBoundary(id, above, below, verdict, ruled))
        return ruled

    def gone(self) -> list[str]:
        """The ids decided about whose rows the document does not have any more, sorted."""
        return sorted(set(self.decided) - set(self.found))

    def _id(self, above: TableRow, below: TableRow) -> str:
        before = self._below[1] if above is self._below[0] else _words(above)
        self._below = below, _words(below)
        said = f"{before}\x1e{self._below[1]}"
        # By words and not by lines: a new version of the document moves its lines.
        digest = hashlib.sha256(said.encode()).hexdigest()[:10]
        lines = self._lines.setdefault(digest, [])
        # The same words at another line are another boundary; at the same one, a second reader's look.
        if below.span.line not in lines:
            lines.append(below.span.line)
        number = lines.index(below.span.line) + 1
        return f"{_PREFIX}/{self.doc}/{digest}" + (f"-{number}" if number > 1 else "")


def document_of(id: str) -> str:
    """The document a boundary stands in, by its id."""
    return id.removeprefix(f"{_PREFIX}/").rpartition("/")[0]


def _words(row: TableRow) -> str:
    """The words of the cells that have any: a file format may give a row more empty cells than another."""
    return "\x1f".join(" ".join(cell.text.split()) for cell in row.cells if cell.text.strip())
