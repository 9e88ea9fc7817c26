"""Files for ``neo4j-admin database import``: the fastest way to fill an empty database with a large atlas.

One CSV a label and one a relationship type, with what a push keeps (hashes, owners, digests), so that the first push
after the import makes the constraints and finds nothing else to do.
"""

from __future__ import annotations

import errno
import os
import re
import shlex
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import duckdb

from planatlas.errors import AtlasMissing
from planatlas.graph.marks.push_marks import DIGEST, HASH, OWNERS, PART
from planatlas.graph.stores.files import safe_folder, write_text
from planatlas.graph.stores.local_graph import LocalGraph
from planatlas.graph.stores.staging import put_in_place, staging

if TYPE_CHECKING:
    from planatlas.graph.stored import StoredGraph

__all__ = ["COMMAND", "import_command", "write_neo4j_csv"]

COMMAND = "import-command.txt"
_NAMES = re.compile(r"(nodes|relationships)-.+\.csv|import-command\.txt")
# The record separator of ASCII: no printed text holds it.
_ARRAY = 0x1E
_KINDS = {"BIGINT": "long", "DOUBLE": "double", "BOOLEAN": "boolean", "VARCHAR": "string", "DATE": "date"}
_OPTIONS = (f"--array-delimiter=U+{_ARRAY:04X}", "--multiline-fields=true", "--overwrite-destination=true")


def write_neo4j_csv(atlas: StoredGraph, target: Path, lang: str = "en") -> None:
    """Write the files into the folder ``target``, with the command that imports them. Raises AtlasMissing."""
    if atlas.path is None:
        raise AtlasMissing("this atlas is only in memory; build it into a folder first")
    folder = safe_folder(target, _NAMES)
    with LocalGraph(atlas.path) as local, staging(folder) as room:
        for label in local.labels():
            _copy(local, f"SELECT {_node_columns(local, label)} FROM node WHERE label = {_text(label)} ORDER BY id",
                  room / f"nodes-{label}.csv")  # fmt: skip
        for type_ in sorted({group.type for group in local.groups()}):
            _copy(local, f"SELECT {_edge_columns(local)} FROM edge WHERE type = {_text(type_)} "
                  "ORDER BY source, target, hash", room / f"relationships-{type_}.csv")  # fmt: skip
        write_text(room / COMMAND, import_command(room) + "\n", own=True)
        put_in_place(room, folder, instead=_NAMES)


def import_command(folder: Path, database: str = "neo4j") -> str:
    """The command to give on the server, in the folder of the files, while the database is stopped."""
    nodes = [f"--nodes={file.stem.split('-', 1)[1]}={file.name}" for file in sorted(folder.glob("nodes-*.csv"))]
    edges = [
        f"--relationships={file.stem.split('-', 1)[1]}={file.name}"
        for file in sorted(folder.glob("relationships-*.csv"))
    ]
    return shlex.join(["neo4j-admin", "database", "import", "full", database, *nodes, *edges, *_OPTIONS])


def _copy(local: LocalGraph, select: str, target: Path) -> None:
    try:
        local.run(f"COPY ({select}) TO {_text(str(target))} (FORMAT csv, HEADER true, QUOTE '\"', ESCAPE '\"')")
    except duckdb.IOException as problem:
        raise _of_system(problem) from problem


def _of_system(problem: Exception) -> OSError:
    """What the system refused DuckDB, which keeps its words and not its number."""
    # By its words: people are told what the system said, in the form of every other refusal.
    number = next((code for code in errno.errorcode if os.strerror(code) in str(problem)), errno.EIO)
    return OSError(number, os.strerror(number))


def _node_columns(local: LocalGraph, label: str) -> str:
    parts = ['id AS "id:ID"', f'hash AS "{HASH}:string"', _array("owners", OWNERS)]
    # What a push would keep as well, so that the first push finds nothing to do.
    parts.append(f'{_part(local, "nodes")} AS "{PART}:string"')
    if label == "Plan":
        digests = ", ".join(f"{_text(plan)}: {_text(digest)}" for plan, digest in sorted(local.plans.items()))
        parts.append(f'MAP {{{digests}}}[id] AS "{DIGEST}:string"')
    return ", ".join([*parts, *_properties(local.properties("nodes"), {"id", "label"})])


def _edge_columns(local: LocalGraph) -> str:
    parts = [
        'source AS ":START_ID"',
        'target AS ":END_ID"',
        f'hash AS "{HASH}:string"',
        _array("owners", OWNERS),
        f'{_part(local, "edges")} AS "{PART}:string"',
    ]
    return ", ".join([*parts, *_properties(local.properties("edges"), {"source", "target", "type"})])


def _part(local: LocalGraph, table: str) -> str:
    return "CASE WHEN plan IS NULL THEN part END" if "plan" in local.properties(table) else "part"


def _properties(columns: dict[str, Any], skip: set[str]) -> Iterator[str]:
    for name, kind in columns.items():
        if name not in skip and kind.endswith("[]"):
            yield _array(f'"{name}"', name, _KINDS[kind.removesuffix("[]")])
        elif name not in skip:
            yield f'"{name}" AS "{name}:{_KINDS[kind]}"'


def _array(column: str, name: str, kind: str = "string") -> str:
    return f'array_to_string({column}, chr({_ARRAY})) AS "{name}:{kind}[]"'


def _text(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"
