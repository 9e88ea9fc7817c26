"""The network by pyvis: a real one to go on with, and a page that stays inside itself."""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import networkx as nx
import pytest
from pyvis.network import Network

from planatlas.reports.parts.network import picture
from planatlas.reports.plan_view import AtlasReading, read_plans
from planatlas.reports.pyvis_adapter import save_pyvis, to_pyvis

HREF = "<a href='x' onmouseover=alert(1)>href</a>"


def pair() -> nx.MultiDiGraph:
    graph = nx.MultiDiGraph()
    graph.add_node("a", label="Institution", name=HREF)
    graph.add_node("b", label="Measure", name="</script><script>alert(2)</script>")
    graph.add_edge("a", "b", type="RESPONSIBLE_FOR", quote=HREF, line=3, doc="d")
    graph.add_edge("a", "b", type="PARTNER_IN", quote="q", line=4, doc="d")
    return graph


def shown(town: Any) -> Any:
    index = AtlasReading(town)
    return picture(index, read_plans(index)[0])


def test_is_a_real_network_with_all_ties_and_our_positions(make_town: Callable[..., Any]) -> None:
    made = to_pyvis(pair())
    assert isinstance(made, Network)
    assert len(made.nodes) == 2 and len(made.edges) == 2
    assert all({"x", "y"} <= node.keys() for node in to_pyvis(shown(make_town(8))).nodes)
    made.add_node("more", label="more")
    assert "more" in made.generate_html()


def test_networks_of_an_atlas(make_town: Callable[..., Any]) -> None:
    town = make_town(12)
    shared = to_pyvis(town.network("co-responsibility"))
    assert {edge["arrows"] for edge in shared.edges} <= {""} and all(
        "Instituți" in one["title"] for one in shared.nodes
    )
    bipartite = to_pyvis(town.network("bipartite"))
    assert {edge["dashes"] for edge in bipartite.edges} == {True, False}
    assert len({node["x"] for node in bipartite.nodes}) == 2


def test_leaves_the_graph_alone_and_takes_odd_ids() -> None:
    np = pytest.importorskip("numpy")
    graph = nx.Graph()
    graph.add_edge(np.int64(1), np.int64(2), weight=np.float64(2))
    before = {key: dict(data) for key, data in graph.nodes(data=True)}
    assert len(to_pyvis(graph).nodes) == 2
    assert {key: dict(data) for key, data in graph.nodes(data=True)} == before


def test_no_address_of_another_host_is_loaded(tmp_path: Path) -> None:
    text = save_pyvis(pair(), tmp_path / "n.html", heading=HREF).read_text(encoding="ascii")
    assert not re.search(r"<(link|script|img|iframe)[^>]*(src|href)\s*=", text)
    assert HREF not in text


def test_what_pyvis_writes_itself_is_hardened_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    made = to_pyvis(pair(), heading=HREF)
    made.write_html("own.html")
    text = Path("own.html").read_text(encoding="ascii")
    assert "https://cdn" not in text and HREF not in text and "Content-Security-Policy" in text
    assert sorted(os.listdir()) == ["own.html"]


@pytest.mark.browser
def test_hostile_network_of_another_maker(tmp_path: Path, visit: Callable[..., Any]) -> None:
    made = Network(directed=True, heading="</h1><script>alert(9)</script>")
    made.add_node(1, label=HREF, title=HREF, x=0, y=0)
    made.add_node(2, label="</script><script>alert(2)</script>", title="<img src=x onerror=alert(3)> href", x=60, y=60)
    made.add_edge(1, 2, title=HREF)
    made.set_options('{"physics": {"enabled": false}, "x": "</script><script>alert(4)</script>"}')
    seen = visit(save_pyvis(made, tmp_path / "n.html"))
    canvas = seen.page.locator("canvas")
    canvas.wait_for()
    for key in (1, 2):
        place = seen.page.evaluate("key => planatlasNetwork.canvasToDOM(planatlasNetwork.getPosition(key))", key)
        canvas.hover(position=place)
        seen.page.wait_for_timeout(500)
        canvas.click(position=place)
    assert (seen.requests, seen.dialogs) == ([], [])
    assert "onerror" in seen.page.locator("#details").inner_text()


@pytest.mark.browser
def test_search_in_the_network(tmp_path: Path, make_town: Callable[..., Any], visit: Callable[..., Any]) -> None:
    seen = visit(save_pyvis(shown(make_town(12)), tmp_path / "n.html", "el"))
    seen.page.locator("#find").fill("politia")
    assert seen.page.locator("#found").inner_text() == "1"
    assert "Poliția Locală" in seen.page.locator("#details").inner_text()
    assert seen.page.locator("html").get_attribute("lang") == "el"
