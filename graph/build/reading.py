"""Reading one source: its records and what the receipt says of it, or the error that stopped it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from planatlas.errors import ReaderStopped, SourceError, SourceMissing
from planatlas.loaders.records import Record

if TYPE_CHECKING:
    from planatlas.loaders.document import Document
    from planatlas.loaders.leftover import Leftover

__all__ = ["Reading", "Source", "read_document", "read_one"]


@dataclass(slots=True, frozen=True)
class Source:
    """A file to read and the name its records carry (None: the reader's own).

    ``rows`` is what people decided about its rows: the id of a seam, and whether its lower row continues the upper one.
    """

    path: Path
    doc: str | None = None
    rows: tuple[tuple[str, bool], ...] = ()


@dataclass(slots=True)
class Reading:
    """What came of one source: its records and what the receipt says of it, or the error that stopped it.

    ``provisional`` is true where time or a program was wanting, so that another try may give more. ``kept`` is the name
    under which it is kept for the next build, ``known`` true where it was taken from there.
    ``document`` is what was read, where it has rows that people may decide about.
    """

    source: Source
    records: list[Record] = field(default_factory=list)
    facts: dict[str, Any] = field(default_factory=dict)
    leftover: list[Leftover] = field(default_factory=list)
    error: str | None = None
    provisional: bool = False
    document: Document | None = field(default=None, compare=False, repr=False)
    kept: str | None = field(default=None, compare=False)
    known: bool = field(default=False, compare=False)


def read_one(source: Source) -> Reading:
    """Read one source. What is wrong with it is in ``error``, never raised, so that the rest of a batch goes on."""
    from planatlas.loaders.read import read

    try:
        document = read(source.path)
        if source.doc:
            document.doc = source.doc
        return read_document(document, source)
    except SourceError as error:
        again = isinstance(error, ReaderStopped | SourceMissing)
        return Reading(source, error=str(error), provisional=again)


def read_document(document: Document, source: Source) -> Reading:
    """The records of a source whose file has been opened, with what people decided about its rows.

    Raises SourceError when they cannot be read.
    """
    from planatlas.graph.institutions import identify
    from planatlas.loaders.leftover import leftover
    from planatlas.loaders.reading import records
    from planatlas.loaders.tables.seams import Seams

    reading, seams = Reading(source, provisional=document.provisional), Seams(document.doc, dict(source.rows))
    reading.records = identify(records(document, seams))
    reading.leftover = list(leftover(document, reading.records))
    reading.facts = _facts(reading, document, [_GONE.format(id=id) for id in seams.gone()])
    reading.document = document if seams.found else None
    return reading


_GONE = "a decision about rows was not applied: the two rows of {id} are not in the document any more; decide again"


def _facts(reading: Reading, document: Document, notices: list[str]) -> dict[str, Any]:
    kinds = Counter(record.kind for record in reading.records)
    return {
        "doc": document.doc, "name": reading.source.path.name, "sha256": document.sha256, "media": document.media,
        "encoding": document.encoding, "lines": document.line_count, "notices": [*document.notices, *notices],
        "records": dict(sorted(kinds.items())),
        "leftover": dict(sorted(Counter(one.reason for one in reading.leftover).items())),
    }  # fmt: skip
