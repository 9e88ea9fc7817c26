"""Two invented towns that need each other: a graph with every case on which the example plans are silent.

Small enough to count by hand: one body that is dissolved, two plans that name each other's authors, a service with a
waiting list that nothing answers, a group no service is for, an objective without a measure, an activity with its act.
"""

from __future__ import annotations

from typing import Any

from planatlas.graph.assembly.captions import short_names
from planatlas.graph.model import Edge, Node, Value

EAST, WEST = "plan/est/2031", "plan/vest/2031"

ANSWERS: dict[str, tuple[tuple[Any, ...], ...]] = {
    "bodies-that-cease": (("Biroul Vechi", "2031-12-31", "HCL 5/2030", 1), ("Agenția Uitată", "2030-06-30", None, 0)),
    "ties-both-plans-confirm": (("Primăria Est", "Primăria Vest", 2, 1),),
    "services-with-waiting-list-and-no-measure": (
        ("Planul Est", "Căminul Teilor", 12, ["persoane vârstnice"], "est", 31),
        ("Planul Est", "Cantina", 3, [], "est", 33),
    ),
    "groups-without-a-service": (("Planul Est", "copii", 2),),
    "groups-nobody-serves": (("Planul Est", "refugiați", "familii refugiate", "est", 6),),
    "objectives-without-measures": (("Planul Est", "specific", "1.2", "Drumuri fără praf", "est", 3),),
    "who-was-never-asked": (("Planul Est", "Agenția Uitată", None, "bound by the agreement", "est", 41),),
    "contributions-to-a-strategy": (
        (
            "Strategia apei",
            "1",
            "Apă pentru toți",
            "specific",
            True,
            None,
            "Planul Vest",
            "Fântâni",
            "code",
            "vest",
            11,
            "rândul 11",
        ),
        ("Strategia apei", "2", "Râuri curate", "specific", False, "neconfirmat", None, None, None, None, None, None),
    ),
    "acts-behind-activities": (("Planul Est", "Legea 292/2011", "art. 5", "Măsura 1", "est", 21, "în baza Legii"),),
}
"""Question to its rows."""


CONFIRMED: dict[str, Value] = {"code": "1", "level": "specific", "confirmed": True}
UNCONFIRMED: dict[str, Value] = {"code": "2", "level": "specific", "confirmed": False, "caveat": "neconfirmat"}


def _of(plan: str, line: int, **props: Value) -> dict[str, Value]:
    doc = plan.split("/")[1]
    return {"plan": plan, "year": 2031, "doc": doc, "line": line, "quote": f"rândul {line}", "confidence": 1.0, **props}


def _plan(plan: str, name: str) -> Node:
    return Node(plan, "Plan", name, {"genre": "plan", "year": 2031, "doc": plan.split("/")[1], "lang": "ro"})


def _nodes() -> list[Node]:
    states: dict[str, Value] = {"status": "planned", "partners_cell": "value"}
    return [
        _plan(EAST, "Planul Est"),
        _plan(WEST, "Planul Vest"),
        Node("institution/est", "Institution", "Primăria Est", {"kind": "town-hall"}),
        Node("institution/vest", "Institution", "Primăria Vest", {"kind": "town-hall"}),
        Node("institution/vechi", "Institution", "Biroul Vechi", {"ends": "2031-12-31", "ends_basis": "HCL 5/2030"}),
        Node("institution/uitata", "Institution", "Agenția Uitată", {"ends": "2030-06-30"}),
        Node("objective/est/1.1", "Objective", "Școli deschise", _of(EAST, 2, code="1.1", level="specific")),
        Node("objective/est/1.2", "Objective", "Drumuri fără praf", _of(EAST, 3, code="1.2", level="specific")),
        Node("objective/est/x", "Objective", "Al strategiei", _of(EAST, 4, code="x", level="general", origin="cited")),
        Node("objective/vest/1", "Objective", "Apă bună", _of(WEST, 2, code="1", level="specific")),
        *(Node(f"measure/est/{n}", "Measure", f"Măsura {n}", _of(EAST, 10 + n, **states)) for n in (1, 2)),
        Node("measure/vest/1", "Measure", "Fântâni", _of(WEST, 11, **states)),
        Node("activity/est/1", "Activity", "Cursuri", _of(EAST, 21, **states)),
        Node("activity/est/2", "Activity", "Tabere", _of(EAST, 22, **states)),
        Node("activity/vest/1", "Activity", "Vizite", _of(WEST, 21, **states)),
        Node("targetgroup/children", "TargetGroup", "copii", {}),
        Node("targetgroup/older", "TargetGroup", "persoane vârstnice", {}),
        Node("targetgroup/homeless", "TargetGroup", "persoane fără adăpost", {}),
        Node("targetgroup/refugees", "TargetGroup", "refugiați", {"wider": ["targetgroup/migrants"]}),
        Node("targetgroup/teens", "TargetGroup", "tineri", {"wider": ["targetgroup/children"]}),
        Node("socialservice/est/1", "SocialService", "Căminul Teilor", _of(EAST, 31, waiting=12)),
        Node("socialservice/est/2", "SocialService", "Adăpostul", _of(EAST, 32, waiting=4)),
        Node("socialservice/est/3", "SocialService", "Cantina", _of(EAST, 33, waiting=3)),
        Node("socialservice/est/4", "SocialService", "Casa nouă", _of(EAST, 34, service_status="proposed")),
        Node("socialservice/est/5", "SocialService", "Clubul", _of(EAST, 35, waiting=0)),
        Node("agreement/est/1", "Agreement", "Protocol de colaborare", _of(EAST, 41)),
        Node("strategy/apa", "Strategy", "Strategia apei", {"level": "national"}),
        Node("objective/frame/apa-1", "Objective", "Apă pentru toți", CONFIRMED),
        Node("objective/frame/apa-2", "Objective", "Râuri curate", UNCONFIRMED),
        Node("legalact/292", "LegalAct", "Legea 292/2011", {"act_kind": "law", "number": "292", "year": 2011}),
    ]  # fmt: skip


def _edges() -> list[Edge]:
    def tie(type_: str, source: str, target: str, plan: str, line: int, **props: Value) -> Edge:
        return Edge(source, target, type_, _of(plan, line, **props))

    derived: dict[str, Value] = {"derived": True, "lines": ["11"]}
    return [
        tie("DRAFTED_BY", EAST, "institution/est", EAST, 1),
        tie("DRAFTED_BY", WEST, "institution/vest", WEST, 1),
        # Named, and served: themselves, or by what is for a group that contains them.
        tie("NAMED_IN", "targetgroup/refugees", EAST, EAST, 6, mention="familii refugiate"),
        tie("NAMED_IN", "targetgroup/children", EAST, EAST, 6, mention="copii"),
        tie("NAMED_IN", "targetgroup/teens", EAST, EAST, 6, mention="tineri"),
        tie("PART_OF", "measure/est/1", "objective/est/1.1", EAST, 11),
        tie("PART_OF", "measure/est/2", "objective/est/1.1", EAST, 12),
        tie("PART_OF", "measure/vest/1", "objective/vest/1", WEST, 11),
        tie("PART_OF", "activity/est/1", "measure/est/1", EAST, 21),
        tie("PART_OF", "activity/est/2", "measure/est/2", EAST, 22),
        tie("PART_OF", "activity/vest/1", "measure/vest/1", WEST, 21),
        tie("RESPONSIBLE_FOR", "institution/est", "measure/est/1", EAST, 11, **derived),
        tie("PARTNER_IN", "institution/vest", "measure/est/1", EAST, 11, **derived),
        tie("PARTNER_IN", "institution/vest", "measure/est/2", EAST, 12, **derived),
        tie("RESPONSIBLE_FOR", "institution/vechi", "measure/est/2", EAST, 12, **derived),
        tie("RESPONSIBLE_FOR", "institution/vest", "measure/vest/1", WEST, 11, **derived),
        tie("PARTNER_IN", "institution/est", "measure/vest/1", WEST, 11, **derived),
        tie("AIMED_AT", "measure/est/1", "targetgroup/children", EAST, 21),
        tie("AIMED_AT", "measure/est/2", "targetgroup/children", EAST, 22),
        tie("AIMED_AT", "measure/vest/1", "targetgroup/older", WEST, 21),
        tie("AIMED_AT", "socialservice/est/1", "targetgroup/older", EAST, 31),
        tie("AIMED_AT", "socialservice/est/2", "targetgroup/homeless", EAST, 32),
        tie("AIMED_AT", "socialservice/est/4", "targetgroup/homeless", EAST, 34),
        tie("BINDS", "agreement/est/1", "institution/uitata", EAST, 41),
        tie("BINDS", "agreement/est/1", "institution/est", EAST, 41),
        Edge("objective/frame/apa-1", "strategy/apa", "PART_OF", {"derived": True}),
        Edge("objective/frame/apa-2", "strategy/apa", "PART_OF", {"derived": True}),
        tie("ALIGNED_WITH", "measure/vest/1", "objective/frame/apa-1", WEST, 11, basis="code"),
        Edge("measure/est/1", "legalact/292", "BASED_ON", _of(EAST, 21, article="art. 5", quote="în baza Legii")),
    ]  # fmt: skip


def two_towns() -> tuple[list[Node], list[Edge]]:
    """Return the nodes and edges of both towns."""
    nodes = _nodes()
    for node in nodes:
        node.props |= short_names(node)
    return nodes, _edges()
