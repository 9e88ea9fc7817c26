"""Look at an archive before anything unpacks it: names, number and size of its members, and what its XML declares.

Word, Excel and OpenDocument files are archives of XML. None of them needs a document type or an entity, and none has
members outside its own folder; a file that does is refused before a reader sees it.
"""

from __future__ import annotations

import io
import re
import stat
import zipfile
from pathlib import PurePosixPath

from planatlas.errors import SourceRefused
from planatlas.loaders.formats.sandbox.limits import LIMITS, Limits
from planatlas.ontology.catalogue import told

__all__ = ["check_archive", "is_archive", "member_names"]

_DECLARES = re.compile(rb"<!\s*(?:DOCTYPE|ENTITY)", re.I)

_CHUNK = 1024 * 1024
_REMEDY = "Open it in the program it was made with and save it again."
_OVERLAP = 64
"""Bytes looked at again with the next piece, so that no declaration hides on the border."""


def is_archive(data: bytes) -> bool:
    """Tell whether the bytes begin like a ZIP archive."""
    return data.startswith((b"PK\x03\x04", b"PK\x05\x06"))


def member_names(data: bytes) -> list[str]:
    """Return the names of the members; an empty list where the archive cannot be read."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return archive.namelist()
    except zipfile.BadZipFile:
        return []


def check_archive(data: bytes, limits: Limits = LIMITS) -> None:
    """Raise SourceRefused, with the reason, unless the archive is safe to unpack."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            _check_directory(archive, limits)
            _check_members(archive, limits)
    except (zipfile.BadZipFile, NotImplementedError, EOFError, OSError) as problem:
        raise told(SourceRefused, "source.damaged", reason=type(problem).__name__) from problem


def _check_directory(archive: zipfile.ZipFile, limits: Limits) -> None:
    members = archive.infolist()
    if len(members) > limits.members:
        raise SourceRefused(
            f"the archive holds {len(members)} members, more than a document has. Not opened. {_REMEDY}"
        )
    if sum(member.file_size for member in members) > limits.unpacked:
        raise told(SourceRefused, "source.unpacked", size=limits.unpacked >> 20)
    for member in members:
        _check_name(member.filename)
        if stat.S_ISLNK(member.external_attr >> 16):
            raise SourceRefused(f"the archive holds a link, {member.filename}. Not opened. {_REMEDY}")
        if member.flag_bits & 0x1:
            raise told(SourceRefused, "source.encrypted")
        if member.file_size > _CHUNK and member.file_size > limits.ratio * max(1, member.compress_size):
            raise SourceRefused(f"{member.filename} unpacks to {member.file_size} bytes. Not opened. {_REMEDY}")


def _check_name(name: str) -> None:
    path = PurePosixPath(name.replace("\\", "/"))
    if path.is_absolute() or ".." in path.parts or name[1:2] == ":" and name[0].isalpha():
        raise SourceRefused(f"the archive would write to {name}. Not opened. {_REMEDY}")


def _check_members(archive: zipfile.ZipFile, limits: Limits) -> None:
    """Count the real bytes while unpacking, and look for declarations in every XML part."""
    total = 0
    for member in archive.infolist():
        is_xml, tail = member.filename.lower().endswith((".xml", ".rels", ".rdf")), b""
        with archive.open(member) as part:
            while chunk := part.read(_CHUNK):
                total += len(chunk)
                if total > limits.unpacked:
                    raise SourceRefused(f"it unpacks to more than it says. Not opened. {_REMEDY}")
                if is_xml and _DECLARES.search((tail + chunk).replace(b"\x00", b"")):
                    raise SourceRefused(f"{member.filename} declares a document type or entity. Not opened. {_REMEDY}")
                tail = chunk[-_OVERLAP:]
