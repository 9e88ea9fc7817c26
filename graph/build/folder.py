"""The folder of an atlas: everything is written beside it first and put in place together, the receipt last."""

from __future__ import annotations

import glob
import hashlib
import os
import shutil
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from planatlas.errors import AtlasError
from planatlas.graph.atlas import DECISIONS, EDGES, NODES, NQUADS, RECEIPT, RECORDS, TRUTH, TURTLE, Atlas
from planatlas.graph.build.beside import beside
from planatlas.graph.build.readings import READINGS, is_readings
from planatlas.graph.model import Edge, Node
from planatlas.graph.stores.parquet import write_edges, write_nodes
from planatlas.graph.stores.records import write_receipt, write_records

__all__ = ["check_target", "sweep", "write_atlas"]


_PART = ".part"


def check_target(folder: Path) -> None:
    """Raise AtlasError when an atlas must not be written there: a file, or a folder that holds other things."""
    if folder.exists() and not folder.is_dir():
        raise AtlasError(f"{folder} is a file; choose a folder for the atlas with -o")
    if folder.is_dir():
        names = {entry.name for entry in folder.iterdir()}
        if names and not names & {RECEIPT, DECISIONS} and not is_readings(folder / READINGS):
            raise AtlasError(f"{folder} holds other files and no atlas; choose a new or an empty folder with -o")


def sweep(folder: Path) -> None:
    """Remove what killed builds of this atlas left beside it. Only for one that holds the lock of the folder."""
    for left in folder.parent.glob(f".{glob.escape(folder.name)}.*{_PART}"):
        shutil.rmtree(left, ignore_errors=True)


def write_atlas(atlas: Atlas, folder: Path, receipt: Mapping[str, Any] | None = None) -> Atlas:
    """Write the folder of an atlas and return the atlas in it. ``decisions.csv`` is never touched.

    Raises AtlasError when the folder holds something else.
    """
    check_target(folder)
    folder.parent.mkdir(parents=True, exist_ok=True)
    partial = Path(tempfile.mkdtemp(prefix=f".{folder.name}.", suffix=_PART, dir=folder.parent))
    try:
        _fill(atlas, partial)
        hashes = {name: _sha256(partial / name) for name in (*TRUTH, TURTLE, NQUADS)}
        write_receipt(partial / RECEIPT, {**_basics(atlas), **(receipt or {}), "files": hashes})
        folder.mkdir(exist_ok=True)
        for name in (RECORDS, NODES, EDGES, TURTLE, NQUADS, RECEIPT):
            os.replace(partial / name, folder / name)
    finally:
        shutil.rmtree(partial, ignore_errors=True)
    return Atlas(path=folder)


def _fill(atlas: Atlas, folder: Path) -> None:
    nodes, edges = atlas.nodes, atlas.edges
    with beside(lambda: _fill_rdf(nodes, edges, folder)):
        write_records(folder / RECORDS, atlas.records())
        write_nodes(folder / NODES, nodes)
        write_edges(folder / EDGES, edges)


def _fill_rdf(nodes: Sequence[Node], edges: Sequence[Edge], folder: Path) -> None:
    from planatlas.graph.stores.rdf.write import quads, read_statements, write_nquads, write_turtle

    write_nquads(folder / NQUADS, quads(nodes, edges))
    write_turtle(folder / TURTLE, read_statements(folder / NQUADS))


def _basics(atlas: Atlas) -> dict[str, Any]:
    from planatlas import __version__

    return {"format": 1, "planatlas": __version__, "warnings": list(atlas.warnings)}


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
