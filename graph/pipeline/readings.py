"""Readings kept from one build to the next, so that an unchanged file is not read again and a cut build goes on.

They lie in ``readings/`` inside the atlas, one file for each source that was read or refused, put in place by rename as
soon as its source is read. A reading is found again by the content of its source, by the name its records carry, by
what people decided about its rows and by ``reader_version``. It fits as long as the rules about headings that it asked
for are the same; whatever is damaged or does not fit is read anew. The document itself is kept beside it, so that a
decision about its rows or columns can be applied without its file. The folder can be deleted at any time: an atlas
built with its help has the bytes of one built without.
"""

from __future__ import annotations

import contextlib
import gzip
import hashlib
import json
import re
import zlib
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from planatlas.graph.marks.folders import READINGS, TAG, TAGGED, own_readings
from planatlas.graph.pipeline.reading import Reading, Source
from planatlas.graph.pipeline.version import reader_version
from planatlas.graph.stores.files import PART, make_folder, write_bytes, write_text
from planatlas.loaders.formats.sandbox import is_ordinary, shown
from planatlas.loaders.formats.source import doc_name
from planatlas.loaders.stored import as_plain, from_plain
from planatlas.loaders.values.taught import holding, in_trace
from planatlas.records import Plan, as_json, from_json

if TYPE_CHECKING:
    from planatlas.loaders.document import Document
    from planatlas.loaders.values.taught import ColumnRule

__all__ = ["READINGS", "Readings"]

_FORM = 3
_OURS = re.compile(r"[0-9a-f]{40}(-[0-9a-f]{8})?(\.document)?\.json\.gz")
"""The names of readings and of the documents beside them: nothing else in the folder is ours to delete."""


@dataclass(slots=True, frozen=True)
class Readings:
    """The readings kept in a folder. With ``fresh`` none is taken from it, and all are written anew.

    It can be sent to another process: all else it knows lies on disk. ``version`` is hashed once for all of them.
    """

    folder: Path
    fresh: bool = False
    version: str = field(default_factory=reader_version)

    def key(self, source: Source) -> str | None:
        """The name under which the reading of a source is kept; None for what cannot be opened, or not twice.

        It is that of its document, with what was decided about the rows of it.
        """
        if not is_ordinary(source.path):
            return None
        try:
            with source.path.open("rb") as file:
                content = hashlib.file_digest(file, "sha256").hexdigest()
        except OSError:
            return None
        return self._key(source.doc or doc_name(source.path), content, source.rows)

    def find(self, source: Source) -> Reading | None:
        """The reading of a source as it was kept, or None where there is none that can be trusted."""
        key = None if self.fresh else self.key(source)
        if key is None:
            return None
        try:
            row = json.loads(gzip.decompress(self._file(key).read_bytes()))
            if row["document"]:
                gzip.decompress(self._document_file(key).read_bytes())  # whole, or the file is read anew
            return _read_back(row, source, key)
        except (OSError, EOFError, zlib.error, ValueError, KeyError, TypeError, AttributeError):
            return None

    def keep(self, source: Source, reading: Reading) -> None:
        """Keep a reading, unless another try might give a better one. A full disk only means that it is not kept."""
        key = None if reading.provisional else self.key(source)
        content = _written(reading, key) if key else None
        if content is not None:
            with contextlib.suppress(OSError):
                self._keep_document(str(key), reading)  # first: a reading promises that its document is there
                write_bytes(self._file(str(key)), gzip.compress(content, compresslevel=1, mtime=0), own=True)
                reading.kept = key

    def _keep_document(self, key: str, reading: Reading) -> None:
        path = self._document_file(key)
        if reading.document is not None:
            plain = json.dumps(as_plain(reading.document), ensure_ascii=False, separators=(",", ":"))
            write_bytes(path, gzip.compress(plain.encode(), compresslevel=1, mtime=0), own=True)

    def document(self, doc: str, sha256: str) -> Document | None:
        """The document of a source as it was kept, by its name and the hash of its bytes; None where there is none."""
        try:
            kept = self._document_file(self._document_key(doc, sha256)).read_bytes()
            return from_plain(json.loads(gzip.decompress(kept)))
        except (OSError, EOFError, zlib.error, ValueError, KeyError, TypeError, AttributeError):
            return None

    def _key(self, doc: str, content: str, rows: tuple[tuple[str, bool], ...]) -> str:
        base = self._document_key(doc, content)
        return f"{base}-{hashlib.sha256(repr(rows).encode()).hexdigest()[:8]}" if rows else base

    def _document_key(self, doc: str, content: str) -> str:
        return hashlib.sha256("\0".join((str(_FORM), self.version, shown(doc), content)).encode()).hexdigest()[:40]

    def trace(self, doc: str, sha256: str, rows: tuple[tuple[str, bool], ...]) -> str | None:
        """What a kept reading asked of the rules about headings; None where there is none."""
        try:
            row = json.loads(gzip.decompress(self._file(self._key(doc, sha256, rows)).read_bytes()))
            return str(row["trace"])
        except (OSError, EOFError, zlib.error, ValueError, KeyError, TypeError):
            return None

    def _document_file(self, key: str) -> Path:
        return self.folder / f"{key.partition('-')[0]}.document.json.gz"

    def _file(self, key: str) -> Path:
        return self.folder / f"{key}.json.gz"

    def open(self) -> None:
        """Make the folder, with the mark that tells what it is."""
        make_folder(self.folder)
        if not own_readings(self.folder):
            write_text(self.folder / TAG, TAGGED, own=True)

    def prune(self, used: Iterable[Reading]) -> None:
        """Remove every reading but those used, and what a killed process left half written."""
        keep = {f"{reading.kept}.json.gz" for reading in used}
        keep |= {self._document_file(reading.kept).name for reading in used if reading.kept}
        for path in self.folder.iterdir():
            if PART.fullmatch(path.name) or (_OURS.fullmatch(path.name) and path.name not in keep):
                path.unlink(missing_ok=True)

    def drop_if_empty(self) -> None:
        """Leave no folder behind, nor that of the atlas, where nothing was kept."""
        if not any(self.folder.glob("*.json.gz")):
            (self.folder / TAG).unlink(missing_ok=True)
            with contextlib.suppress(OSError):
                self.folder.rmdir()
                self.folder.parent.rmdir()


def _written(reading: Reading, key: str) -> bytes | None:
    """A reading as text, without the path of its source: a refusal that names it in its midst is not kept."""
    row: dict[str, Any] = {"key": key, "facts": reading.facts, "document": reading.document is not None}
    if reading.error is None:
        row["records"] = [as_json(record) for record in reading.records]
        row["trace"], row["taught"] = reading.trace, [_said(one) for one in reading.taught]
    else:
        path = reading.source.where
        reason = reading.error.removeprefix(f"{path}: ")
        if reason == reading.error or path in reason:
            return None
        row["refused"], row["refusal"] = reason, reading.refusal
    return json.dumps(row, ensure_ascii=False, separators=(",", ":")).encode()


def _read_back(row: dict[str, Any], source: Source, key: str) -> Reading:
    """Raises ValueError where the row is that of another source."""
    if row["key"] != key:
        raise ValueError(f"the reading of {source.path} is another's")
    reading = Reading(source, known=True, kept=key)
    if "refused" in row:
        reading.error = f"{source.where}: {row['refused']}"
        if said := row.get("refusal"):
            reading.refusal = said[0], said[1]
    else:
        reading.records = [from_json(record) for record in row["records"]]
        reading.facts = {**row["facts"], "name": source.name}
        reading.trace, reading.taught = row["trace"], _rules_of(reading, row["trace"])
        if [_said(one) for one in reading.taught] != row["taught"]:
            raise ValueError(f"{source.path} was read under other rules about its headings")
    return reading


def _rules_of(reading: Reading, trace: str) -> tuple[ColumnRule, ...]:
    """The rules of a source that its reading asks for."""
    issuer = next((one.issuer for one in reading.records if isinstance(one, Plan)), None)
    held = holding(reading.source.columns, str(reading.facts["doc"]), issuer)
    return tuple(in_trace(held.values(), trace))


def _said(rule: ColumnRule) -> list[str]:
    """What of a rule decides how a table is read."""
    return [rule.key, rule.field]
