"""The one column that can be the work, where no heading says which it is."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from planatlas.loaders.tables.columns import WORK, Column, ColumnEvidence
from planatlas.loaders.tables.evidence import evidence, is_body, share

__all__ = ["only_work"]


def only_work(
    columns: Sequence[Column],
    fields: Sequence[str | None],
    found: Sequence[Mapping[str, Sequence[ColumnEvidence]]],
    money: Collection[int],
) -> int | None:
    """Where no column is the work, the only one that can be: another text on each row, in words, that names no body.

    A column called so by a word, which many rows leave empty, is none either: what is to be done stands in every row.
    What merely heads rows ("Workstream") comes again and again; a theme that never does is what is to be done.
    """
    most = max((len(one.cells) for one in columns), default=0)
    works = [at for at, name in enumerate(fields) if name in WORK]
    # A column of work that a label names, or that most rows fill, is the work.
    if not all(len(columns[at].cells) * 4 < most * 3 and not _is_labelled(found[at]) for at in works):
        return None
    leads = fields.index("responsible") if "responsible" in fields else None
    # The work names fewer bodies than the column of who does it.
    most_bodies = share(columns[leads].cells, is_body) if leads is not None else 0.5
    may = [
        at
        for at, (column, name) in enumerate(zip(columns, fields, strict=True))
        if at not in money
        and len(column.cells) == most
        and _may_be_work(column, name, found[at])
        and share(column.cells, is_body) < most_bodies
    ]
    if leads is None or len(may) < 2:
        return may[0] if len(may) == 1 else None
    # what is wrong stands left of what is to be done about it, and who does it right of that
    said = {at: evidence(columns[at], columns).get("measure", ()) for at in may if at < leads}
    return max(said, key=lambda at: (round(sum(one.score for one in said[at]), 2), at), default=None)


def _is_labelled(found: Mapping[str, Sequence[ColumnEvidence]]) -> bool:
    return any(one.source in ("label", "decision") for name in WORK for one in found.get(name, ()))


def _may_be_work(column: Column, name: str | None, found: Mapping[str, Sequence[ColumnEvidence]]) -> bool:
    cells = column.cells
    held = name in ("responsible", "partners") and not any(map(is_body, cells))
    heads = name in ("component", "specific_objective", "general_objective") and all(
        one.score < 1.0 for one in found.get(name, ())
    )
    if len(cells) < 2 or len(set(cells)) < len(cells) or not (name is None or held or heads):
        return False
    # People said what it is.
    if any(one.source == "decision" for proof in found.values() for one in proof):
        return False
    return share(cells, lambda text: len(text.split()) > 2) >= 0.6
