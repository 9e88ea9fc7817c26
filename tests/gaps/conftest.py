"""Small graphs, built by hand, that the oracles are checked on."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

import pytest

from planatlas.graph.assembly.verdicts import doubtful_cells, verdicts_of
from planatlas.graph.findings.corpus import Corpus
from planatlas.graph.model import Edge, Node
from planatlas.graph.review.log import Decisions
from planatlas.records import Activity, Cell, Doubt

CELLS = ("responsible", "partners", "funding", "budget", "indicators", "targets", "deadline", "target_groups")

WHY = {"cited": "cited", "not_applicable": "not applicable", "listed_without_values": "without values"}


class Town:
    """A plan of a town that does not exist, written row by row."""

    def __init__(self, plan: str = "plan/dealu-nou/2031", **props: Any) -> None:
        self.plan = plan
        self.nodes: dict[str, Node] = {}
        self.edges: list[Edge] = []
        said: dict[str, Any] = {
            "genre": "plan",
            "doc": plan.split("/", 1)[1].replace("/", "-"),
            "year": 2031,
            "line": 1,
        }
        self.nodes[plan] = Node(plan, "Plan", "Planul orașului Dealu Nou 2031", said | props)
        self.line = 1

    def where(self, line: int | None = None) -> dict[str, Any]:
        doc = self.nodes[self.plan].props["doc"]
        return {"plan": self.plan, "year": 2031, "doc": doc, "line": line or self.line, "confidence": 1.0}

    def body(self, name: str, unit_of: str | None = None, cls: bool = False, **props: Any) -> str:
        id = f"institution/{name.lower()}"
        if id not in self.nodes:
            self.nodes[id] = Node(id, "ActorClass" if cls else "Institution", name, props)
            if unit_of:
                self.edges.append(Edge(id, f"institution/{unit_of.lower()}", "UNIT_OF", {"derived": True}))
        return id

    def row(
        self,
        text: str,
        responsible: Iterable[str] = (),
        partners: Iterable[str] = (),
        *,
        measure: str | None = None,
        cells: dict[str, str] | None = None,
        **props: Any,
    ) -> str:
        """Add a row; names in lower case letters are classes of actors. Returns the activity's id."""
        self.line += 1
        states = {f"{name}_cell": "value" for name in CELLS}
        states["responsible_cell"] = "value" if responsible else "empty"
        states["partners_cell"] = "value" if partners else "empty"
        states |= {f"{name}_cell": state for name, state in (cells or {}).items()}
        tail = f"{self.plan.split('/', 1)[1]}/{self.line}"
        said = self.where() | {
            "status": "planned",
            "activity_type": "measure",
            "lines": [str(self.line)],
            "quote": text,
        }
        why = WHY.get(props.get("status", "planned"))
        if Doubt.NAME_ALONE in props.get("doubts", ()):
            why = "without values"
        label, entry = ("Entry", {"why": why}) if why else ("Activity", {})
        activity = Node(f"activity/{tail}", label, text, said | states | props | entry)
        home = measure if why else self._measure(tail, text, measure, said | states | props)
        self.nodes[activity.id] = activity
        self.edges.append(Edge(activity.id, home or self.plan, "PART_OF", self.where()))
        for role, names in (("RESPONSIBLE_FOR", responsible), ("PARTNER_IN", partners)):
            for name in names:
                self._assign(name, role, activity.id, home)
        return activity.id

    def _measure(self, tail: str, text: str, measure: str | None, props: dict[str, Any]) -> str:
        id = measure or f"measure/{tail}"
        if id not in self.nodes:
            self.nodes[id] = Node(id, "Measure", text, dict(props))
        else:  # value if any row has one
            for name in CELLS:
                if props[f"{name}_cell"] == "value":
                    self.nodes[id].props[f"{name}_cell"] = "value"
        return id

    def _assign(self, name: str, role: str, activity: str, measure: str | None) -> None:
        body = self.body(name, cls=name.islower())
        where = self.where() | {"quote": name, "mention": name}
        self.edges.append(Edge(body, activity, f"{role}_ACTIVITY", where))
        if measure and not any(e.type == role and e.source == body and e.target == measure for e in self.edges):
            self.edges.append(Edge(body, measure, role, where | {"derived": True}))

    def node(self, id: str, label: str, name: str, **props: Any) -> str:
        self.nodes[id] = Node(id, label, name, self.where() | props)
        return id

    def edge(self, source: str, target: str, type: str, **props: Any) -> None:
        """Add an edge; what a row prints stands on its measure too, as an assembly has it."""
        said = self.where() | props
        home = next((one.target for one in self.edges if (one.source, one.type) == (source, "PART_OF")), None)
        if source.startswith("activity/") and type in ("FUNDING_NAMED", "AIMED_AT", "MEASURED_BY"):
            self.edges.append(Edge(source, target, f"ACTIVITY_{type}", said))
            source, said = home or source, said | {"derived": True}
        elif source.startswith("activity/") and type == "BASED_ON":
            source = home or source
        self.edges.append(Edge(source, target, type, said))

    def corpus(self, units: bool = False, log: Decisions | None = None) -> Corpus:
        judge(self)
        return Corpus(self.nodes.values(), self.edges, units, log)


def judge(town: Town) -> None:
    """Give every row the verdicts that the assembly gives it."""
    whole = bool(town.nodes[town.plan].props.get("responsible_for_whole"))
    homes = {edge.source: edge.target for edge in town.edges if edge.type == "PART_OF"}
    rows = [node for node in town.nodes.values() if node.label in ("Activity", "Entry")]
    for node in rows:
        record = as_record(town, node)
        beside = [other for other in rows if other is not node and homes[other.id] == homes[node.id]]
        filled = {name for name in CELLS if any(other.props[f"{name}_cell"] == "value" for other in beside)}
        found = verdicts_of(record, filled, whole)
        node.props |= {f"{name}_verdict": verdict for name, verdict in found.items()}
        node.props["doubtful"] = doubtful_cells(record)


def as_record(town: Town, node: Node) -> Activity:
    """The record that a row of the town would have been read from."""
    props: dict[str, Any] = node.props
    measured = [
        town.nodes[edge.target].name
        for edge in town.edges
        if edge.type == "ACTIVITY_MEASURED_BY" and edge.source == node.id
    ]
    doubts = [doubt if isinstance(doubt, str) else doubt.code for doubt in props.get("doubts", ())]
    out = Activity(
        cells={name: Cell(props[f"{name}_cell"]) for name in CELLS}, confidence=props["confidence"],
        indicators=measured,
        deadline=props.get("deadline"), period=props.get("period"), ends=props.get("ends"), doubts=doubts,
    )  # fmt: skip
    for name, doubt in props.get("cell_doubts", {}).items():
        out.cells[name].doubts.append(doubt)
    node.props["doubts"] = doubts
    return out


def merged(*towns: Town, units: bool = False) -> Corpus:
    """One corpus from several plans; bodies of the same name are the same body."""
    for town in towns:
        judge(town)
    nodes = {id: node for town in towns for id, node in town.nodes.items()}
    return Corpus(nodes.values(), [edge for town in towns for edge in town.edges], units)


@pytest.fixture
def town() -> Callable[..., Town]:
    return Town


@pytest.fixture
def merge() -> Callable[..., Corpus]:
    return merged
