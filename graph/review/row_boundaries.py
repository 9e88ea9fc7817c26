"""The rows people may decide about: those that were joined, and those that were not though it was not certain."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from planatlas.errors import PlanatlasError
from planatlas.graph.pipeline.readings import READINGS, Readings
from planatlas.graph.review.column_rules import rules_for
from planatlas.graph.review.log import Decision, Decisions
from planatlas.graph.review.row_decisions import row_decisions
from planatlas.loaders.document import Document, TableRow
from planatlas.loaders.tables.row_boundaries import RowBoundaries, RowBoundary
from planatlas.loaders.values.persons import redacted
from planatlas.records import Activity, Record, Service

if TYPE_CHECKING:
    from planatlas.graph.stored import StoredGraph

__all__ = ["RowDoubt", "about_rows", "row_doubts"]

_CERTAIN = 1.0
_NAMES_AT_MOST = 80
"""Letters of a cell that may hold nothing but names."""


@dataclass(frozen=True, slots=True)
class RowDoubt:
    """Two printed rows: their words, whether the lower was read as going on with the upper, how surely, and why.

    ``line`` is that of the lower row; ``held`` the status people gave it, empty where nobody has.
    """

    id: str
    doc: str
    line: int
    above: str
    below: str
    joined: bool
    confidence: float
    reason: str
    held: str = ""


def row_doubts(atlas: StoredGraph) -> list[RowDoubt]:
    """The rows of an atlas to decide about, the least certain first. Documents that are not kept give none."""
    log = atlas.decided
    found = [_doubt(boundary, one.doc, log) for one in _documents(atlas) for boundary in _boundaries(one, atlas)]
    return sorted(found, key=lambda one: (bool(one.held), one.confidence, one.doc, one.line))


def about_rows(atlas: StoredGraph, place: str, status: str, why: str = "") -> Decision:
    """A decision about the row at a place: an id, or DOCUMENT:LINE of the lower of the two rows.

    Raises PlanatlasError when no row stands there that could go on with the one above it.
    """
    for document in _documents(atlas, place):
        boundaries = RowBoundaries(document.doc, dict(row_decisions(atlas.decided).get(document.doc, ())))
        _all(document, boundaries, atlas)
        for boundary in boundaries.found.values():
            if place in (boundary.id, *(f"{document.doc}:{line}" for line in boundary.below.span.lines)):
                return Decision("row", boundary.id, value=status, why=why)
    raise PlanatlasError(
        f"There is no row at {place} that could go on with the one above it. See them: planatlas review ATLAS --open "
        "rows. Where a document is missing there, build the atlas again."
    )


def _documents(atlas: StoredGraph, place: str | None = None) -> Iterator[Document]:
    """The documents that are kept, or only the one a place is in."""
    kept = Readings((atlas.path or Path()) / READINGS)
    for facts in atlas.receipt().get("sources", ()):
        doc = str(facts["doc"])
        if place is None or place.startswith((f"row/{doc}/", f"{doc}:")):
            document = kept.document(doc, str(facts["sha256"]))
            if document is not None:
                yield document


def _all(document: Document, boundaries: RowBoundaries, atlas: StoredGraph) -> list[Record]:
    from planatlas.loaders.reading import records

    return list(records(document, boundaries, rules_for(atlas.path).own))


def _boundaries(document: Document, atlas: StoredGraph) -> list[RowBoundary]:
    """The boundaries within rows of work and services that the reader was not certain to keep apart."""
    boundaries = RowBoundaries(document.doc, dict(row_decisions(atlas.decided).get(document.doc, ())))
    work = [one for one in _all(document, boundaries, atlas) if isinstance(one, Activity | Service)]
    lines = {line for one in work for line in one.lines}
    return [
        boundary
        for boundary in boundaries.found.values()
        if (boundary.verdict.joined or boundary.read.joined or boundary.read.confidence < _CERTAIN)
        and not lines.isdisjoint(boundary.below.span.lines)
    ]


def _doubt(boundary: RowBoundary, doc: str, log: Decisions) -> RowDoubt:
    held, verdict = log.on("row", boundary.id), boundary.verdict
    return RowDoubt(
        boundary.id, doc, boundary.line, _words(boundary.above), _words(boundary.below), verdict.joined,
        verdict.confidence, verdict.reason, held.value if held else "",
    )  # fmt: skip


def _words(row: TableRow) -> str:
    """The cells of a row as people see them, the names of persons left out as everywhere."""
    texts = (" ".join(cell.text.split()) for cell in row.cells)
    return " | ".join(redacted(text, cell=len(text) <= _NAMES_AT_MOST) for text in texts)
