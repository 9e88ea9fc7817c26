"""Which column holds which field: the assignment with the best total, and how clear it is for every column."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from planatlas.loaders.tables.assignment import best_assignment

__all__ = ["NOTHING", "assign", "margins"]

Scores = Sequence[Mapping[str, float]]

NOTHING = 0.3
"""What a column that is no field counts: weaker evidence than this tells none."""
_NEVER = -9.0


def assign(scores: Scores) -> tuple[list[str | None], float]:
    """Return the field of each column, none twice, with the best total; None where nothing speaks loudly enough."""
    return _undisputed(scores) or _solved(scores)


def _undisputed(scores: Scores) -> tuple[list[str | None], float] | None:
    """The answer where every column's best is one field and no other column's: nothing can do better.

    Most heads of tables are such, and each column is asked for its margin.
    """
    found: list[str | None] = []
    total = 0.0
    for column in scores:
        best = max(column.values(), default=_NEVER)
        names = [name for name, score in column.items() if score == best]
        # A tie is left to the full solution, which breaks it the same way every time.
        if best == NOTHING or (best > NOTHING and len(names) > 1):
            return None
        found.append(names[0] if best > NOTHING else None)
        total += max(best, NOTHING)
    held = [name for name in found if name]
    return (found, total) if len(set(held)) == len(held) else None


def _solved(scores: Scores) -> tuple[list[str | None], float]:
    # Sorted, as sets have another order in every process.
    names = sorted({name for column in scores for name in column})
    # As many columns of nothing as there are columns: every one of them may be no field.
    gains = [[column.get(name, _NEVER) for name in names] + [NOTHING] * len(scores) for column in scores]
    found = best_assignment(gains)
    total = sum(column[at] for column, at in zip(gains, found, strict=True))
    return [names[at] if at < len(names) else None for at in found], total


def margins(scores: Scores, fields: Sequence[str | None], best: float) -> list[float]:
    """For each column with a field: the best total less the best one in which the column does not hold that field."""
    out = []
    for at, name in enumerate(fields):
        if name is None:
            out.append(0.0)
            continue
        without = [dict(column) for column in scores]
        # How much worse it gets without the field is how clear it is.
        del without[at][name]
        out.append(best - assign(without)[1])
    return out
