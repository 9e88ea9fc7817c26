"""The terms themselves: all defined, in four languages, and the page about them up to date."""

from __future__ import annotations

from pathlib import Path

import pytest

from planatlas.ontology import LANGS, vocabulary
from planatlas.ontology.mapping import node_id, node_iri, relationship_iri, relationship_type
from planatlas.ontology.ontology_page import page
from planatlas.ontology.schemas import DATATYPES
from planatlas.ontology.turtle import PA, RDF, RDFS, SKOS, read

OWL = "http://www.w3.org/2002/07/owl#"
ROOT = Path(__file__).parents[2]


def _terms() -> list[tuple[str, str]]:
    schema = vocabulary().schema
    terms = [(PA + name, OWL + "Class") for name in schema.nodes]
    terms += [(relationship_iri(name), OWL + "ObjectProperty") for name in schema.relationships]
    return terms + [(PA + name, OWL + "DatatypeProperty") for name in schema.properties]


@pytest.mark.parametrize("term", _terms(), ids=lambda term: term[0].removeprefix(PA))
def test_every_term_is_declared_labelled_and_defined(term: tuple[str, str]) -> None:
    iri, kind = term
    facts = read("planatlas.ttl", "schema.ttl")
    assert kind in facts.links(iri, RDF + "type")
    assert set(facts.by_lang(iri, RDFS + "label")) == set(LANGS)
    assert set(facts.by_lang(iri, SKOS + "definition")) == set(LANGS)


def test_no_domain_or_range_types_anything() -> None:
    facts = read("planatlas.ttl", "schema.ttl")
    assert len(list(facts)) > 100
    assert not [iri for iri in facts if facts.links(iri, RDFS + "domain") or facts.links(iri, RDFS + "range")]


def test_alignments() -> None:
    facts = read("planatlas.ttl")
    assert "http://www.w3.org/ns/prov#Plan" in facts.links(PA + "Plan", RDFS + "subClassOf")
    assert "http://www.w3.org/ns/prov#Activity" in facts.links(PA + "Activity", OWL + "disjointWith")
    assert "http://www.w3.org/ns/org#Organization" in facts.links(PA + "Institution", RDFS + "subClassOf")


@pytest.mark.parametrize(
    "space",
    [
        "http://www.w3.org/ns/org#",
        "http://data.europa.eu/m8g/",
        "http://purl.org/vocab/cpsv#",
        "http://data.europa.eu/eli/ontology#",
        "http://www.w3.org/ns/prov#",
        "http://purl.org/dc/terms/",
        "http://purl.org/linked-data/cube#",
        SKOS,
    ],
)
def test_every_vocabulary_it_is_aligned_to(space: str) -> None:
    facts = read("planatlas.ttl")
    ties = [RDFS + "subClassOf", RDFS + "subPropertyOf", SKOS + "closeMatch", SKOS + "exactMatch"]
    own = [iri for iri in facts if iri.startswith(PA)]
    assert [link for iri in own for tie in ties for link in facts.links(iri, tie) if link.startswith(space)]


def test_figures_are_a_data_cube() -> None:
    facts, cube = read("planatlas.ttl"), "http://purl.org/linked-data/cube#"
    (structure,) = facts.links(PA + "figures", cube + "structure")
    parts = facts.links(structure, cube + "component")
    named = {
        kind: [one.removeprefix(PA) for part in parts for one in facts.links(part, cube + kind)]
        for kind in ("dimension", "measure", "attribute")
    }
    assert named == {"dimension": ["what", "subject", "when", "doc"], "measure": ["value"], "attribute": ["unit"]}
    assert {name for names in named.values() for name in names} <= set(vocabulary().schema.nodes["Figure"].properties)


def test_schema_is_sound() -> None:
    schema = vocabulary().schema
    for kind in schema.relationships.values():
        assert kind.joins and set(kind.sources) | set(kind.targets) <= set(schema.nodes), kind.name
        assert len(set(kind.joins)) == len(kind.joins), kind.name
        assert {"plan", "year", "doc", "line", "quote", "confidence"} <= set(kind.properties), kind.name
        assert relationship_type(relationship_iri(kind.name)) == kind.name
    for node in schema.nodes.values():
        assert {"id", "name"} <= set(node.properties), node.name
    assert set(schema.properties.values()) <= set(DATATYPES)
    assert not {"type", "title"} & set(schema.properties)
    derived = {kind.name for kind in schema.relationships.values() if kind.derived}
    assert derived == {"RESPONSIBLE_FOR", "PARTNER_IN", "MEASURED_BY", "IN_PLAN"}


@pytest.mark.parametrize("id", ["plan/valea-mare/2031", "instituție/ΟΚΑΝΑ", "a b/ü%2F", "measure/1#2?x"])
def test_node_iris_can_be_read_back(id: str) -> None:
    iri = node_iri(id)
    assert node_id(iri) == id
    assert iri.isascii() and " " not in iri and iri.startswith("https://w3id.org/planatlas/id/")


def test_no_fact_names_a_person_or_an_address() -> None:
    files = list((ROOT / "ontology").rglob("*.ttl"))
    assert files
    for path in files:
        assert "@gmail" not in path.read_text(encoding="utf-8") and "tel:" not in path.read_text(encoding="utf-8")


def test_the_page_is_what_the_files_say() -> None:
    written = (ROOT / "docs" / "ontology.md").read_text(encoding="utf-8")
    assert written == page(), "run: python -m planatlas.ontology.ontology_page docs/ontology.md"
