"""The readers of file formats other than plain text, each with the test by which it knows its own.

Archives and PDFs pass the guarded door first and are read in a child process; pages and separated values are plain text
and are read at once.
"""

from __future__ import annotations

from collections.abc import Callable

from planatlas.errors import ReaderStopped, SourceRefused, SourceUnknown
from planatlas.loaders.document import Document
from planatlas.loaders.door import check_archive, in_child
from planatlas.loaders.door.archive import is_archive, member_names
from planatlas.loaders.readers.csv import is_csv, read_csv
from planatlas.loaders.readers.html import is_html, read_html

__all__ = ["read_special"]

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")


def read_special(data: bytes, doc: str, source: str) -> Document | None:
    """Return the document of a file that is no plain text, or None where it is.

    Raises SourceRefused for a file that the door keeps out, SourceUnknown for an archive no reader knows.
    """
    if is_archive(data):
        return _archive(data, doc, source)
    if data.startswith(_OLE):
        raise SourceRefused(_old_office(data, source))
    if data[:1024].lstrip().startswith(b"%PDF-"):
        from planatlas.loaders.readers.pdf import read_pdf

        return in_child(_need(read_pdf, "pdfplumber.table numpy", "pdf", source), data, doc, source)
    if is_html(data):
        return read_html(data, doc)
    return _values(data, doc, source) if is_csv(data) else None


def _values(data: bytes, doc: str, source: str) -> Document:
    try:
        return read_csv(data, doc)
    except SourceRefused as refusal:
        raise SourceRefused(f"{source}: {refusal}") from refusal


def _archive(data: bytes, doc: str, source: str) -> Document:
    check_archive(data, source)
    names = member_names(data)
    for known, reader, module, extra in _archives():
        if known(names):
            return in_child(_need(reader, module, extra, source), data, doc, source)
    raise SourceUnknown(f"{source}: an archive that is no document. Unpack it and give the files in it.")


def _archives() -> tuple[tuple[Callable[[list[str]], bool], Callable[[bytes, str], Document], str, str], ...]:
    from planatlas.loaders.readers.docx import is_docx, read_docx
    from planatlas.loaders.readers.odf import is_odf, read_odf
    from planatlas.loaders.readers.xlsx import is_xlsx, read_xlsx

    return (
        (is_docx, read_docx, "docx.package", "office"),
        (is_xlsx, read_xlsx, "openpyxl", ""),
        (is_odf, read_odf, "odfdo", "office"),
    )


def _need(
    reader: Callable[[bytes, str], Document], module: str, extra: str, source: str
) -> Callable[[bytes, str], Document]:
    """Return the reader if the libraries it stands on are installed.

    Its libraries are imported here, once, and not by every child that reads a file.
    """
    import importlib

    try:
        for name in module.split():
            importlib.import_module(name)
    except ImportError as missing:
        raise ReaderStopped(f'{source}: to read it, install the extra: pip install "planatlas[{extra}]"') from missing
    return reader


def _old_office(data: bytes, source: str) -> str:
    if _ENCRYPTED in data:
        return f"{source}: the file is encrypted. Remove the password and save it again."
    return f"{source}: a file of an old Office (1997-2003). Open it and save it as DOCX or XLSX."
