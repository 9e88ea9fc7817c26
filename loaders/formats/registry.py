"""The readers of file formats other than plain text, each with the test by which it knows its own.

All of them work behind the guarded door, in a child process; archives are looked at before anything unpacks them.
"""

from __future__ import annotations

from collections.abc import Callable

from planatlas.errors import SourceRefused, SourceUnknown
from planatlas.loaders.document import Document
from planatlas.loaders.formats.csv import is_csv, read_csv
from planatlas.loaders.formats.docx import is_docx, read_docx
from planatlas.loaders.formats.foreign import program_data
from planatlas.loaders.formats.html import is_html, read_html
from planatlas.loaders.formats.message import is_message, read_message
from planatlas.loaders.formats.odf import is_odf, read_odf
from planatlas.loaders.formats.pdf import read_pdf
from planatlas.loaders.formats.rtf import is_rtf, read_rtf
from planatlas.loaders.formats.sandbox import Libraries, check_archive, or_damaged
from planatlas.loaders.formats.sandbox.archive import is_archive, member_names
from planatlas.loaders.formats.structured.reader import read_structured
from planatlas.loaders.formats.xlsx import is_xlsx, read_xlsx
from planatlas.ontology.catalogue import told

__all__ = ["libraries_of", "read_special"]

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_PDF = Libraries(("pdfplumber.table", "numpy"), "pdf")
_ARCHIVES = {
    b"word/document.xml": Libraries(("docx.package",), "office"),
    b"xl/workbook.xml": Libraries(("openpyxl",)),
    b"content.xml": Libraries(("odfdo",), "office"),
}
"""What the name of a member of an archive says of the library that opens it."""


def libraries_of(data: bytes) -> Libraries | None:
    """Return what must be loaded to read a file, told from its bytes without opening it."""
    if _is_pdf(data):
        return _PDF
    if is_archive(data):
        return next((libraries for member, libraries in _ARCHIVES.items() if member in data), None)
    return None


def read_special(data: bytes, doc: str) -> Document | None:
    """Return the document of a file that is no plain text, or None where it is.

    Raises SourceRefused for a file that the door keeps out, SourceUnknown for an archive no reader knows.
    """
    if is_archive(data):
        return or_damaged(_archive(data), data, doc)
    if data.startswith(_OLE):
        raise told(SourceRefused, _old_office(data))
    if _is_pdf(data):
        return or_damaged(read_pdf, data, doc)
    if is_html(data):
        return or_damaged(read_html, data, doc)
    if is_rtf(data):
        return or_damaged(read_rtf, data, doc)
    if is_message(data):
        return or_damaged(read_message, data, doc)
    if (document := read_structured(data, doc)) is not None:
        return document
    if kind := program_data(data):
        raise told(SourceUnknown, f"source.data.{kind}")
    return read_csv(data, doc) if is_csv(data) else None


def _is_pdf(data: bytes) -> bool:
    return data[:1024].lstrip().startswith(b"%PDF-")


def _archive(data: bytes) -> Callable[[bytes, str], Document]:
    """The reader of an archive that may be opened."""
    check_archive(data)
    names = member_names(data)
    for known, reader in ((is_docx, read_docx), (is_xlsx, read_xlsx), (is_odf, read_odf)):
        if known(names):
            return reader
    raise told(SourceUnknown, "source.archive")


def _old_office(data: bytes) -> str:
    if _ENCRYPTED in data:
        return "source.encrypted"
    return "source.old-office"
