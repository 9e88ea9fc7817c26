"""An atlas opens, answers and refuses as promised."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

import planatlas
import planatlas.ontology
from planatlas.atlas import Atlas
from planatlas.errors import AtlasDamaged, AtlasError, AtlasMissing, QuestionRefused
from planatlas.graph.pipeline.folder import write_atlas

LOAD = "MATCH (i:Institution)-[:RESPONSIBLE_FOR]->(m:Measure) RETURN i.id AS id, count(m) AS n ORDER BY id"
LOAD_RDF = """SELECT ?id (COUNT(?m) AS ?n)
WHERE { ?i pa:responsibleFor ?m ; pa:id ?id . ?m a pa:Measure } GROUP BY ?id ORDER BY ?id"""
LOAD_SQL = "SELECT source AS id, count(*) AS n FROM edges WHERE type = 'RESPONSIBLE_FOR' GROUP BY id ORDER BY id"


@pytest.fixture
def folder(atlas: Atlas, tmp_path: Path) -> Path:
    write_atlas(atlas, tmp_path / "town.atlas")
    return tmp_path / "town.atlas"


def test_what_was_written_is_what_is_read(atlas: Atlas, folder: Path) -> None:
    found = planatlas.open(folder)
    assert found.nodes == atlas.nodes
    assert found.edge_count == len(atlas.edges) and "edges" not in vars(found)
    assert found.edges == atlas.edges
    assert found.edge_count == atlas.edge_count == len(atlas.edges)
    assert found.records() == atlas.records()


def test_three_engines_give_one_answer(folder: Path) -> None:
    found = planatlas.open(folder)
    answer = found.cypher(LOAD).records()
    assert answer and answer == found.sparql(LOAD_RDF).records() == found.sql(LOAD_SQL).records()


def test_each_document_has_its_graph_and_derived_edges_theirs(folder: Path) -> None:
    found = planatlas.open(folder).sparql("SELECT DISTINCT ?g WHERE { GRAPH ?g { ?s ?p ?o } } ORDER BY ?g")
    tails = [graph.removeprefix("https://w3id.org/planatlas/graph/") for graph in found.column("g")]
    documents = ["document/pyrgos-page", "document/valea-mare-2030", "document/valea-mare-2031"]
    assert tails == ["derived", *documents]


def test_parameters(folder: Path) -> None:
    found = planatlas.open(folder)
    by_cypher = found.cypher("MATCH (m:Measure {partners_cell: $state}) RETURN count(m) AS n", state="dash")
    text = "SELECT (COUNT(?m) AS ?n) WHERE { ?m a pa:Measure ; pa:partners_cell $state }"
    assert by_cypher.records() == found.sparql(text, state="dash").records() == [{"n": 4}]


def test_a_parameter_stays_one_value(atlas: Atlas) -> None:
    text = 'SELECT ?s ("$x" AS ?plain) WHERE { ?s pa:name $x } # $x'
    assert len(atlas.sparql(text, x="Cantină")) == 2
    assert len(atlas.sparql(text, x='" } SELECT * WHERE { ?s ?p ?o } #')) == 0
    with pytest.raises(QuestionRefused, match="no parameter"):
        atlas.sparql(text, y=1)


@pytest.mark.parametrize(
    "text",
    [
        "MATCH (m:Masura) RETURN m",
        "MATCH ()-[:RESPONSABLE]->() RETURN 1 AS one",
        "MATCH (m:Measure) SET m.name = 'x' RETURN m",
        "CREATE (m:Measure {id: 'x'})",
        "MATCH (m:Measure) RETURN",
    ],
)
def test_cypher_that_writes_or_names_what_is_not_there_is_refused(atlas: Atlas, text: str) -> None:
    with pytest.raises(QuestionRefused):
        atlas.cypher(text)


def test_a_label_of_the_vocabulary_without_nodes_is_no_mistake(atlas: Atlas) -> None:
    assert atlas.cypher("MATCH (c:ActorClass)-[:PARTNER_IN]->(m:Measure) RETURN count(m) AS n").records() == [{"n": 0}]


@pytest.mark.parametrize("text", ["INSERT DATA { <a:a> <a:b> <a:c> }", "SELECT ?x WHERE {", "DROP ALL"])
def test_sparql_that_writes_is_refused(atlas: Atlas, text: str) -> None:
    with pytest.raises(QuestionRefused):
        atlas.sparql(text)


def test_sparql_asks_no_other_server(atlas: Atlas) -> None:
    with pytest.raises(QuestionRefused):
        atlas.sparql("SELECT * WHERE { SERVICE <http://127.0.0.1:9/sparql> { ?s ?p ?o } }")


@pytest.mark.parametrize("text", ["DROP TABLE nodes", "SELECT * FROM read_csv('/etc/hosts')", "SELECT 1; SELECT 2"])
def test_sql_reads_the_two_tables_only(atlas: Atlas, text: str) -> None:
    with pytest.raises(QuestionRefused):
        atlas.sql(text)


def test_missing_atlas(tmp_path: Path) -> None:
    with pytest.raises(AtlasMissing, match="planatlas build"):
        planatlas.open(tmp_path / "none.atlas")
    (tmp_path / "empty").mkdir()
    with pytest.raises(AtlasMissing):
        planatlas.open(tmp_path / "empty")


@pytest.mark.parametrize("name", ["nodes.parquet", "edges.parquet", "records.jsonl", "receipt.json"])
def test_damaged_atlas(folder: Path, name: str) -> None:
    file = folder / name
    file.write_bytes(file.read_bytes()[:-40])
    with pytest.raises(AtlasDamaged, match=name):
        found = planatlas.open(folder)
        _ = found.nodes, found.edges, found.records(), found.receipt()
    file.unlink()
    with pytest.raises(AtlasDamaged, match=name):
        planatlas.open(folder)


def test_files_of_two_builds_are_noticed(atlas: Atlas, folder: Path, tmp_path: Path) -> None:
    """A build that was killed while it put its files in place leaves a folder that does not fit together."""
    other = Atlas(atlas.nodes[:-1], [], records=[])
    write_atlas(other, tmp_path / "other.atlas")
    shutil.copy(tmp_path / "other.atlas" / "nodes.parquet", folder / "nodes.parquet")
    with pytest.raises(AtlasDamaged, match="another build"):
        _ = planatlas.open(folder).nodes


def test_decisions_are_never_written_over(atlas: Atlas, folder: Path) -> None:
    decisions = folder / "decisions.csv"
    decisions.write_text("mine", encoding="utf-8")
    write_atlas(atlas, folder)
    assert decisions.read_text(encoding="utf-8") == "mine"


def test_no_atlas_into_a_folder_of_other_things(atlas: Atlas, tmp_path: Path) -> None:
    (tmp_path / "holiday.jpg").write_bytes(b"x")
    with pytest.raises(AtlasError, match="other files"):
        write_atlas(atlas, tmp_path)
    assert [entry.name for entry in tmp_path.iterdir()] == ["holiday.jpg"]


def test_a_failed_write_leaves_the_old_atlas_and_nothing_else(atlas: Atlas, folder: Path) -> None:
    before = {entry.name: entry.read_bytes() for entry in folder.iterdir()}
    broken = Atlas(atlas.nodes, atlas.edges, records=[object()])  # type: ignore[list-item]
    with pytest.raises(AttributeError):
        write_atlas(broken, folder)
    assert {entry.name: entry.read_bytes() for entry in folder.iterdir()} == before
    assert [entry.name for entry in folder.parent.iterdir()] == ["town.atlas"]


def test_indexes(atlas: Atlas) -> None:
    (plan,) = [plan for plan in atlas.plans if plan.props.get("year") == 2031]
    assert atlas.node(plan.id) is plan
    assert {edge.type for edge in atlas.out(plan.id)} >= {"COVERS", "DRAFTED_BY", "SUCCEEDS", "BASED_ON"}
    assert all(edge.type == "STATED_IN" for edge in atlas.into(plan.id, "STATED_IN"))
    with pytest.raises(KeyError):
        atlas.node("nobody")


def test_every_name_is_one_of_the_vocabulary(atlas: Atlas) -> None:
    schema = planatlas.ontology.vocabulary().schema
    labels = {node.id: node.label for node in atlas.nodes}
    assert labels and atlas.edges
    for node in atlas.nodes:
        assert set(node.props) <= set(schema.nodes[node.label].properties), node
    for edge in atlas.edges:
        kind = schema.relationships[edge.type]
        assert set(edge.props) <= set(kind.properties), edge
        assert (labels[edge.source], labels[edge.target]) in kind.joins, edge
