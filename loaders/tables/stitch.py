"""Join printed rows that a page break tore apart, and say why.

A page break may cut a row anywhere: the continuation may fill any cells, begin in lower or upper case, stand behind an
empty line, a rule of dashes or a repeated heading. Every decision is a ``RowJoin`` with its confidence and its reason,
so that a person can see it and undo it. When in doubt rows that only look empty are joined: a false gap is worse than a
missed one.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from planatlas.loaders.document import TableRow
from planatlas.loaders.structure.pagebreak import reads_on
from planatlas.loaders.tables.layout import Layout
from planatlas.loaders.values.codes import LEADING_CODE

__all__ = ["RowGroup", "RowJoin", "judge", "key_column"]

# What most tables of work begin their rows with goes first.
_KEYS = (
    "measure",
    "campaign",
    "theme",
    "information",
    "participants",
    "activity",
    "service_name",
    "specific_objective",
)
_TRAINING = ("training", "qualification", "instruction", "persons")
_OWN = ("deadline", "responsible")


@dataclass(slots=True, frozen=True)
class RowJoin:
    """Whether a printed row continues the row above it, how sure that is (0 to 1), and why."""

    joined: bool
    confidence: float
    reason: str


@dataclass(slots=True)
class RowGroup:
    """The printed rows that make one row of work. ``joins`` tells for each piece after the first why it was joined."""

    layout: Layout
    rows: list[TableRow] = field(default_factory=list)
    joins: list[RowJoin] = field(default_factory=list)
    torn: bool = False
    """The row begins in mid-sentence and what it continues is lost."""
    opened: RowJoin | None = None
    """Why the first row was not joined to the one above it."""

    def pieces(self, column: int | None) -> list[str]:
        """Return the filled texts of a column, piece by piece."""
        if column is None:
            return []
        return [row.cells[column].text for row in self.rows if column < len(row.cells) and row.cells[column].text]

    def text(self, column: int | None) -> str:
        """Return the last text so far of a column."""
        found = self.pieces(column)
        return found[-1] if found else ""

    @property
    def last_line(self) -> int:
        """The last source line of the group."""
        return max(self.rows[-1].span.lines)


def key_column(layout: Layout) -> int:
    """Return the column whose filling begins a new row: that of the measures, or what stands for it.

    In a table of trainings it is the first one: who is trained.
    """
    if layout.has(*_TRAINING) and not layout.has("measure", "theme"):
        return 1 if layout.fields[0] == "number" and len(layout.fields) > 1 else 0
    for name in _KEYS:
        if (column := layout.column(name)) is not None:
            return column
    return 0


def judge(group: RowGroup | None, row: TableRow, gap: bool, layout: Layout) -> RowJoin:
    """Decide whether ``row`` continues ``group``. ``gap`` tells whether a page may have ended between them."""
    key = key_column(layout)
    text = _cell(row, key)
    # Certain signs first, each with its reason; what is left is weighed.
    if group is None or not group.rows:
        return RowJoin(False, 1.0, "first row of the table")
    if row.keys:
        return RowJoin(False, 1.0, "an object of its own")
    if _cell(row, layout.column("number")) or _cell(row, layout.column("code")) or LEADING_CODE.match(text):
        return RowJoin(False, 1.0, "has a code or number of its own")
    # The rest of a lost row ends where the next one begins, which only its first cell shows.
    if group.torn and text and not gap:
        return RowJoin(False, 0.9, "begins a row")
    own = [name for name in _OWN if _cell(row, layout.column(name))]
    if not text and not own:
        return _keyless(group, row, layout)
    return _keyed(group, row, layout, gap, own) if text else _unkeyed_own(group, row, layout, gap, own)


def _keyless(group: RowGroup, row: TableRow, layout: Layout) -> RowJoin:
    """The measure cell is empty and the row has neither deadline nor responsible of its own."""
    if layout.has(*_OWN) or layout.column("number") is not None or group.layout is layout:
        return RowJoin(True, 0.95, "empty first cell, neither deadline nor responsible of its own")
    return RowJoin(False, 0.6, "empty first cell in a table that asks for neither deadline nor responsible")


def _unkeyed_own(group: RowGroup, row: TableRow, layout: Layout, gap: bool, own: list[str]) -> RowJoin:
    """The measure cell is empty but the row has a deadline or responsible: a further activity, or the rest of one."""
    deadline, activity = layout.column("deadline"), layout.column("activity")
    balance = _flow(group, row, layout)
    # With neither measure nor activity it could not be work.
    if activity is not None and not _cell(row, activity) and not ("deadline" in own and group.text(deadline)):
        return RowJoin(True, 0.9, "names neither a measure nor an activity of its own")
    # Two deadlines are two pieces of work.
    if "deadline" in own and group.text(deadline):
        return RowJoin(False, 0.95, "deadline of its own: a further activity of the measure above")
    # Only over a page: within one, cells in small letters are the author's.
    if gap and balance >= 2 and (deadline is None or "deadline" not in own):
        return RowJoin(True, 0.7, "goes on in mid-sentence over a page break")
    if gap and balance >= 2 and not group.text(deadline):
        return RowJoin(True, 0.7, "goes on in mid-sentence; its deadline stands on the second page")
    return RowJoin(False, 0.85, f"{' and '.join(own)} of its own: a further activity of the measure above")


def _keyed(group: RowGroup, row: TableRow, layout: Layout, gap: bool, own: list[str]) -> RowJoin:
    """The measure cell is filled but has no code: the rest of a measure, or a measure that has none."""
    balance = _flow(group, row, layout)
    deadline = layout.column("deadline")
    # Each field that both fill speaks for two rows, and has to be outweighed.
    clash = sum(bool(group.text(layout.column(name))) for name in own)
    if deadline is not None and "deadline" in own and group.text(deadline):
        return RowJoin(False, 0.9, "deadline of its own")
    # A row of its own would have who or when.
    if not own and layout.has(*_OWN) and (gap or balance > 0):
        return RowJoin(True, 0.9, "neither code, deadline nor responsible of its own")
    # A table that asks for neither shows a torn row by its sentence only.
    if not layout.has(*_OWN):
        mid = reads_on(group.text(key_column(layout)) or ".", _cell(row, key_column(layout))) > 0
        return RowJoin(gap and mid, 0.75, "goes on in mid-sentence over a page break" if gap and mid else "begins anew")
    if balance >= 1 + clash and (gap or balance >= 3):
        return RowJoin(True, 0.8, "goes on in mid-sentence over a page break")
    return RowJoin(False, 0.7, "begins anew")


def _flow(group: RowGroup, row: TableRow, layout: Layout) -> int:
    """Return how much the cells of the row read like the rest of those above: +1 for each that does, -2 against."""
    total = 0
    for column, cell in enumerate(row.cells):
        above = group.text(column)
        if cell.text and above and not _is_dash(above) and not _is_dash(cell.text):
            total += reads_on(above, cell.text)
    filled = sum(bool(cell.text) for cell in row.cells)
    # The rest of a row fills few cells.
    return total + (1 if filled * 2 <= len(row.cells) else 0)


def _cell(row: TableRow, column: int | None) -> str:
    if column is None or column >= len(row.cells):
        return ""
    text = row.cells[column].text
    # Stray marks of a converter fill no cell; a dash does.
    return "" if not any(map(str.isalnum, text)) and not _is_dash(text) else text


def _is_dash(text: str) -> bool:
    return bool(text) and all(ch in "-–—" for ch in text.strip())
