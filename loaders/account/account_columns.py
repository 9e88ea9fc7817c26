"""The columns of a region, as the account tells them: what each was taken for, by what, and what stands in it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from planatlas.loaders.census.cells import kind_of
from planatlas.loaders.census.grids import Count
from planatlas.loaders.census.series import pairs_in
from planatlas.loaders.tables.layout import Layout
from planatlas.loaders.values.headings import field_of
from planatlas.loaders.values.persons import redacted
from planatlas.loaders.values.taught import taught
from planatlas.ontology.plain import plain
from planatlas.ontology.vocabulary import vocabulary
from planatlas.records import AccountColumn, Doubt

__all__ = ["CONTRADICTED", "columns_of", "labels_of"]

CONTRADICTED = (Doubt.COLUMN_CONTRADICTED, Doubt.WORK_REPEATED, Doubt.TAUGHT_TWICE)
"""Doubts that speak against what a whole column was taken for: a table with one of them is only partly understood."""

_SAMPLES, _LONGEST = 2, 60


def columns_of(seen: Count, layout: Layout | None, headings: Sequence[str]) -> list[AccountColumn]:
    """Return one entry a column, with what the reader of tables took it for."""
    top = len(seen.grid.rows) - seen.body
    body = seen.grid.rows[top:]
    columns = [[row[at] for row in body if at < len(row)] for at in range(len(seen.kinds))]
    found = enumerate(zip(columns, seen.kinds, strict=True), start=seen.grid.left)
    return [_column(at, texts, layout, headings, kind) for at, (texts, kind) in found]


def _column(at: int, body: Sequence[str], layout: Layout | None, headings: Sequence[str], kind: str) -> AccountColumn:
    texts = [text for text in body if text.strip()]
    # A table set upright is told as the source prints it.
    fields = (layout.taken or layout.fields) if layout else []
    money = layout is not None and at in {one.index for one in layout.money}
    name = (fields[at] if at < len(fields) else None) or ("budget" if money else None)
    heading = redacted(" ".join(headings[at].split())) if at < len(headings) else ""
    samples = [redacted(" ".join(text.split())[:_LONGEST]) for text in texts[:_SAMPLES]]
    share = round(len(texts) / len(body), 2) if body else 0.0
    decided = layout is not None and at in layout.decided
    # What people decided has no margin.
    margin = round(layout.margins[at], 2) if name and layout and at < len(layout.margins) and not decided else None
    out = AccountColumn(heading, name, _told(name, heading, decided), share, margin, samples, kind)
    for one in layout.caveats if layout else ():
        if one.doubt in CONTRADICTED and dict(one.values).get("column") == str(at + 1):
            out.doubts.append(one.doubt.code)
            out.asked = one.field
    return out


def labels_of(seen: Count, taken: Mapping[str, str]) -> list[AccountColumn]:
    """Return one entry for each label of a card, with what the reader of cards took it for and its value."""
    out: dict[str, AccountColumn] = {}
    for label, value in pairs_in(seen.grid.rows):
        heading = redacted(" ".join(label.split()))
        name = taken.get(plain(label))
        decided = taught().heading(label) is not None
        entry = AccountColumn(heading, name, _told(name, heading, decided), content=kind_of(value))
        if value.strip():
            entry.share, entry.samples = 1.0, [redacted(" ".join(value.split())[:_LONGEST])]
        out.setdefault(heading, entry)
    return list(out.values())


def _told(name: str | None, heading: str, decided: bool) -> str | None:
    """By what a column was told."""
    # From the surest ground to the faintest.
    if decided:
        return "decision"
    if name is None:
        return None
    if heading and field_of(heading) == name:
        return "label"
    return "words" if heading and vocabulary().field_by_words(heading) == name else "content"
