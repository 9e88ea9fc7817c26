"""Tables that do not stand as others do (matrices, tables on their side), made into rows with ordinary columns."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from planatlas.loaders.document import Block
from planatlas.loaders.tables.bars import crossed
from planatlas.loaders.tables.grids import tables
from planatlas.loaders.tables.layout import Layout
from planatlas.loaders.tables.matrix import Upright, is_period, unmarked
from planatlas.loaders.tables.matrix_marks import legend
from planatlas.loaders.tables.turned import turned

__all__ = ["Standing", "upright"]


@dataclass(slots=True)
class Standing:
    """The blocks of a document with every table upright, and those that were not, by the identity of their rows."""

    blocks: list[Block]
    tables: dict[int, Upright] = field(default_factory=dict)

    def tell(self, layout: Layout, row: Block) -> None:
        """Tell the layout that begins at a row of a table set upright what is unsure, and what the source prints."""
        if (found := self.tables.get(id(row))) is None:
            return
        layout.caveats.extend(found.caveats)
        layout.printed = found.printed
        layout.taken = [found.taken.get(at, name) for at, name in enumerate(layout.fields)] if found.taken else []


def upright(blocks: Sequence[Block]) -> Standing:
    """Return the blocks with the tables among them upright; every other block is the same."""
    explained: dict[str, str] | None = None
    out = Standing([])
    done = 0
    for at, rows in tables(blocks):
        width = Counter(len(row.cells) for row in rows).most_common(1)[0][0]
        if width < 3 or len(rows) < 2:
            continue
        explained = legend(blocks) if explained is None else explained
        found = unmarked(crossed(rows, width, is_period), width, explained) or turned(rows, width)
        if found is not None:
            out.blocks += [*blocks[done : at[0]], *found.rows]
            done = at[-1] + 1
            out.tables.update((id(row), found) for row in found.rows)
    out.blocks += blocks[done:]
    return out
