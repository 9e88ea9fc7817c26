"""Asking a Neo4j database: the guard, read mode, a time limit, a row limit, and the answer as plain values."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import neo4j
from neo4j import graph
from neo4j.exceptions import ClientError

from planatlas.errors import QuestionRefused, ServerRefused
from planatlas.graph.marks.push_marks import BOOKKEEPING
from planatlas.graph.stores.guard import check, cleaned
from planatlas.graph.stores.limits import ROWS, SECONDS, at_most
from planatlas.graph.stores.neo4j.connection import Connection
from planatlas.graph.stores.neo4j.remedies import explained
from planatlas.graph.table import Table

__all__ = ["Server"]


@dataclass
class Server:
    """A database that answers Cypher. ``seconds`` ends a query that runs too long, ``rows`` one that gives too many."""

    connection: Connection
    seconds: float = SECONDS
    rows: int = ROWS

    def cypher(self, text: str, /, **params: Any) -> Table:
        """Run a reading query.

        Raises QuestionRefused when it would write or names what no atlas has, or when the server finds it malformed,
        too large or too slow; ServerRefused and ServerUnreachable as ``connect`` does.
        """
        check(text, params)
        connection = self.connection
        query = neo4j.Query(cleaned(text), timeout=self.seconds)
        try:
            with (
                explained(connection.uri, connection.database),
                connection.driver.session(
                    database=connection.database, default_access_mode=neo4j.READ_ACCESS
                ) as session,
            ):
                result = session.run(query, params)
                columns = result.keys()
                found = at_most(self.rows, result)
        except ServerRefused as error:
            cause = error.__cause__
            if isinstance(cause, ClientError) and "Statement" in (cause.code or ""):
                raise QuestionRefused(f"the query was refused: {cause.message}") from error
            raise
        return Table.of(columns, ([_plain(value) for value in record.values()] for record in found))


def _plain(value: Any) -> Any:
    """Nodes and relationships as their properties without our bookkeeping, paths as lists of them, dates as text."""
    if isinstance(value, graph.Node | graph.Relationship):
        return {name: _plain(part) for name, part in sorted(value.items()) if name not in BOOKKEEPING}
    if isinstance(value, graph.Path):
        return [_plain(node) for node in value.nodes]
    if isinstance(value, list | tuple):
        return [_plain(part) for part in value]
    if isinstance(value, dict):
        return {name: _plain(part) for name, part in value.items()}
    return value.iso_format() if hasattr(value, "iso_format") else value
