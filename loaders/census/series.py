"""Series of cards: small tables of labels and values, where the same labels come again."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from planatlas.loaders.census.cells import kind_of
from planatlas.loaders.census.grids import Count

__all__ = ["cards_in", "pairs_in"]

_PAIR, _TWO_PAIRS = 2, 4
_LONGEST_LABEL = 60
_SHARED = 2
_VALUES = {"name", "sentence"}


def cards_in(counts: Sequence[Count]) -> None:
    """Mark the counts whose labels another one has too, and whose values name somebody and a date, as cards of work."""
    pairs = [_alike(one.grid.rows) if _small(one) else [] for one in counts]
    times = Counter(label for found in pairs for label in {label for label, _ in found})
    common = {label for label, many in times.items() if many > 1}
    series = [at for at, found in enumerate(pairs) if len({label for label, _ in found} & common) >= _SHARED]
    kinds = {kind_of(value) for at in series for label, value in pairs[at] if label in common}
    if len(series) < _SHARED or "date" not in kinds or not kinds & _VALUES:
        return
    for at in series:
        one = counts[at]
        one.shape, one.evidence = "cards", None
        one.headings = list(dict.fromkeys(label for label, _ in pairs[at]))
        one.work = {0: _title(one.grid.rows) or next((value for _, value in pairs[at] if value), "")}


def _small(one: Count) -> bool:
    return (one.shape == "cards" or not one.work) and one.evidence not in ("blank form", "prices")


def _alike(rows: Sequence[Sequence[str]]) -> list[tuple[str, str]]:
    return [(label.casefold(), value) for label, value in pairs_in(rows)]


def pairs_in(rows: Sequence[Sequence[str]]) -> list[tuple[str, str]]:
    """The labels of a card with their values; a cell that spans columns counts once. None where it is no card."""
    found: list[tuple[str, str]] = []
    for row in rows:
        cells = [cell for at, cell in enumerate(row) if not at or cell != row[at - 1] or not cell]
        if len([cell for cell in cells if cell]) <= 1 and len(cells) != _PAIR:
            continue
        if len(cells) not in (_PAIR, _PAIR + 1, _TWO_PAIRS):
            return []
        # In three columns the first one spans several labels.
        for at in range(len(cells) % _PAIR, len(cells), _PAIR):
            if cells[at] and len(cells[at]) <= _LONGEST_LABEL:
                found.append((cells[at].rstrip(" :"), cells[at + 1]))
    return found


def _title(rows: Sequence[Sequence[str]]) -> str:
    """What stands alone in the first row."""
    first = {cell for cell in rows[0] if cell} if rows else set()
    return next(iter(first)) if len(first) == 1 else ""
