"""Every shape on a sound town that passes it and on a damaged one that does not; the model plan; the command itself."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import rdflib

from planatlas.graph.model import Edge, Node
from planatlas.graph.validation import LAYERS, as_finding, shapes_of, statutory_elements, validate, write_report
from planatlas.ontology import LANGS
from planatlas.ontology.mapping import label_iri, property_iri, relationship_iri
from planatlas.ontology.schema_shapes import schema_shape_facts, schema_shapes
from planatlas.ontology.turtle import FOLDER, PA

sys.path.append(str(Path(__file__).parent))

from sound_town import (
    CELLS,
    PLAN,
    Change,
    changed,
    drop_edges,
    drop_node,
    renamed,
    sound_town,
    without,
)


def _amountless(nodes: list[Node], edges: list[Edge]) -> None:
    for edge in edges:
        edge.props.pop("amount", None)


def _dangling(nodes: list[Node], edges: list[Edge]) -> None:
    nodes[:] = [node for node in nodes if node.id != "target-group/children"]


def _twice(nodes: list[Node], edges: list[Edge]) -> None:
    nodes.append(Node("actor-class/ngos", "Institution", "ONG-uri", {}))


def _no_measure(nodes: list[Node], edges: list[Edge]) -> None:
    edges[:] = [edge for edge in edges if edge.target != "measure/1" or edge.type != "PART_OF"]


DAMAGE: dict[str, Change] = {
    "node-place-2": without("figure/1", "line"),
    "activity-of-measure": drop_edges("PART_OF", "activity/1"),
    "measure-has-activity": _no_measure,
    "measure-has-activity-2": drop_edges("PART_OF", "measure/"),
    "class-is-no-body": _twice,
    "one-label": _twice,
    "starts-before-ends": changed(PLAN, starts="2032-01-01"),
    "no-addresses": changed("measure/1", quote="scrieți la cineva@valea-mare.example"),
    "finding-form-3": drop_edges("ABOUT"),
    "measure-responsible": changed("measure/1", responsible_cell="empty", responsible_verdict="gap"),
    "measure-indicators": changed("measure/1", indicators_cell="empty", indicators_verdict="gap"),
    "measure-targets": changed("measure/1", targets_cell="empty", targets_verdict="gap"),
    "measure-partners": changed("measure/1", partners_cell="empty", partners_verdict="gap"),
    "measure-deadline": changed("measure/1", deadline_cell="empty", deadline_verdict="gap"),
    "measure-funding": changed("measure/1", funding_cell="empty", funding_verdict="gap"),
    "service-capacity": changed("service/1", capacity=None, capacity_cell="empty"),
    "service-code": without("service/1", "code"),
    "statutory-existing-services": drop_edges("LISTED_IN", "service/1"),
    "statutory-proposed-services": drop_edges("LISTED_IN", "service/2"),
    "statutory-contracting": drop_node("activity/2"),
    "statutory-subsidies": drop_node("activity/3"),
    "statutory-information": drop_node("activity/4"),
    "statutory-campaigns": drop_node("activity/5"),
    "statutory-training": drop_node("activity/6", "activity/7", "activity/8"),
    "statutory-peer-review": drop_node("activity/7"),
    "statutory-supervision": renamed("activity/8", "Contracte"),
    "statutory-beneficiaries": drop_edges("AIMED_AT"),
    "statutory-budget-by-source": _amountless,
    "statutory-consultation": without(PLAN, "consultation"),
    "statutory-adoption": without(PLAN, "adopting_act"),
    "statutory-adoption-date": without(PLAN, "adopted_on"),
    "statutory-year": without(PLAN, "year"),
}  # fmt: skip
MADE = schema_shape_facts()
EVERY = [shape for layer in LAYERS for shape in shapes_of(layer)]
WRITTEN = [shape for shape in EVERY if shape.iri not in MADE]


def test_a_sound_town_fits_every_shape() -> None:
    assert validate(sound_town()) == []


@pytest.mark.parametrize("shape", WRITTEN, ids=lambda shape: shape.id)
def test_damage_is_seen(shape: object) -> None:
    id, layer = shape.id, shape.layer  # type: ignore[attr-defined]
    found = validate(sound_town(DAMAGE[id]), [layer])
    assert id in {result.shape.id for result in found}


def test_no_damage_is_left_over() -> None:
    assert set(DAMAGE) == {shape.id for shape in WRITTEN}


@pytest.mark.parametrize("verdict", ["stated none", "not recorded", "unsure", "value"])
def test_only_the_verdict_makes_a_gap(verdict: str) -> None:
    """Whatever the cells show: what they mean was worked out before."""
    states = {f"{cell}_cell": "empty" for cell in CELLS}
    damaged = sound_town(changed("measure/1", **states, **{f"{cell}_verdict": verdict for cell in CELLS}))
    assert validate(damaged, ["quality"]) == []


@pytest.mark.parametrize("status", ["cited", "not_applicable", "listed_without_values"])
def test_rows_that_are_not_planned_are_no_gap(status: str) -> None:
    damaged = sound_town(changed("measure/1", status=status, **{f"{cell}_verdict": "gap" for cell in CELLS}))
    assert validate(damaged, ["quality"]) == []


@pytest.mark.parametrize("genre", ["news", "web", "report"])
def test_news_is_not_asked_for_measures(genre: str) -> None:
    def change(nodes: list[Node], edges: list[Edge]) -> None:
        changed(PLAN, genre=genre)(nodes, edges)
        changed("measure/1", responsible_verdict="gap")(nodes, edges)

    assert validate(sound_town(change), ["quality", "statutory"]) == []


def test_other_countries_and_other_plans_are_outside_the_statute() -> None:
    def elsewhere(nodes: list[Node], edges: list[Edge]) -> None:
        changed(PLAN, country="GR")(nodes, edges)
        without(PLAN, "consultation")(nodes, edges)

    def other(nodes: list[Node], edges: list[Edge]) -> None:
        drop_edges("LISTED_IN")(nodes, edges)
        drop_edges("BASED_ON")(nodes, edges)

    for change in (elsewhere, other):
        town = sound_town(change)
        assert validate(town, ["statutory"]) == []
        assert statutory_elements(town) == []


@pytest.mark.parametrize("id", [None, *(shape.id for shape in shapes_of("statutory"))])
def test_shape_and_query_agree(id: str | None) -> None:
    """An element is missing for the shape exactly when its query finds nothing."""
    town = sound_town(DAMAGE[id] if id else None)
    missing = {element.shape.id for element in statutory_elements(town) if not element.found}
    assert missing == {result.shape.id for result in validate(town, ["statutory"])}


def test_elements_name_their_lines() -> None:
    by_id = {element.shape.id: element for element in statutory_elements(sound_town())}
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
    town = sound_town(DAMAGE["measure-partners"])
    (result,) = validate(town)
    finding = as_finding(result, town)
    assert (finding.verdict, finding.level, finding.plan) == ("gap", "measure", PLAN)
    assert (finding.evidence[0].doc, finding.evidence[0].line, finding.evidence[0].state) == ("valea-mare", 7, "empty")
    assert set(finding.statement) == set(LANGS)


def test_report_is_standard_shacl_and_always_the_same(tmp_path: Path) -> None:
    results = validate(sound_town(DAMAGE["statutory-consultation"]))
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
    assert _fits_the_shapes_of_shapes(rdflib.Graph().parse(FOLDER / "shapes" / f"{layer}.ttl"))


def test_shapes_of_the_schema_are_valid_shacl() -> None:
    """One of every kind: all are written by the same few lines."""
    head, *blocks = schema_shapes().split("\nshape:schema-")
    kinds = {block.partition("-")[0]: f"shape:schema-{block}" for block in blocks}
    assert set(kinds) == {"datatype", "once", "range", "values", "ends", "needs"}
    assert _fits_the_shapes_of_shapes(rdflib.Graph().parse(data="\n".join([head, *kinds.values()]), format="turtle"))


def test_a_shape_that_is_no_shape_is_refused() -> None:
    assert not _fits_the_shapes_of_shapes(rdflib.Graph().parse(data=BROKEN, format="turtle"))
