"""SQL over the two tables, for aggregates and pair joins over whole corpora."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

import duckdb

from planatlas.errors import QuestionRefused
from planatlas.graph.stores.layout import EDGES, NODES
from planatlas.graph.stores.parquet import write_edges, write_nodes
from planatlas.graph.table import Table

if TYPE_CHECKING:
    from planatlas.graph.stored import StoredGraph

__all__ = ["DuckStore"]


class DuckStore:
    """DuckDB with the tables ``nodes`` and ``edges``; reads nothing else and writes nothing."""

    def __init__(self, nodes: Path, edges: Path) -> None:
        self._connection = duckdb.connect(":memory:")
        for name, path in (("nodes", nodes), ("edges", edges)):
            self._connection.execute(f"CREATE TABLE {name} AS SELECT * FROM read_parquet(?)", [str(path)])
        # Only once the tables are read, which is external access too; then the door is locked.
        self._connection.execute("SET enable_external_access = false")
        self._connection.execute("SET lock_configuration = true")

    @classmethod
    def of(cls, atlas: StoredGraph) -> DuckStore:
        """Load the tables of an atlas, from its folder where it has one."""
        if (folder := atlas.folder) is not None:
            return cls(folder / NODES, folder / EDGES)

        with TemporaryDirectory() as scratch:
            nodes, edges = Path(scratch) / NODES, Path(scratch) / EDGES
            write_nodes(nodes, atlas.nodes)
            write_edges(edges, atlas.edges)
            return cls(nodes, edges)

    def ask(self, text: str, params: Mapping[str, Any] | None = None) -> Table:
        """Run one SELECT; ``$name`` takes a parameter. Raises QuestionRefused when it is anything else or malformed."""
        try:
            statements = self._connection.extract_statements(text)
            # The engine's own parser says what it is, so that nothing hides in a comment or string.
            if len(statements) != 1 or statements[0].type != duckdb.StatementType.SELECT:
                raise QuestionRefused("only one SELECT can be asked here; nothing is written")
            found = self._connection.execute(statements[0], dict(params or {}))
            columns = [column[0] for column in found.description or ()]
            return Table.of(columns, found.fetchall())
        except duckdb.Error as error:
            raise QuestionRefused(f"the query was refused: {error}") from error
