"""Reading one source: its records and what the receipt says of it, or the error that stopped it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from planatlas.errors import ReaderStopped, SourceError, SourceMissing, SourceRefused
from planatlas.graph.institutions import identify
from planatlas.graph.institutions.body_names import body_names
from planatlas.loaders.formats.registry import libraries_of
from planatlas.loaders.formats.sandbox import fetch, in_child
from planatlas.loaders.formats.sandbox.entry import shown
from planatlas.loaders.formats.source import document_of
from planatlas.loaders.tables.row_boundaries import RowBoundaries
from planatlas.loaders.values.persons import redacted
from planatlas.loaders.values.taught import ColumnRule, Taught
from planatlas.ontology import frame, gazetteer, vocabulary
from planatlas.ontology.catalogue import told_of
from planatlas.records import Record, TableRecord

if TYPE_CHECKING:
    from planatlas.loaders.account.leftover import Leftover
    from planatlas.loaders.document import Document

__all__ = ["Reading", "Source", "load_words", "read_document", "read_one"]


@dataclass(slots=True, frozen=True)
class Source:
    """A file to read and the name its records carry (None: the reader's own).

    ``rows`` is what people decided about its rows: the id of a boundary, and whether its lower row continues the upper.
    ``columns`` is what they taught about headings, of this document or of any.
    """

    path: Path
    doc: str | None = None
    rows: tuple[tuple[str, bool], ...] = ()
    columns: tuple[ColumnRule, ...] = field(default=(), repr=False)

    @property
    def name(self) -> str:
        """The name of the file as it can be printed and stored."""
        return shown(self.path.name)

    @property
    def where(self) -> str:
        """Its path, in the same form."""
        return shown(self.path)


@dataclass(slots=True)
class Reading:
    """What came of one source: its records and what the receipt says of it, or the error that stopped it.

    ``provisional`` is true where time or a program was wanting, so that another try may give more. ``kept`` is the name
    under which it is kept for the next build, ``known`` true where it was taken from there.
    ``refusal`` is the error as a key of the catalogue and its values, where its sentence stands there.
    ``document`` is what was read, where it has rows or columns that people may decide about.
    ``taught`` are the rules about headings that it used, ``trace`` is all that was asked of them.
    """

    source: Source
    records: list[Record] = field(default_factory=list)
    facts: dict[str, Any] = field(default_factory=dict)
    leftover: list[Leftover] = field(default_factory=list)
    error: str | None = None
    refusal: tuple[str, dict[str, Any]] | None = field(default=None, compare=False)
    provisional: bool = False
    document: Document | None = field(default=None, compare=False, repr=False)
    kept: str | None = field(default=None, compare=False)
    known: bool = field(default=False, compare=False)
    taught: tuple[ColumnRule, ...] = ()
    trace: str = field(default="", repr=False)

    def as_error(self) -> SourceError:
        """The error that stopped it."""
        if self.refusal is None:
            return SourceError(self.error or "")
        key, values = self.refusal
        return told_of(SourceError, self.source.where, key, **values)


def read_one(source: Source) -> Reading:
    """Read one source: from its bytes to its records in a child with limits of time and memory.

    What is wrong with it is in ``error``, never raised, so that the rest of a batch goes on.
    """
    try:
        _check_name(source)
        data = fetch(source.path)
        # Before the fork: each child would else load them again.
        load_words()
        return in_child(source.where, _read_here, data, source, libraries=libraries_of(data))
    except SourceError as error:
        # Time, memory or a drive may be there at the next try.
        again = isinstance(error, ReaderStopped | SourceMissing)
        said = (error.key, dict(error.values)) if error.key and error.where else None
        return Reading(source, error=str(error), refusal=said, provisional=again)


def load_words() -> None:
    """Load once what every process would otherwise load for itself: those that are copies of this one inherit it."""
    from planatlas.loaders import reading  # noqa: F401

    vocabulary(), gazetteer(), frame(), body_names()


def _check_name(source: Source) -> None:
    """Records, receipt and database are UTF-8: a document of another name could stand in none of them."""
    called = source.doc or source.path.name
    if shown(called) != called:
        raise told_of(SourceRefused, source.where, "source.name")


def _read_here(data: bytes, source: Source) -> Reading:
    document = document_of(data, source.path)
    if source.doc:
        document.doc = source.doc
    return read_document(document, source)


def read_document(document: Document, source: Source) -> Reading:
    """The records of a source whose file has been opened, with what people decided about its rows.

    Raises SourceError when they cannot be read.
    """
    # The reader takes 0.2 s to load; what people decide about an atlas mostly needs none of its documents again.
    from planatlas.loaders.account.leftover import leftover
    from planatlas.loaders.reading import records

    reading = Reading(source, provisional=document.provisional)
    boundaries = RowBoundaries(document.doc, dict(source.rows))
    taught = Taught()
    reading.records = identify(records(document, boundaries, source.columns, taught))
    reading.taught, reading.trace = tuple(taught.used()), taught.trace()
    # What is shown of the rest names nobody either.
    reading.leftover = [replace(one, text=redacted(one.text)) for one in leftover(document, reading.records)]
    reading.facts = _facts(reading, document, [_GONE.format(id=id) for id in boundaries.gone()])
    to_decide = boundaries.found or any(isinstance(one, TableRecord) for one in reading.records)
    reading.document = document if to_decide else None
    return reading


_GONE = "a decision about rows was not applied: the two rows of {id} are not in the document any more; decide again"


def _facts(reading: Reading, document: Document, notices: list[str]) -> dict[str, Any]:
    kinds = Counter(record.kind for record in reading.records)
    return {
        "doc": document.doc, "name": reading.source.name, "sha256": document.sha256, "media": document.media,
        "encoding": document.encoding, "lines": document.line_count, "notices": [*document.notices, *notices],
        "records": dict(sorted(kinds.items())),
        "leftover": dict(sorted(Counter(one.reason for one in reading.leftover).items())),
    }  # fmt: skip
