"""Two plans of an invented town as nodes and edges, small enough to count by hand."""

from __future__ import annotations

from planatlas.graph.model import Edge, Node, Value

STATES = ("responsible", "partners", "funding", "budget", "indicators", "targets", "deadline", "target_groups")


def _plan(year: int) -> str:
    return f"plan/valea-mica/{year}"


def _edge(type_: str, source: str, target: str, year: int, line: int, **props: Value) -> Edge:
    where: dict[str, Value] = {
        "plan": _plan(year), "year": year, "doc": f"valea-mica-{year}.ro", "line": line,
        "quote": f"rândul {line}", "confidence": 0.9,
    }  # fmt: skip
    return Edge(source, target, type_, {**where, **props})


def _work(label: str, year: int, code: str, text: str, line: int, **cells: str) -> Node:
    states: dict[str, Value] = {f"{name}_cell": cells.get(name, "value") for name in STATES}
    return Node(
        f"{label.lower()}/valea-mica/{year}/{code}", label, text,
        {
            "code": code, "plan": _plan(year), "year": year, "doc": f"valea-mica-{year}.ro", "line": line,
            "lines": [str(line), str(line + 1)], "quote": text, "confidence": 0.9, "status": "planned",
            "activity_type": "measure", "deadline": "trim. II", **states,
        },
    )  # fmt: skip


def town(year: int = 2031, measures: int = 4) -> tuple[list[Node], list[Edge]]:
    """Return the plan of one year: ``measures`` measures under one objective, three bodies, one class of bodies."""
    plan = _plan(year)
    nodes = [
        Node(plan, "Plan", f"Planul anual de acțiune {year}", {"genre": "plan", "year": year, "lang": "ro"}),
        Node(f"objective/valea-mica/{year}/1", "Objective", "Sănătate pentru toți",
             {"code": "1", "level": "general", "plan": plan, "year": year, "line": 2}),
        Node("institution/valea-mica/das", "Institution", "Direcția de Asistență Socială Valea Mică",
             {"kind": "social-assistance", "abbreviation": "DAS", "issuer_of": [plan]}),
        Node("institution/valea-mica/dsp", "Institution", "Direcția de Sănătate Publică Alb",
             {"kind": "public-health"}),
        Node("institution/valea-mica/spvh", "Institution", "Serviciul Persoane Vârstnice", {"kind": "department"}),
        Node("actorclass/ngo", "ActorClass", "organizații neguvernamentale", {"kind": "ngo"}),
        Node("fundingsource/local-budget", "FundingSource", "Buget local", {"kind": "committed"}),
    ]  # fmt: skip
    edges = [
        Edge("institution/valea-mica/spvh", "institution/valea-mica/das", "UNIT_OF", {"derived": True}),
        _edge("PART_OF", f"objective/valea-mica/{year}/1", plan, year, 2),
    ]
    for number in range(1, measures + 1):
        _add_measure(nodes, edges, year, number)
    return nodes, edges


def _add_measure(nodes: list[Node], edges: list[Edge], year: int, number: int) -> None:
    code, line = f"1.{number}", 10 * number
    state = "empty" if number % 2 else "value"
    measure = _work("Measure", year, code, f"Măsura {number}: șțăîâ", line, partners=state)
    activity = _work("Activity", year, code, f"Acțiunea {number}", line, partners=state)
    nodes += [measure, activity]
    money: dict[str, Value] = {"amount": number * 1000 + 0.5, "amount_text": f"{number}000.50"}
    edges += [
        _edge("PART_OF", measure.id, f"objective/valea-mica/{year}/1", year, line),
        _edge("PART_OF", activity.id, measure.id, year, line),
        _edge("RESPONSIBLE_FOR", "institution/valea-mica/das", measure.id, year, line, derived=True, lines=[str(line)]),
        _edge("RESPONSIBLE_FOR_ACTIVITY", "institution/valea-mica/das", activity.id, year, line),
        _edge("ACTIVITY_FUNDING_NAMED", activity.id, "fundingsource/local-budget", year, line, **money),
        _edge("FUNDING_NAMED", measure.id, "fundingsource/local-budget", year, line, derived=True, **money),
    ]
    if state == "value":
        partner = "institution/valea-mica/dsp" if number % 4 else "actorclass/ngo"
        edges += [
            _edge("PARTNER_IN", partner, measure.id, year, line, derived=True, lines=[str(line)]),
            _edge("PARTNER_IN_ACTIVITY", partner, activity.id, year, line),
        ]
