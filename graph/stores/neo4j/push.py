"""Pushing an atlas: the database comes to hold exactly what the atlas says about its plans, and keeps all other plans.

Only what changed since the last push is written. The steps are ordered so that a push that dies at any point leaves the
changed plans without their digest, and the next push finishes the work:

1. plans whose digest differs lose it; 2. nodes are written; 3. relationships are written, those no longer said are
dropped; 4. nodes no longer said are dropped, shared ones when no plan owns them any more; 5. the digests are set.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass
from functools import partial
from itertools import groupby, islice
from pathlib import Path
from typing import Any, TypeVar

from planatlas.graph.model import Edge, Node
from planatlas.graph.stores.neo4j import runlog
from planatlas.graph.stores.neo4j.ahead import ahead
from planatlas.graph.stores.neo4j.comparison import Change, EdgeComparison, NodeComparison
from planatlas.graph.stores.neo4j.connection import Connection
from planatlas.graph.stores.neo4j.constraints import ensure_constraints
from planatlas.graph.stores.neo4j.local import BATCH, Group, LocalGraph, atlas_digest
from planatlas.graph.stores.neo4j.remote import RemoteGraph
from planatlas.graph.stores.neo4j.turn import one_at_a_time

__all__ = ["Progress", "PushReport", "push", "push_graph"]

Progress = Callable[[str, int, int], None]
"""Called with the stage (``nodes`` or ``edges``), how many are done and how many there are."""

_T = TypeVar("_T")
_Write = Callable[[list[Any]], None]


@dataclass
class PushReport:
    """What a push did: counts of nodes and relationships written, dropped, and found as they should be."""

    plans: int = 0
    plans_changed: int = 0
    nodes_written: int = 0
    nodes_dropped: int = 0
    edges_written: int = 0
    edges_dropped: int = 0
    unchanged: bool = False

    def counts(self) -> dict[str, int]:
        """The counts alone."""
        return {name: value for name, value in asdict(self).items() if name not in ("unchanged", "plans")}


def push(
    atlas: Path | str, connection: Connection, *, progress: Progress | None = None, compare_all: bool = False
) -> PushReport:
    """Bring the database up to date with the atlas in the folder ``atlas``.

    ``compare_all`` looks at every node and relationship even where the digests say that nothing changed: for a database
    that somebody edited by hand. Raises AtlasMissing, AtlasDamaged, ServerUnreachable and ServerRefused.
    """
    log = runlog.runs(connection)
    runlog.refuse_newer(log, connection.uri)
    digest = atlas_digest(Path(atlas))
    if not compare_all and runlog.unchanged(connection, log, digest):
        return PushReport(unchanged=True)
    with LocalGraph(Path(atlas)) as local:
        return _Push(local, connection, progress or _quiet).run(digest, compare_all)


def push_graph(nodes: Sequence[Node], edges: Sequence[Edge], connection: Connection) -> PushReport:
    """Push a graph that is in memory, as if it were the atlas of these nodes and edges."""
    from planatlas.graph.stores.parquet import write_edges, write_nodes

    with tempfile.TemporaryDirectory(prefix="planatlas-push-") as folder:
        write_nodes(Path(folder) / "nodes.parquet", nodes)
        write_edges(Path(folder) / "edges.parquet", edges)
        return push(folder, connection)


def _quiet(_stage: str, _done: int, _total: int) -> None:
    """No progress is shown."""


class _Push:
    """One push under way."""

    def __init__(self, local: LocalGraph, connection: Connection, progress: Progress) -> None:
        self.local = local
        self.connection = connection
        self.remote = RemoteGraph(connection)
        self.progress = progress
        self.all_plans = sorted(local.plans)
        self.report = PushReport(plans=len(local.plans))
        self.changed: set[str] = set()
        self.there: tuple[set[str], set[str]] = (set(), set())
        self.done = {"nodes": 0, "edges": 0}
        self.totals = dict(zip(("nodes", "edges"), local.counts(), strict=True))

    def run(self, digest: str, compare_all: bool) -> PushReport:
        ensure_constraints(self.connection, [*self.local.labels(), "PushRun"])
        with one_at_a_time(self.connection):
            run = runlog.begin(self.connection, digest, self.all_plans)
            self._bring_up(compare_all)
            runlog.finish(self.connection, run, self.report.counts())
        return self.report

    def _bring_up(self, compare_all: bool) -> None:
        known = {} if compare_all else self.remote.digests(self.all_plans)
        self.changed = {plan for plan, digest in self.local.plans.items() if known.get(plan) != digest}
        self.report.plans_changed = len(self.changed)
        self.remote.open_plans(sorted(self.changed))
        labels, types = self._kinds()
        gone = [(label, self._nodes(label)) for label in labels]
        groups = {type_: list(found) for type_, found in groupby(self.local.groups(), key=lambda group: group.type)}
        for type_ in sorted({*groups, *types}):
            self._edges(type_, groups.get(type_, []))
        for label, ids in gone:
            for batch in _batches(iter(ids)):
                self.remote.drop_nodes(label, batch)
                self.report.nodes_dropped += len(batch)
        self.remote.seal_plans({plan: self.local.plans[plan] for plan in self.changed})

    def _kinds(self) -> tuple[list[str], set[str]]:
        """Every label and type of ours to go through: of the atlas, and of the vocabulary where they are there."""
        from planatlas.ontology import vocabulary

        schema = vocabulary().schema
        self.there = self.remote.kinds()
        labels, types = self.there
        return sorted({*self.local.labels(), *(labels & schema.nodes.keys())}), types & schema.relationships.keys()

    def _nodes(self, label: str) -> list[str]:
        """Write the nodes of a label; return the ids of those to drop once their relationships are gone."""
        comparison = NodeComparison(self.local, self.remote, label, self.all_plans, self.changed)
        if label in self.there[0]:
            comparison.look()
        write = partial(self.remote.write_nodes, label, comparison.columns)
        for batch in ahead(_batches(comparison.changes())):
            self._apply(batch, write, partial(self.remote.own_nodes, label))
            self.report.nodes_written += sum(change.kind == "write" for change in batch)
            self._tick("nodes", len(batch))
        own, drop = comparison.left_over()
        for rows in _batches(iter(own)):
            self.remote.own_nodes(label, rows)
        return drop

    def _edges(self, type_: str, groups: list[Group]) -> None:
        comparison = EdgeComparison(self.local, self.remote, type_, self.all_plans, self.changed)
        if type_ in self.there[1]:
            comparison.look()
        for group in groups:
            columns = self.local.edge_columns(group)
            for batch in ahead(_batches(comparison.changes(group, columns))):
                self._apply(batch, partial(self.remote.write_edges, group, columns), self.remote.own_edges)
                self.report.edges_written += sum(change.kind == "write" for change in batch)
                self._tick("edges", len(batch))
        own, drop = comparison.left_over()
        for rows in _batches(iter(own)):
            self.remote.own_edges(rows)
        for elements in _batches(iter(drop)):
            self.remote.drop_edges(elements)
            self.report.edges_dropped += len(elements)

    def _apply(self, batch: list[Change], write: _Write, own: _Write) -> None:
        for kind, statement in (("write", write), ("own", own)):
            if rows := [change.row for change in batch if change.kind == kind]:
                statement(rows)

    def _tick(self, stage: str, more: int) -> None:
        self.done[stage] += more
        self.progress(stage, self.done[stage], self.totals[stage])


def _batches(items: Iterator[_T]) -> Iterator[list[_T]]:
    while batch := list(islice(items, BATCH)):
        yield batch
