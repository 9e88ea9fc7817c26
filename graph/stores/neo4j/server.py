"""Asking a Neo4j database: the guard, read mode, a time limit, a row limit, and the answer as plain values."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import neo4j
from neo4j import graph
from neo4j.exceptions import ClientError
from neo4j.spatial import Point, WGS84Point
from neo4j.time import DateTime, Duration, Time

from planatlas.errors import QuestionRefused, ServerRefused
from planatlas.graph.marks.push_marks import BOOKKEEPING
from planatlas.graph.stores.guard import for_neo4j
from planatlas.graph.stores.limits import ROWS, SECONDS, at_most
from planatlas.graph.stores.neo4j.connection import Connection
from planatlas.graph.stores.neo4j.remedies import explained
from planatlas.graph.stores.values import duration_text
from planatlas.graph.table import Table
from planatlas.ontology.catalogue import told

__all__ = ["Server", "plain"]


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
        asked = for_neo4j(text, params)
        connection = self.connection
        query = neo4j.Query(asked.text, timeout=self.seconds)
        try:
            with (
                explained(connection.uri, connection.database),
                connection.driver.session(
                    database=connection.database, default_access_mode=neo4j.READ_ACCESS,
                    notifications_min_severity="WARNING",
                ) as session,
            ):  # fmt: skip
                result = session.run(query, asked.params)
                columns = result.keys()
                found = at_most(self.rows, result)
                said = result.consume().gql_status_objects
        except ServerRefused as error:
            cause = error.__cause__
            if isinstance(cause, ClientError) and "Statement" in (cause.code or ""):
                raise told(QuestionRefused, "guard.engine", reason=cause.message) from error
            raise
        notes = dict.fromkeys(one.status_description for one in said if one.is_notification)
        return Table.of(columns, ([plain(value) for value in record.values()] for record in found), notes)


def plain(value: Any) -> Any:
    """Nodes and relationships as their properties without our bookkeeping, paths as lists of nodes, days,
    durations and points as text or numbers with names.

    The same as ``embedded`` makes of what its engine gives.
    """
    match value:
        case graph.Node() | graph.Relationship():
            return {name: plain(part) for name, part in sorted(value.items()) if name not in BOOKKEEPING}
        case graph.Path():
            return [plain(node) for node in value.nodes]
        case Duration():  # before tuples: it is one
            return duration_text(value.months, value.days, value.seconds + value.nanoseconds / 1e9)
        case Point():
            names = ("longitude", "latitude", "height") if isinstance(value, WGS84Point) else ("x", "y", "z")
            return dict(zip(names, value, strict=False))
        case list() | tuple():
            return [plain(part) for part in value]
        case dict():
            return {name: plain(part) for name, part in value.items()}
        case DateTime() | Time():
            return value.to_native().isoformat()
        case _:
            return value.iso_format() if hasattr(value, "iso_format") else value
