"""The two tables an atlas is kept in: one row a node, one row an edge, every property its own typed column."""

from __future__ import annotations

import datetime
import io
import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, TypeVar

import pyarrow as pa
import pyarrow.parquet as pq
from pyarrow import json as arrow_json

from planatlas.errors import AtlasDamaged
from planatlas.graph.datatypes import declared, typed_columns
from planatlas.graph.model import Edge, Node, Value
from planatlas.graph.stores.files import replace_file
from planatlas.ontology.catalogue import told

__all__ = ["read_edges", "read_nodes", "row_count", "write_edges", "write_nodes"]

_T = TypeVar("_T")
_NODE = ("id", "label", "name")
_EDGE = ("source", "target", "type")


def write_nodes(path: Path, nodes: Sequence[Node]) -> None:
    """Write nodes, in the order given, to a Parquet file: id, label, name, then properties by name."""
    rows = ({"id": node.id, "label": node.label, "name": node.name, **node.props} for node in nodes)
    _write(path, _NODE, rows, typed_columns((node.props for node in nodes), declared()))


def write_edges(path: Path, edges: Sequence[Edge]) -> None:
    """Write edges, in the order given, to a Parquet file: source, target, type, then properties by name."""
    rows = ({"source": edge.source, "target": edge.target, "type": edge.type, **edge.props} for edge in edges)
    _write(path, _EDGE, rows, typed_columns((edge.props for edge in edges), declared()))


def _write(path: Path, fixed: Sequence[str], rows: Iterable[Mapping[str, Value]], columns: Mapping[str, str]) -> None:
    kinds = {
        "string": pa.string(),
        "integer": pa.int64(),
        "float": pa.float64(),
        "boolean": pa.bool_(),
        "date": pa.string(),
        "decimal": pa.string(),
        "strings": pa.list_(pa.string()),
        "integers": pa.list_(pa.int64()),
    }
    fields = [pa.field(name, pa.string()) for name in fixed]
    fields += [pa.field(name, kinds[datatype]) for name, datatype in columns.items()]
    table = _dated(_arrow(rows, pa.schema(fields)), columns)
    replace_file(path, lambda partial: pq.write_table(table, partial, compression="zstd"), own=True)


def _dated(table: Any, columns: Mapping[str, str]) -> Any:
    """The table with its dates as dates: Arrow reads none from JSON."""
    for name, datatype in columns.items():
        if datatype == "date":
            at = table.column_names.index(name)
            table = table.set_column(at, name, table.column(name).cast(pa.date32()))
    return table


def _arrow(rows: Iterable[Mapping[str, Value]], schema: Any) -> Any:
    """An Arrow table of the rows. By way of JSON: ``pyarrow.array`` imports all of pandas where that is installed."""
    lines = "\n".join(json.dumps(row, ensure_ascii=False, allow_nan=False) for row in rows).encode()
    if not lines:
        return schema.empty_table()
    how = arrow_json.ParseOptions(explicit_schema=schema, unexpected_field_behavior="error")
    whole = arrow_json.ReadOptions(block_size=min(len(lines) + 1, _BLOCK), use_threads=False)
    return arrow_json.read_json(io.BytesIO(lines), whole, how).combine_chunks()


_BLOCK = 1 << 28
"""Bytes Arrow parses at a time; a row must fit into one block."""


def read_nodes(path: Path) -> list[Node]:
    """Read the nodes of an atlas. Raises AtlasDamaged when the file is missing or cut short."""
    return _read(path, _NODE, Node)


def read_edges(path: Path) -> list[Edge]:
    """Read the edges of an atlas. Raises AtlasDamaged when the file is missing or cut short."""
    return _read(path, _EDGE, Edge)


def row_count(path: Path) -> int:
    """The rows of a table, as it says itself. Raises AtlasDamaged when the file is missing or cut short."""
    return int(_opened(path, lambda file: file.metadata.num_rows))


def _read(path: Path, fixed: tuple[str, ...], make: Callable[..., _T]) -> list[_T]:
    table = _opened(path, lambda file: file.read())
    missing = [name for name in fixed if name not in table.column_names]
    if missing:
        raise AtlasDamaged(f"{path}: no column {', '.join(missing)}; build the atlas again")
    names = [name for name in table.column_names if name not in fixed]
    heads = zip(*(table.column(name).to_pylist() for name in fixed), strict=True)
    return [make(*head, props) for head, props in zip(heads, _props(table, names), strict=True)]


def _props(table: Any, names: Sequence[str]) -> Iterable[dict[str, Value]]:
    rows: list[dict[str, Value]] = [{} for _ in range(table.num_rows)]
    for name in names:
        for row, value in zip(rows, table.column(name).to_pylist(), strict=True):
            if value is not None:
                row[name] = value.isoformat() if isinstance(value, datetime.date) else value
    return rows


def _opened(path: Path, look: Callable[[Any], Any]) -> Any:
    try:  # not read_table: that brings in pyarrow.dataset, and with it all of pandas
        with pq.ParquetFile(path) as file:
            return look(file)
    except FileNotFoundError as error:
        raise AtlasDamaged(f"{path} is missing; build the atlas again") from error
    except (pa.ArrowInvalid, OSError) as error:
        raise told(AtlasDamaged, "atlas.unreadable", path=path, reason=error) from error
