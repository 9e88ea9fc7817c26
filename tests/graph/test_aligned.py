"""The RDF in the terms of the field: read by two libraries, nothing missing, every relationship with its place."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pyoxigraph as ox
import pytest
import rdflib
from rdflib import ORG, PROV, RDF, SKOS

from planatlas.atlas import Atlas, open_atlas
from planatlas.errors import PlanatlasError
from planatlas.graph.export import FORMATS, export_atlas
from planatlas.graph.stores.rdf.terms import node_iri
from planatlas.graph.stores.rdf.write import link_names
from planatlas.ontology import LANGS, vocabulary
from planatlas.ontology.alignment import read_alignment

PA = rdflib.Namespace("https://w3id.org/planatlas/ontology#")
DCAT = rdflib.Namespace("http://www.w3.org/ns/dcat#")
XSD = rdflib.Namespace("http://www.w3.org/2001/XMLSchema#")
DCTERMS = rdflib.Namespace("http://purl.org/dc/terms/")
SPDX = rdflib.Namespace("http://spdx.org/rdf/terms#")
ALIGNED = read_alignment()
LICENCE = "https://creativecommons.org/licenses/by/4.0/"


@pytest.fixture(scope="module")
def stored(built: Callable[..., Path]) -> Atlas:
    return open_atlas(built("valea-mare-2031.ro.txt"))


@pytest.fixture(scope="module")
def aligned(stored: Atlas, tmp_path_factory: pytest.TempPathFactory) -> rdflib.Graph:
    target = tmp_path_factory.mktemp("aligned") / "town.ttl"
    export_atlas(stored, "ttl", target, form="aligned", licence=LICENCE)
    return rdflib.Graph().parse(target, format="turtle")


def _iri(id: str) -> rdflib.URIRef:
    return rdflib.URIRef(node_iri(id).value)


@pytest.mark.parametrize(("format", "parser"), [("ttl", "turtle"), ("nq", "nquads"), ("jsonld", "json-ld")])
@pytest.mark.parametrize("form", ["lossless", "aligned"])
def test_two_libraries_read_the_same_statements(
    stored: Atlas, tmp_path: Path, format: str, parser: str, form: str
) -> None:
    written = export_atlas(stored, format, tmp_path / f"town.{format}", form=form)
    theirs = rdflib.Dataset(default_union=True).parse(written, format=parser)
    ours = {quad.triple for quad in ox.parse(path=str(written))}
    assert len(set(theirs.triples((None, None, None)))) == len(ours) > len(stored.edges)
    counts = Counter(one.object.value for one in ours if one.predicate.value == str(RDF.type))
    for label, nodes in Counter(node.label for node in stored.nodes).items():
        assert counts[str(PA[label])] == nodes, label


def test_classes_of_the_field_are_as_many_as_their_nodes(stored: Atlas, aligned: rdflib.Graph) -> None:
    labels = {label for label in ALIGNED.classes if stored.labelled(label)}
    assert {"Plan", "Measure", "Institution", "TargetGroup", "FundingSource", "SocialService", "LegalAct"} <= labels
    for label in labels:
        for iri in ALIGNED.classes[label]:
            of_class = set(aligned.subjects(RDF.type, rdflib.URIRef(iri)))
            assert {_iri(node.id) for node in stored.labelled(label)} <= of_class, (label, iri)
    units = {_iri(one.id) for one in stored.labelled("Institution") if one.props.get("level") == "unit"}
    assert set(aligned.subjects(RDF.type, ORG.OrganizationalUnit)) == units != set()
    assert set(aligned.subject_objects(ORG.unitOf)) == {
        (_iri(edge.source), _iri(edge.target)) for edge in stored.edges if edge.type == "UNIT_OF"
    }


def test_every_relationship_has_its_role_and_its_place(stored: Atlas, aligned: rdflib.Graph) -> None:
    placed = 0
    for edge, name in zip(stored.edges, link_names(stored.edges), strict=True):
        link = _iri(name)
        kinds = set(aligned.objects(link, RDF.type))
        assert len(kinds & {PROV.Attribution, ORG.Membership, RDF.Statement}) == 1, edge.type
        if PROV.Attribution in kinds:
            body = aligned.value(link, PROV.agent)
            assert {aligned.value(None, PROV.qualifiedAttribution, link), body} == {
                _iri(edge.source),
                _iri(edge.target),
            }
            assert (body, RDF.type, ORG.Organization) in aligned or (body, RDF.type, SKOS.Concept) in aligned
            role = aligned.value(link, DCAT.hadRole)
            assert {text.language for text in aligned.objects(role, SKOS.prefLabel)} == set(LANGS)
        if "quote" in edge.props and "line" in edge.props:
            passage = aligned.value(link, PROV.wasDerivedFrom)
            assert aligned.value(passage, PA.line) == rdflib.Literal(edge.props["line"])
            assert str(aligned.value(passage, PROV.value)) == edge.props["quote"]
            assert aligned.value(passage, PROV.wasQuotedFrom) == aligned.value(link, PROV.hadPrimarySource)
            placed += 1
    assert placed > len(stored.edges) / 2


def test_responsible_bodies_are_found_without_a_word_of_ours(stored: Atlas, aligned: rdflib.Graph) -> None:
    """Who knows PROV, DCAT, ORG and SKOS finds who answers for what."""
    asked = """
        SELECT ?body (COUNT(DISTINCT ?work) AS ?n) WHERE {
          ?work dcterms:isPartOf ?plan ; prov:qualifiedAttribution ?how . ?plan a prov:Plan .
          ?how prov:agent ?body ; dcat:hadRole ?role . ?role skos:prefLabel "responsible"@en .
          ?body a org:Organization .
        } GROUP BY ?body"""
    spaces: dict[str, Any] = {"dcterms": DCTERMS, "prov": PROV, "dcat": DCAT, "skos": SKOS, "org": ORG}
    found = {str(row[0]): int(row[1]) for row in aligned.query(asked, initNs=spaces)}  # type: ignore[index, arg-type]
    assert found and set(found) <= {str(_iri(one.id)) for one in stored.labelled("Institution")}


def test_groups_levels_and_kinds_of_gap_are_concepts_in_every_language(stored: Atlas, aligned: rdflib.Graph) -> None:
    schemes = {str(one).rsplit("/", 1)[-1] for one in aligned.subjects(RDF.type, SKOS.ConceptScheme)}
    assert {"target-groups", "objective-levels", "body-levels", "gap-kinds", "roles", "row-statuses"} <= schemes
    concepts = set(aligned.subjects(SKOS.inScheme, None))
    assert concepts
    for concept in [*concepts, *aligned.subjects(RDF.type, SKOS.ConceptScheme)]:
        assert {text.language for text in aligned.objects(concept, SKOS.prefLabel)} == set(LANGS), concept
    for finding in stored.labelled("Finding"):
        said = {text.language for text in aligned.objects(_iri(finding.id), DCTERMS.description)}
        assert said == set(LANGS), finding.id


def test_literals_are_typed_and_texts_tagged(stored: Atlas, aligned: rdflib.Graph) -> None:
    kinds = Counter(one.datatype for one in aligned.objects() if isinstance(one, rdflib.Literal))
    assert {XSD.date, XSD.gYear, XSD.decimal, XSD.integer} <= set(kinds) and XSD.double not in kinds
    plan = stored.plans[0]
    assert {text.language for text in aligned.objects(_iri(plan.id), DCTERMS.title)} == {plan.props["lang"]}
    for name in ("id", "name", "doc", "statement_ro", "caption", "name_folded"):
        assert not list(aligned.subject_objects(PA[name])), name


def test_every_property_is_said_one_way_or_another(stored: Atlas, aligned: rdflib.Graph) -> None:
    """What the field has no word for stays ours: no property that holds something is left out in silence."""
    said_otherwise = {"doc", "line", "lines", "page", "sheet", "cell", "quote", "plan", "caption", "name_folded"}
    said_otherwise |= {"amount", "amount_max", *(f"statement_{lang}" for lang in LANGS)}
    used = {str(one) for one in aligned.predicates()}
    held = {(one.label, name) for one in stored.nodes for name in one.props}
    held |= {(one.type, name) for one in stored.edges for name in one.props}
    for owner, name in held:
        exact = name.removesuffix("_text") if name.startswith("amount") else name
        words = {str(PA[exact]), *ALIGNED.predicates(owner, exact)}
        assert name in said_otherwise or (owner, name) == ("Finding", "subject") or words & used, (owner, name)
    assert len(held) > len(vocabulary().schema.nodes)


@pytest.mark.parametrize("form", ["lossless", "aligned"])
def test_the_dataset_names_documents_hashes_licence_and_tool(stored: Atlas, tmp_path: Path, form: str) -> None:
    written = export_atlas(stored, "ttl", tmp_path / "town.ttl", form=form, licence=LICENCE)
    graph = rdflib.Graph().parse(written, format="turtle")
    (dataset,) = graph.subjects(RDF.type, DCAT.Dataset)
    assert graph.value(dataset, DCTERMS.license) == rdflib.URIRef(LICENCE)
    assert {text.language for text in graph.objects(dataset, DCTERMS.title)} == set(LANGS)
    hashes = {
        str(graph.value(graph.value(one, SPDX.checksum), SPDX.checksumValue))
        for one in [*graph.objects(dataset, DCAT.distribution), *graph.objects(dataset, PROV.hadPrimarySource)]
    }
    receipt = stored.receipt()
    assert hashes == {*receipt["files"].values(), *(one["sha256"] for one in receipt["sources"])}
    (tool,) = graph.objects(dataset, PROV.wasAttributedTo)
    assert (tool, RDF.type, PROV.SoftwareAgent) in graph and str(graph.value(tool, DCTERMS.title)).startswith(
        "planatlas "
    )
    assert str(graph.value(dataset, DCTERMS.conformsTo)).startswith("https://w3id.org/planatlas/ontology/")


def test_without_a_licence_it_says_that_none_was_named(stored: Atlas, tmp_path: Path) -> None:
    graph = rdflib.Graph().parse(export_atlas(stored, "ttl", tmp_path / "town.ttl"), format="turtle")
    (dataset,) = graph.subjects(RDF.type, DCAT.Dataset)
    assert graph.value(dataset, DCTERMS.license) is None
    assert any("No licence was named" in text for text in graph.objects(dataset, DCTERMS.rights))


def test_the_command_writes_both_forms_and_refuses_others(
    built: Callable[..., Path], run: Callable[..., Any], tmp_path: Path
) -> None:
    folder = built("valea-mare-2031.ro.txt", into=tmp_path / "town.atlas")
    run("export", folder, "--to", "ttl", "--form", "aligned", "--license", LICENCE, "-o", tmp_path / "a.ttl")
    run("export", folder, "--to", "ttl", "-o", tmp_path / "l.ttl")
    assert "org:Organization" in (tmp_path / "a.ttl").read_text(encoding="utf-8")
    assert Atlas.from_rdf(tmp_path / "l.ttl").edges == open_atlas(folder).edges
    assert "4.0" in run("export", folder, "--to", "ttl", "--license", "CC BY", code=2).stderr
    assert "RDF" in run("export", folder, "--to", "csv", "--form", "aligned", code=2).stderr


def test_a_form_there_is_not_is_refused(stored: Atlas, tmp_path: Path) -> None:
    with pytest.raises(PlanatlasError, match="aligned"):
        export_atlas(stored, "ttl", tmp_path / "x.ttl", form="pretty")
    assert "ttl" in FORMATS
