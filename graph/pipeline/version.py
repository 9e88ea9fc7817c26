"""What decides how a file is read: the code of the readers, the vocabulary, the libraries and limits they rest on."""

from __future__ import annotations

import hashlib
import importlib.metadata
import importlib.util
import shutil
from collections.abc import Iterator
from pathlib import Path

from planatlas.loaders.formats.sandbox.limits import LIMITS
from planatlas.version import __version__

__all__ = ["reader_version"]

_CODE = ("planatlas.loaders", "planatlas.ontology", "planatlas.graph.institutions")
_KINDS = (".py", ".ttl", ".json", ".csv", ".txt")
_LIBRARIES = (
    "defusedxml", "lxml", "numpy", "odfdo", "openpyxl", "pdfminer.six", "pdfplumber", "pillow", "pyoxigraph",
    "pypdfium2", "python-docx", "rapidfuzz", "striprtf",
)  # fmt: skip
_PROGRAMS = ("tesseract",)


def reader_version() -> str:
    """A hash that changes whenever the same bytes might be read differently.

    It covers the code that reads and names institutions within a document, the vocabulary, the versions of the
    libraries that open files, the limits of the door, and whether the programs the readers call are there.
    """
    digest = hashlib.sha256(__version__.encode())
    for line in (*_code(), *_libraries(), *_surroundings()):
        digest.update(line.encode() + b"\n")
    return digest.hexdigest()


def _code() -> Iterator[str]:
    for package in _CODE:
        spec = importlib.util.find_spec(package)
        for place in (spec.submodule_search_locations or ()) if spec else ():
            files = (path for path in Path(place).rglob("*") if path.suffix in _KINDS and path.is_file())
            for path in sorted(files):
                yield f"{package} {path.relative_to(place).as_posix()} {hashlib.sha256(path.read_bytes()).hexdigest()}"


def _libraries() -> Iterator[str]:
    for name in _LIBRARIES:
        try:
            yield f"{name} {importlib.metadata.version(name)}"
        except importlib.metadata.PackageNotFoundError:
            yield f"{name} is missing"


def _surroundings() -> Iterator[str]:
    yield repr(LIMITS)
    for name in _PROGRAMS:
        yield f"{name} {shutil.which(name) is not None}"
