"""The rows people may decide about: those that were joined, and those that were not though it was not certain."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from planatlas.errors import PlanatlasError
from planatlas.graph.pipeline.readings import READINGS, Readings
from planatlas.graph.review.log import Decision, Decisions
from planatlas.graph.review.row_decisions import row_decisions
from planatlas.loaders.document import Document, TableRow
from planatlas.loaders.tables.row_boundaries import Seam, Seams
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
    found = [_doubt(seam, one.doc, log) for one in _documents(atlas) for seam in _seams(one, log)]
    return sorted(found, key=lambda one: (bool(one.held), one.confidence, one.doc, one.line))


def about_rows(atlas: StoredGraph, place: str, status: str, why: str = "") -> Decision:
    """A decision about the row at a place: an id, or DOCUMENT:LINE of the lower of the two rows.

    Raises PlanatlasError when no row stands there that could go on with the one above it.
    """
    for document in _documents(atlas, place):
        seams = Seams(document.doc, dict(row_decisions(atlas.decided).get(document.doc, ())))
        _all(document, seams)
        for seam in seams.found.values():
            if place in (seam.id, *(f"{document.doc}:{line}" for line in seam.below.span.lines)):
                return Decision("row", seam.id, value=status, why=why)
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


def _all(document: Document, seams: Seams) -> list[Record]:
    from planatlas.loaders.reading import records

    return list(records(document, seams))


def _seams(document: Document, log: Decisions) -> list[Seam]:
    """The seams within rows of work and services that the reader was not certain to keep apart."""
    seams = Seams(document.doc, dict(row_decisions(log).get(document.doc, ())))
    work = [one for one in _all(document, seams) if isinstance(one, Activity | Service)]
    lines = {line for one in work for line in one.lines}
    return [
        seam
        for seam in seams.found.values()
        if (seam.verdict.joined or seam.read.joined or seam.read.confidence < _CERTAIN)
        and not lines.isdisjoint(seam.below.span.lines)
    ]


def _doubt(seam: Seam, doc: str, log: Decisions) -> RowDoubt:
    held, verdict = log.on("row", seam.id), seam.verdict
    return RowDoubt(
        seam.id, doc, seam.line, _words(seam.above), _words(seam.below), verdict.joined, verdict.confidence,
        verdict.reason, held.value if held else "",
    )  # fmt: skip


def _words(row: TableRow) -> str:
    """The cells of a row as people see them, the names of persons left out as everywhere."""
    texts = (" ".join(cell.text.split()) for cell in row.cells)
    return " | ".join(redacted(text, cell=len(text) <= _NAMES_AT_MOST) for text in texts)
