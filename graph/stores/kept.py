"""What is kept of an atlas between questions: ``.cache/rdf/`` with one store, named by hash, of what the tables say.

It can be deleted at any time. A folder that cannot be written, or is not ours, only means that nothing is kept.
"""

from __future__ import annotations

import contextlib
import hashlib
import importlib.metadata
import json
import re
import shutil
import time
from collections.abc import Callable, Mapping
from importlib.resources import files
from pathlib import Path

from planatlas.graph.marks.folders import CACHED, TAG, own_cache
from planatlas.graph.stores.files import PART, write_text
from planatlas.graph.stores.layout import CACHE, EDGES, NODES
from planatlas.graph.stores.staging import staging

__all__ = ["drop_kept", "is_whole", "kept_at", "make_kept", "sweep_kept"]

_NAME = re.compile(r"[0-9a-f]{40}")
_SEAL = "seal.json"
_HOUR = 3600.0
_MAPPING = (
    ("planatlas.graph.stores", "parquet.py"),
    ("planatlas.graph.stores.rdf", "terms.py"),
    ("planatlas.graph.stores.rdf", "write.py"),
    ("planatlas.ontology", "mapping.py"),
    ("planatlas.ontology", "turtle.py"),
)
"""The code that decides which statements two tables give. Its bytes are its version: nobody can forget to raise it."""


def kept_at(folder: Path, hashes: Mapping[str, str]) -> Path:
    """Where the store of an atlas is kept; ``hashes`` are those of its files as the receipt has them."""
    said = "\0".join((_version(), *(str(hashes.get(name)) for name in (NODES, EDGES))))
    return folder / CACHE / "rdf" / hashlib.sha256(said.encode()).hexdigest()[:40]


def _version() -> str:
    """What a store depends on beside the tables: the mapping, and the library whose files it is made of."""
    digest = hashlib.sha256(importlib.metadata.version("pyoxigraph").encode())
    for package, name in _MAPPING:
        digest.update(files(package).joinpath(name).read_bytes())
    return digest.hexdigest()


def make_kept(place: Path, fill: Callable[[Path], None]) -> None:
    """Let ``fill`` make the store at ``place``: beside it first, then put there whole. Others that are kept go.

    Where another process was quicker, its store stays, for it says the same. Raises OSError where nothing can be kept.
    """
    _open(place.parents[1])
    with staging(place.parent) as room:
        fill(room / place.name)
        write_text(room / place.name / _SEAL, json.dumps(_contents(room / place.name)), own=True)
        try:
            (room / place.name).rename(place)
        except OSError:
            if not place.is_dir():
                raise
    _sweep(place.parent, place.name)


def is_whole(place: Path) -> bool:
    """Tell whether a store is the one that was put there, file by file."""
    try:
        sealed = json.loads((place / _SEAL).read_text(encoding="utf-8"))
        return bool(sealed == _contents(place))
    except (OSError, ValueError):
        return False


def drop_kept(place: Path) -> None:
    """Remove a store that is damaged, where that may be."""
    shutil.rmtree(place, ignore_errors=True)


def _contents(place: Path) -> dict[str, str]:
    """Each file with its hash: cut short or changed, the engine might give other answers, or end the process."""
    return {path.name: _sha256(path) for path in sorted(place.iterdir()) if path.name != _SEAL}


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _open(cache: Path) -> None:
    """Make the folder, with the mark that tells what it is. Raises PermissionError for one that is not ours."""
    if own_cache(cache):
        return
    if cache.is_symlink() or (cache.is_dir() and any(not PART.fullmatch(one.name) for one in cache.iterdir())):
        raise PermissionError(f"{cache} is not a folder of planatlas")
    cache.mkdir(exist_ok=True)
    write_text(cache / TAG, CACHED, own=True)


def sweep_kept(folder: Path, hashes: Mapping[str, str]) -> None:
    """Remove what is kept of an atlas that is no more, now that its files have these hashes."""
    if own_cache(folder / CACHE):
        place = kept_at(folder, hashes)
        _sweep(place.parent, place.name)


def _sweep(room: Path, keep: str) -> None:
    with contextlib.suppress(OSError):
        for old in [path for path in room.iterdir() if path.name != keep and _ours(path)]:
            shutil.rmtree(old, ignore_errors=True)  # whoever has it open goes on reading: only its name is gone


def _ours(path: Path) -> bool:
    """An older store, or what a killed process left half made: another may be filling one of this hour."""
    return _NAME.fullmatch(path.name) is not None or (
        PART.fullmatch(path.name) is not None and time.time() - path.stat().st_mtime > _HOUR
    )
