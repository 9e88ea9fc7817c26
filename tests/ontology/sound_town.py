"""An annual plan of a town that does not exist, sound in everything that shapes ask for, and the ways to damage it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from planatlas.atlas import Atlas
from planatlas.graph.model import Edge, Node, Value

Change = Callable[[list[Node], list[Edge]], None]

PLAN = "plan/valea-mare/2031"
WHERE: dict[str, Value] = {
    "plan": PLAN,
    "year": 2031,
    "doc": "valea-mare",
    "line": 7,
    "quote": "Ateliere",
    "confidence": 0.9,
}
CELLS = ("responsible", "partners", "funding", "budget", "indicators", "targets", "deadline", "target_groups")
STATES: dict[str, Value] = {f"{cell}_{part}": "value" for cell in CELLS for part in ("cell", "verdict")}


def _activity(number: int, kind: str, name: str = "Ateliere", section: str = "") -> Node:
    props = WHERE | STATES | {"line": 10 + number, "activity_type": kind, "status": "planned", "section": section}
    return Node(f"activity/{number}", "Activity", name, props)


def _nodes() -> list[Node]:
    """An annual plan of a town that does not exist, with everything that the shapes ask for."""
    head: dict[str, Value] = {
        "genre": "plan", "country": "RO", "year": 2031, "starts": "2031-01-01", "ends": "2031-12-31",
        "doc": "valea-mare", "line": 1, "adopting_act": "HCL 12/2031", "adopted_on": "2031-02-01",
        "consultation": "ianuarie 2031",
    }  # fmt: skip
    service: dict[str, Value] = {"code": "8891 CZ-C-II", "capacity": 30.0, "capacity_cell": "value"}
    return [
        Node(PLAN, "Plan", "Plan anual de acțiune 2031", head),
        Node("component/1", "Component", "Drepturile copilului", dict(WHERE)),
        Node("objective/1", "Objective", "Mai multe servicii", {"code": "1", **WHERE}),
        Node("measure/1", "Measure", "Ateliere în școli", WHERE | STATES | {"status": "planned"}),
        _activity(1, "measure"),
        _activity(2, "contracting"),
        _activity(3, "subsidy"),
        _activity(4, "information"),
        _activity(5, "campaign", "Campanie în cartiere"),
        _activity(6, "training", "Curs", "Cursuri"),
        _activity(7, "training", "Vizite", "Întâlniri de tip peer review"),
        _activity(8, "training", "Contracte de supervizare"),
        Node("institution/das", "Institution", "DAS Valea Mare", {"kind": "social-service"}),
        Node("actor-class/ngos", "ActorClass", "ONG-uri", {}),
        Node("target-group/children", "TargetGroup", "copii", {}),
        Node("funding/local-budget", "FundingSource", "buget local", {"kind": "committed"}),
        Node(
            "service/1", "SocialService", "Centrul Lumina", WHERE | service | {"line": 30, "service_status": "existing"}
        ),
        Node(
            "service/2", "SocialService", "Centrul Zorile", WHERE | service | {"line": 31, "service_status": "proposed"}
        ),
        Node("figure/1", "Figure", "locuitori", {"value": 9000.0, **WHERE}),
        Node("finding/1", "Finding", "no-partner", {"verdict": "gap", "severity": "low", **WHERE}),
        Node("legal-act/1086", "LegalAct", "Ordinul 1086/2018", {"number": "1086", "year": 2018}),
    ]


def _edges() -> list[Edge]:
    ties = [
        ("objective/1", "component/1"),
        ("measure/1", "objective/1"),
        *((f"activity/{n}", "measure/1") for n in range(1, 9)),
    ]
    out = [Edge(source, target, "PART_OF", dict(WHERE)) for source, target in ties]
    out += [Edge(PLAN, "component/1", "HAS_COMPONENT", dict(WHERE))]
    parts = [
        "component/1",
        "objective/1",
        "measure/1",
        *(f"activity/{n}" for n in range(1, 9)),
        "service/1",
        "service/2",
    ]
    out += [Edge(part, PLAN, "IN_PLAN", WHERE | {"derived": True}) for part in [*parts, "finding/1"]]
    out += [Edge(f"service/{n}", PLAN, "LISTED_IN", dict(WHERE)) for n in (1, 2)]
    out += [Edge("service/1", "funding/local-budget", "FUNDING_NAMED", WHERE | {"amount": 1000.0})]
    out += [Edge("service/1", "target-group/children", "AIMED_AT", dict(WHERE))]
    for type in ("RESPONSIBLE_FOR", "PARTNER_IN"):
        body = "institution/das" if type == "RESPONSIBLE_FOR" else "actor-class/ngos"
        out += [Edge(body, "measure/1", type, WHERE | {"derived": True})]
        out += [
            Edge(
                body,
                "activity/1",
                f"{type.removesuffix('_FOR').removesuffix('_IN')}_{_way(type)}_ACTIVITY",
                dict(WHERE),
            )
        ]
    return [*out, Edge("finding/1", "measure/1", "ABOUT", {}), Edge(PLAN, "legal-act/1086", "BASED_ON", dict(WHERE))]


def _way(type: str) -> str:
    return type.rsplit("_", 1)[-1]


def sound_town(change: Change | None = None) -> Atlas:
    nodes, edges = _nodes(), _edges()
    if change is not None:
        change(nodes, edges)
    return Atlas(nodes, edges)


def without(id: str, *names: str) -> Change:
    def change(nodes: list[Node], edges: list[Edge]) -> None:
        for node in nodes:
            if node.id == id:
                node.props = {name: value for name, value in node.props.items() if name not in names}

    return change


def changed(id: str, **props: Value) -> Change:
    def change(nodes: list[Node], edges: list[Edge]) -> None:
        for node in nodes:
            if node.id == id:
                node.props = {name: value for name, value in (node.props | props).items() if value is not None}

    return change


def drop_edges(type: str, source: str = "") -> Change:
    def change(nodes: list[Node], edges: list[Edge]) -> None:
        edges[:] = [edge for edge in edges if edge.type != type or not edge.source.startswith(source)]

    return change


def drop_node(*ids: str) -> Change:
    def change(nodes: list[Node], edges: list[Edge]) -> None:
        nodes[:] = [node for node in nodes if node.id not in ids]
        edges[:] = [edge for edge in edges if edge.source not in ids and edge.target not in ids]

    return change


def added(*new: Edge) -> Change:
    return lambda nodes, edges: edges.extend(new)


def renamed(id: str, name: str) -> Change:
    def change(nodes: list[Node], edges: list[Edge]) -> None:
        for place, node in enumerate(nodes):
            if node.id == id:
                nodes[place] = replace(node, name=name)

    return change
