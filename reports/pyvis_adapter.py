"""pyvis, hardened: a real ``pyvis.network.Network`` whose page asks nothing of the outside and runs no label as code.

pyvis 0.3.2 loads Bootstrap and vis-network from other hosts whatever it is told, puts headings and, once one tooltip
holds "href", every tooltip into the page as markup, loses parallel edges of an undirected network, writes sizes back
into the caller's graph, writes in the system's encoding, and lays 300 nodes out for longer than anybody waits. The
network returned here draws through our own template with the vis-network that pyvis carries; its texts are text, its
positions are ours, and the caller's graph is left as it was.
"""

from __future__ import annotations

import json
import re
import warnings
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import networkx as nx
import pyvis
from markupsafe import Markup
from pyvis.network import Network

from planatlas.graph.model import Edge, Node
from planatlas.graph.stores.files import write_text
from planatlas.reports.figures.lanes import lane_of, lay_out
from planatlas.reports.figures.looks import LOOKS
from planatlas.reports.page import TEMPLATES, Asset, asset, policy
from planatlas.reports.parts.captions import left_measures
from planatlas.reports.parts.network import NetworkPicture
from planatlas.reports.text import Text, shorten

__all__ = ["page_assets", "pyvis_page", "save_pyvis", "to_pyvis"]

_OPTIONS: dict[str, Any] = {
    "physics": {"enabled": False},
    "interaction": {"hover": True, "keyboard": {"enabled": True, "bindToWindow": False}, "hideEdgesOnDrag": True},
    "nodes": {"size": 9, "font": {"size": 12, "multi": False}},
    "edges": {"color": {"color": "#8a8f98", "highlight": "#c2185b"}, "smooth": False, "width": 1},
}

_OTHER = ("ellipse", "#9aa0a6")
_BEYOND_ASCII = re.compile(r"[^\x00-\x7f]")
_CROWDED = 500
_LABEL = 44
_TITLE = 400


def to_pyvis(graph: nx.Graph | NetworkPicture, lang: str = "ro", heading: str = "") -> Network:
    """Turn a network of an atlas, or a picture of it, into a ``pyvis.network.Network`` to go on with.

    A picture without a heading of its own is headed by what it leaves out. Nodes keep their id; attributes ``label``
    (the class), ``name`` and, where given, ``x`` and ``y`` are read. Parallel ties are all kept. The graph is not
    changed. Over 500 nodes a warning is given: the browser will be slow.
    """
    shown = graph if isinstance(graph, NetworkPicture) else _picture(graph)
    text = Text(lang)
    if shown.left and not heading:
        heading = left_measures(shown.left, text)
    if len(shown.nodes) > _CROWDED:
        _warn_crowded(len(shown.nodes))
    made = Network(height="100vh", width="100%", directed=True, cdn_resources="in_line", heading=heading)
    places = _places(shown, graph)
    for node in shown.nodes:
        _add_node(made, node, places[node.id], text)
    directed = isinstance(graph, NetworkPicture) or graph.is_directed()
    for edge in shown.edges:
        _add_edge(made, edge, text, "to" if directed else "")
    made.options = json.loads(json.dumps(_OPTIONS))
    made.templateEnv, made.path = _bound(text), "pyvis.html"
    return made


def save_pyvis(
    graph: nx.Graph | NetworkPicture | Network, path: Path | str, lang: str = "ro", heading: str = ""
) -> Path:
    """Write the network as one HTML file that opens offline; returns the path. A network of pyvis is taken as it is.

    Raises OSError when the folder cannot be written to.
    """
    made = graph if hasattr(graph, "get_network_data") else to_pyvis(graph, lang, heading)
    return write_text(Path(path), pyvis_page(made, Text(lang)))


def pyvis_page(network: Network, text: Text) -> str:
    """The page of a network, whoever made it, drawn through the hardened template in plain ASCII."""
    nodes, edges, heading, height, width, options = network.get_network_data()
    drawn = _bound(text).get_template("pyvis.html")
    return str(drawn.render(nodes=nodes, edges=edges, heading=heading, height=height, width=width, options=options))


def page_assets() -> list[Asset]:
    """The scripts and styles of the page, for the policy of a page that frames it."""
    return [_vis(), asset("pyvis.js"), asset("pyvis.css")]


def _vis() -> Asset:
    folder = Path(pyvis.__file__).parent / "lib" / "vis-9.1.2"
    script = (folder / "vis-network.min.js").read_text(encoding="utf-8").split("//# sourceMappingURL")[0]
    return Asset(_BEYOND_ASCII.sub(lambda letter: f"\\u{ord(letter.group()):04x}", script))


def _bound(text: Text) -> Any:
    """Our templates with what the page of pyvis needs besides what pyvis hands over."""
    made = TEMPLATES.overlay()
    vis, script, style = page_assets()
    made.globals = {
        **TEMPLATES.globals,
        "t": text,
        "vis": vis,
        "script": script,
        "style": style,
        "policy": policy([vis, script], [style]),
        "looks": LOOKS,
    }
    made.filters = {**TEMPLATES.filters, "plain": _plain, "ascii": _ascii, "parsed": _parsed}
    return made


def _plain(rows: list[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """Nodes or edges as plain values: no markup object, no number type of another library."""
    return [{key: _value(value) for key, value in row.items()} for row in rows]


def _value(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {str(key): _value(one) for key, one in value.items()}
    if isinstance(value, list | tuple):
        return [_value(one) for one in value]
    if hasattr(value, "item"):  # numpy's numbers
        return value.item()
    return value if isinstance(value, bool | int | float | None) else str(value)


def _parsed(options: str) -> Any:
    """Options as data: pyvis hands them over as the text of a JSON object."""
    return json.loads(options)


def _ascii(page: str) -> str:
    """Every other letter as a reference, so that no encoding can spoil the page, whoever writes it to disk."""
    return Markup(str(page).encode("ascii", errors="xmlcharrefreplace").decode("ascii"))


def _warn_crowded(size: int) -> None:
    warnings.warn(f"{size} nodes are more than a browser draws well by pyvis; take a part of the graph", stacklevel=3)


def _picture(graph: nx.Graph) -> NetworkPicture:
    """A networkx graph as nodes and edges of ours; the graph is only read."""
    nodes = tuple(
        Node(str(key), str(data.get("label", "")), str(data.get("name") or key), dict(data))
        for key, data in graph.nodes(data=True)
    )
    edges = tuple(
        Edge(str(source), str(target), str(data.get("type", "")), dict(data))
        for source, target, data in graph.edges(data=True)
    )
    return NetworkPicture(nodes, edges)


def _places(shown: NetworkPicture, graph: nx.Graph | NetworkPicture) -> dict[str, tuple[float, float]]:
    """Places of our own: those given, else lanes, else (all of one kind) a seeded spring layout."""
    if not isinstance(graph, NetworkPicture):
        given = {str(key): (data["x"], data["y"]) for key, data in graph.nodes(data=True) if {"x", "y"} <= data.keys()}
        if len(given) == len(shown.nodes):
            return given
        if len({lane_of(node) for node in shown.nodes}) == 1:
            return _spring(graph)
    return {key: (2.2 * spot.x, 2.6 * spot.y) for key, spot in lay_out(shown).spots.items()}


def _spring(graph: nx.Graph) -> dict[str, tuple[float, float]]:
    scale = 90 * max(4, len(graph)) ** 0.5
    if len(graph) > _CROWDED:
        places = nx.circular_layout(graph, scale=scale)
    else:
        places = nx.spring_layout(
            graph, k=3 / max(1, len(graph)) ** 0.5, weight=None, iterations=150, seed=1, scale=scale
        )
    return {str(key): (float(x), float(y)) for key, (x, y) in places.items()}


def _add_node(made: Network, node: Node, place: tuple[float, float], text: Text) -> None:
    shape, colour = LOOKS.get(node.label, _OTHER)
    kind = text.label(node.label) if node.label else ""
    made.add_node(
        node.id,
        label=shorten(node.name, _LABEL) or "…",
        title=_tooltip(kind, shorten(node.name, _TITLE), node.props),
        shape=shape,
        color=colour,
        x=round(float(place[0]), 1),
        y=round(float(place[1]), 1),
        kind=kind,
    )


def _add_edge(made: Network, edge: Edge, text: Text, arrows: str) -> None:
    roles = edge.props.get("roles")
    named = [text(f"role.{role}") for role in roles] if isinstance(roles, list) else []
    kind = text.label(edge.type) if edge.type else ", ".join(named)
    shared = edge.props.get("weight")
    weight = f" × {text.number(shared)}" if isinstance(shared, int | float) else ""
    words = shorten(str(edge.props.get("quote") or edge.props.get("basis") or "") + weight, _TITLE)
    partner = edge.type.startswith("PARTNER_IN") or roles == ["partner"]
    made.add_edge(edge.source, edge.target, title=_tooltip(kind, words, edge.props), dashes=partner, arrows=arrows)


def _tooltip(kind: str, words: str, props: Mapping[str, Any]) -> str:
    """Kind, words and source, one a line; plain text for vis-network to set as text."""
    place = ":".join(str(props[name]) for name in ("doc", "line") if props.get(name))
    return "\n".join(part for part in (kind, words, place) if part)
