"""The part of the graph a picture shows: which nodes, which ties, and what was left out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, zip_longest

from planatlas.graph.findings.corpus import chapter_of
from planatlas.graph.model import Edge, Node
from planatlas.reports.plan_view import AtlasReading, MeasureRow, PlanReading, Tie

__all__ = ["CAP", "CORPUS", "SHEET", "NetworkPicture", "corpus", "picture", "sheets"]

CAP = 300
"""Nodes a picture holds: more is a knot in every tool tried."""


CORPUS = 5000
"""Nodes of a whole corpus that the explorer still moves smoothly."""

SHEET = 60
"""Measures a page of paper holds, one under the other, in letters that can still be read."""


@dataclass(frozen=True, slots=True)
class NetworkPicture:
    """Nodes and edges to draw, in a fixed order. ``left`` are the measures that did not fit."""

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    left: tuple[Node, ...] = ()

    @property
    def left_out(self) -> int:
        """How many measures did not fit."""
        return len(self.left)

    def count(self, label: str) -> int:
        """How many nodes of a label are drawn."""
        return sum(node.label == label for node in self.nodes)


def picture(index: AtlasReading, reading: PlanReading, classes: bool = False, cap: int = CAP) -> NetworkPicture:
    """Institutions, measures, objectives, the plan and its strategies, whole measures until ``cap`` nodes are reached.

    Measures are drawn in reading order. Where not all fit the chapters take turns, so that none is dropped, and those
    that name a body go first. Classes of actors are drawn only when asked for.
    """
    labels = ("Institution", "ActorClass") if classes else ("Institution",)
    trial, gathered = (_Gathering(index, cap, labels) for _ in range(2))
    trial.add(reading.plan, reading.strategies)
    kept = {row.measure.id for row in _fairly(reading.counted) if trial.take(row)}
    gathered.add(reading.plan, reading.strategies)
    for row in reading.counted:
        if row.measure.id in kept:
            gathered.take(row)
    return gathered.picture([row.measure for row in reading.counted if row.measure.id not in kept])


def _fairly(rows: Sequence[MeasureRow]) -> Iterator[MeasureRow]:
    """The rows by turns of the chapters they stand in, in each those that name a body first."""
    homes: dict[str, list[MeasureRow]] = {}
    for row in sorted(rows, key=lambda row: not _bodies(row)):
        homes.setdefault(chapter_of(row.measure), []).append(row)
    return (row for turn in zip_longest(*homes.values()) for row in turn if row is not None)


def corpus(index: AtlasReading, readings: Sequence[PlanReading], cap: int = CORPUS) -> NetworkPicture:
    """All documents in one picture, whole measures until ``cap`` nodes are reached, the documents taking turns."""
    gathered = _Gathering(index, cap, ("Institution",))
    for reading in readings:
        gathered.add(reading.plan, reading.strategies)
    turns = chain.from_iterable(zip_longest(*(reading.rows for reading in readings)))
    return gathered.picture([row.measure for row in turns if row is not None and not gathered.take(row)])


def sheets(index: AtlasReading, reading: PlanReading, most: int = SHEET) -> list[NetworkPicture]:
    """The plan in pictures of a page each: every measure that names an institution, its objective, who is named for it.

    Nothing is left out; a new page begins at a new objective where that costs little.
    """
    tied = [row for row in reading.counted if _bodies(row)]
    return [_sheet(index, page) for page in _pages(tied, most)]


def _bodies(row: MeasureRow) -> list[Tie]:
    return [tie for tie in (*row.responsible, *row.partners) if tie.node.label == "Institution"]


def _pages(rows: Sequence[MeasureRow], most: int) -> list[list[MeasureRow]]:
    """As few pages as there must be, about equally full, cut between objectives where one ends near the cut."""
    pages: list[list[MeasureRow]] = [[]]
    fair = -(-len(rows) // max(1, -(-len(rows) // most)))
    for row in rows:
        page = pages[-1]
        ends = bool(page) and page[-1].objective != row.objective
        if len(page) >= most or (ends and len(page) >= fair):
            pages.append([])
        pages[-1].append(row)
    return [page for page in pages if page]


def _sheet(index: AtlasReading, rows: Iterable[MeasureRow]) -> NetworkPicture:
    nodes: dict[str, Node] = {}
    edges: list[Edge] = []
    for row in rows:
        above = [tie for tie in index.graph.ties_out(row.measure.id, "PART_OF") if tie.node == row.objective]
        nodes[row.measure.id] = row.measure
        for tie in (*_bodies(row), *above):
            nodes.setdefault(tie.node.id, tie.node)
            edges.append(tie.edge)
    return NetworkPicture(tuple(nodes.values()), tuple(edges))


class _Gathering:
    """Nodes and edges of a picture while it is put together."""

    def __init__(self, index: AtlasReading, cap: int, labels: Sequence[str]) -> None:
        self._index, self._cap, self._labels = index, cap, labels
        self._nodes: dict[str, Node] = {}
        self._edges: dict[tuple[str, str, str], Edge] = {}

    def add(self, plan: Node, strategies: Iterable[Tie]) -> None:
        self._nodes[plan.id] = plan
        for tie in strategies:
            self._join(tie)

    def take(self, row: MeasureRow) -> bool:
        ties = [tie for tie in (*row.responsible, *row.partners) if tie.node.label in self._labels]
        path = self._index.objectives_above(row)
        new = {node.id for node in (row.measure, *path, *(tie.node for tie in ties))} - self._nodes.keys()
        if len(self._nodes) + len(new) > self._cap:
            return False
        self._nodes[row.measure.id] = row.measure
        for tie in ties:
            self._join(tie)
        self._climb(row.measure, path)
        return True

    def _climb(self, measure: Node, path: Sequence[Node]) -> None:
        below = measure
        for node in path:
            self._nodes.setdefault(node.id, node)
            for tie in self._index.graph.ties_out(below.id, "PART_OF"):
                if tie.node.id == node.id:
                    self._join(tie)
            below = node
        for tie in self._index.graph.ties_out(below.id, "PART_OF"):
            if tie.node.label == "Plan":
                self._join(tie)

    def _join(self, tie: Tie) -> None:
        self._nodes.setdefault(tie.node.id, tie.node)
        edge = tie.edge
        self._edges.setdefault((edge.source, edge.target, edge.type), edge)

    def picture(self, left: Iterable[Node]) -> NetworkPicture:
        drawn = [edge for edge in self._edges.values() if edge.source in self._nodes and edge.target in self._nodes]
        return NetworkPicture(tuple(self._nodes.values()), tuple(drawn), tuple(left))
