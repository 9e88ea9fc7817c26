"""Files of ours, known by what stands in them: pages, documents, workbooks, tables, RDF, networks, styles.

A free query gives a table whose headings are its own, and a picture of pixels holds no words: both are not known again,
nor is a page that another program wrote anew.
"""

from __future__ import annotations

import csv
import io
import json
import re
import zipfile
import zlib
from pathlib import Path
from typing import IO

from planatlas.graph.marks.headings import own_headings, own_record

__all__ = ["AUTHOR", "PDF_MARK", "PICTURE_MARK", "ZIP_MARK", "own_file"]

AUTHOR = "Planatlas"
"""Who wrote a Word document or a workbook of ours, in its properties."""
PICTURE_MARK = "<!-- Generator: planatlas -->"
PDF_MARK = b"%planatlas\n"
"""A remark after the end of a PDF, for browsers that print one keep no other."""
ZIP_MARK = b"planatlas"

_PAGE = re.compile(rb'<meta\s+name="generator"\s+content="planatlas"', re.IGNORECASE)
_RDF = re.compile(rb'\s*(@prefix\s|<https://w3id\.org/planatlas/|\{\s*"@context")')
_BASE = b"https://w3id.org/planatlas/"
_STYLE = re.compile(rb'\s*node\.\w+ \{\n  caption: "\{(?:name|caption)\}";\n')
_AUTHOR = re.compile(rb"<(dc:creator|meta:initial-creator)\b[^>]*>" + AUTHOR.encode() + rb"<")
_PROPERTIES = ("docProps/core.xml", "meta.xml")
"""Where the formats of Microsoft and OpenDocument keep who wrote a file."""
_GZIP = b"\x1f\x8b"
_HEAD, _TAIL = 1 << 16, 1024


def own_file(path: Path) -> bool:
    """Tell whether planatlas wrote a file. One that cannot be read is nobody's."""
    try:
        with path.open("rb") as file:
            head = file.read(_HEAD)
            if head.startswith(b"PK"):
                return _own_archive(file)
            if head.lstrip().startswith(b"%PDF-"):
                return _tail(file).rstrip().endswith(PDF_MARK.rstrip())
    except OSError:
        return False
    if head.startswith(_GZIP):
        return _own_data(_unpacked(head))
    return _own_page(head[:4096]) or _own_data(head) or _own_rows(head)


def _own_archive(file: IO[bytes]) -> bool:
    """By the author in the properties of Office, or the remark of a plain zip. No more than a page of it is read."""
    try:
        with zipfile.ZipFile(file) as archive:
            if archive.comment == ZIP_MARK:
                return True
            kept = next((name for name in _PROPERTIES if name in archive.NameToInfo), None)
            if kept is None:
                return False
            with archive.open(kept) as properties:
                return _AUTHOR.search(properties.read(_HEAD)) is not None
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, ValueError, EOFError):
        return False


def _unpacked(head: bytes) -> bytes:
    """How a compressed file begins; nothing where that cannot be told."""
    try:
        return zlib.decompressobj(zlib.MAX_WBITS | 16).decompress(head, _HEAD)
    except zlib.error:
        return b""


def _tail(file: IO[bytes]) -> bytes:
    size = file.seek(0, io.SEEK_END)
    file.seek(max(0, size - _TAIL))
    return file.read(_TAIL)


def _own_page(head: bytes) -> bool:
    return _PAGE.search(head) is not None or PICTURE_MARK.encode() in head


def _own_data(head: bytes) -> bool:
    return (_RDF.match(head) is not None and _BASE in head) or _STYLE.match(head) is not None


def _own_rows(head: bytes) -> bool:
    """Rows by their headings, records by their fields."""
    text = head.decode("utf-8-sig", errors="replace").lstrip()
    if text.startswith("{"):
        return _own_record(text.partition("\n")[0])
    columns = _first_object(text) if text.startswith("[") else _first_row(text)
    if len(columns) < 2:
        return False

    return own_headings(columns)


def _own_record(line: str) -> bool:
    try:
        row = json.loads(line)
    except ValueError:
        return False

    return isinstance(row, dict) and own_record(row)


def _first_object(text: str) -> tuple[str, ...]:
    start = text.find("{")
    try:
        found, _ = json.JSONDecoder().raw_decode(text, start) if start >= 0 else ({}, 0)
    except ValueError:
        return ()
    return tuple(found) if isinstance(found, dict) else ()


def _first_row(text: str) -> tuple[str, ...]:
    """The first line, with the commas of our tables or the semicolons of a spreadsheet that saved one."""
    line = text.partition("\n")[0].rstrip("\r")
    separator = ";" if line.count(";") > line.count(",") else ","
    try:
        return tuple(next(csv.reader([line], delimiter=separator), ()))
    except csv.Error:
        return ()
