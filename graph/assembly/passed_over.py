"""What lies in a folder of plans and is none: what planatlas wrote itself, and what systems and programs leave there.

So a folder can be built into an atlas that stands in it, again and again, and every build gives the same.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from planatlas.errors import AtlasDamaged
from planatlas.graph.marks.files import own_file
from planatlas.graph.marks.folders import CLUTTER, TAG, atlas_at, own_export
from planatlas.graph.stores.own_text import own_text

__all__ = ["Found", "look_into"]

_SYSTEM = CLUTTER | {"$recycle.bin", "__macosx", "@eadir", "system volume information", "icon\r"}
_SIGNATURE = "Signature: 8a477f597d28d172789f06886806bc55"


@dataclass(slots=True)
class Found:
    """The files to read, and what was passed over: each path with the key of its reason."""

    files: list[Path] = field(default_factory=list)
    passed: dict[Path, str] = field(default_factory=dict)


def look_into(given: Path, found: Found) -> None:
    """Add a path that was given: a file as it is, unless it is ours or no document ever; of a folder what is in it."""
    if given.is_dir():
        if (why := _ours(given)) is None:
            _walk(given, found)
        else:
            found.passed[given] = why
    else:
        _sort(given, found, _never)


def _walk(folder: Path, found: Found) -> None:
    for entry in sorted(folder.iterdir()):
        if entry.is_dir() and not entry.is_symlink():
            if (why := _hidden(entry) or _ours(entry)) is None:
                _walk(entry, found)
            else:
                found.passed[entry] = why
        else:
            _sort(entry, found, lambda path: _hidden(path) or _never(path) or _not_plain(path))


def _sort(path: Path, found: Found, reason: Callable[[Path], str | None]) -> None:
    if (why := reason(path)) is None:
        found.files.append(path)
    else:
        found.passed[path] = why


def _ours(folder: Path) -> str | None:
    if atlas_at(folder):
        return "atlas"
    if own_export(folder):
        return "export"
    return "cache" if _is_cache(folder) else None


def _is_cache(folder: Path) -> bool:
    """Tell whether a folder can be made again, as its tag says (https://bford.info/cachedir/)."""
    try:
        return own_text(folder / TAG).startswith(_SIGNATURE)
    except AtlasDamaged:
        return False


def _hidden(path: Path) -> str | None:
    if path.name.lower() in _SYSTEM:
        return "system"
    return "hidden" if path.name.startswith(".") else None


def _never(path: Path) -> str | None:
    """What is no document even where it is named itself: ``planatlas build *`` names all there is."""
    if path.name.startswith("~$") or (path.name.startswith(".~lock.") and path.name.endswith("#")):
        return "lock"
    if path.name.lower() in _SYSTEM:
        return "system"
    return "own" if path.is_file() and own_file(path) else None


def _not_plain(path: Path) -> str | None:
    """A link that leads nowhere stays: that it cannot be read is told."""
    if path.is_dir():
        return "link"
    return "special" if os.path.exists(path) and not path.is_file() else None
