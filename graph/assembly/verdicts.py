"""What may be claimed about a cell, worked out once: everything that speaks of gaps reads it here.

An empty cell is a gap only where the reading is sure. A row whose reading is doubtful for that very cell, or a further
row of a measure whose other rows have a value there (a cell merged over rows looks just like that), is unsure. A false
gap is worse than a missed one.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Literal

from planatlas.ontology.folding import fold
from planatlas.ontology.wording import words
from planatlas.records import CELL_FIELDS, Activity, CellState, Doubt

__all__ = ["LOW_CONFIDENCE", "CellVerdict", "doubtful_cells", "verdict_over_rows", "verdicts_of"]

CellVerdict = Literal["value", "gap", "stated none", "not recorded", "unsure"]

LOW_CONFIDENCE = 0.5
"""Below this rank a reading is not good enough to claim that something is missing."""

_BY_STATE: Mapping[CellState, CellVerdict] = {
    "value": "value",
    "empty": "gap",
    "dash": "stated none",
    "no_column": "not recorded",
    "lost": "unsure",
}

_OVER_ROWS: Sequence[CellVerdict] = ("value", "unsure", "gap", "stated none", "not recorded")
"""The verdict of a measure is the first of these that one of its rows has."""


def doubtful_cells(record: Activity) -> list[str]:
    """The fields whose cells the reader was unsure of: all where the row as a whole is in doubt."""
    if record.confidence < LOW_CONFIDENCE or any(one.scope == "row" and record.has_doubt(one) for one in Doubt):
        return list(CELL_FIELDS)
    return [
        name
        for name in CELL_FIELDS
        if name in record.cells and any(one.scope == "cell" for one in record.cells[name].doubts)
    ]


def verdicts_of(record: Activity, filled: Collection[str], whole: bool) -> dict[str, CellVerdict]:
    """The verdict of each cell of a row.

    ``filled`` are the fields in which another row of the measure has a value, ``whole`` tells whether the plan names
    one body that answers for all of it.
    """
    torn = any(one.scope == "absence" and record.has_doubt(one) for one in Doubt)
    doubtful = set(CELL_FIELDS) if torn else {*doubtful_cells(record), *filled}
    out = {name: _of_cell(record.state(name), name in doubtful) for name in CELL_FIELDS}
    if record.has_doubt(Doubt.NAME_ALONE):  # a line of the form that nobody filled in: it was not asked
        return {name: "not recorded" if verdict == "gap" else verdict for name, verdict in out.items()}
    if whole and out["responsible"] == "gap":
        out["responsible"] = "unsure"
    if record.deadline or record.period or record.ends:
        out["deadline"] = "value"
    if record.targets:  # a target value is measured, whatever column it stands in
        out["indicators"] = "value"
    if out["targets"] == "gap" and _are_targets(record.indicators):
        out["targets"] = "unsure"
    out["funding"] = _of_money(out["funding"], out["budget"])
    return out


def verdict_over_rows(found: Iterable[CellVerdict]) -> CellVerdict:
    """The verdict of a measure from those of its rows."""
    held = set(found)
    return next((verdict for verdict in _OVER_ROWS if verdict in held), "not recorded")


def _of_cell(state: CellState, doubtful: bool) -> CellVerdict:
    return "unsure" if state == "empty" and doubtful else _BY_STATE[state]


def _of_money(funding: CellVerdict, budget: CellVerdict) -> CellVerdict:
    """Money named in either cell is money named; what was lost in either may have been money."""
    if "value" in (funding, budget):
        return "value"
    if "unsure" in (funding, budget):
        return "unsure"
    return budget if funding == "not recorded" else funding


def _are_targets(indicators: Sequence[str]) -> bool:
    """Tell whether indicators may be targets in themselves: none of them counts anything, or one says "all"."""
    if not indicators:
        return False
    folded = [fold(text).split() for text in indicators]
    counts = any("%" in text for text in indicators) or any(not words("indicator-counts").isdisjoint(f) for f in folded)
    return not counts or any(not words("indicator-all").isdisjoint(parts[:1]) for parts in folded)
