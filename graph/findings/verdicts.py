"""The verdicts of a row's cells as the findings read them; they are worked out once, when the graph is assembled."""

from __future__ import annotations

from planatlas.graph.findings.corpus import Corpus, Row
from planatlas.graph.findings.finding import Verdict
from planatlas.records import CELL_FIELDS, Doubt

__all__ = ["about_presence", "begins_torn", "cell_verdict", "is_doubtful", "pages_lost", "shares_column"]

_SAID: dict[object, Verdict] = {
    "gap": "gap",
    "stated none": "stated none",
    "not recorded": "not recorded",
    "unsure": "unsure",
}


def cell_verdict(row: Row, field: str) -> Verdict | None:
    """What the cell of a row allows to say; None when a value stands there."""
    return _SAID.get(row.get(f"{field}_verdict"))


def about_presence(row: Row, field: str) -> Verdict:
    """Verdict of a finding about what does stand in a cell: a gap, or unsure where the reading is."""
    return "unsure" if is_doubtful(row, field) else "gap"


def is_doubtful(row: Row, field: str | None = None) -> bool:
    """Tell whether the reader was unsure of a cell; without ``field``, of the row as a whole."""
    doubtful = row.get("doubtful")
    if not isinstance(doubtful, list):
        return False
    # A row as a whole is in doubt only where every cell of it is.
    return field in doubtful if field else len(doubtful) == len(CELL_FIELDS)


def shares_column(row: Row) -> bool:
    """Tell whether the row's table has one column for those who act and their partners, not told apart."""
    return row.doubts(Doubt.ROLES_SHARED)


def begins_torn(row: Row) -> bool:
    """Tell whether the beginning of the row was lost with the page before it."""
    return row.doubts(Doubt.BEGINS_TORN)


def pages_lost(corpus: Corpus, plan: str) -> bool:
    """Tell whether a plan shows that pages of it were lost: a cell is lost somewhere."""
    return any(row.state(field) == "lost" for row in corpus.rows(plan) for field in CELL_FIELDS)
