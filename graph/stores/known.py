"""What this process has read: the sources it was given, and those its atlases were made of. They are not written over.

The receipt of an atlas knows its sources by name and by the hash of their bytes, never by path: it must say the same
wherever it is built.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from pathlib import Path

from planatlas.graph.marks.files import own_file
from planatlas.graph.marks.folders import own_receipt

__all__ = ["is_source", "remember_atlas", "remember_source"]

_SOURCES: set[str] = set()
_ATLASES: dict[str, None] = {}


def remember_source(path: Path) -> None:
    """A file that is read as a plan."""
    _SOURCES.add(os.path.realpath(path))


def remember_atlas(folder: Path) -> None:
    """An atlas that is opened or written."""
    _ATLASES[os.path.realpath(folder)] = None


def is_source(file: Path) -> bool:
    """Tell whether a file that exists is a source: by its path, by its content, or by a name that is a source's.

    A page or table of ours that happens to bear the name of a source is none.
    """
    if not file.is_file():
        return False
    if os.path.realpath(file) in _SOURCES:
        return True
    known = dict(_sources())
    return bool(known) and (_sha256(file) in known or (file.name in known.values() and not own_file(file)))


def _sources() -> Iterator[tuple[str, str]]:
    """Hash and name of every source of the atlases that were opened."""
    for folder in _ATLASES:
        for facts in (own_receipt(Path(folder)) or {}).get("sources", ()):
            yield str(facts.get("sha256")), str(facts.get("name"))


def _sha256(file: Path) -> str:
    with file.open("rb") as opened:
        return hashlib.file_digest(opened, "sha256").hexdigest()
