"""Every shape on a sound town that passes it and on a damaged one that does not; the model plan; the command itself."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import rdflib

from planatlas.atlas import Atlas
from planatlas.graph.model import Edge, Node, Value
from planatlas.graph.validation import LAYERS, as_finding, shapes_of, statutory_elements, validate, write_report
from planatlas.ontology import LANGS
from planatlas.ontology.mapping import label_iri, property_iri, relationship_iri
from planatlas.ontology.turtle import PA

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
        Node("institution/das", "Institution", "DAS Valea Mare", {"kind": "das"}),
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
    out += [Edge(f"service/{n}", PLAN, "LISTED_IN", dict(WHERE)) for n in (1, 2)]
    out += [Edge("service/1", "funding/local-budget", "FUNDING_NAMED", WHERE | {"amount": "1000"})]
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


def _town(change: Callable[[list[Node], list[Edge]], None] | None = None) -> Atlas:
    nodes, edges = _nodes(), _edges()
    if change is not None:
        change(nodes, edges)
    return Atlas(nodes, edges)


def _without(id: str, *names: str) -> Callable[[list[Node], list[Edge]], None]:
    def change(nodes: list[Node], edges: list[Edge]) -> None:
        for node in nodes:
            if node.id == id:
                node.props = {name: value for name, value in node.props.items() if name not in names}

    return change


def _with(id: str, **props: Value) -> Callable[[list[Node], list[Edge]], None]:
    def change(nodes: list[Node], edges: list[Edge]) -> None:
        for node in nodes:
            if node.id == id:
                node.props = {name: value for name, value in (node.props | props).items() if value is not None}

    return change


def _drop_edges(type: str, source: str = "") -> Callable[[list[Node], list[Edge]], None]:
    def change(nodes: list[Node], edges: list[Edge]) -> None:
        edges[:] = [edge for edge in edges if edge.type != type or not edge.source.startswith(source)]

    return change


def _drop_node(*ids: str) -> Callable[[list[Node], list[Edge]], None]:
    def change(nodes: list[Node], edges: list[Edge]) -> None:
        nodes[:] = [node for node in nodes if node.id not in ids]
        edges[:] = [edge for edge in edges if edge.source not in ids and edge.target not in ids]

    return change


def _add(*new: Edge) -> Callable[[list[Node], list[Edge]], None]:
    return lambda nodes, edges: edges.extend(new)


def _rename(id: str, name: str) -> Callable[[list[Node], list[Edge]], None]:
    def change(nodes: list[Node], edges: list[Edge]) -> None:
        for place, node in enumerate(nodes):
            if node.id == id:
                nodes[place] = replace(node, name=name)

    return change


def _amountless(nodes: list[Node], edges: list[Edge]) -> None:
    for edge in edges:
        edge.props.pop("amount", None)


def _dangling(nodes: list[Node], edges: list[Edge]) -> None:
    nodes[:] = [node for node in nodes if node.id != "target-group/children"]


def _twice(nodes: list[Node], edges: list[Edge]) -> None:
    nodes.append(Node("actor-class/ngos", "Institution", "ONG-uri", {}))


def _no_measure(nodes: list[Node], edges: list[Edge]) -> None:
    edges[:] = [edge for edge in edges if edge.target != "measure/1" or edge.type != "PART_OF"]


DAMAGE: dict[str, Callable[[list[Node], list[Edge]], None]] = {
    "node-name": lambda nodes, edges: nodes.append(Node("target-group/children", "TargetGroup", "minori", {})),
    "node-place": _without("figure/1", "doc"),
    "node-place-2": _without("figure/1", "line"),
    "activity-of-measure": _drop_edges("PART_OF", "activity/1"),
    "measure-has-activity": _no_measure,
    "measure-has-activity-2": _drop_edges("PART_OF", "measure/"),
    "cell-state": _with("measure/1", partners_cell="perhaps"),
    "confidence": _with("figure/1", confidence=1.5),
    "ends-exist": _dangling,
    "who-may-be-responsible": _add(Edge("target-group/children", "measure/1", "RESPONSIBLE_FOR", dict(WHERE))),
    "class-is-no-body": _twice,
    "responsible-for-what": _add(Edge("institution/das", "objective/1", "RESPONSIBLE_FOR", dict(WHERE))),
    "starts-before-ends": _with(PLAN, starts="2032-01-01"),
    "no-addresses": _with("measure/1", quote="scrieți la cineva@valea-mare.example"),
    "finding-form": _with("finding/1", verdict="breach"),
    "finding-form-2": _with("finding/1", severity="enormous"),
    "finding-form-3": _drop_edges("ABOUT"),
    "genre": _with(PLAN, genre="poem"),
    "measure-responsible": _with("measure/1", responsible_cell="empty", responsible_verdict="gap"),
    "measure-indicators": _with("measure/1", indicators_cell="empty", indicators_verdict="gap"),
    "measure-targets": _with("measure/1", targets_cell="empty", targets_verdict="gap"),
    "measure-partners": _with("measure/1", partners_cell="empty", partners_verdict="gap"),
    "measure-deadline": _with("measure/1", deadline_cell="empty", deadline_verdict="gap"),
    "measure-funding": _with("measure/1", funding_cell="empty", funding_verdict="gap"),
    "service-capacity": _with("service/1", capacity=None, capacity_cell="empty"),
    "service-code": _without("service/1", "code"),
    "statutory-existing-services": _drop_edges("LISTED_IN", "service/1"),
    "statutory-proposed-services": _drop_edges("LISTED_IN", "service/2"),
    "statutory-contracting": _drop_node("activity/2"),
    "statutory-subsidies": _drop_node("activity/3"),
    "statutory-information": _drop_node("activity/4"),
    "statutory-campaigns": _drop_node("activity/5"),
    "statutory-training": _drop_node("activity/6", "activity/7", "activity/8"),
    "statutory-peer-review": _drop_node("activity/7"),
    "statutory-supervision": _rename("activity/8", "Contracte"),
    "statutory-beneficiaries": _drop_edges("AIMED_AT"),
    "statutory-budget-by-source": _amountless,
    "statutory-consultation": _without(PLAN, "consultation"),
    "statutory-adoption": _without(PLAN, "adopting_act"),
    "statutory-adoption-date": _without(PLAN, "adopted_on"),
    "statutory-year": _without(PLAN, "year"),
}  # fmt: skip
EVERY = [shape for layer in LAYERS for shape in shapes_of(layer)]


def test_a_sound_town_fits_every_shape() -> None:
    assert validate(_town()) == []


@pytest.mark.parametrize("shape", EVERY, ids=lambda shape: shape.id)
def test_damage_is_seen(shape: object) -> None:
    id, layer = shape.id, shape.layer  # type: ignore[attr-defined]
    found = validate(_town(DAMAGE[id]), [layer])
    assert id in {result.shape.id for result in found}


def test_no_damage_is_left_over() -> None:
    assert set(DAMAGE) == {shape.id for shape in EVERY}


@pytest.mark.parametrize("verdict", ["stated none", "not recorded", "unsure", "value"])
def test_only_the_verdict_makes_a_gap(verdict: str) -> None:
    """Whatever the cells show: what they mean was worked out before."""
    states = {f"{cell}_cell": "empty" for cell in CELLS}
    changed = _town(_with("measure/1", **states, **{f"{cell}_verdict": verdict for cell in CELLS}))
    assert validate(changed, ["quality"]) == []


@pytest.mark.parametrize("status", ["cited", "not_applicable", "listed_without_values"])
def test_rows_that_are_not_planned_are_no_gap(status: str) -> None:
    changed = _town(_with("measure/1", status=status, **{f"{cell}_verdict": "gap" for cell in CELLS}))
    assert validate(changed, ["quality"]) == []


@pytest.mark.parametrize("genre", ["news", "web", "report"])
def test_news_is_not_asked_for_measures(genre: str) -> None:
    def change(nodes: list[Node], edges: list[Edge]) -> None:
        _with(PLAN, genre=genre)(nodes, edges)
        _with("measure/1", responsible_verdict="gap")(nodes, edges)

    assert validate(_town(change), ["quality", "statutory"]) == []


def test_other_countries_and_other_plans_are_outside_the_statute() -> None:
    def elsewhere(nodes: list[Node], edges: list[Edge]) -> None:
        _with(PLAN, country="GR")(nodes, edges)
        _without(PLAN, "consultation")(nodes, edges)

    def other(nodes: list[Node], edges: list[Edge]) -> None:
        _drop_edges("LISTED_IN")(nodes, edges)
        _drop_edges("BASED_ON")(nodes, edges)

    for change in (elsewhere, other):
        town = _town(change)
        assert validate(town, ["statutory"]) == []
        assert statutory_elements(town) == []


@pytest.mark.parametrize("id", [None, *(shape.id for shape in shapes_of("statutory"))])
def test_shape_and_query_agree(id: str | None) -> None:
    """An element is missing for the shape exactly when its query finds nothing."""
    town = _town(DAMAGE[id] if id else None)
    missing = {element.shape.id for element in statutory_elements(town) if not element.found}
    assert missing == {result.shape.id for result in validate(town, ["statutory"])}


def test_elements_name_their_lines() -> None:
    by_id = {element.shape.id: element for element in statutory_elements(_town())}
    assert [one.line for one in by_id["statutory-existing-services"].evidence] == [30]
    assert by_id["statutory-contracting"].evidence[0].doc == "valea-mare"
    assert all(element.found for element in by_id.values())


def test_no_result_speaks_of_a_breach() -> None:
    assert {shape.layer for shape in EVERY} == set(LAYERS)
    for shape in EVERY:
        assert set(shape.messages) == set(shape.names) == set(LANGS), shape.id
        if shape.layer != "integrity":
            assert shape.messages["en"].startswith("Element not found in the text: "), shape.id


def test_shapes_speak_of_the_vocabulary_only() -> None:
    from planatlas.graph.validation.shapes import mentioned
    from planatlas.ontology import vocabulary

    schema = vocabulary().schema
    known = {label_iri(label) for label in schema.nodes} | {property_iri(name) for name in schema.properties}
    known |= {relationship_iri(type) for type in schema.relationships} | {PA + name for name in ("from", "id", "name")}
    assert LAYERS
    for layer in LAYERS:
        assert mentioned(layer)
        assert {PA + name for name in mentioned(layer)} <= known


def test_findings_carry_evidence() -> None:
    town = _town(DAMAGE["measure-partners"])
    (result,) = validate(town)
    finding = as_finding(result, town)
    assert (finding.verdict, finding.level, finding.plan) == ("gap", "measure", PLAN)
    assert (finding.evidence[0].doc, finding.evidence[0].line, finding.evidence[0].state) == ("valea-mare", 7, "empty")
    assert set(finding.statement) == set(LANGS)


def test_report_is_standard_shacl_and_always_the_same(tmp_path: Path) -> None:
    results = validate(_town(DAMAGE["statutory-consultation"]))
    write_report(results, tmp_path / "one.ttl")
    write_report(results, tmp_path / "two.ttl")
    assert (tmp_path / "one.ttl").read_bytes() == (tmp_path / "two.ttl").read_bytes()
    report, sh = rdflib.Graph().parse(tmp_path / "one.ttl"), rdflib.Namespace("http://www.w3.org/ns/shacl#")
    (whole,) = report.subjects(rdflib.RDF.type, sh.ValidationReport)
    assert report.value(whole, sh.conforms) == rdflib.Literal(False)
    (one,) = report.objects(whole, sh.result)
    assert str(report.value(one, sh.sourceShape)).endswith("statutory-consultation")
    assert {text.language for text in report.objects(one, sh.resultMessage)} == set(LANGS)


PLAN_TEXT = """PLANUL ANUAL DE ACȚIUNE PRIVIND SERVICIILE SOCIALE AL CONSILIULUI LOCAL VALEA MARE PENTRU ANUL 2031

În conformitate cu Ordinul nr. 1.086 din 20 februarie 2018 și cu Legea nr. 292/2011.

OBIECTIV GENERAL 1: Mai multe servicii pentru copii

O.S.1.1. Ateliere în școli

Măsuri\tAcțiuni\tIndicatori de rezultat\tTermene\tInstituții responsabile\tParteneri\tSurse de finanțare
1.1.1. Ateliere de pictură\tateliere în școli\tNr. ateliere: minim 4/an\ttrim I- IV\tDAS\t\tBuget local
1.1.2. Ateliere de muzică\tateliere în licee\tNr. ateliere: minim 2/an\ttrim I- IV\tDAS\tISJ\tBuget local
"""


def test_the_command(run: Callable[..., Any], tmp_path: Path) -> None:
    (tmp_path / "valea-mare.ro.txt").write_text(PLAN_TEXT, encoding="utf-8")
    atlas = str(tmp_path / "town.atlas")
    run("build", tmp_path / "valea-mare.ro.txt", "-o", atlas)
    done = run("validate", atlas, "--format", "json", "--report", tmp_path / "shacl.ttl", code=5)
    findings = json.loads(done.stdout)
    partners = [one for one in findings if one["kind"] == "shape-measure-partners"]
    assert [one["evidence"][0]["line"] for one in partners] == [10]
    assert "Ateliere de pictură" in partners[0]["evidence"][0]["quote"]
    assert "shape-statutory-consultation" in {one["kind"] for one in findings}
    assert not [one for one in findings if one["metrics"]["layer"] == "integrity"]
    assert len(rdflib.Graph().parse(tmp_path / "shacl.ttl")) > 10
    sound = run("validate", atlas, "--layer", "integrity", "--elements", "--lang", "fr")
    assert "non trouvé" in sound.stdout
    assert "toutes les formes" in sound.stderr


BROKEN = """@prefix sh: <http://www.w3.org/ns/shacl#> .
<urn:x> a sh:PropertyShape ; sh:path <urn:p> ; sh:minCount "many" .
"""


def _fits_the_shapes_of_shapes(shapes: rdflib.Graph) -> bool:
    import pyshacl

    rules = rdflib.Graph().parse(Path(pyshacl.__file__).parent / "assets" / "shacl-shacl.ttl")
    conforms, _, _ = pyshacl.validate(shapes, shacl_graph=rules, inference="rdfs", max_validation_depth=60)
    return bool(conforms)


@pytest.mark.parametrize("layer", LAYERS)
def test_shapes_are_themselves_valid_shacl(layer: str) -> None:
    from planatlas.ontology.turtle import FOLDER

    assert _fits_the_shapes_of_shapes(rdflib.Graph().parse(FOLDER / "shapes" / f"{layer}.ttl"))


def test_a_shape_that_is_no_shape_is_refused() -> None:
    assert not _fits_the_shapes_of_shapes(rdflib.Graph().parse(data=BROKEN, format="turtle"))
