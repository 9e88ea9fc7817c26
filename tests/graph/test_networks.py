"""Networks count what the design says they count."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import networkx as nx
import pytest
from networkx import number_connected_components

from planatlas.atlas import Atlas, build
from planatlas.graph.model import Edge, Node
from planatlas.graph.networks import co_responsibility
from planatlas.graph.networks.incidence import incidence

from .conftest import row, town_plan

WHERE = {"plan": "plan/x", "doc": "x", "line": 1, "quote": "q", "confidence": 1.0, "year": 2031}


@pytest.fixture
def town() -> Atlas:
    """DAS and its unit CPC answer for one measure, NGOs and ISJ are partners; ISJ is subordinate to a ministry."""
    nodes = [
        Node("das", "Institution", "DAS"),
        Node("cpc", "Institution", "CPC"),
        Node("isj", "Institution", "ISJ"),
        Node("ministry", "Institution", "Ministerul"),
        Node("ngos", "ActorClass", "ONG-uri"),
        Node("m1", "Measure", "Una", {"status": "planned"}),
        Node("m2", "Measure", "Alta", {"status": "planned"}),
        Node("e1", "Entry", "Citată", {"why": "cited"}),
        Node("a1", "Activity", "Una", {"status": "planned"}),
        Node("a2", "Activity", "Alta", {"status": "planned"}),
    ]
    ties = [("das", "m1"), ("cpc", "m1"), ("cpc", "m2")]
    edges = [Edge(body, measure, "RESPONSIBLE_FOR", {**WHERE, "derived": True}) for body, measure in ties]
    edges += [Edge(body, "m1", "PARTNER_IN", {**WHERE, "derived": True}) for body in ("isj", "ngos")]
    edges += [Edge(body, "a1", "RESPONSIBLE_FOR_ACTIVITY", WHERE) for body in ("das", "cpc")]
    edges += [Edge(body, "a1", "PARTNER_IN_ACTIVITY", WHERE) for body in ("isj", "ngos", "das")]
    edges.append(Edge("das", "e1", "RESPONSIBLE_FOR_ACTIVITY", WHERE))
    edges += [Edge("cpc", "das", "UNIT_OF", {}), Edge("isj", "ministry", "SUBORDINATE_TO", {})]
    return Atlas(nodes, edges, records=[])


def test_a_body_and_its_unit_are_one_responsibility(town: Atlas) -> None:
    graph = town.network("co-responsibility")
    assert dict(graph.nodes(data="measures")) == {"das": 2, "isj": 1}
    assert list(graph.edges(data="weight")) == [("das", "isj", 1)]


def test_units_and_classes_when_asked_for(town: Atlas) -> None:
    graph = town.network("co-responsibility", level="unit", classes=True)
    assert set(graph) == {"das", "cpc", "isj", "ngos"}
    assert graph.edges["das", "cpc"]["weight"] == 1


def test_loads_never_roll_up_to_whom_a_body_is_subordinate(town: Atlas) -> None:
    assert "ministry" not in town.network("co-responsibility")


def test_bipartite_is_bipartite_and_keeps_isolated_activities(town: Atlas) -> None:
    graph = town.network("bipartite")
    assert nx.is_bipartite(graph)
    assert graph.degree("a2") == 0
    assert graph.edges["das", "a1"]["roles"] == ["responsible", "partner"]


def test_whole_leaves_classes_out_unless_asked(town: Atlas) -> None:
    assert "ngos" not in town.network("whole")
    whole = town.network("whole", classes=True)
    assert (whole.number_of_nodes(), whole.number_of_edges()) == (len(town.nodes), len(town.edges))


def test_unknown_network(town: Atlas) -> None:
    with pytest.raises(ValueError, match="bipartite"):
        town.network("tripartite")


def test_projection_is_the_one_networkx_makes(atlas: Atlas) -> None:
    mine = co_responsibility(atlas)
    found = incidence(atlas)
    slow = nx.Graph()
    rows, columns = found.matrix.nonzero()
    slow.add_edges_from((f"i{i}", f"m{j}") for i, j in zip(rows.tolist(), columns.tolist(), strict=True))
    tops = [f"i{i}" for i in range(len(found.actors))]
    expected = nx.bipartite.weighted_projected_graph(slow, tops)
    assert mine.number_of_edges() == expected.number_of_edges() > 0
    for one, other, weight in expected.edges(data="weight"):
        assert mine.edges[found.actors[int(one[1:])], found.actors[int(other[1:])]]["weight"] == weight


def test_one_plan_of_two(atlas: Atlas) -> None:
    (plan,) = [plan for plan in atlas.plans if plan.props.get("year") == 2031]
    both, one = co_responsibility(atlas), co_responsibility(atlas, plan=plan.id)
    assert {weight for _, _, weight in one.edges(data="weight")} == {1}
    assert {weight for _, _, weight in both.edges(data="weight")} == {2}


def test_an_atlas_without_bodies_has_an_empty_network(resolve: Callable[..., Any]) -> None:
    empty = build(resolve([town_plan(adopted_by=None), row(3)]))
    assert empty.network("co-responsibility").number_of_nodes() == 0
    assert empty.network("bipartite").number_of_nodes() == 1


def test_two_counties_that_share_no_body_are_not_joined_through_the_capital() -> None:
    nodes = [Node("agency", "Institution", "Agenția Națională")]
    edges: list[Edge] = []
    for county in ("alb", "negru"):
        nodes += [
            Node(f"office/{county}", "Institution", f"Centrul {county}", {"county": county}),
            Node(f"service/{county}", "Institution", f"Serviciul {county}", {"county": county}),
            Node(f"desk/{county}", "Institution", f"Biroul {county}", {"county": county}),
            Node(f"m/{county}", "Measure", "O măsură", {"status": "planned"}),
        ]
        ties = [(f"office/{county}", "RESPONSIBLE_FOR"), (f"desk/{county}", "PARTNER_IN")]
        edges += [Edge(body, f"m/{county}", role, {**WHERE, "derived": True}) for body, role in ties]
        edges += [
            Edge(f"office/{county}", "agency", "UNIT_OF", {}),
            Edge(f"desk/{county}", f"service/{county}", "UNIT_OF", {}),
        ]
    atlas = Atlas(nodes, edges, records=[])
    joined = {level: atlas.network("co-responsibility", level=level) for level in ("entity", "county", "unit")}
    assert {level: number_connected_components(graph) for level, graph in joined.items()} == {
        "entity": 1,
        "county": 2,
        "unit": 2,
    }
    assert set(joined["county"]) == {"office/alb", "office/negru", "service/alb", "service/negru"}
    deconcentrated = [
        Edge(e.source, e.target, "DECONCENTRATED_FROM" if e.target == "agency" else e.type, e.props) for e in edges
    ]
    apart = Atlas(nodes, deconcentrated, records=[]).network("co-responsibility")
    assert number_connected_components(apart) == 2 and "agency" not in apart
    with pytest.raises(ValueError, match="entity"):
        atlas.network("co-responsibility", level="country")  # type: ignore[arg-type]
