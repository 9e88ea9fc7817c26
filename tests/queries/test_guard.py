"""The guard: what only reads passes, what writes or reaches out does not, however it is written."""

from __future__ import annotations

import pytest

from planatlas.errors import QuestionRefused
from planatlas.queries import guard

READS = [
    "MATCH (m:Measure) RETURN m",
    "MATCH (m:Measure) RETURN m;",
    "match (m:Measure) optional match (m)<-[:PART_OF]-(a:Activity) return m, count(a)",
    "MATCH (m:Measure) WHERE m.set = 1 AND m.create IS NULL RETURN m.delete AS merge",
    "MATCH (m:Measure {name: 'CREATE (n) DELETE n'}) RETURN m",
    'MATCH (m:Measure {name: "it\'s SET"}) RETURN m',
    "MATCH (m:Measure) RETURN m // SET m.x = 1",
    "MATCH (m:Measure) /* DETACH DELETE m */ RETURN m",
    "RETURN {set: 1, delete: 2, load: 'csv'} AS create",
    "MATCH (m:Measure) RETURN m.`remove`, `set`.x",
    "MATCH (m) CALL { WITH m MATCH (m)<-[:PART_OF]-(a:Activity) RETURN count(a) AS n } RETURN n",
    "MATCH (m) CALL (m) { MATCH (m)<-[:PART_OF]-(a:Activity) RETURN a } RETURN a",
    "CALL db.labels() YIELD label RETURN label",
    "CALL db.relationshipTypes()",
    "MATCH (i:Institution|ActorClass)-[r:RESPONSIBLE_FOR|PARTNER_IN*1..2]->(m) RETURN r",
    "MATCH (m:Measure) WHERE EXISTS { MATCH (i:Institution)-[:PARTNER_IN]->(m) } RETURN m",
    "MATCH (m:Measure) RETURN [x IN collect(m) WHERE x:Measure | x.name] AS names",
    "RETURN date.truncate('year', date('2031-05-01')) AS d, point.distance(point({x: 1, y: 1}), point({x: 2, y: 2}))",
    "MATCH (m:Measure) WHERE m.name CONTAINS 'ș' RETURN m.name ORDER BY m.name SKIP 1 LIMIT 5",
    "MATCH (a:Measure) RETURN a.name AS n UNION ALL MATCH (b:Activity) RETURN b.name AS n",
    "UNWIND [1, 2, 3] AS x WITH x WHERE x > 1 RETURN sum(x) AS s",
    "MATCH p = (a:Activity)-[:PART_OF*1..5]->(:Plan) RETURN length(p)",
    "MATCH (m:Measure) RETURN CASE m.partners_cell WHEN 'empty' THEN 1 ELSE 0 END AS n",
    "MATCH (n) WHERE n.a IS NOT NULL AND n IS Measure RETURN n",
]

WRITES = [
    "CREATE (n:Measure)",
    "MERGE (n:Measure {id: 1})",
    "MATCH (n) SET n.x = 1",
    "MATCH (n) set n:Measure",
    "MATCH (n) REMOVE n.x",
    "MATCH (n) DELETE n",
    "MATCH (n) DETACH DELETE n",
    "MATCH (n) NODETACH DELETE n",
    "MATCH(n)WITH n MERGE(m)RETURN m",
    "FOREACH (x IN [1] | CREATE (:Measure))",
    "MATCH (n) FOREACH (x IN [n] | SET x.a = 1)",
    "INSERT (:Measure {id: 1})",
    "MATCH (n) CALL { WITH n CREATE (m:Measure) RETURN m } RETURN m",
    "MATCH (n) CALL (n) { SET n.x = 1 } IN TRANSACTIONS OF 10 ROWS",
    "MATCH (n) CALL { WITH n CALL { WITH n DELETE n } } RETURN 1",
    "CREATE INDEX FOR (m:Measure) ON (m.name)",
    "DROP CONSTRAINT planatlas_measure_id",
    "CREATE USER eve SET PASSWORD 'x'",
    "ALTER CURRENT USER SET PASSWORD FROM 'a' TO 'b'",
    "GRANT ROLE admin TO eve",
    "SHOW USERS",
    "USE system MATCH (n) RETURN n",
    "TERMINATE TRANSACTIONS 'neo4j-transaction-1'",
    "EXPLAIN CREATE (n)",
    "PROFILE MATCH (n) DELETE n",
    "LOAD CSV FROM 'file:///etc/passwd' AS row RETURN row",
    "LOAD CSV WITH HEADERS FROM 'http://localhost/' AS row RETURN row",
    "CALL apoc.load.json('http://localhost/') YIELD value RETURN value",
    "CALL `apoc`.`load`.`csv`('file:///x')",
    "CALL apoc . load . json ('x')",
    "CALL apoc.cypher.doIt('CREATE (n)', {}) YIELD value RETURN value",
    "RETURN apoc.cypher.runFirstColumnSingle('CREATE (n) RETURN n', {}) AS n",
    "CALL dbms.components()",
    "CALL dbms.killQuery('x')",
    "CALL db.create.setNodeVectorProperty(n, 'a', [1])",
    "CALL db.index.fulltext.drop('x')",
    "MATCH (n) RETURN n; MATCH (m) DELETE m",
]

HIDDEN = [
    "MATCH (n) /* a */ SET /* b */ n.x = 1",
    "// a comment\rCREATE (n)",
    "// a comment\nCREATE (n)",
    "MATCH (n) RETURN 'a\\'b' // '\nDELETE n",
    "MATCH (n) RETURN \"'\" DELETE n //'",
    "MATCH (n) WHERE n.name = '/*' DELETE n //*/'",
    "MATCH (n) WITH n AS `a``b` DELETE `a``b`",
    "\\u0043REATE (n)",
    "RETURN '\\u0027 CREATE (n) //'",
    "MATCH (n) \u017fET n.x = 1",
    "\uff23\uff32\uff25\uff21\uff34\uff25 (n)",
    "CRE\u200bATE (n)",
    "CRE\u00adATE (n)",
    "// a\u2028CREATE (n)",
    "// a\u0085CREATE (n)",
    "MATCH (n)\u000bDELETE n",
    "MATCH (n)\u00a0DELETE\u00a0n",
    "MATCH (n) WITH n LIMIT 1.SET n.x = 1",
    "MATCH (n) WITH n AS set SET set.x = 1",
    "MATCH (n:Measure {name: 'x') DELETE n //'",
    "RETURN 'never ends",
    "RETURN /* never ends",
    "RETURN `never ends",
]


@pytest.mark.parametrize("text", READS)
def test_what_reads_passes(text: str) -> None:
    guard.check(text, {})


@pytest.mark.parametrize("text", WRITES)
def test_what_writes_is_refused(text: str) -> None:
    with pytest.raises(QuestionRefused):
        guard.check(text, {})


@pytest.mark.parametrize("text", HIDDEN)
def test_what_hides_a_write_is_refused(text: str) -> None:
    with pytest.raises(QuestionRefused):
        guard.check(text, {})


def test_comments_are_taken_out_of_what_is_sent() -> None:
    assert guard.cleaned("MATCH (n) // one\nRETURN /* two */ 'a // b' AS x;") == "MATCH (n)  \nRETURN   'a // b' AS x"


@pytest.mark.parametrize(
    ("text", "nearest"),
    [
        ("MATCH (m:Mesure) RETURN m", "Measure"),
        ("MATCH (m:Măsură) RETURN m", "Measure"),
        ("MATCH (m:Instituție) RETURN m", "Institution"),
        ("MATCH (a)-[:RESPONSABLE_FOR]->(b) RETURN a", "RESPONSIBLE_FOR"),
        ("MATCH (a)-[:PART_OF|PARTNR_IN]->(b) RETURN a", "PARTNER_IN"),
        ("MATCH (a:Measure|Activty) RETURN a", "Activity"),
        ("MATCH (a) WHERE a:Measures RETURN a", "Measure"),
        ("MATCH (a IS Measures) RETURN a", "Measure"),
    ],
)
def test_a_name_that_no_atlas_has_is_answered_with_the_nearest(text: str, nearest: str) -> None:
    with pytest.raises(QuestionRefused, match=nearest):
        guard.check(text, {})


def test_a_parameter_needs_a_value() -> None:
    with pytest.raises(QuestionRefused, match="--param plan="):
        guard.check("MATCH (m:Measure {plan: $plan}) RETURN m", {})
    guard.check("MATCH (m:Measure {plan: $plan}) RETURN m", {"plan": None})


@pytest.mark.parametrize(
    "text",
    [
        "DELETE WHERE { ?s ?p ?o }",
        "INSERT DATA { <a:a> <a:b> <a:c> }",
        "INSERT { ?s ?p 1 } WHERE { ?s ?p ?o }",
        "LOAD <http://localhost/>",
        "CLEAR ALL",
        "SELECT * { SERVICE <http://localhost/> { ?s ?p ?o } }",
        "SELECT * { service silent <http://localhost/> { ?s ?p ?o } }",
        "SELECT * FROM <http://localhost/> { ?s ?p ?o }",
        "SELECT * { \\u0053ERVICE <http://localhost/> { ?s ?p ?o } }",
        "SELECT * { ?s a pa:Mesure }",
        "PREFIX x: <https://w3id.org/planatlas/ontology#> SELECT * { ?s x:responsableFor ?o }",
        "SELECT * { ?s <https://w3id.org/planatlas/ontology#nothing> ?o }",
    ],
)
def test_sparql_that_writes_reaches_out_or_misspells_is_refused(text: str) -> None:
    with pytest.raises(QuestionRefused):
        guard.check_sparql(text)


@pytest.mark.parametrize(
    "text",
    [
        "SELECT ?s { ?s a pa:Measure ; pa:name ?n } # SERVICE <x>",
        "SELECT ?s { ?s pa:name 'INSERT DATA' ; pa:from ?x }",
        "ASK { ?insert a pa:Measure }",
        "PREFIX load: <http://example.org/> SELECT ?s { ?s load:service ?o }",
    ],
)
def test_sparql_that_reads_passes(text: str) -> None:
    guard.check_sparql(text)
