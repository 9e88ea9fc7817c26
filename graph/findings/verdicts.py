"""From the state of a cell to what may be claimed about it. A false gap is worse than a missed one.

An empty cell is a gap only where the reading is sure. A row whose reading is doubtful for that very cell, or that is a
further row of a measure whose other rows have a value there (a cell merged over rows looks just like that), is unsure.
"""

from __future__ import annotations

from planatlas.graph.findings.corpus import Corpus, Row
from planatlas.graph.findings.finding import Verdict
from planatlas.records import CELL_FIELDS, SHARED_COLUMN

__all__ = [
    "LOW_CONFIDENCE",
    "about_presence",
    "cell_verdict",
    "_cut_short",
    "is_doubtful",
    "pages_lost",
    "shares_column",
]

LOW_CONFIDENCE = 0.5
"""Below this rank a reading is not good enough to claim that something is missing."""

_ALL_COLUMNS = ("heading garbled", "no heading, columns read by their content")

_BY_STATE: dict[str, Verdict] = {
    "empty": "gap",
    "dash": "stated none",
    "no_column": "not recorded",
    "lost": "unsure",
}


def cell_verdict(row: Row, field: str) -> Verdict | None:
    """What the cell of a row allows to say; None when a value stands there."""
    verdict = _BY_STATE.get(row.state(field))
    if verdict == "gap" and (_filled_beside(row, field) or is_doubtful(row, field) or _cut_short(row)):
        return "unsure"
    return verdict


def about_presence(row: Row, field: str) -> Verdict:
    """Verdict of a finding about what does stand in a cell: a gap, or unsure where the reading is."""
    return "unsure" if is_doubtful(row, field) else "gap"


def is_doubtful(row: Row, field: str) -> bool:
    """Tell whether the reader was unsure of the row as a whole, or noted a doubt about this cell."""
    confidence = row.node.props.get("confidence")
    if isinstance(confidence, int | float) and confidence < LOW_CONFIDENCE:
        return True
    notes = _notes(row)
    return bool(notes) and any(_doubts(note, field) for note in notes)


def shares_column(row: Row) -> bool:
    """Tell whether the row's table has one column for those who act and their partners, not told apart."""
    return SHARED_COLUMN in _notes(row)


def _notes(row: Row) -> list[str]:
    notes = row.node.props.get("notes")
    return notes if isinstance(notes, list) else []


def _doubts(note: str, field: str) -> bool:
    """A note begins with the field it doubts, tells that its column was guessed, or that all columns were.

    That rows were joined, or a heading was read as in the table before, is told by notes too; neither doubts a cell.
    """
    guessed = f"read as {field} by its content"
    return note.startswith((f"{field}:", *_ALL_COLUMNS)) or guessed in note


def _cut_short(row: Row) -> bool:
    """A row that begins or ends in mid-sentence may have lost what stood in its empty cells."""
    notes = _notes(row)
    return bool(notes) and any("in mid-sentence: " in note for note in notes if not note.startswith("joined:"))


def begins_torn(row: Row) -> bool:
    """Tell whether the beginning of the row was lost with the page before it."""
    return any(note.startswith("begins in mid-sentence") for note in _notes(row))


def pages_lost(corpus: Corpus, plan: str) -> bool:
    """Tell whether a plan shows that pages of it were lost: a cell is lost somewhere."""
    return any(row.state(field) == "lost" for row in corpus.rows(plan) for field in CELL_FIELDS)


def _filled_beside(row: Row, field: str) -> bool:
    """Another row of the same measure has a value here, so the measure as a whole does."""
    if row.siblings < 2 or row.measure is None:
        return False
    return row.measure.props.get(f"{field}_cell") == "value"
