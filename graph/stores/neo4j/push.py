"""Pushing an atlas: the database comes to hold exactly what the atlas says about its plans, and keeps all other plans.

Before anything is changed it is made sure that nothing of others stands in the way, and that the atlas is no older
build than the one that is there. Only what changed since the last push is written. The steps are ordered so that a push
that dies at any point leaves the changed plans without their digest, and the next push finishes the work:

1. plans whose digest differs lose it; 2. nodes are written; 3. relationships are written, those no longer said are
dropped; 4. nodes no longer said are dropped, shared ones when no plan owns them any more; 5. the digests are set.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from itertools import groupby
from pathlib import Path
from typing import Any

from planatlas.errors import ForeignData, PushOlder, ServerRefused, ServerUnreachable
from planatlas.graph.marks.push_marks import RELEASED
from planatlas.graph.model import Edge, Node
from planatlas.graph.stores.local_graph import PLAN_LIST, EdgeGroup, LocalGraph, atlas_digest, built_at
from planatlas.graph.stores.neo4j import former, runlog
from planatlas.graph.stores.neo4j.batches import batches
from planatlas.graph.stores.neo4j.comparison import Change, EdgeComparison, Look, NodeComparison, share_row
from planatlas.graph.stores.neo4j.constraints import ensure_constraints, lacking, refuse_duplicates, rules
from planatlas.graph.stores.neo4j.database import Database
from planatlas.graph.stores.neo4j.leaving import leaving, plan_named
from planatlas.graph.stores.neo4j.prefetch import prefetched
from planatlas.graph.stores.neo4j.properties import OwnProperties
from planatlas.graph.stores.neo4j.push_lock import one_at_a_time
from planatlas.graph.stores.neo4j.push_report import Progress, PushReport
from planatlas.graph.stores.neo4j.remote import Rehearsal, RemoteGraph
from planatlas.graph.stores.neo4j.strangers import refuse_strangers
from planatlas.graph.stores.parquet import write_edges, write_nodes
from planatlas.ontology import vocabulary
from planatlas.ontology.catalogue import told

__all__ = ["How", "Progress", "PushReport", "push", "push_graph", "unpush"]

_Write = Callable[[list[Any]], object]


@dataclass(frozen=True)
class How:
    """How to push.

    ``compare_all`` looks at every property of every node and relationship: for a database that somebody edited by hand.
    ``prune`` takes the plans out of the database that the atlas does not hold, ``leave`` some plans by id. ``rehearse``
    only reads and tells what would be done. ``over_newer`` lets an older build go over a newer one.
    """

    compare_all: bool = False
    prune: bool = False
    leave: frozenset[str] = frozenset()
    rehearse: bool = False
    over_newer: bool = False

    @property
    def takes_out(self) -> bool:
        """Whether plans may leave."""
        return self.prune or bool(self.leave)


def push(
    atlas: Path | str,
    connection: Database,
    *,
    progress: Progress | None = None,
    compare_all: bool = False,
    prune: bool = False,
    rehearse: bool = False,
    over_newer: bool = False,
) -> PushReport:
    """Bring the database up to date with the atlas in the folder ``atlas``; ``How`` tells the options.

    Raises AtlasMissing, AtlasDamaged, ServerUnreachable, ServerRefused, ForeignData when something of others is in the
    way, and PushOlder when the database holds a newer build of a plan of this atlas.
    """
    how = How(compare_all=compare_all, prune=prune, rehearse=rehearse, over_newer=over_newer)
    folder = Path(atlas)
    log = runlog.runs(connection)
    runlog.refuse_newer(log, connection.uri)
    digest = atlas_digest(folder)
    if not (compare_all or how.takes_out or rehearse) and runlog.unchanged(connection, log, digest):
        return PushReport(unchanged=True)
    with LocalGraph(folder) as local:
        run = runlog.Run(digest, sorted(local.plans), built_at(folder))
        return _push_local(local, run, connection, how, progress)


def push_graph(
    nodes: Sequence[Node], edges: Sequence[Edge], connection: Database, how: How | None = None
) -> PushReport:
    """Push a graph that is in memory, as if it were the atlas of these nodes and edges; it has no age."""
    with tempfile.TemporaryDirectory(prefix="planatlas-push-") as name:
        folder = Path(name)
        write_nodes(folder / "nodes.parquet", nodes)
        write_edges(folder / "edges.parquet", edges)
        log = runlog.runs(connection)
        runlog.refuse_newer(log, connection.uri)
        digest = atlas_digest(folder)
        if how is None and runlog.unchanged(connection, log, digest):
            return PushReport(unchanged=True)
        with LocalGraph(folder) as local:
            return _push_local(local, runlog.Run(digest, sorted(local.plans), None), connection, how or How())


def unpush(plan: str, connection: Database, *, rehearse: bool = False) -> PushReport:
    """Take one plan out of the database, named by its id, its document or its name; all others stay as they are.

    Raises NameUnknown with the plans that are there, and what ``push`` raises.
    """
    log = runlog.runs(connection)
    runlog.refuse_newer(log, connection.uri)
    _renew(connection, rehearse)
    wanted = plan_named(RemoteGraph(connection), plan)
    return push_graph([], [], connection, How(leave=frozenset({wanted}), rehearse=rehearse))


def _renew(connection: Database, rehearse: bool) -> None:
    """Give what the first version pushed the marks of today."""
    if former.is_former(connection):
        if rehearse:
            raise told(ServerRefused, "push.former", uri=connection.uri)
        with one_at_a_time(connection):
            former.rename_marks(connection)


def _push_local(
    local: LocalGraph, run: runlog.Run, connection: Database, how: How, progress: Progress | None = None
) -> PushReport:
    """Push an atlas that was prepared."""
    _renew(connection, how.rehearse)
    return _Push(local, connection, how, progress or _quiet).run(run)


def _quiet(_stage: str, _done: int, _total: int) -> None:
    """No progress is shown."""


@contextmanager
def _finishable(uri: str) -> Iterator[None]:
    """Tell of a server that went away in the middle that the next push finishes the work."""
    try:
        yield
    except ServerUnreachable as error:
        raise told(ServerUnreachable, "push.gave-up", uri=uri) from error


class _Push:
    """One push under way."""

    def __init__(self, local: LocalGraph, connection: Database, how: How, progress: Progress) -> None:
        self.local = local
        self.connection = connection
        self.how = how
        self.remote = Rehearsal(connection) if how.rehearse else RemoteGraph(connection)
        self.progress = progress
        self.report = PushReport(plans=len(local.plans))
        self.done = {"nodes": 0, "edges": 0}
        self.totals = dict(zip(("nodes", "edges"), local.counts(), strict=True))

    def run(self, run: runlog.Run) -> PushReport:
        self._refuse(run)
        if self.how.rehearse:
            self._bring_up()
            return self.report
        with _finishable(self.connection.uri):
            ensure_constraints(self.connection, rules(self.local.labels()))
            with one_at_a_time(self.connection):
                begun = runlog.begin(self.connection, run)
                self._bring_up()
                left = [one.id for one in self.report.leaving]
                runlog.finish(self.connection, begun, {**self.report.counts(), "left": left})
        return self.report

    def _refuse(self, run: runlog.Run) -> None:
        """Raise what speaks against this push, as long as nothing was changed."""
        labels = self.remote.kinds().labels
        missing = lacking(self.connection, rules(self.local.labels()))
        refuse_strangers(self.local, self.remote, sorted(labels & set(self.local.labels())))
        refuse_duplicates(self.connection, missing, labels)
        if self.how.over_newer or self.how.rehearse:
            return
        last = runlog.newer_there(runlog.runs(self.connection), run)
        if last is not None and self._differs(last):
            raise told(PushOlder, "push.older", uri=self.connection.uri, pushed=last.started, version=last.version)

    def _differs(self, last: runlog.Logged) -> bool:
        """Whether a plan that both hold would be changed."""
        both = sorted(set(last.plans or ()) & set(self.local.plans) & set(self.remote.plans()))
        there = self.remote.digests(both)
        return any(there.get(plan) != self.local.plans[plan] for plan in both)

    def _bring_up(self) -> None:
        self._find_changed()
        self.kinds = self.remote.kinds()
        labels, types = self._kinds()
        self._note_properties(labels)
        self._label_again(labels)
        gone = [(label, self._nodes(label)) for label in labels]
        groups = {type_: list(found) for type_, found in groupby(self.local.groups(), key=lambda group: group.type)}
        for type_ in sorted({*groups, *types}):
            self._edges(type_, groups.get(type_, []))
        for label, ids in gone:
            for batch in batches(ids):
                self.report.nodes_released += self.remote.drop_nodes(label, batch, self.names[label])
                self.report.nodes_dropped += len(batch)
        self.remote.seal_plans({plan: digest for plan, digest in self.local.plans.items() if plan in self.changed})

    def _find_changed(self) -> None:
        """Which plans to look into: those whose digest differs, and those that leave."""
        mine = sorted(self.local.plans)
        there = {} if self.how.compare_all else self.remote.digests(mine)
        self.changed = {plan for plan, digest in self.local.plans.items() if there.get(plan) != digest}
        self.report.plans_changed = len(self.changed)
        self.report.leaving = leaving(self.remote, self._to_leave()) if self.how.takes_out else []
        gone = [one.id for one in self.report.leaving]
        self.changed.update(gone)
        known = self.remote.plans() if self.how.compare_all else {}
        self.look = Look([*mine, *gone], self.changed, self.how.compare_all, known)
        self.remote.open_plans(sorted(self.changed))

    def _to_leave(self) -> dict[str, str]:
        """Id and name of the plans that are to leave."""
        there = self.remote.plans()
        chosen = set(there) - set(self.local.plans) if self.how.prune else self.how.leave
        return {plan: name for plan, name in there.items() if plan in chosen}

    def _kinds(self) -> tuple[list[str], set[str]]:
        """Every label and type of ours to go through: of the atlas, and of the vocabulary where they are there."""
        schema = vocabulary().schema
        labels, types = self.kinds.labels, self.kinds.types
        return sorted({*self.local.labels(), *(labels & schema.nodes.keys())}), set(types & schema.relationships.keys())

    def _note_properties(self, labels: Iterable[str]) -> None:
        self.own = OwnProperties(self.local, frozenset(self.remote.properties_written()))
        self.names = {label: self.own.of_nodes(label) for label in labels}
        if news := self.own.news():
            self.remote.note_properties(news)

    def _label_again(self, labels: list[str]) -> None:
        """Where all is looked at: nodes of this atlas that lost their label get it back."""
        if self.how.compare_all and (lost := self.remote.unlabelled(labels)):
            for label in labels:
                for ids in batches(lost):
                    if here := self.local.known(label, ids):
                        self.remote.label_again(label, here)
                        self.report.nodes_written += len(here)

    def _nodes(self, label: str) -> list[str]:
        """Write the nodes of a label; return the ids of those to drop once their relationships are gone."""
        others = frozenset(self.names) - {label} if self.how.compare_all else frozenset()
        comparison = NodeComparison(self.local, self.remote, label, self.look, self.names[label], others)
        if label in self.kinds.labels:
            comparison.look()
        for batch in prefetched(batches(comparison.changes())):
            self._apply_nodes(comparison, batch)
            self._tick("nodes", len(batch))
        changes, drop = comparison.left_over()
        for batch in batches(changes):
            self._apply_nodes(comparison, batch)
        return drop

    def _apply_nodes(self, comparison: NodeComparison, batch: list[Change]) -> None:
        label, taken = comparison.label, comparison.names & self.kinds.keys - {"id", PLAN_LIST}
        write = partial(self._write_nodes, comparison, sorted(taken - set(comparison.columns)))
        share = partial(self._share_nodes, label, sorted(taken))
        self._apply(batch, write=write, share=share, own=partial(self.remote.own_nodes, label))
        self.report.nodes_written += sum(change.kind in ("write", "share") for change in batch)

    def _write_nodes(self, comparison: NodeComparison, absent: list[str], rows: list[Any]) -> None:
        label = comparison.label
        if RELEASED in self.kinds.labels:
            self.remote.take_back(label, [row[0] for row in rows])
        absent = absent if label in self.kinds.labels else []
        if self.remote.write_nodes(label, comparison.columns, rows, absent, sorted(comparison.labels)) < len(rows):
            raise told(ForeignData, "push.strangers", uri=self.connection.uri, count=1, ids=label)

    def _share_nodes(self, label: str, names: list[str], rows: list[Any]) -> None:
        there = self.remote.properties(label, [one.id for one in rows])
        self.remote.share_nodes(
            label, [share_row(one, there.get(one.id, {}), self.names[label]) for one in rows], names
        )

    def _edges(self, type_: str, groups: list[EdgeGroup]) -> None:
        columns = {group: self.local.edge_columns(group) for group in groups}
        names = self.own.of_edges(type_, (name for found in columns.values() for name in found))
        comparison = EdgeComparison(self.local, self.remote, type_, self.look, names)
        if type_ in self.kinds.types:
            comparison.look()
        for group in groups:
            self._edges_of(comparison, group, columns[group])
        own, drop = comparison.left_over()
        for rows in batches(own):
            self.remote.own_edges(rows)
        for elements in batches(drop):
            self.remote.drop_edges(elements)
            self.report.edges_dropped += len(elements)

    def _edges_of(self, comparison: EdgeComparison, group: EdgeGroup, columns: list[str]) -> None:
        absent = sorted(comparison.names & self.kinds.keys - set(columns)) if self.how.compare_all else []
        write = partial(self.remote.write_edges, group, columns, absent=absent)
        for batch in prefetched(batches(comparison.changes(group, columns))):
            self._apply(batch, write=write, own=self.remote.own_edges)
            self.report.edges_written += sum(change.kind == "write" for change in batch)
            self._tick("edges", len(batch))

    def _apply(self, batch: list[Change], **statements: _Write) -> None:
        for kind, statement in statements.items():
            if rows := [change.row for change in batch if change.kind == kind]:
                statement(rows)

    def _tick(self, stage: str, more: int) -> None:
        self.done[stage] += more
        self.progress(stage, self.done[stage], self.totals[stage])
