"""A database of the first version: its marks get the names of today, and what others keep under the old names stays."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from town import town

from planatlas.errors import ServerRefused
from planatlas.graph.stores.neo4j import Connection, push_graph
from planatlas.graph.stores.neo4j.push import How

Look = Callable[[], tuple[list[str], list[str]]]

BACK = (
    "MATCH (n) WHERE n.planatlas_hash IS NOT NULL SET n.content_hash = n.planatlas_hash, "
    "n.owners = n.planatlas_owners, n.content_digest = n.planatlas_digest "
    "REMOVE n.planatlas_hash, n.planatlas_owners, n.planatlas_digest, n.planatlas_part",
    "MATCH ()-[r]->() SET r.content_hash = r.planatlas_hash, r.owners = r.planatlas_owners, r.part = r.planatlas_part "
    "REMOVE r.planatlas_hash, r.planatlas_owners, r.planatlas_part",
    "MATCH (r:PlanatlasPushRun {id: 'pushrun/properties'}) DELETE r",
    "MATCH (r:PlanatlasPushRun) SET r:PushRun REMOVE r:PlanatlasPushRun, r.built",
    "MATCH (r:PushRun) WHERE r.digest IS NOT NULL SET r.schema = 1",
)
"""What stands in a database, as the first version would have left it."""
THEIRS = "CREATE (:Person {mine: 1, owners: []})-[:PART_OF {owners: ['Ion'], content_hash: 'x'}]->(:Measure {mine: 1})"
SEEN = "MATCH (a {mine: 1})-[r]->(b) RETURN properties(a), properties(r), properties(b)"


@pytest.fixture
def former(connection: Connection, graph: Look) -> tuple[list[str], list[str]]:
    """A database that the first version pushed two plans into; the fixture is what it holds with the marks of today."""
    push_graph(*town(2031), connection)
    push_graph(*town(2032), connection)
    now = graph()
    for text in BACK:
        connection.run(text)
    assert graph() != now
    return now


def test_what_the_first_version_pushed_is_taken_over(connection: Connection, graph: Look, former: object) -> None:
    report = push_graph(*town(2032), connection)
    assert graph() == former
    assert (report.plans_changed, report.nodes_written, report.edges_written) == (0, 0, 0)
    assert connection.run("MATCH (r:PushRun) RETURN count(r) AS n") == [{"n": 0}]
    old = "MATCH (n) WHERE n.content_hash IS NOT NULL OR n.owners IS NOT NULL RETURN count(n) AS n"
    assert connection.run(old) == [{"n": 0}]


def test_data_of_others_keeps_those_names(connection: Connection, former: object) -> None:
    connection.run(THEIRS)
    connection.run("CREATE (:PushRun {id: 'theirs', schema: 1, digest: 'x'})")
    before = list(connection.stream(SEEN))
    push_graph(*town(2031), connection)
    assert list(connection.stream(SEEN)) == before != []
    assert connection.run("MATCH (r:PushRun) RETURN r.id AS id") == [{"id": "theirs"}]


def test_a_rehearsal_says_that_a_push_comes_first(connection: Connection, graph: Look, former: object) -> None:
    before = graph()
    with pytest.raises(ServerRefused, match="--dry-run"):
        push_graph(*town(2031), connection, How(rehearse=True))
    assert graph() == before
