"""Krippendorff's alpha: how far coders agree beyond chance.

alpha = 1 - D_o / D_e, with D_o the mean distance of values within units and D_e that of all values with each other;
each unit with m values counts with weight 1 / (m - 1). States are nominal (distance 0 or 1). Lists of names are
compared as sets with the MASI distance, 1 - Jaccard · monotonicity. 1 is full agreement, 0 what chance gives; 0.8 is
usually asked for, 0.667 is the least.
Sources: Krippendorff 2011, "Computing Krippendorff's alpha-reliability"; Passonneau 2006 for MASI.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Mapping, Sequence

from planatlas.errors import SheetDamaged
from planatlas.graph.findings.coding.sheet import NAMES, STATES
from planatlas.graph.table import Table
from planatlas.ontology.folding import fold

__all__ = ["AGREEMENT", "alpha", "compare_sheets", "masi", "nominal"]

AGREEMENT = ("column", "rows", "same", "alpha")
"""The columns of what two sheets agree on."""

Distance = Callable[[Hashable, Hashable], float]


def nominal(one: Hashable, other: Hashable) -> float:
    """0 for equal values, else 1."""
    return float(one != other)


def masi(one: Hashable, other: Hashable) -> float:
    """Distance of two frozensets: 0 equal, 1 nothing in common."""
    if not isinstance(one, frozenset) or not isinstance(other, frozenset) or one == other:
        return nominal(one, other)
    shared, either = len(one & other), len(one | other)
    if not shared:
        return 1.0
    # Passonneau's monotonicity: one list within the other differs less than two that cross.
    nested = 2 / 3 if one <= other or other <= one else 1 / 3
    return 1.0 - shared / either * nested


def alpha(units: Sequence[Sequence[Hashable]], distance: Distance = nominal) -> float | None:
    """Alpha over units, each a sequence of the values the coders gave it; missing values are simply left out.

    None when fewer than two values can be paired, or when all values are alike, so that nothing could have differed.
    """
    # A value alone can agree or disagree with nothing.
    paired = [Counter(unit) for unit in units if len(unit) > 1]
    every = sum(paired, Counter[Hashable]())
    total = sum(every.values())
    expected = _distance_within(every, distance) / (total - 1) if total > 1 else 0.0
    # All values alike: agreement could not have been otherwise, so it proves nothing.
    if expected == 0:
        return None
    observed = sum(_distance_within(unit, distance) / (sum(unit.values()) - 1) for unit in paired)
    return 1.0 - observed / expected


def _distance_within(values: Counter[Hashable], distance: Distance) -> float:
    """Sum of distances over ordered pairs of different values."""
    listed = list(values.items())
    return sum(n * m * distance(one, other) for one, n in listed for other, m in listed)


def compare_sheets(first: Sequence[Mapping[str, str]], second: Sequence[Mapping[str, str]]) -> Table:
    """Alpha for every coded column of two sheets, with how many rows both coded and how often they said the same.

    Raises SheetDamaged when a sheet has lost its ids, or the two share none.
    """
    ours, theirs = _by_id(first), _by_id(second)
    shared = [id for id in ours if id in theirs]
    if not shared:
        raise SheetDamaged("the two sheets have no row in common; draw both with the same atlas, number and seed")
    rows = [_agreement(column, [(ours[id], theirs[id]) for id in shared]) for column in (*STATES, *NAMES)]
    return Table.of(AGREEMENT, rows)


def _by_id(sheet: Sequence[Mapping[str, str]]) -> dict[str, Mapping[str, str]]:
    if any("id" not in row for row in sheet):
        raise SheetDamaged("a sheet has lost its column id; draw it again and copy the codes over")
    return {row["id"]: row for row in sheet}


def _agreement(
    column: str, pairs: Sequence[tuple[Mapping[str, str], Mapping[str, str]]]
) -> tuple[str, int, int, float | None]:
    read = _names if column in NAMES else _state
    units = [(read(one, column), read(other, column)) for one, other in pairs]
    coded = [(one, other) for one, other in units if one is not None and other is not None]
    value = alpha(coded, masi if column in NAMES else nominal)
    return column, len(coded), sum(one == other for one, other in coded), None if value is None else round(value, 4)


def _state(row: Mapping[str, str], column: str) -> str | None:
    return (row.get(column) or "").strip().lower() or None


def _names(row: Mapping[str, str], column: str) -> frozenset[str] | None:
    """Names as a folded set; nothing written counts as coded when the state of the cell is."""
    written = (row.get(column) or "").strip()
    # A cell that was coded as empty names nobody, and that is a code.
    if not written and not (row.get(f"{column}_state") or "").strip():
        return None
    return frozenset(fold(name) for name in written.split(";") if name.strip())
