"""Queries that only read, and queries that write or reach out, plain and in disguise: one list for guard and server."""

from __future__ import annotations

import re
from collections.abc import Callable

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
    "MATCH (m:Measure), (`set`) RETURN m.`remove`, `set`.x",
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
    "MATCH (as) WITH as RETURN as.name AS set",
    "MATCH (n:Measure) RETURN n {.set, .create, delete: 1} AS merge ORDER BY n.name LIMIT 3",
    "MATCH (n:Measure) RETURN count(*) AS create, [1] AS set, 'x' AS delete, 1 AS load, {a: 1} AS call",
    "MATCH (n:Measure) RETURN CASE WHEN true THEN 1 END AS create",
    "MATCH (n) WHERE n:Measure OR n:Activity RETURN n",
    "MATCH (a:Measure)-[:PART_OF]->(b:Objective) WHERE NOT EXISTS { (b)-[:PART_OF]->(:Plan) } RETURN a",
    "MATCH (m:Measure) RETURN COUNT { (m)<-[:PART_OF]-(:Activity) } AS n",
    "MATCH (m:Measure) RETURN COLLECT { MATCH (m)<-[:PART_OF]-(a:Activity) RETURN a.name } AS names",
    "MATCH (m:Measure) WITH m, 1_000 AS thousand WHERE m.line < thousand RETURN m",
    "OPTIONAL MATCH (m:Measure) RETURN coalesce(m.name, '//') AS a, \"/* SET */\" AS b",
    "EXPLAIN MATCH (m:Measure) RETURN m",
    "MATCH (m:Measure) RETURN m.name AS `delete me`, m.`a``b` AS x",
    "RETURN 'a\\\\' AS x, 'DELETE' AS y",
    "MATCH (m:Measure)<-[r:PARTNER_IN {plan: 'set'}]-() WHERE r.create = 1 RETURN r.delete",
    "RETURN all(x IN [1] WHERE x > 0) AS a, reduce(s = 0, x IN [1, 2] | s + x) AS b, [x IN [1] | x] AS c",
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
    "MATCH (n) CALL { WITH n DELETE n } IN CONCURRENT TRANSACTIONS",
    "MATCH (n) CALL (*) { REMOVE n.x } RETURN 1 AS one",
    "MERGE (n:Measure {id: 1}) ON CREATE SET n.x = 1 ON MATCH SET n.y = 2",
    "MATCH (n) SET n += {x: 1}",
    "MATCH (n) SET n[$set] = 1",
    "MATCH (n) REMOVE n:Measure",
    "UNWIND [1, 2] AS x CREATE (:Measure {id: x})",
    "MATCH (a), (b) CREATE (a)-[:PART_OF]->(b)",
    "MATCH (a) RETURN a UNION MATCH (a) DELETE a RETURN a",
    "USING PERIODIC COMMIT 500 LOAD CSV FROM 'file:///x' AS row CREATE (n)",
    "CREATE OR REPLACE DATABASE other",
    "DROP DATABASE neo4j",
    "STOP DATABASE neo4j",
    "ENABLE SERVER 'x'",
    "SHOW TRANSACTIONS",
    "SHOW FUNCTIONS",
    "CALL db.labels() YIELD label CALL dbms.components() YIELD name RETURN name",
    "OPTIONAL CALL apoc.periodic.iterate('a', 'b', {}) YIELD batches RETURN batches",
    "CALL apoc.load.json",
    "CALL gds.graph.drop('x')",
    "RETURN apoc.load.jsonParams('http://localhost/', {}, null) AS x",
    "RETURN genai.vector.encode('a', 'OpenAI', {}) AS x",
    "CALL dbms.listConfig()",
    "CALL dbms.security.createUser('eve', 'x')",
    "CALL db.clearQueryCaches()",
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
    "MATCH (as) WITH as SET as.x = 1 RETURN 1 AS one",
    "MATCH (as) WITH as DETACH DELETE as",
    "MATCH (n), (as) WITH n, as DELETE n",
    "MATCH (as) WHERE NOT as IS NULL AND 1 IN as SET as.x = 1",
    "MATCH (as) WITH as ORDER BY as SET as.x = 1",
    "MATCH (as) WITH as CALL apoc.load.json('http://localhost/') YIELD value RETURN value",
    "MATCH (as) WITH DISTINCT as CREATE (n) RETURN n",
    "MATCH (n) WITH n ORDER BY 1_0.SET n.x = 1",
    "MATCH (n) WITH n LIMIT 0x1 SET n.x = 1",
    "\\uu0043REATE (n)",
    "CR\\u0045ATE (n)",
    "CALL apoc\\u002eload.json('x')",
    "CALL /* db.labels() */ dbms.components()",
    "CALL `db`.`labels`() YIELD label CALL `dbms`.`components`() YIELD name RETURN name",
    "CALL `apoc.load.json`('http://localhost/')",
    "RETURN `apoc`.`load`.`json`('x') AS x",
    "RETURN apoc/**/.load/**/.json/**/('x') AS x",
    "MATCH (n) CALL { WITH n /* } */ DELETE n }",
    "MATCH (n) RETURN '\\\\' AS x, n DELETE n //'",
    "MATCH (n) RETURN n.x AS `//` DELETE n",
    "MATCH (n) RETURN n.x AS `'` DELETE n //'",
    "LOAD\nCSV FROM 'file:///x' AS row RETURN row",
    "LOAD/**/CSV FROM 'file:///x' AS row RETURN row",
    "MATCH (n)\u3000SET\u3000n.x = 1",
    "MATCH (n) \u0455ET n.x = 1 DELETE n",
    "\ufeffCREATE (n)",
    "CREATE\u0000 (n)",
    "MATCH (n) /**/SET/**/n.x=1",
    "MATCH (n) FOREACH(x IN [n]|DELETE x)",
]

_CLAUSES = (
    "CREATE (x:Measure)", "MERGE (x:Measure {id: 1})", "SET n.x = 1", "REMOVE n.x", "DELETE n", "DETACH DELETE n",
    "FOREACH (y IN [1] | SET n.x = y)", "CALL { WITH n SET n.x = 1 }", "CALL (n) { DELETE n }",
    "LOAD CSV FROM 'file:///x' AS row", "CALL apoc.load.json('x') YIELD value", "CALL dbms.components() YIELD name",
)  # fmt: skip
_BEFORE = ("MATCH (n) ", "MATCH (n) WITH n ", "UNWIND [1] AS y MATCH (n) WHERE n.name = 'a' ", "OPTIONAL MATCH (n) ")
_DISGUISES: tuple[Callable[[str], str], ...] = (
    str,
    str.lower,
    lambda text: "".join(c.upper() if place % 2 else c.lower() for place, c in enumerate(text)),
    lambda text: text.replace(" ", "/* RETURN 1 */"),
    lambda text: text.replace(" ", " // RETURN 1\n"),
    lambda text: text.replace(" ", "\u00a0"),
    lambda text: text.replace(" ", "\t\n "),
    lambda text: f"// it only reads\n{text}",
    lambda text: f"WITH '/*' AS a, \"//\" AS b {text} // */",
    lambda text: f"CALL {{ {text} RETURN 1 AS one }} RETURN one",
    lambda text: f"MATCH (z) CALL (z) {{ CALL {{ {text} RETURN 1 AS one }} RETURN one }} RETURN one",
)


def disguised() -> list[str]:
    """Every clause that writes or reaches out, behind every beginning, in every disguise."""
    return [hide(f"{before}{clause}") for before in _BEFORE for clause in _CLAUSES for hide in _DISGUISES]


_WORDS = ("create", "SET", "Delete", "merge", "load", "call", "remove", "foreach", "drop", "use", "detach")
_PLACES = (
    "MATCH (m:Measure) WHERE m.{} = 1 RETURN m.{}",
    "MATCH (m:Measure {{{}: 1}}) RETURN m",
    "MATCH (m:Measure) WHERE m.name = '{} (n)' OR m.name = \"{} n\" RETURN m",
    "MATCH (m:Measure) RETURN m // {} n",
    "/* {} n */ MATCH (m:Measure) RETURN m",
    "MATCH (`{}`:Measure) RETURN `{}`.name",
    "MATCH (m:Measure) RETURN m.name AS {}",
    "MATCH (m:Measure) RETURN m.name AS {}, m.code AS code ORDER BY code",
    "RETURN {{{}: 1, a: 2}} AS x",
    "MATCH (m:Measure) RETURN m {{.{}, .name}} AS x",
    "MATCH ()-[r:PART_OF {{{}: 1}}]->() RETURN r.{}",
    "MATCH (m:Measure) WHERE m.name CONTAINS '{}' RETURN m",
)


def named_so() -> list[str]:
    """Every word that writes, in every place where it is a name, a text or a comment."""
    return [place.replace("{}", word).replace("{{", "{").replace("}}", "}") for word in _WORDS for place in _PLACES]


_SLIPPED_IN = ("SET n.x = 1", "DELETE n", "CREATE (x)", "as SET as.x = 1", ", as DELETE as", "CALL { CREATE (x) }")


def slipped_in() -> list[str]:
    """Every query that reads, with a clause that writes behind every one of its words and signs."""
    found = []
    for text in READS:
        ends = [match.end() for match in re.finditer(r"\w+|[^\w\s]", text)]
        found += [f"{text[:end]} {clause} {text[end:]}" for end in ends for clause in _SLIPPED_IN]
    return found
