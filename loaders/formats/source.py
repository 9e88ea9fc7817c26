"""Read one source: its bytes to blocks, by the reader that knows its kind of file."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from pathlib import Path

from planatlas.errors import SourceRefused, SourceUnknown
from planatlas.loaders.census.source import dropped_tables
from planatlas.loaders.document import Block, Document, TableRow
from planatlas.loaders.formats.encoding import decode, looks_binary
from planatlas.loaders.formats.registry import libraries_of, read_special
from planatlas.loaders.formats.sandbox import fetch, in_child, shown
from planatlas.loaders.formats.text import text_blocks
from planatlas.loaders.values.damage import doubts
from planatlas.ontology.catalogue import told

__all__ = ["doc_name", "document_of", "read"]

_FEW = 10
_ENDINGS = {
    ".pdf": "application/pdf",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml",
    ".odt": "application/vnd.oasis.opendocument.text",
    ".ods": "application/vnd.oasis.opendocument.spreadsheet",
}
"""The kinds of file that people know by their ending."""
_WORD = re.compile(r"[^\W\d_]{2,}")
_LINE_END = re.compile(r"\r\n|\r|\n")
_SEPARATOR = re.compile(r"[\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")


def read(path: Path | str) -> Document:
    """Return the document in a file. The kind of file is told by its content, never by its name.

    Raises SourceMissing, SourceEmpty, SourceUnknown or SourceRefused, each naming the file and the remedy.
    """
    source = Path(path)
    data = fetch(source)
    return in_child(shown(source), document_of, data, source, libraries=libraries_of(data))


def document_of(data: bytes, source: Path) -> Document:
    """Return the document in the bytes of a file, in this process: for those who are behind the door already.

    Raises SourceUnknown or SourceRefused, which need not name the file.
    """
    document = _read_bytes(data, source)
    document.dropped = dropped_tables(data, document)
    document.sha256 = hashlib.sha256(data).hexdigest()
    document.notices.extend(_unlike_its_name(source, document.media))
    document.notices.extend(doubts(document))
    if next(document.rows(), None) is None:
        document.notices.append("no table in it; read as running text")
    return document


def _unlike_its_name(source: Path, media: str) -> list[str]:
    """A page that says "not found" may have been saved in place of the plan."""
    ending = source.suffix.lower()
    expected = _ENDINGS.get(ending)
    if expected is None or media.startswith(expected):
        return []
    return [f"named {ending}, but it is {media}; read as that. See whether it is the plan that was meant"]


def _read_bytes(data: bytes, source: Path) -> Document:
    document = read_special(data, doc_name(source))
    if document is not None:
        return document
    if looks_binary(data):
        raise _unknown(data)
    document = _read_text(data, doc_name(source))
    _check_words(document, source)
    return document


def _check_words(document: Document, source: Path) -> None:
    """Raise SourceRefused for a text too short to be anything, above all where the name promises a document."""
    words = sum(len(_WORD.findall(text)) for block in document.blocks[:_FEW] for text in _texts(block))
    if words < (_FEW if source.suffix.lower() in _ENDINGS else 1):
        raise told(SourceRefused, "source.no-words")


def _texts(block: Block) -> list[str]:
    return [cell.text for cell in block.cells] if isinstance(block, TableRow) else [str(getattr(block, "text", ""))]


def _unknown(data: bytes) -> SourceUnknown:
    """Where it is one byte or a few that keep a file from being text, with their line."""
    if not 0 < data.count(b"\x00") <= _FEW:
        return told(SourceUnknown, "source.unknown-kind")
    line = data.count(b"\n", 0, data.index(b"\x00")) + 1
    return told(SourceUnknown, "source.unknown-byte", line=line)


def _read_text(data: bytes, doc: str) -> Document:
    decoded = decode(data)
    lines = source_lines(decoded.text)
    out = Document(doc, list(text_blocks(lines)), encoding=decoded.encoding, line_count=len(lines))
    out.notices.extend(decoded.notices)
    if decoded.encoding not in ("utf-8", "utf-8-sig"):
        out.notices.append(f"read as {decoded.encoding}")
    return out


def source_lines(text: str) -> list[str]:
    """Return the lines as an editor counts them. Other separators of Unicode, and a form feed, begin no line."""
    lines = _LINE_END.split(text)
    if _SEPARATOR.search(text):
        lines = [_SEPARATOR.sub(" ", line.lstrip("\x0c")) for line in lines]
    return lines[:-1] if not lines[-1] else lines


def doc_name(path: Path) -> str:
    """Return the name records carry: the file name without its last ending, in one Unicode form."""
    return unicodedata.normalize("NFC", path.stem)
