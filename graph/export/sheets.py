"""The atlas as tables: CSV files, and a workbook with a sheet for each label."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from planatlas.errors import OntologyError, PlanatlasError
from planatlas.graph.export.json_and_csv import as_csv
from planatlas.graph.model import Edge, Node
from planatlas.graph.stores.files import safe_folder, write_bytes
from planatlas.graph.table import Table
from planatlas.ontology import vocabulary

if TYPE_CHECKING:
    from planatlas.graph.stored import StoredGraph

__all__ = ["edge_table", "node_table", "write_csv", "write_xlsx"]

_NAMES = re.compile(r"(nodes|edges)\.csv")
_SHEET_LIMIT = 1_048_575
"""Rows of a sheet under its heading."""


def node_table(nodes: Iterable[Node]) -> Table:
    """Id, label, name and every property that occurs, by name."""
    kept = list(nodes)
    props = sorted({name for node in kept for name in node.props})
    rows = ([node.id, node.label, node.name, *(node.props.get(name) for name in props)] for node in kept)
    return Table.of(("id", "label", "name", *props), rows)


def edge_table(edges: Iterable[Edge]) -> Table:
    """Source, target, type and every property that occurs, by name."""
    kept = list(edges)
    props = sorted({name for edge in kept for name in edge.props})
    rows = ([edge.source, edge.target, edge.type, *(edge.props.get(name) for name in props)] for edge in kept)
    return Table.of(("source", "target", "type", *props), rows)


def write_csv(atlas: StoredGraph, target: Path, lang: str) -> None:
    """``nodes.csv`` and ``edges.csv`` in a folder."""
    folder = safe_folder(target, _NAMES)
    write_bytes(folder / "nodes.csv", as_csv(node_table(atlas.nodes)))
    write_bytes(folder / "edges.csv", as_csv(edge_table(atlas.edges)))


def write_xlsx(atlas: StoredGraph, target: Path, lang: str) -> None:
    """A workbook: one sheet for each label and one for all relationships, headings in ``lang``.

    Raises PlanatlasError when a sheet would have more rows than a workbook can hold.
    """
    sheets: dict[str, Table] = {}
    for label in dict.fromkeys(node.label for node in atlas.nodes):
        sheets[_heading(label, lang)] = _headed(node_table(atlas.labelled(label)), lang)
    sheets["-"] = _headed(edge_table(atlas.edges), lang)
    for name, table in sheets.items():
        if len(table) > _SHEET_LIMIT:
            raise PlanatlasError(f"{name} has {len(table)} rows, more than a workbook can hold; export csv instead")
    # Brings openpyxl, 0.1 s, which CSV from the same tables does without.
    from planatlas.graph.export.workbooks import as_xlsx

    write_bytes(target, as_xlsx(sheets))


def _headed(table: Table, lang: str) -> Table:
    return Table(tuple(_heading(name, lang) for name in table.columns), table.rows)


def _heading(name: str, lang: str) -> str:
    """What people call a label or property; its name in the graph where the vocabulary has none."""
    try:
        return str(vocabulary().labels(name, lang))
    except (OntologyError, AttributeError):
        return name
