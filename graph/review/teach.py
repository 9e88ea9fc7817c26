"""Taking answers about columns over: into ``columns.csv`` of an atlas, and into what was read under other rules."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from planatlas.errors import PlanatlasError
from planatlas.graph.pipeline.readings import READINGS, Readings
from planatlas.graph.review.apply import written_anew, written_by_one
from planatlas.graph.review.column_rules import rules_for, signed, with_answers, write_rules
from planatlas.graph.review.log import Decisions
from planatlas.graph.review.row_decisions import row_decisions
from planatlas.graph.stored import StoredGraph
from planatlas.graph.stores.layout import COLUMNS, DECISIONS
from planatlas.loaders.values.taught import ColumnRule, holding, in_trace
from planatlas.ontology.catalogue import told
from planatlas.ontology.folding import fold
from planatlas.records import Plan, Record

__all__ = ["Taken", "forget_answers", "take_answers"]


@dataclass(slots=True, frozen=True)
class Taken:
    """How many answers were new, how many held already, the documents read again, and the warnings."""

    new: int
    held: int
    docs: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()


def take_answers(folder: Path, answers: Iterable[ColumnRule], who: str, at: str) -> Taken:
    """Write answers into the file of an atlas; read those documents again that they are about, and only those.

    An answer about what was answered before takes its place. ``who`` is an office, ``at`` an ISO time.
    """
    with written_by_one(folder):
        every = {one.place: one for one in answers}
        before = rules_for(folder).own
        known = {(one.place, one.field) for one in before}
        fresh = [one for one in every.values() if (one.place, one.field) not in known]
        if not fresh:
            return Taken(0, len(every))
        after = with_answers(before, signed(fresh, who, at))
        atlas = StoredGraph.open(folder)
        docs = _changed(folder, atlas.records(), atlas.receipt(), before, after)
        write_rules(folder / COLUMNS, after)
        warnings = written_anew(folder, Decisions.read(folder / DECISIONS), docs)
    return Taken(len(fresh), len(every) - len(fresh), tuple(docs), tuple(warnings))


def forget_answers(folder: Path, heading: str) -> Taken:
    """Take back all answers of an atlas about a heading or label, or about the table with these headings.

    Those documents are read again that obeyed them. Raises PlanatlasError, naming what was answered, where there is
    none about it.
    """
    with written_by_one(folder):
        before = rules_for(folder).own
        after = [one for one in before if fold(heading) not in (fold(one.heading_path), fold(one.neighbours))]
        if len(after) == len(before):
            known = ", ".join(dict.fromkeys(one.heading_path or one.neighbours for one in before)) or "–"
            raise told(PlanatlasError, "columns.not-taught", heading=heading, file=folder / COLUMNS, known=known)
        atlas = StoredGraph.open(folder)
        docs = _changed(folder, atlas.records(), atlas.receipt(), before, after)
        write_rules(folder / COLUMNS, after)
        warnings = written_anew(folder, Decisions.read(folder / DECISIONS), docs)
    return Taken(len(before) - len(after), 0, tuple(docs), tuple(warnings))


def _changed(
    folder: Path,
    records: Sequence[Record],
    receipt: dict[str, Any],
    before: Collection[ColumnRule],
    after: Collection[ColumnRule],
) -> list[str]:
    """The documents whose reading asked for a rule that is another now; those of which nothing is kept among them."""
    kept, rows = Readings(folder / READINGS), row_decisions(Decisions.read(folder / DECISIONS))
    issuers = {one.doc: one.issuer for one in records if isinstance(one, Plan)}
    out = []
    for facts in receipt.get("sources", ()):
        doc = str(facts["doc"])
        trace = kept.trace(doc, str(facts["sha256"]), rows.get(doc, ()))
        old, new = (_answers(rules, doc, issuers.get(doc), trace) for rules in (before, after))
        if old != new:
            out.append(doc)
    return out


def _answers(rules: Collection[ColumnRule], doc: str, issuer: str | None, trace: str | None) -> list[tuple[str, str]]:
    held = list(holding(rules, doc, issuer).values())
    return [(one.key, one.field) for one in (held if trace is None else in_trace(held, trace))]
