"""What the schema says is checked: planted damages, one for every shape, each told in plain words with its place."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path

import pyshacl
import pytest
import rdflib

from planatlas.atlas import Atlas
from planatlas.graph.export import export_atlas
from planatlas.graph.model import Edge, Node, Value
from planatlas.graph.validation import Result, as_finding, shapes_of, validate
from planatlas.ontology import LANGS, vocabulary
from planatlas.ontology.schema_shapes import schema_shape_facts, schema_shapes
from planatlas.ontology.value_limits import VALUE_SCHEMES

sys.path.append(str(Path(__file__).parent))

from sound_town import PLAN, WHERE, Change, added, changed, drop_edges, drop_node, sound_town, without

SCHEMA = vocabulary().schema


def _amount(value: Value) -> Change:
    def change(nodes: list[Node], edges: list[Edge]) -> None:
        for edge in edges:
            if edge.type == "FUNDING_NAMED":
                edge.props["amount"] = value

    return change


def _dangling(nodes: list[Node], edges: list[Edge]) -> None:
    nodes[:] = [node for node in nodes if node.id != "target-group/children"]


PLANTED: dict[str, tuple[Change, str, str]] = {
    "a text as date": (changed("measure/1", starts="two thousand"), "schema-datatype-starts", "whole day"),
    "an amount in words": (_amount("lots"), "schema-datatype-amount", "number"),
    "a negative amount": (_amount(-5.0), "schema-range-amount", "limits"),
    "a wrong end": (added(Edge("measure/1", "institution/das", "UNIT_OF", dict(WHERE))), "schema-ends-UNIT_OF", "join"),
    "an unknown verdict": (changed("measure/1", partners_verdict="maybe"), "schema-values-partners_verdict", "list"),
    "no way to the plan": (drop_edges("IN_PLAN", "measure/1"), "schema-needs-Measure-IN_PLAN", "missing"),
    "a measure without plan": (without("measure/1", "plan"), "schema-needs-Measure-plan", "missing"),
    "a dangling edge": (_dangling, "schema-ends-AIMED_AT", "not there"),
    "an unknown level": (changed("objective/1", level="galactic"), "schema-values-Objective-level", "list"),
    "an unknown state": (changed("measure/1", partners_cell="perhaps"), "schema-values-partners_cell", "list"),
}


@pytest.mark.parametrize("damage", PLANTED)
def test_planted_damage_is_found_told_and_placed(damage: str) -> None:
    change, shape, word = PLANTED[damage]
    town = sound_town(change)
    results = validate(town)
    assert shape in {result.shape.id for result in results}
    assert {result.shape.id for result in results} <= {shape, "schema-range-amount", "measure-has-activity"}
    for result in (one for one in results if one.shape.id == shape):
        finding = as_finding(result, town)
        assert word in finding.text("en") and len({finding.text(lang) for lang in LANGS}) == len(LANGS)
        assert (finding.evidence[0].doc, finding.evidence[0].line) == ("valea-mare", 7) or damage.endswith("amount")
        assert finding.evidence[0].doc == "valea-mare" and finding.evidence[0].line and finding.verdict == "unsure"


def _wrong(datatype: str) -> Value:
    return {"string": 5, "strings": [1], "integers": ["x"], "date": "soon"}.get(datatype, "x")  # type: ignore[return-value]


def _all_damages() -> Iterable[Node | Edge]:
    """A node or relationship for every shape that is made from the schema, which does not fit it."""
    for name, datatype in SCHEMA.properties.items():
        yield Node(f"wrong/{name}", "Figure", "x", {name: _wrong(datatype)})
        yield Node(f"twice/{name}", "Figure", "x", {name: ["a", "b"]})
    for name, (least, most) in SCHEMA.limits.bounds.items():
        yield Node(
            f"range/{name}", "Figure", "x", {name: (least or 0.0) - 1 if least is not None else (most or 0.0) + 1}
        )
    for owner, name in SCHEMA.limits.closed:
        if owner in SCHEMA.relationships:
            yield Edge("bare/Plan", "bare/Plan", owner, {name: "none of these"})
        else:
            yield Node(f"closed/{owner}/{name}", owner or "Figure", "x", {name: "none of these"})
    for label in SCHEMA.nodes:
        yield Node(f"bare/{label}", label, "", {})
    for type in SCHEMA.relationships:
        yield Edge("bare/Place", "bare/Figure", type, {})


def test_every_shape_of_the_schema_can_fail() -> None:
    every = list(_all_damages())
    nodes, edges = ([one for one in every if isinstance(one, kind)] for kind in (Node, Edge))
    found = {result.shape.id for result in validate(Atlas(nodes, edges), ["integrity"])}  # type: ignore[arg-type]
    facts = schema_shape_facts()
    made = {shape.id for shape in shapes_of("integrity") if shape.iri in facts}
    assert len(made) > len(SCHEMA.properties) and made <= found


def test_relationships_that_are_alike_are_all_found() -> None:
    def change(nodes: list[Node], edges: list[Edge]) -> None:
        for line in (20, 21, 22):
            edges.append(Edge("institution/das", "component/1", "RESPONSIBLE_FOR", WHERE | {"line": line}))

    town = sound_town(change)
    results = validate(town, ["integrity"])
    assert sorted(as_finding(result, town).evidence[0].line or 0 for result in results) == [20, 21, 22]
    assert len({as_finding(result, town).id for result in results}) == 3


def test_an_exported_atlas_fits_the_published_shapes(tmp_path: Path) -> None:
    """Whoever has the export and the shapes alone finds what the command finds."""
    rules = rdflib.Graph().parse(data=schema_shapes(), format="turtle")
    for change, sound in ((None, True), (PLANTED["a wrong end"][0], False), (PLANTED["a text as date"][0], False)):
        written = export_atlas(sound_town(change), "ttl", tmp_path / "town.ttl")
        data = rdflib.Graph().parse(written, format="turtle")
        conforms, _, _ = pyshacl.validate(data, shacl_graph=rules, advanced=True, inplace=True)
        assert bool(conforms) is sound


def test_closed_lists_are_named_and_used() -> None:
    from planatlas.ontology import scheme

    assert VALUE_SCHEMES
    used = set(SCHEMA.limits.closed.values())
    assert set(VALUE_SCHEMES) <= used
    for name in VALUE_SCHEMES:
        for concept in scheme(name):
            assert set(concept.labels) == set(LANGS), concept.iri
    for owner, property in SCHEMA.limits.closed:
        holder = SCHEMA.nodes.get(owner) or SCHEMA.relationships.get(owner)
        assert property in (holder.properties if holder else SCHEMA.properties), (owner, property)
    for label, names in SCHEMA.limits.needed.items():
        assert set(names) <= set(SCHEMA.nodes[label].properties), label
    for label, types in SCHEMA.limits.leaving.items():
        assert all(label in SCHEMA.relationships[type].sources for type in types), label


def test_the_sound_town_is_in_its_plan() -> None:
    results: list[Result] = validate(sound_town(drop_node("measure/1")), ["integrity"])
    assert {result.shape.id for result in results} == {"activity-of-measure", "finding-form-3"}
    assert {result.node for result in results} >= {f"activity/{number}" for number in range(1, 9)}
    assert PLAN
