"""Tables of what was decided, and of the rows and alignments there are to decide about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planatlas.graph.review.alignments import alignment_doubts
from planatlas.graph.review.row_boundaries import row_doubts
from planatlas.graph.review.sheet.sheet_rows import read_as, reason_label, work_name
from planatlas.graph.table import Table
from planatlas.ontology import message

if TYPE_CHECKING:
    from planatlas.graph.stored import StoredGraph

__all__ = ["alignment_table", "held_table", "row_table"]


def held_table(atlas: StoredGraph, lang: str) -> Table:
    """The decisions in force: what each is about, what was decided, who, when, why, and the institution's answer."""
    columns = [message(f"review.{name}", lang) for name in ("decision", "one", "other", "who", "at", "why", "answer")]
    held = atlas.decided.in_force()
    rows = [
        (_named(one.kind, one.value), one.subject, one.object or _set(one.kind, one.value), one.who, one.at, one.why,
         one.answer)
        for one in held
    ]  # fmt: skip
    return Table.of(columns, rows)


def _named(kind: str, value: str) -> str:
    return f"{kind}: {value}" if kind in ("row", "alignment", "finding") else kind


def _set(kind: str, value: str) -> str:
    return "" if kind in ("row", "alignment", "finding") else value


def row_table(atlas: StoredGraph, lang: str) -> Table:
    """The rows to decide about, with their ids: the least certain first, those decided last."""
    names = ("doc", "line", "above", "below", "read_as", "score", "reason", "decision", "row")
    rows = [
        (one.doc, one.line, one.above, one.below, read_as(one, lang), one.confidence, reason_label(one.reason, lang),
         one.held, one.id)
        for one in row_doubts(atlas)
    ]  # fmt: skip
    return Table.of([message(f"review.{name}", lang) for name in names], rows)


def alignment_table(atlas: StoredGraph, lang: str) -> Table:
    """The alignments to decide about, with their ids, objective by objective, the nearest work first."""
    names = ("objective_name", "work", "strategy", "score", "words", "decision", "measure", "objective")
    rows = [
        (one.objective_name, work_name(one, lang), one.strategy, one.score, ", ".join(one.words), one.held,
         one.measure, one.objective)
        for one in alignment_doubts(atlas)
    ]  # fmt: skip
    return Table.of([message(f"review.{name}", lang) for name in names], rows)
