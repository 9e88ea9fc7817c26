"""Queries that cannot be right, each with what it should have been told was meant, in Cypher and in SPARQL."""

from __future__ import annotations

CYPHER = [
    ("MATCH (m:Measure) WHERE m.deadlin IS NULL RETURN m.name", "m.deadline"),
    ("MATCH (m:Measure) WHERE m.partner IS NULL RETURN m.name", "(m)<-[:PARTNER_IN]-(:Institution)"),
    ("MATCH (m:Measure) RETURN m.termen", "m.deadline"),
    ("MATCH (m:Measure) RETURN m {.code, .numele}", "m.name"),
    ("MATCH (i:Institution)<-[:RESPONSIBLE_FOR]-(m:Measure) RETURN i",
     "(i:Institution)-[:RESPONSIBLE_FOR]->(m:Measure)"),
    ("MATCH (m:Measure) WHERE NOT (m)-[:PARTNER_IN]->() RETURN m",
     "(m:Measure)<-[:PARTNER_IN]-(:ActorClass|Institution)"),
    ("MATCH (m:Measure) WHERE EXISTS { (m)-[:RESPONSIBLE_FOR]->(:Institution) } RETURN m",
     "(m:Measure)<-[:RESPONSIBLE_FOR]-(:Institution)"),
    ("MATCH (i:Institution)-[:RESPONSIBLE_FOR]->(a:Activity) RETURN i",
     "(i:Institution)-[:RESPONSIBLE_FOR_ACTIVITY]->(a:Activity)"),
    ("MATCH (i:Institution)-[:AIMED_AT]->(g:TargetGroup) RETURN g",
     "(i:Institution)-[:RESPONSIBLE_FOR]->(:Measure)-[:AIMED_AT]->(g:TargetGroup)"),
    ("MATCH (p:Plan)-[:PART_OF*1..3]->(m:Measure) RETURN m", "(p:Plan)<-[:PART_OF]-(m:Measure)"),
    ("MATCH (m:Measure) OPTIONAL MATCH (m)<-[:FUNDING_NAMED]-(s:FundingSource) RETURN s",
     "(m:Measure)-[:FUNDING_NAMED]->(s:FundingSource)"),
    ("MATCH (m:Măsură) RETURN m", ":Measure"),
    ("MATCH (m:Measure)-[:FUNDED_BY]->(s) RETURN s", ":FUNDING_NAMED"),
    ("MATCH (m:Measure) WHERE m.year = '2026' RETURN m", "m.year = 2026"),
    ("MATCH (m:Measure {year: '2026'}) RETURN m", "m.year = 2026"),
    ("MATCH (m:Measure) WITH m.year AS y WHERE y > '2020' RETURN y", "y > 2020"),
    ("MATCH (m:Measure) WHERE m.ends < '2027-01-01' RETURN m", "m.ends < date('2027-01-01')"),
    ("MATCH (m:Measure) WHERE m.quarters = 2 RETURN m", "2 IN m.quarters"),
    ("MATCH (m:Measure) WHERE m.lines CONTAINS '12' RETURN m", "'12' IN m.lines"),
    ("MATCH (m:Measure) WHERE m.code = null RETURN m", "m.code IS NULL"),
    ("MATCH (m:Measure) RETURN m.amount", "(m)-[r:FUNDING_NAMED]->(:FundingSource) … r.amount"),
    ("MATCH (i:Institution) RETURN i.deadline", "(i)-[:RESPONSIBLE_FOR]->(x:Measure) … x.deadline"),
    ("MATCH (p:Plan) CALL (p) { MATCH (m:Measure)-[:IN_PLAN]->(p) WHERE m.cod = '1' RETURN count(m) AS n } RETURN n",
     "m.code"),
    ("MATCH (m:Measure) WITH collect(m) AS all_of_them RETURN [x IN all_of_them | x.codul]", "x.code"),
    ("MATCH (m:Measure) RETURN [(m)-[:MEASURED_BY]->(x) | x.valoare_tinta]", "x.target"),
    ("MATCH (a:Measure)-[:RESPONSIBLE_FOR]-(b:Plan) RETURN a", "(a:Measure)-[:PART_OF]->(b:Plan)"),
    ("MATCH (m:Measure)-[r:FUNDING_NAMED]->() WHERE r.amount > '1000' RETURN r", "r.amount > 1000"),
    ("MATCH (i:Institution {level: 'oras'}) RETURN i", "'local'"),
    ("MATCH (i:Institution) WHERE i.level IN ['local', 'judet'] RETURN i", "'county'"),
    ("MATCH (m:Measure) RETURN CASE m.funding_cell WHEN 'gol' THEN 1 ELSE 0 END AS n", "'empty'"),
    ("MATCH (m:Measure)-[r:FUNDING_NAMED]->() RETURN sum(r.amount_text)", "sum(toFloat(r.amount_text))"),
    ("MATCH (m:Measure) WHERE m.name =~ '(?i).*școal.*' RETURN m", "(?iu)"),
]  # fmt: skip

SPARQL = [
    ("SELECT ?m { ?m a pa:Measure ; pa:deadlin ?d }", "pa:deadline"),
    ('SELECT ?m { ?m a pa:Measure ; pa:partners_verdict "gaps" }', '"gap"'),
    ("SELECT ?m { ?m a pa:Măsură }", "pa:Measure"),
    ("SELECT ?i { ?m a pa:Measure . ?i a pa:Institution . ?m pa:responsibleFor ?i }", "?i pa:responsibleFor ?m"),
    ("SELECT ?m { ?m a pa:Measure FILTER NOT EXISTS { ?m pa:partnerIn ?i } }", "?i pa:partnerIn ?m"),
    ("SELECT ?i { ?i a pa:Institution ; pa:responsibleFor ?a . ?a a pa:Activity }", "?i pa:responsibleForActivity ?a"),
    ("PREFIX x: <https://w3id.org/planatlas/ontology#> SELECT ?g { ?i a x:Institution ; x:aimedAt ?g }",
     "?i x:responsibleFor ?x . ?x x:aimedAt ?g"),
    ('SELECT ?m { ?m a pa:Measure ; pa:year "2026" }', "pa:year 2026"),
    ('SELECT ?m { ?m a pa:Measure ; pa:year ?y FILTER(?y > "2020") }', "?y > 2020"),
    ('SELECT ?m { ?m a pa:Measure ; pa:ends ?e FILTER(?e < "2027-01-01") }', '?e < "2027-01-01"^^xsd:date'),
    ("SELECT ?i { ?i a pa:Institution ; pa:deadline ?d }", "?i pa:responsibleFor ?x . ?x pa:deadline ?d"),
    ("SELECT ?m { ?m a pa:Measure OPTIONAL { ?m pa:fundingNamed ?s . ?s pa:deadline ?d } }", "?x pa:fundingNamed ?s"),
    ("SELECT ?m { ?m a pa:Measure ; pa:amount ?x }", "?link pa:relation pa:fundingNamed ; pa:from ?m ; pa:amount ?x"),
]  # fmt: skip

RIGHT_CYPHER = [
    line.strip()
    for line in """
    WITH 1 AS start RETURN start
    MATCH (m:Measure) WITH m.starts AS start, m.ends AS end, m AS set RETURN start, end, set.name AS stop ORDER BY end
    MATCH (start:Institution)-[stop:RESPONSIBLE_FOR]->(end:Measure) RETURN start.name, stop.line, end.code
    UNWIND [1, 2] AS load WITH load WHERE load > 1 RETURN load * 2 AS show
    MATCH (n) WHERE n:Measure OR n:Activity RETURN n.name, n.deadline
    MATCH (n) RETURN labels(n)[0] AS l, count(*) AS n ORDER BY n DESC
    MATCH (a)-[r:PART_OF*1..3]->(b:Plan) RETURN a.name, [x IN r | x.line]
    MATCH p = (a:Institution)-[:UNIT_OF]->(b) RETURN [n IN nodes(p) | n.name], [r IN relationships(p) | r.line]
    WITH {a: 1, b: 'x'} AS map RETURN map.a, map.whatever
    UNWIND [{y: 2026}] AS row MATCH (m:Measure) WHERE m.year = row.y RETURN m.id
    MATCH (m:Measure) WITH collect({m: m, n: m.name}) AS rows UNWIND rows AS r RETURN r.m.name, r.n
    MATCH (m:Measure) CALL { MATCH (m:Activity) RETURN count(*) AS k } RETURN m.name, k LIMIT 1
    MATCH (m:Measure) WHERE m.year + 1 = 2027 RETURN m.id
    MATCH (m:Measure) WHERE toString(m.year) = '2026' RETURN m.id
    MATCH (m:Measure) WHERE 'x' + m.code = 'x1' RETURN m
    MATCH (m:Measure) WHERE date(m.ends).year = 2026 AND m.ends.month < 6 RETURN m
    MATCH (m:Measure) WHERE m.ends < date() + duration('P1M') RETURN m
    MATCH (m:Measure) WHERE $year IS NULL OR m.year = $year RETURN m
    MATCH (m:Measure) WHERE $none IS NULL OR m.year = $none RETURN m
    MATCH (m:Measure) WHERE any(x IN m.quarters WHERE x > 2) RETURN reduce(s = '', x IN m.lines | s + x) AS r
    MATCH (m:Measure)<-[:RESPONSIBLE_FOR]-(i) RETURN i.abbreviation, i.kind
    MATCH (m:Measure) RETURN exists((m)<-[:PARTNER_IN]-()) AS x, m {.*, n: 1} AS y
    MATCH (m:Measure) WHERE NOT (m)<-[:PARTNER_IN]-(:Institution {level: 'local'}) RETURN m
    MATCH (m:Measure) WHERE size([(m)<-[:RESPONSIBLE_FOR]-(i) WHERE i.county = 'x' | i.name]) > 1 RETURN m.id
    MATCH path = (m:Measure)-[*1..2]-(x) RETURN length(path)
    MATCH (a:Institution {name: 'x'}), (b:Institution {name: 'y'}), p = shortestPath((a)-[*..6]-(b)) RETURN p
    MATCH (a)-[:UNIT_OF|SUBORDINATE_TO|DECONCENTRATED_FROM*1..]->(b) RETURN a.name, b.name
    MATCH (m:Measure) RETURN m.name AS `a name`, m['code'] AS c
    MATCH (x) WITH x WHERE x.level = 'national' MATCH (x)-[:RESPONSIBLE_FOR]->(m) RETURN x.name, m.deadline
    MATCH (m:Measure) WHERE m.name =~ '(?iu).*școal.*' RETURN m
    MATCH (m:Measure) RETURN m.year AS year, collect(DISTINCT m.code)[0..3] AS codes, count{(m)-[:IN_PLAN]->()} AS n
    MATCH (m:Measure) CALL (m) { MATCH (m)<-[:PARTNER_IN]-(x) RETURN x UNION MATCH (m)-[:AIMED_AT]->(x) RETURN x }
      RETURN x.name, x.kind
    MATCH (m:Measure) WITH m AS x MATCH (x)<-[:PART_OF]-(m:Activity) RETURN x.name, m.section
    """.replace("\n      RETURN", " RETURN").splitlines()
    if line.strip()
]
"""Queries that look odd and are right: names like clauses, shadowed names, maps, values whose kind cannot be told."""

RIGHT_SPARQL = [
    line.strip()
    for line in """
    SELECT ?m (COUNT(?i) AS ?n) { ?m a pa:Measure . ?i pa:responsibleFor ?m } GROUP BY ?m HAVING(COUNT(?i) > 2) LIMIT 5
    SELECT ?i { ?l a pa:Assignment ; pa:from ?i ; pa:to ?m ; pa:relation pa:responsibleFor . ?m a pa:Measure }
    SELECT * { { ?x a pa:Measure } UNION { ?x a pa:Activity } ?x pa:name ?n }
    SELECT * { ?m a pa:Measure ; pa:inPlan/pa:name ?n . ?m ^pa:responsibleFor ?i }
    SELECT * { ?m a pa:Measure ; pa:partOf+ ?p . FILTER(?n = "x" || ?y > 2020) ?m pa:year ?y ; pa:name ?n }
    SELECT * { ?m a pa:Measure . BIND(STR(?m) AS ?s) FILTER(REGEX(?s, "x", "i")) }
    SELECT * { VALUES ?year { 2026 } ?m pa:year ?year }
    SELECT * { ?m a pa:Measure ; pa:ends ?e FILTER(?e < "2027-01-01"^^xsd:date) }
    SELECT * { ?m a ?t . ?m pa:line 12 . ?m pa:confidence ?c FILTER(?c >= 0.5) }
    SELECT * { ?m a pa:Measure MINUS { ?i pa:partnerIn ?m } }
    SELECT (SUM(?a) AS ?s) { ?l pa:relation pa:fundingNamed ; pa:amount ?a ; pa:to ?src . ?src a pa:FundingSource }
    SELECT * { ?m a pa:Measure . { SELECT ?m (MAX(?l) AS ?x) { ?m pa:line ?l } GROUP BY ?m } }
    SELECT ?m { ?m a pa:Measure ; pa:year ?y . FILTER(?y + 1 > 2027 && STR(?y) = "2026") }
    SELECT ?m { [] pa:responsibleFor ?m ; pa:name "x" . }
    CONSTRUCT { ?m pa:name ?n } WHERE { ?m a pa:Measure ; pa:name ?n }
    """.splitlines()
    if line.strip()
]
