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
from planatlas.graph.stores.guard import check, cleaned
from planatlas.graph.stores.limits import ROWS, SECONDS, at_most
from planatlas.graph.table import Table

__all__ = ["EmbeddedStore"]

_STRUCTURAL = ("type", "title")
"""Keys kglite adds to every node it hands out whole."""


class EmbeddedStore:
    """The nodes and edges of one atlas in kglite."""

    def __init__(self, nodes: Sequence[Node], edges: Sequence[Edge]) -> None:
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
        given = dict(params or {})
        check(text, given)
        try:
            limit = int(SECONDS * 1000)
            result: Any = self._graph.cypher(cleaned(text), params=given, timeout_ms=limit, row_limit=rows + 1)
        except kglite.KgError as error:
            raise QuestionRefused(f"the query was refused: {error}") from error
        columns = list(result.columns)
        return Table.of(columns, ([_plain(row[name]) for name in columns] for row in at_most(rows, result)))


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


def _plain(value: Any) -> Any:
    """Whole nodes and relationships as their own properties, dates as ISO text; everything else as it is."""
    if isinstance(value, datetime.date):
        return value.isoformat()
    if isinstance(value, dict) and "properties" in value:
        return {name: part for name, part in value["properties"].items() if name not in _STRUCTURAL}
    if isinstance(value, list | tuple):
        return [_plain(part) for part in value]
    return value
