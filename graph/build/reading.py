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

__all__ = ["Reading", "Source", "read_one"]


@dataclass(slots=True, frozen=True)
class Source:
    """A file to read and the name its records carry (None: the reader's own)."""

    path: Path
    doc: str | None = None


@dataclass(slots=True)
class Reading:
    """What came of one source: its records and what the receipt says of it, or the error that stopped it.

    ``provisional`` is true where time or a program was wanting, so that another try may give more. ``kept`` is the name
    under which it is kept for the next build, ``known`` true where it was taken from there.
    """

    source: Source
    records: list[Record] = field(default_factory=list)
    facts: dict[str, Any] = field(default_factory=dict)
    leftover: list[Leftover] = field(default_factory=list)
    error: str | None = None
    provisional: bool = False
    kept: str | None = field(default=None, compare=False)
    known: bool = field(default=False, compare=False)


def read_one(source: Source) -> Reading:
    """Read one source. What is wrong with it is in ``error``, never raised, so that the rest of a batch goes on."""
    from planatlas.graph.institutions import identify
    from planatlas.loaders.leftover import leftover
    from planatlas.loaders.read import read
    from planatlas.loaders.reading import records

    reading = Reading(source)
    try:
        document = read(source.path)
        if source.doc:
            document.doc = source.doc
        reading.records = identify(records(document))
        reading.leftover = list(leftover(document, reading.records))
    except SourceError as error:
        reading.error, reading.provisional = str(error), isinstance(error, ReaderStopped | SourceMissing)
        return reading
    reading.facts, reading.provisional = _facts(reading, document), document.provisional
    return reading


def _facts(reading: Reading, document: Document) -> dict[str, Any]:
    kinds = Counter(record.kind for record in reading.records)
    return {
        "doc": document.doc, "name": reading.source.path.name, "sha256": document.sha256, "media": document.media,
        "encoding": document.encoding, "lines": document.line_count, "notices": list(document.notices),
        "records": dict(sorted(kinds.items())),
        "leftover": dict(sorted(Counter(one.reason for one in reading.leftover).items())),
    }  # fmt: skip
