"""Decisions about rows: whether a printed row continues the one above it, applied when a document is read.

The documents of an atlas are kept beside its readings, so that a decision holds at once; where one is not there, it
holds from the next build on.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from planatlas.graph.pipeline.reading import Reading, Source, read_document
from planatlas.graph.pipeline.readings import READINGS, Readings
from planatlas.graph.review.column_rules import rules_for
from planatlas.graph.review.log import Decisions
from planatlas.loaders.formats.source import doc_name
from planatlas.loaders.tables.row_boundaries import document_of
from planatlas.loaders.values.taught import ColumnRule
from planatlas.records import Record

__all__ = ["Reread", "read_again", "row_decisions", "with_rows"]

Rows = tuple[tuple[str, bool], ...]
Reread = tuple[list[Record], dict[str, Any], list[str]]
"""Records, receipt, and warnings."""


def row_decisions(log: Decisions) -> dict[str, Rows]:
    """For each document the boundaries people are sure about, and whether the lower row continues the upper; sorted."""
    found: dict[str, list[tuple[str, bool]]] = {}
    for one in log.in_force("row"):
        if one.value != "unsure":
            found.setdefault(document_of(one.subject), []).append((one.subject, one.value == "same"))
    return {doc: tuple(sorted(rows)) for doc, rows in found.items()}


def with_rows(sources: Iterable[Source], log: Decisions) -> list[Source]:
    """The sources, each with what was decided about its rows."""
    decided = row_decisions(log)
    return [replace(one, rows=decided.get(one.doc or doc_name(one.path), ())) for one in sources]


def read_again(
    folder: Path,
    records: Sequence[Record],
    receipt: dict[str, Any],
    before: Decisions,
    after: Decisions,
    also: Collection[str] = (),
) -> Reread:
    """Read those documents again whose rows were decided about, and ``also`` others; the rest stays as it is.

    A document that is not kept is told of in the warnings.
    """
    old, new = row_decisions(before), row_decisions(after)
    changed = {doc for doc in old.keys() | new.keys() if old.get(doc) != new.get(doc)} | set(also)
    warnings: list[str] = []
    out, sources = list(records), []
    kept, rules = Readings(folder / READINGS), rules_for(folder).own
    for facts in receipt.get("sources", ()):
        doc = str(facts["doc"])
        reading = _reading(kept, facts, new.get(doc, ()), rules) if doc in changed else None
        if doc in changed and reading is None:
            warnings.append(f"{doc}: what was decided about it holds from the next build on: planatlas build")
        sources.append(facts if reading is None else {**facts, **reading.facts})
        out = out if reading is None else _replaced(out, doc, reading.records)
        warnings += [
            notice for notice in (reading.facts["notices"] if reading else ()) if notice not in facts["notices"]
        ]
    return out, {**receipt, "sources": sources}, warnings


def _reading(kept: Readings, facts: dict[str, Any], rows: Rows, rules: tuple[ColumnRule, ...]) -> Reading | None:
    document = kept.document(str(facts["doc"]), str(facts["sha256"]))
    if document is None:
        return None
    return read_document(document, Source(Path(str(facts["name"])), document.doc, rows, rules))


def _replaced(records: Sequence[Record], doc: str, read: Sequence[Record]) -> list[Record]:
    """The records with those of one document in their place."""
    first = next((place for place, one in enumerate(records) if one.doc == doc), len(records))
    rest = [one for one in records[first:] if one.doc != doc]
    return [*records[:first], *read, *rest]
