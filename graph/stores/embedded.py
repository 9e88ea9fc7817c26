"""The Cypher engine inside this process: kglite, filled once, read only.

What it passes over with a warning is an error here: an end of an edge that is not there, a label or relationship type
that no atlas has. A missing answer must never look like "there are none".
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import kglite

from planatlas.errors import AtlasDamaged, QuestionRefused
from planatlas.graph.datatypes import day_of
from planatlas.graph.model import Edge, Node, Value
from planatlas.graph.stores.guard import for_embedded
from planatlas.graph.stores.limits import ROWS, SECONDS, at_most
from planatlas.graph.stores.values import duration_text
from planatlas.graph.table import Table
from planatlas.ontology.catalogue import told

__all__ = ["EmbeddedStore", "plain"]

_STRUCTURAL = ("type", "title")
"""Keys kglite adds to every node it hands out whole."""


class EmbeddedStore:
    """The nodes and edges of one atlas in kglite."""

    def __init__(self, nodes: Sequence[Node], edges: Sequence[Edge]) -> None:
        # What it would warn of is refused by the guard before, with its place.
        kglite.set_query_warning_policy("silent")
        labels = {node.id: node.label for node in nodes}
        spec = {"nodes": _node_groups(nodes), "connections": _edge_groups(edges, labels)}
        try:
            self._graph = kglite.from_records(spec, on_missing_endpoint="error")
        except (kglite.KgError, ValueError) as error:
            raise AtlasDamaged(f"nodes and edges do not fit together ({error}); build the atlas again") from error
        self._graph.read_only(True)

    def ask(self, text: str, params: Mapping[str, Any] | None = None, rows: int = ROWS) -> Table:
        """Run a read query of at most ``SECONDS`` and ``rows``.

        Raises QuestionRefused when it is malformed, would write, runs too long, gives more rows, or names what no atlas
        has.
        """
        asked = for_embedded(text, params or {})
        try:
            limit = int(SECONDS * 1000)
            # One row more than allowed: so it is known that there are more.
            result: Any = self._graph.cypher(asked.text, params=asked.params, timeout_ms=limit, row_limit=rows + 1)
        except kglite.KgError as error:
            reason = str(error).splitlines()[0].rstrip(".") + "."
            raise told(QuestionRefused, "guard.engine-embedded", reason=reason) from error
        names = list(result.columns)
        columns = asked.columns if asked.columns is not None and len(asked.columns) == len(names) else names
        return Table.of(columns, ([plain(row[name]) for name in names] for row in at_most(rows, result)))


def _node_groups(nodes: Iterable[Node]) -> list[dict[str, Any]]:
    groups: dict[str, list[dict[str, Any]]] = {}
    for node in nodes:
        groups.setdefault(node.label, []).append({"id": node.id, "name": node.name, **_typed(node.props)})
    return [
        {"type": label, "id_field": "id", "title_field": "name", "records": records}
        for label, records in groups.items()
    ]


def _edge_groups(edges: Iterable[Edge], labels: Mapping[str, str]) -> list[dict[str, Any]]:
    groups: dict[tuple[str, str, str], list[dict[str, Any]]] = {}
    for edge in edges:
        for end in (edge.source, edge.target):
            # A missing end would be passed over by the engine, and an answer would lack rows in silence.
            if end not in labels:
                raise AtlasDamaged(f"an edge {edge.type} ends at {end}, which is not a node; build the atlas again")
        record = {"source__": edge.source, "target__": edge.target, **_typed(edge.props)}
        groups.setdefault((edge.type, labels[edge.source], labels[edge.target]), []).append(record)
    return [
        {
            "type": type, "source_type": source, "source_id_field": "source__", "target_type": target,
            "target_id_field": "target__", "records": records,
        }
        for (type, source, target), records in groups.items()
    ]  # fmt: skip


def _typed(props: Mapping[str, Value]) -> dict[str, Any]:
    """Properties with their dates as dates, so that they are compared as Neo4j compares them."""
    return {name: day_of(name, value) or value for name, value in props.items()}


def plain(value: Any) -> Any:
    """Nodes and relationships as their properties, paths as lists of nodes, days and durations as text.

    The same as ``neo4j.server`` makes of what a server sends.
    """
    match value:
        case {"properties": dict(properties), **_others}:
            return {name: plain(part) for name, part in sorted(properties.items()) if name not in _STRUCTURAL}
        case {"nodes": list(nodes), "relationships": list(), **_others}:
            return [plain(node) for node in nodes]
        case {"months": int(months), "days": int(days), "seconds": int(seconds), **others} if not others:
            return duration_text(months, days, seconds)
        case dict():
            return {name: plain(part) for name, part in value.items()}
        case list() | tuple():
            return [plain(part) for part in value]
        case datetime.date() | datetime.time():
            return value.isoformat()
        case _:
            return value
