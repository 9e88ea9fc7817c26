"""The local side of a push: the atlas's two tables, hashed and grouped, read in batches from disk.

DuckDB reads the Parquet files and keeps its working tables in a file of its own, so that memory stays bounded however
large the atlas is. Every node and edge gets a hash of its whole content; what belongs to a plan is found here too:

- a node or edge with a ``plan`` is that plan's; a relationship without one belongs to the plan of its source or target;
- what is left is shared (an institution, a strategy, who is a unit of whom) and has ``owners``: the plans whose
  relationships touch it.
"""

from __future__ import annotations

import hashlib
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType
from typing import Any

import duckdb

from planatlas.errors import AtlasDamaged, AtlasMissing
from planatlas.graph.marks.push_marks import HASH, OWNERS, PART
from planatlas.graph.stores.format import check_format

__all__ = ["BATCH", "EDGE_HEAD", "NODE_HEAD", "PLAN_LIST", "EdgeGroup", "LocalGraph", "atlas_digest", "built_at"]

PLAN_LIST = "issuer_of"
"""The property of shared nodes that lists plan ids, and so may hold ids of plans of another atlas."""

BATCH = 5_000
"""Rows a statement: the knee of the curve when loading Neo4j; more is no faster."""

NODE_HEAD = ("id", HASH, OWNERS, PART)
EDGE_HEAD = ("source", "target", HASH, OWNERS, PART)
"""What every row begins with; the properties that occur follow. Rows are tuples: names are sent once a statement."""

_MEMORY = "160MB"


@dataclass(frozen=True, slots=True)
class EdgeGroup:
    """Edges that one statement can write: equal type and equal labels at both ends."""

    type: str
    source: str
    target: str
    count: int


@dataclass
class LocalGraph:
    """An atlas prepared for comparison. Use it as a context manager: its working files go when it is left."""

    folder: Path
    plans: dict[str, str] = field(default_factory=dict)
    """Plan id to a digest of everything that belongs to it."""

    def __enter__(self) -> LocalGraph:
        files = _files(self.folder)
        self._space = tempfile.TemporaryDirectory(prefix="planatlas-push-")
        self._db = duckdb.connect(str(Path(self._space.name) / "push.duckdb"))
        self._db.execute(f"SET memory_limit='{_MEMORY}'; SET threads=2; SET preserve_insertion_order=false")
        self._prepare(files)
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._db.close()
        self._space.cleanup()

    def _prepare(self, files: dict[str, Path]) -> None:
        for name, path in files.items():
            self._db.execute(f"CREATE VIEW {name}_file AS SELECT * FROM read_parquet({_quoted(str(path))})")
        self._properties = {name: self._columns(f"{name}_file") for name in files}
        self._db.execute(_PLACES.format(plan=self._plan("nodes")))
        self._db.execute(_EDGES.format(hash=_hash(self._properties["edges"], "e."), plan=self._plan("edges", "e.")))
        self._whole()
        self._db.execute(_OWNERS)
        self._db.execute(_NODES.format(hash=_hash(_of_one(self._properties["nodes"]), "n.")))
        for group in self.groups():
            self._db.execute(_COPIES, _ends(group))
        self.plans = dict(self._rows(_DIGESTS))

    def _columns(self, view: str) -> dict[str, str]:
        return {name: kind for name, kind, *_ in self._rows(f"DESCRIBE {view}")}

    def _whole(self) -> None:
        (lost,) = next(self._rows("SELECT (SELECT count(*) FROM edges_file) - (SELECT count(*) FROM edge)"))
        if lost:
            raise AtlasDamaged(f"{self.folder}: {lost} edges have an end that is no node; build the atlas again")

    def _plan(self, table: str, alias: str = "") -> str:
        return f"{alias}plan" if "plan" in self._properties[table] else "NULL::VARCHAR"

    def _rows(self, sql: str, params: list[Any] | None = None) -> Iterator[Any]:
        cursor = self._db.cursor().execute(sql, params or [])
        while rows := cursor.fetchmany(BATCH):
            yield from rows

    def properties(self, table: str) -> dict[str, str]:
        """Column name to DuckDB type of the ``nodes`` or ``edges`` as they stand in the atlas."""
        return dict(self._properties[table])

    def run(self, sql: str) -> None:
        """Run a statement over the working tables ``node`` and ``edge``."""
        self._db.execute(sql)

    def counts(self) -> tuple[int, int]:
        """How many nodes and how many edges there are."""
        nodes, edges = next(self._rows("SELECT (SELECT count(*) FROM node), (SELECT count(*) FROM edge)"))
        return nodes, edges

    def labels(self) -> list[str]:
        """The labels that occur."""
        return [label for (label,) in self._rows("SELECT DISTINCT label FROM node ORDER BY label")]

    def groups(self) -> list[EdgeGroup]:
        """The groups of edges that occur."""
        return [EdgeGroup(*row) for row in self._rows(_GROUPS)]

    def node_columns(self, label: str) -> list[str]:
        """The properties that nodes of a label have, besides NODE_HEAD."""
        return self._used("nodes", "node WHERE label = ?", [label], {"id", "label"})

    def edge_columns(self, group: EdgeGroup) -> list[str]:
        """The properties that edges of a group have, besides EDGE_HEAD."""
        return self._used("edges", f"edge WHERE {_OF_GROUP}", _ends(group), {"source", "target", "type"})

    def _used(self, table: str, where: str, params: list[str], skip: set[str]) -> list[str]:
        names = [name for name in self._properties[table] if name not in skip]
        counts = ", ".join(f'count("{name}")' for name in names)
        found = next(self._rows(f"SELECT {counts or 0} FROM {where}", params))
        return [name for name, count in zip(names, found, strict=False) if count]

    def nodes(self, label: str, columns: list[str], plans: set[str]) -> Iterator[tuple[Any, ...]]:
        """Yield the nodes of a label that are shared or belong to one of ``plans``: NODE_HEAD, then ``columns``."""
        parts = ["id", "hash", "owners", self._part("nodes"), *(self._column("nodes", name) for name in columns)]
        yield from self._selected(f"SELECT {', '.join(parts)} FROM node WHERE label = ?", [label], plans)

    def edges(self, group: EdgeGroup, columns: list[str], plans: set[str]) -> Iterator[tuple[Any, ...]]:
        """Yield the edges of a group that are shared or of one of ``plans``: EDGE_HEAD, then ``columns``."""
        head = ["source", "target", "hash", "owners", self._part("edges")]
        parts = [*head, *(self._column("edges", name) for name in columns)]
        yield from self._selected(f"SELECT {', '.join(parts)} FROM edge WHERE {_OF_GROUP}", _ends(group), plans)

    def known(self, label: str, ids: list[str]) -> list[str]:
        """Those of ``ids`` that nodes of this label have."""
        sql = "SELECT id FROM node WHERE label = ? AND id IN (SELECT unnest(?)) ORDER BY id"
        return [id_ for (id_,) in self._rows(sql, [label, ids])]

    def _part(self, table: str) -> str:
        """The plan an element belongs to, where its own properties do not say so."""
        return "CASE WHEN plan IS NULL THEN part END" if "plan" in self._properties[table] else "part"

    def _column(self, table: str, name: str) -> str:
        return f'"{name}"' if name in self._properties[table] else "NULL"

    def _selected(self, sql: str, params: list[Any], plans: set[str]) -> Iterator[tuple[Any, ...]]:
        if plans != set(self.plans):
            sql += " AND (part IS NULL OR part IN (SELECT unnest(?)))"
            params = [*params, sorted(plans)]
        yield from self._rows(sql, params)


def _ends(group: EdgeGroup) -> list[str]:
    return [group.type, group.source, group.target]


def atlas_digest(folder: Path) -> str:
    """One hash of both tables of an atlas as they stand on disk. Raises AtlasMissing."""
    whole = hashlib.sha256()
    for path in _files(folder).values():
        with path.open("rb") as file:
            whole.update(hashlib.file_digest(file, "sha256").digest())
    return whole.hexdigest()


def built_at(folder: Path) -> float:
    """When the tables of an atlas were written, in seconds. Raises AtlasMissing."""
    return max(path.stat().st_mtime for path in _files(folder).values())


def _files(folder: Path) -> dict[str, Path]:
    files = {name: folder / f"{name}.parquet" for name in ("nodes", "edges")}
    for path in files.values():
        if not path.is_file():
            raise AtlasMissing(f"{path} is missing; give the folder that `planatlas build` wrote")
    check_format(folder)
    return files


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


def _of_one(columns: dict[str, str]) -> dict[str, str]:
    """What one atlas alone decides of a node: not the list of plans, which several add to."""
    return {name: kind for name, kind in columns.items() if name != PLAN_LIST}


def _hash(columns: dict[str, str], alias: str = "") -> str:
    """Return the expression that hashes a row: name and value of everything that is not null, in order of name."""
    parts = []
    for name in sorted(columns):
        column = f'{alias}"{name}"'
        value = f"array_to_string({column}, chr(30))" if columns[name].endswith("[]") else f"{column}::VARCHAR"
        parts.append(f"{_quoted(name + '=')} || {value}")
    return f"md5(concat_ws(chr(31), {', '.join(parts)}))"


_OF_GROUP = "type = ? AND from_label = ? AND to_label = ?"

# Narrow: where each node is kept, and the plan it belongs to.
_PLACES = """
CREATE TABLE place AS
SELECT id, label, CASE WHEN label = 'Plan' THEN id ELSE {plan} END AS part FROM nodes_file"""

_EDGES = """
CREATE TABLE edge AS
SELECT {hash} AS hash, coalesce({plan}, a.part, b.part) AS part, NULL::VARCHAR[] AS owners,
       a.label AS from_label, b.label AS to_label, e.*
FROM edges_file e JOIN place a ON a.id = e.source JOIN place b ON b.id = e.target"""

# Only of what is shared: the plans whose relationships touch it; what none touches is every plan's.
_OWNERS = """
CREATE TABLE owner AS
SELECT id, coalesce(
  any_value(touched.owners), (SELECT list(id ORDER BY id) FROM place WHERE label = 'Plan'), []) AS owners
FROM place LEFT JOIN (
  SELECT id, list(DISTINCT part ORDER BY part) AS owners FROM (
    SELECT source AS id, part FROM edge WHERE part IS NOT NULL AND source IN (SELECT id FROM place WHERE part IS NULL)
    UNION ALL
    SELECT target, part FROM edge WHERE part IS NOT NULL AND target IN (SELECT id FROM place WHERE part IS NULL)
  ) GROUP BY id) touched USING (id)
WHERE place.part IS NULL GROUP BY id;
UPDATE edge SET owners = (SELECT o.owners FROM owner o WHERE o.id = edge.source) WHERE part IS NULL"""

_NODES = """
CREATE TABLE node AS
SELECT {hash} AS hash, place.part, owner.owners, n.*
FROM nodes_file n JOIN place USING (id) LEFT JOIN owner USING (id)"""

# Two equal edges are two edges: the hash of the second one says so.
_COPIES = f"""
UPDATE edge SET hash = edge.hash || '-' || x.copy FROM (
  SELECT rowid AS row, row_number() OVER (PARTITION BY hash) AS copy FROM edge
  WHERE hash IN (SELECT hash FROM edge WHERE {_OF_GROUP} GROUP BY hash HAVING count(*) > 1)) x
WHERE edge.rowid = x.row AND x.copy > 1"""

# Of sums, so that no order is needed and nothing is kept: the memory of a sorted list grows with the atlas.
_DIGESTS = """
SELECT part, md5(concat_ws('-', count(*), sum(md5_number_lower(hash)), sum(md5_number_upper(hash))))
FROM (SELECT part, hash FROM node UNION ALL SELECT part, hash FROM edge)
WHERE part IS NOT NULL GROUP BY part ORDER BY part"""

_GROUPS = """
SELECT type, from_label, to_label, count(*) FROM edge GROUP BY ALL ORDER BY ALL"""
