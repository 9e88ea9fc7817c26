"""Tables that do not stand as others do (matrices, tables on their side), made into rows with ordinary columns."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from planatlas.loaders.document import Block
from planatlas.loaders.structure.outline import GridRow, Outline, Region, RegionForm, rows_under
from planatlas.loaders.tables.bars import crossed
from planatlas.loaders.tables.layout import Layout
from planatlas.loaders.tables.matrix import Upright, is_period, unmarked
from planatlas.loaders.tables.matrix_marks import legend
from planatlas.loaders.tables.money_columns import unit_of_line
from planatlas.loaders.tables.turned import turned
from planatlas.loaders.values.money import MoneyUnit

__all__ = ["Standing", "units_above", "upright"]


@dataclass(slots=True)
class Standing:
    """The grids of an outline, upright; and those that were not, by the identity of their rows."""

    grids: dict[int, list[GridRow]] = field(default_factory=dict)
    tables: dict[int, Upright] = field(default_factory=dict)

    def rows(self, grid: Region) -> list[GridRow]:
        """The rows of a grid as they stand now."""
        return self.grids.get(id(grid), grid.rows)

    def whole(self, row: Block) -> bool:
        """Whether a row is one piece of work as it stands, whatever its cells leave empty."""
        return (found := self.tables.get(id(row))) is not None and found.whole

    def tell(self, layout: Layout, row: Block) -> None:
        """Tell the layout that begins at a row of a table set upright what is unsure, and what the source prints."""
        if (found := self.tables.get(id(row))) is None:
            return
        layout.caveats.extend(found.caveats)
        layout.printed = found.printed
        layout.taken = [found.taken.get(at, name) for at, name in enumerate(layout.fields)] if found.taken else []


def upright(outline: Outline) -> Standing:
    """Set the grids of an outline upright that are not."""
    explained: dict[str, str] | None = None
    out = Standing()
    for grid in outline.grids():
        rows = [one.row for one in grid.rows]
        width = Counter(len(row.cells) for row in rows).most_common(1)[0][0]
        # Two columns are labels and values, which are cards.
        if width < 3 or len(rows) < 2:
            continue
        # Looked for once, and only where a table may need it.
        explained = legend(outline.document.blocks) if explained is None else explained
        # Bars become marks first; a matrix goes before a turned table, as its marks are the surer sign.
        found = unmarked(crossed(rows, width, is_period), width, explained) or turned(rows, width)
        if found is not None:
            out.grids[id(grid)] = rows_under(grid.path, found.rows)
            out.tables.update((id(row), found) for row in found.rows)
    return out


def units_above(outline: Outline) -> list[MoneyUnit | None]:
    """What the lines right above each grid say of the amounts in it; it holds for the grids that follow under them."""
    out: list[MoneyUnit | None] = []
    unit: MoneyUnit | None = None
    for region in outline.regions:
        if region.form is RegionForm.GRID:
            out.append(unit)
        elif region.lines and region.form is not RegionForm.FURNITURE:
            # The two lines nearest to the grid: further up a unit is that of something else.
            told = [found for line in region.lines[-2:] if (found := unit_of_line(line.text))]
            unit = told[-1] if told else None
    return out
