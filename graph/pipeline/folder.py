"""The folder of an atlas: all is written into a hidden folder in it and put in place together, the receipt last."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from planatlas.errors import AtlasError
from planatlas.graph.marks.folders import CLUTTER, READINGS, own_cache, own_readings, own_receipt
from planatlas.graph.stored import StoredGraph
from planatlas.graph.stores.files import PART
from planatlas.graph.stores.format import FORMAT, check_format
from planatlas.graph.stores.kept import sweep_kept
from planatlas.graph.stores.layout import CACHE, COLUMNS, DECISIONS, EDGES, FORMER, NODES, RECEIPT, RECORDS, TRUTH
from planatlas.graph.stores.receipt import write_receipt
from planatlas.graph.stores.records import write_records
from planatlas.graph.stores.staging import put_in_place, staging
from planatlas.ontology.catalogue import told
from planatlas.version import __version__

__all__ = ["check_target", "write_atlas"]


_WRITTEN = (*TRUTH, RECEIPT)
"""The files of an atlas in the order in which they are put in place."""


def check_target(folder: Path) -> None:
    """Raise AtlasError when an atlas must not be written there.

    It may be written into a folder that is new or empty, into an atlas of ours, which its receipt tells, and into one
    whose first build was cut short: that holds our readings, or what people decided, and nothing that is not ours.
    """
    if folder.is_symlink() and not folder.exists():
        raise told(AtlasError, "target.dangling", path=folder)
    if folder.exists() and not folder.is_dir():
        raise told(AtlasError, "target.file", path=folder)
    if not folder.is_dir():
        return
    # An older atlas may be written over, as it is made anew from its sources.
    check_format(folder, remade=True)
    names = _names(folder)
    if not _may_hold(folder, names):
        raise told(AtlasError, "target.other", path=folder)
    if READINGS in names and not _is_ours(folder / READINGS):
        raise told(AtlasError, "target.readings", path=folder / READINGS)


def _may_hold(folder: Path, names: set[str]) -> bool:
    if own_receipt(folder) is not None:
        return True
    # A build that was cut short before it wrote anything.
    if names <= {READINGS, DECISIONS, COLUMNS}:
        return READINGS not in names or _is_ours(folder / READINGS)
    return names <= {READINGS, DECISIONS, COLUMNS, *_WRITTEN, *FORMER} and own_readings(folder / READINGS)


def _is_ours(readings: Path) -> bool:
    """Readings, or an empty folder in their place."""
    return own_readings(readings) or (readings.is_dir() and not _names(readings))


def _names(folder: Path) -> set[str]:
    """What is in a folder, without what systems and killed processes left there, and views kept of an atlas."""
    every = {entry.name for entry in folder.iterdir()}
    if own_cache(folder / CACHE):
        every.discard(CACHE)
    return {name for name in every if name.lower() not in CLUTTER and not PART.fullmatch(name)}


def write_atlas(atlas: StoredGraph, folder: Path, receipt: Mapping[str, Any] | None = None) -> StoredGraph:
    """Write the folder of an atlas and return the atlas in it. ``decisions.csv`` and ``columns.csv`` are never touched.

    Raises AtlasError when the folder holds something else.
    """
    check_target(folder)
    with staging(folder) as room:
        _fill(atlas, room)
        # Of the files in the room: what is put in place is what was hashed.
        hashes = {name: _sha256(room / name) for name in TRUTH}
        write_receipt(room / RECEIPT, {**_basics(atlas), **(receipt or {}), "files": hashes})
        put_in_place(room, folder, TRUTH)
        _drop_former(folder)  # before the receipt that names them is gone: by it they are known as ours
        # The receipt last: a folder without one is no atlas, and is known to be unfinished.
        put_in_place(room, folder, (RECEIPT,))
    # Views of other contents are of no use any more.
    sweep_kept(folder, hashes)
    return StoredGraph(path=folder)


def _fill(atlas: StoredGraph, folder: Path) -> None:
    write_records(folder / RECORDS, atlas.records())
    # Brings pyarrow and numpy, 0.1 s: readers are forked from a process without them, and a refusal needs none.
    from planatlas.graph.stores.parquet import write_edges, write_nodes

    write_nodes(folder / NODES, atlas.nodes)
    write_edges(folder / EDGES, atlas.edges)


def _drop_former(folder: Path) -> None:
    """Remove the RDF that an earlier build wrote, as long as it is the file the receipt of that build speaks of."""
    files = (own_receipt(folder) or {}).get("files")
    named = files if isinstance(files, dict) else {}
    for path in [folder / name for name in FORMER if name in named]:
        # A file that somebody changed since is theirs.
        if path.is_file() and _sha256(path) == named[path.name]:
            path.unlink()


def _basics(atlas: StoredGraph) -> dict[str, Any]:
    return {"format": FORMAT, "planatlas": __version__, "warnings": list(atlas.warnings)}


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
