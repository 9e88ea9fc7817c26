"""Series of cards: small tables of labels and values, where the same labels come again."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from planatlas.loaders.census.cells import kind_of
from planatlas.loaders.census.grids import Count, CountedGrid

__all__ = ["cards_in", "pairs_in", "pieces_of"]

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
    # Forms of other things come in series too; work has somebody and a date.
    if len(series) < _SHARED or "date" not in kinds or not kinds & _VALUES:
        return
    for at in series:
        one = counts[at]
        one.shape, one.evidence = "cards", None
        one.headings = list(dict.fromkeys(label for label, _ in pairs[at]))
        one.work = {0: _title(one.grid.rows) or next((value for _, value in pairs[at] if value), "")}


def pieces_of(grid: CountedGrid) -> Iterator[CountedGrid]:
    """Cut a grid in which a set of labels comes again from the top into its cards; any other stays whole."""
    first = [row[0].casefold() if row else "" for row in grid.rows]
    cuts = _cuts(grid.rows, first)
    pieces = [first[begin:end] for begin, end in pairwise(cuts)]
    labels = [[label for label in piece if label] for piece in pieces]
    sets = [set(piece) for piece in labels]
    whole = all(len(piece) == len(one) > _SHARED for piece, one in zip(labels, sets, strict=True))
    # A label twice within a piece is a column of values; the pieces share most labels or are no cards.
    if len(pieces) < _SHARED or not whole or any(len(one & sets[0]) <= _SHARED for one in sets):
        yield grid
        return
    for begin, end in pairwise(cuts):
        yield replace(grid, rows=grid.rows[begin:end], lines=grid.lines[begin:end])


def _cuts(rows: Sequence[Sequence[str]], first: Sequence[str]) -> list[int]:
    """Where cards begin: at each row that begins as the first one with a value, with the title that stands above it."""
    alone = [len({cell for cell in row if cell}) <= 1 and len(set(row)) <= 1 + ("" in row) for row in rows]
    top = next((at for at, title in enumerate(alone) if not title), 0)
    again = [at for at, label in enumerate(first) if label and label == first[top]]
    starts = [at - 1 if at > top + 1 and alone[at - 1] and _is_title(rows, first, at - 1) else at for at in again]
    return [0, *starts[1:], len(rows)]


def _is_title(rows: Sequence[Sequence[str]], first: Sequence[str], at: int) -> bool:
    """A row of one text that is no label of the cards left without a value."""
    others = [row[1] for number, row in enumerate(rows) if number != at and first[number] == first[at] and len(row) > 1]
    return not any(others)


def _small(one: Count) -> bool:
    return (one.shape == "cards" or not one.work) and one.evidence not in ("blank form", "prices")


def _alike(rows: Sequence[Sequence[str]]) -> list[tuple[str, str]]:
    return [(label.casefold(), value) for label, value in pairs_in(rows)]


def pairs_in(rows: Sequence[Sequence[str]]) -> list[tuple[str, str]]:
    """The labels of a card with their values; a cell that spans columns counts once. None where it is no card."""
    found: list[tuple[str, str]] = []
    for row in rows:
        cells = [cell for at, cell in enumerate(row) if not at or cell != row[at - 1] or not cell]
        # A title or a band.
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
