"""Whatever stands in a plan comes back from every file as it was."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

import pyoxigraph as ox
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from planatlas.atlas import Atlas
from planatlas.graph.assembly.collect import unique_edges
from planatlas.graph.export import export_atlas
from planatlas.graph.model import Edge, Node
from planatlas.graph.stores.parquet import read_edges, read_nodes, write_edges, write_nodes
from planatlas.graph.stores.rdf.from_quads import read_graph, read_rdf
from planatlas.graph.stores.rdf.write import quads

TEXT = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), min_size=1, max_size=20)
PROPS = st.fixed_dictionaries(
    {},
    optional={
        "quote": TEXT,
        "doc": TEXT,
        "line": st.integers(-(2**53), 2**53),
        "confidence": st.floats(allow_nan=False, allow_infinity=False),
        "suspended": st.booleans(),
        "lines": st.lists(TEXT, max_size=4),
        "derived": st.booleans(),
        "not_in_the_vocabulary": TEXT,
    },
)
IDS = st.lists(TEXT, min_size=1, max_size=4, unique=True)
TYPES = st.sampled_from(["PART_OF", "RESPONSIBLE_FOR", "PARTNER_IN_ACTIVITY"])


@st.composite
def graphs(draw: st.DrawFn) -> tuple[list[Node], list[Edge]]:
    ids = draw(IDS)
    nodes = [Node(id, draw(st.sampled_from(["Measure", "Plan"])), draw(TEXT), draw(PROPS)) for id in ids]
    ends = st.sampled_from(ids)
    edges = draw(st.lists(st.builds(Edge, ends, ends, TYPES, PROPS), max_size=5))
    return sorted(nodes, key=lambda node: (node.label, node.id)), unique_edges(edges)


@settings(max_examples=150, deadline=None)
@given(graphs())
def test_rdf(graph: tuple[list[Node], list[Edge]]) -> None:
    assert read_graph(quads(*graph)) == graph


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(graphs())
def test_files(graph: tuple[list[Node], list[Edge]]) -> None:
    nodes, edges = graph
    with TemporaryDirectory() as folder:
        room = Path(folder)
        write_nodes(room / "nodes.parquet", nodes)
        write_edges(room / "edges.parquet", edges)
        assert read_nodes(room / "nodes.parquet") == nodes
        assert read_edges(room / "edges.parquet") == edges
        for format in ("ttl", "nq", "jsonld"):
            written = export_atlas(Atlas(nodes, edges, records=[]), format, room / f"a.{format}")
            assert read_rdf(written) == graph, format


def test_rdflib_and_oxigraph_share_one_store(atlas: Atlas) -> None:
    dataset = atlas.rdf.as_rdflib()
    (row,) = dataset.query("SELECT (COUNT(*) AS ?n) WHERE { ?m a <https://w3id.org/planatlas/ontology#Measure> }")
    assert int(row[0]) == len(atlas.labelled("Measure"))


def test_an_atlas_from_rdf_answers_as_before(atlas: Atlas, tmp_path: Path) -> None:
    found = Atlas.from_rdf(export_atlas(atlas, "jsonld", tmp_path / "town.jsonld"))
    question = "MATCH (m:Measure)<-[r:RESPONSIBLE_FOR]-(b) RETURN m.id AS m, b.id AS b, r.lines AS l ORDER BY m, b"
    assert found.cypher(question) == atlas.cypher(question)


def test_plain_triples_stand_beside_the_assignments(atlas: Atlas) -> None:
    found = {(quad.subject.value, quad.object.value) for quad in quads(atlas.nodes, atlas.edges)
             if quad.predicate == ox.NamedNode("https://w3id.org/planatlas/ontology#responsibleFor")}  # fmt: skip
    assert len(found) == len(atlas.typed("RESPONSIBLE_FOR"))
