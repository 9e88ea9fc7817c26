"""Asking a named question of an engine: the same question gives the same table, whichever answers."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any, Protocol, runtime_checkable

from planatlas.errors import QuestionError
from planatlas.graph.table import Table
from planatlas.ontology.catalogue import told
from planatlas.queries.library import Question, question
from planatlas.queries.lookup import looked_up

__all__ = ["ENGINES", "SEARCH", "AsksCypher", "AsksSparql", "ask", "filled"]

ENGINES = ("embedded", "neo4j", "sparql")

SEARCH = """
CALL db.index.fulltext.queryNodes('planatlas_names', $words) YIELD node
RETURN labels(node)[0] AS what, node.name AS name, node.plan AS plan, node.line AS line, node.id AS id
ORDER BY what, name, id
"""
"""Everything in whose name all words stand, in any order, without case and diacritics."""

SET_SEPARATOR = "\x1f"
"""What stands between the members of a set that SPARQL hands over as one text."""


class AsksCypher(Protocol):
    """What answers Cypher: an atlas, or a Neo4j server behind a connection."""

    def cypher(self, text: str, /, **params: Any) -> Table: ...


@runtime_checkable
class AsksSparql(Protocol):
    """What answers SPARQL: an atlas."""

    def sparql(self, text: str, /, **params: Any) -> Table: ...


def ask(what: Question | str, of: AsksCypher, /, *, on: str = "embedded", **params: Any) -> Table:
    """Ask a named question and return its rows in their fixed order.

    ``of`` is an Atlas (on="embedded" or "sparql") or a server (on="neo4j"). Parameters that are left out, None or ""
    mean all; a plan or institution may be given by a part of its name. Raises QuestionUnknown, and QuestionError when
    the question does not exist in SPARQL, or a parameter is not one of its own or names nothing that is there.
    """
    one = question(what) if isinstance(what, str) else what
    if on not in ENGINES:
        raise told(QuestionError, "query.no-engine", name=on, known=", ".join(ENGINES))
    given = looked_up(one.arguments(params), of.cypher)
    if on == "sparql":
        if one.sparql is None:
            raise told(QuestionError, "query.cypher-only", name=one.name)
        if not isinstance(of, AsksSparql):
            raise told(QuestionError, "query.server-cypher")
        return _tidy(one, of.sparql(filled(one.sparql, given)))
    return _tidy(one, of.cypher(one.cypher, **given))


def filled(sparql: str, given: Mapping[str, Any]) -> str:
    """Put values in the place of ``VALUES ?in_NAME { UNDEF }``; what is None stays open."""
    for name, value in given.items():
        if value is not None:
            sparql = sparql.replace(f"VALUES ?in_{name} {{ UNDEF }}", f"VALUES ?in_{name} {{ {_literal(value)} }}")
    return sparql


def _literal(value: str | int) -> str:
    """A number, or a text quoted as SPARQL and JSON both quote it."""
    return str(value) if isinstance(value, int) else json.dumps(value, ensure_ascii=False)


def _tidy(one: Question, table: Table) -> Table:
    if table.columns != one.columns:
        raise QuestionError(f"{one.name} gave the columns {', '.join(table.columns)}, not {', '.join(one.columns)}")
    rows = [tuple(_set(value) if name in one.sets else value for name, value in zip(one.columns, row, strict=True))
            for row in table.rows]  # fmt: skip
    if one.order:
        places = [one.columns.index(name) for name in one.order]
        rows.sort(key=lambda row: [_sortable(row[place]) for place in places])
    return Table.of(one.columns, rows)


def _set(value: Any) -> list[str]:
    """A set as a sorted list, from a list or from joined text."""
    if isinstance(value, str):
        value = value.split(SET_SEPARATOR) if value else []
    return sorted(value or [])


def _sortable(value: Any) -> tuple[int, Any]:
    """Nothing comes first, numbers before texts."""
    if value is None:
        return (0, "")
    return (1, value) if isinstance(value, int | float) else (2, value)
