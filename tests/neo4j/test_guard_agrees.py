"""The guard and Neo4j agree on what only reads: the server itself says of every query whether it would write.

A query is only explained, never run; the server answers with its type, r for one that reads.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path

from planatlas.errors import QuestionRefused
from planatlas.graph.stores import guard
from planatlas.graph.stores.neo4j import Connection

sys.path.append(str(Path(__file__).resolve().parents[1] / "queries"))

from guard_cases import HIDDEN, READS, WRITES, disguised, named_so, slipped_in

_VALUES = dict.fromkeys(("create", "set", "delete", "merge", "load", "call"), 1)


def _kinds(connection: Connection, texts: Iterable[str]) -> dict[str, str]:
    """What the server says of every query: r, w, rw, s, or nothing when it cannot read it."""
    from neo4j.exceptions import ClientError, DatabaseError

    found = {}
    with connection.driver.session() as session:
        for text in texts:
            sent = guard.cleaned(text) if _passes(text) else text
            asked = sent if sent.startswith(("EXPLAIN", "PROFILE")) else f"EXPLAIN {sent}"
            try:
                found[text] = str(session.run(asked.replace("PROFILE", "EXPLAIN"), _VALUES).consume().query_type)
            except (ClientError, DatabaseError):
                found[text] = ""
    return found


def _passes(text: str) -> bool:
    try:
        guard.refuse_writing(text, _VALUES)
    except QuestionRefused:
        return False
    return True


def test_what_passes_is_read_by_the_server_as_a_query_that_only_reads(connection: Connection) -> None:
    found = _kinds(connection, [*READS, *named_so()])
    assert {text: kind for text, kind in found.items() if kind != "r"} == {}


def test_the_clauses_that_write_are_writes_to_the_server_as_well(connection: Connection) -> None:
    found = _kinds(connection, [*WRITES, *HIDDEN, *disguised()])
    writing = [text for text, kind in found.items() if kind in ("w", "rw", "s")]
    assert len(writing) > len(found) // 2
    assert [text for text in writing if _passes(text)] == []


def test_no_clause_slips_into_a_query_that_reads(connection: Connection) -> None:
    passed = [text for text in slipped_in() if _passes(text)]
    found = _kinds(connection, passed)
    assert [text for text, kind in found.items() if kind not in ("", "r")] == []
