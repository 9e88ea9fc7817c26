"""The whole graph for network programs: GraphML (yEd, Cytoscape, igraph) and GEXF (Gephi)."""

from __future__ import annotations

import io
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import networkx as nx

from planatlas.graph.marks.files import PICTURE_MARK
from planatlas.graph.stores.files import write_bytes

if TYPE_CHECKING:
    import networkx

    from planatlas.graph.stored import StoredGraph

__all__ = ["write_gexf", "write_graphml"]

_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_STAMP = re.compile(rb' lastmodifieddate="[^"]*"')


def write_graphml(atlas: StoredGraph, target: Path, lang: str) -> None:
    """Every node and edge as GraphML; lists are joined with "; "."""
    content = io.BytesIO()
    nx.write_graphml(_portable(atlas), content, infer_numeric_types=True)
    write_bytes(target, _marked(content.getvalue()))


def write_gexf(atlas: StoredGraph, target: Path, lang: str) -> None:
    """Every node and edge as GEXF 1.2, without the date networkx puts in."""
    content = io.BytesIO()
    nx.write_gexf(_portable(atlas), content)
    write_bytes(target, _marked(_STAMP.sub(b"", content.getvalue())))


def _marked(content: bytes) -> bytes:
    """With who wrote it, behind the declaration of XML."""
    return content.replace(b"?>", b"?>" + PICTURE_MARK.encode(), 1)


def _portable(atlas: StoredGraph) -> networkx.MultiDiGraph:
    """The whole graph, what programs show as label being the name, and the kind of node and edge a property."""
    graph = nx.MultiDiGraph()
    for node in atlas.nodes:
        graph.add_node(node.id, label=_text(node.name), node_label=node.label, **_flat(node.props))
    for place, edge in enumerate(atlas.edges):
        props = {"label": edge.type, "relationship": edge.type, **_flat(edge.props)}
        graph.add_edge(edge.source, edge.target, key=place, **props)
    return graph


def _flat(props: dict[str, Any]) -> dict[str, Any]:
    reserved = ("id", "key", "label", "type", "source", "target", "weight", "start", "end")
    return {(f"{name}_" if name in reserved else name): _flat_value(value) for name, value in sorted(props.items())}


def _flat_value(value: Any) -> Any:
    if isinstance(value, list):
        return _text("; ".join(map(str, value)))
    return _text(value) if isinstance(value, str) else value


def _text(value: str) -> str:
    """Text without the control characters XML cannot hold."""
    return _NOT_XML.sub("", value)
