// What a coordinator asks in words of their own: sixty questions, each begun by a line of its number and what is asked.

// 01: how many measures has each plan
MATCH (m:Measure)-[:IN_PLAN]->(p:Plan)
RETURN p.name AS plan, count(m) AS measures ORDER BY plan

// 02: which measures name no partner at all
MATCH (m:Measure) WHERE NOT (m)<-[:PARTNER_IN]-()
RETURN m.id AS id, m.name AS name ORDER BY id

// 03: for how many of them is that a gap, and for how many does the plan not ask
MATCH (m:Measure) WHERE NOT (m)<-[:PARTNER_IN]-(:Institution)
RETURN m.partners_verdict AS verdict, count(*) AS measures ORDER BY verdict

// 04: every measure with how many sources of money it names, none counted as zero
MATCH (m:Measure) OPTIONAL MATCH (m)-[f:FUNDING_NAMED]->(s:FundingSource)
RETURN m.id AS id, count(f) AS named, collect(DISTINCT s.name)[0] AS one_of_them ORDER BY named DESC, id LIMIT 25

// 05: measures without money, where some partner is nevertheless named
MATCH (m:Measure)
WHERE NOT EXISTS { (m)-[:FUNDING_NAMED]->(:FundingSource) } AND EXISTS { MATCH (m)<-[:PARTNER_IN]-(i:Institution) }
RETURN m.id AS id ORDER BY id

// 06: who answers for more than three measures
MATCH (i:Institution) WHERE COUNT { (i)-[:RESPONSIBLE_FOR]->(:Measure) } > 3
RETURN i.name AS body, COUNT { (i)-[:RESPONSIBLE_FOR]->(:Measure) } AS measures, i.id AS id ORDER BY measures DESC, id

// 07: the three largest loads of every plan
MATCH (p:Plan)
CALL (p) {
  MATCH (i:Institution)-[:RESPONSIBLE_FOR]->(m:Measure)-[:IN_PLAN]->(p)
  RETURN i.name AS body, count(DISTINCT m) AS load, i.id AS id ORDER BY load DESC, id LIMIT 3
}
RETURN p.id AS plan, body, load, id ORDER BY plan, load DESC, id

// 08: the same in the older way of writing it
MATCH (p:Plan)
CALL { WITH p MATCH (m:Measure)-[:IN_PLAN]->(p) RETURN count(m) AS measures, min(m.starts) AS first }
RETURN p.id AS plan, measures, toString(first) AS first ORDER BY plan

// 09: who stands above whom
MATCH path = (i:Institution)-[:UNIT_OF|SUBORDINATE_TO*1..3]->(top:Institution)
RETURN [n IN nodes(path) | n.name] AS chain, length(path) AS steps ORDER BY steps DESC, chain

// 10: everything a measure hangs on, up to its plan
MATCH (m:Measure)-[:PART_OF|HAS_COMPONENT|IN_PLAN*1..3]->(top:Plan)
RETURN top.id AS plan, count(DISTINCT m) AS measures ORDER BY plan

// 11: how far are two bodies apart, over measures they share
MATCH (a:Institution), (b:Institution) WHERE a.id < b.id
MATCH path = shortestPath((a)-[:RESPONSIBLE_FOR|PARTNER_IN*..4]-(b))
RETURN length(path) AS steps, count(*) AS pairs ORDER BY steps

// 12: what ends before the summer of 2027
MATCH (m:Measure) WHERE m.ends IS NOT NULL AND date(m.ends) < date('2027-07-01')
RETURN m.id AS id, toString(m.ends) AS ends ORDER BY ends, id

// 13: what must be done in the second quarter
MATCH (m:Measure) WHERE 2 IN m.quarters
RETURN m.id AS id, m.quarters AS quarters ORDER BY id

// 14: work that comes again, by how
MATCH (m:Measure) WHERE m.recurs IS NOT NULL
RETURN m.recurs AS recurs, count(*) AS measures ORDER BY measures DESC, recurs

// 15: how much money is named, by source
MATCH (m:Measure)-[f:FUNDING_NAMED]->(s:FundingSource) WHERE f.amount IS NOT NULL
RETURN s.name AS source, sum(f.amount) AS total, count(f) AS amounts, max(f.amount) AS largest ORDER BY total DESC, source

// 16: which amounts are above the average
MATCH (:Measure)-[f:FUNDING_NAMED]->() WHERE f.amount > 0
WITH avg(f.amount) AS middle
MATCH (m:Measure)-[f:FUNDING_NAMED]->() WHERE f.amount > middle
RETURN m.id AS id, f.amount AS amount, round(f.amount / middle, 1) AS times ORDER BY amount DESC, id

// 17: who works for children, whatever the plan calls them
MATCH (i:Institution)-[:RESPONSIBLE_FOR]->(m:Measure)-[:AIMED_AT]->(g:TargetGroup)
WHERE toLower(g.name) CONTAINS 'copii'
RETURN i.name AS body, collect(DISTINCT g.name) AS groups, count(DISTINCT m) AS measures ORDER BY measures DESC, body

// 18: measures about social assistance, typed without diacritics
MATCH (m:Measure) WHERE m.name_folded CONTAINS 'asistenta sociala'
RETURN m.name AS name ORDER BY m.id

// 19: the same with diacritics
MATCH (m:Measure) WHERE toLower(m.name) CONTAINS 'asistență socială'
RETURN count(m) AS measures

// 20: bodies whose name begins with direction or directorate
MATCH (i:Institution) WHERE i.name =~ '(?i)direc[tț]i.*'
RETURN i.name AS name ORDER BY name

// 21: measures found by words, in whatever order and wherever they stand in the name
CALL db.index.fulltext.queryNodes('planatlas_names', 'servicii sociale') YIELD node WHERE node:Measure
RETURN node.name AS name ORDER BY node.id

// 22: which names of measures are longer than a line
MATCH (m:Measure) WITH m, size(split(m.name, ' ')) AS words WHERE words > 20
RETURN substring(m.name, 0, 60) + '…' AS beginning, words ORDER BY words DESC, m.id SKIP 2 LIMIT 8

// 23: loads in classes
MATCH (i:Institution)-[:RESPONSIBLE_FOR]->(m:Measure)
WITH i, count(DISTINCT m) AS load
RETURN CASE WHEN load > 20 THEN 'many' WHEN load > 5 THEN 'some' ELSE 'few' END AS class, count(i) AS bodies
ORDER BY bodies DESC, class

// 24: who leads and who helps, in one list
MATCH (i:Institution)-[:RESPONSIBLE_FOR]->(m:Measure) RETURN i.name AS body, 'leads' AS role, count(m) AS measures
UNION
MATCH (i:Institution)-[:PARTNER_IN]->(m:Measure) RETURN i.name AS body, 'helps' AS role, count(m) AS measures

// 25: pairs of bodies that share three measures and more
MATCH (a:Institution)-[:RESPONSIBLE_FOR|PARTNER_IN]->(m:Measure)<-[:RESPONSIBLE_FOR|PARTNER_IN]-(b:Institution)
WHERE a.id < b.id
WITH a, b, count(DISTINCT m) AS shared WHERE shared >= 3
RETURN a.name AS one, b.name AS other, shared ORDER BY shared DESC, a.id, b.id LIMIT 30

// 26: the deadline in words of every measure whose end is not known
MATCH (m:Measure) WHERE m.ends IS NULL AND m.deadline IS NOT NULL
RETURN DISTINCT m.deadline AS deadline ORDER BY deadline

// 27: objectives with no measure under them
MATCH (o:Objective)-[:IN_PLAN]->(p:Plan)
WHERE NOT EXISTS { MATCH (m:Measure)-[:PART_OF]->(o) } AND NOT (:Objective)-[:PART_OF]->(o)
RETURN p.id AS plan, o.code AS code, o.name AS name ORDER BY plan, o.id

// 28: indicators with a target, and how far it is from the start
MATCH (m:Measure)-[:MEASURED_BY]->(x:Indicator) WHERE x.target IS NOT NULL
RETURN x.name AS indicator, x.target AS target, coalesce(x.baseline, 0.0) AS baseline,
  x.target - coalesce(x.baseline, 0.0) AS way, x.unit AS unit ORDER BY x.id, m.id

// 29: measures that rest on no law
MATCH (p:Plan)<-[:IN_PLAN]-(m:Measure) WHERE NOT (m)-[:BASED_ON]->(:LegalAct)
RETURN p.id AS plan, count(m) AS without ORDER BY plan

// 30: the laws most often named, and by whom
MATCH (x)-[:BASED_ON]->(a:LegalAct)
RETURN a.name AS act, labels(x)[0] AS named_by, count(*) AS times ORDER BY times DESC, act, named_by

// 31: who is responsible for a measure for which somebody else is responsible too
MATCH (i:Institution)-[:RESPONSIBLE_FOR]->(m:Measure)
WITH m, collect(DISTINCT i.name) AS bodies WHERE size(bodies) > 1
RETURN m.id AS id, size(bodies) AS how_many ORDER BY how_many DESC, id LIMIT 20

// 32: each plan with its findings by severity, as a map
MATCH (f:Finding)-[:IN_PLAN]->(p:Plan)
WITH p, f.severity AS severity, count(*) AS n ORDER BY severity
RETURN p.id AS plan, collect({severity: severity, n: n}) AS findings ORDER BY plan

// 33: the severest findings with the words they quote
MATCH (f:Finding) WHERE f.severity = 'high'
RETURN f.kind AS kind, left(coalesce(f.quote, ''), 40) AS quote ORDER BY f.id LIMIT 15

// 34: which bodies only ever help
MATCH (i:Institution)
WHERE (i)-[:PARTNER_IN]->(:Measure) AND NOT (i)-[:RESPONSIBLE_FOR]->(:Measure)
RETURN i.name AS body ORDER BY i.id

// 35: the share of measures with a partner, in percent, by plan
MATCH (m:Measure)-[:IN_PLAN]->(p:Plan)
WITH p, count(m) AS total, sum(CASE WHEN EXISTS { (m)<-[:PARTNER_IN]-() } THEN 1 ELSE 0 END) AS joint
RETURN p.id AS plan, total, joint, 100 * joint / total AS percent ORDER BY plan

// 36: do all measures of an objective have money
MATCH (o:Objective)<-[:PART_OF]-(m:Measure)
WITH o, collect(m) AS measures
RETURN o.id AS objective, size(measures) AS n,
  size([m IN measures WHERE (m)-[:FUNDING_NAMED]->() | m.id]) AS with_money ORDER BY objective

// 37: measures all of whose verdicts are known, by pattern comprehension
MATCH (m:Measure) WHERE m.responsible_verdict = 'value' AND m.partners_verdict IN ['gap', 'stated none']
RETURN m.id AS id, [(m)<-[:RESPONSIBLE_FOR]-(i:Institution) | i.abbreviation] AS who ORDER BY id LIMIT 40

// 38: how the words of a plan's title are written large
MATCH (p:Plan) RETURN toUpper(left(p.name, 10)) AS large, size(p.name) AS letters, p.year AS year ORDER BY p.id

// 39: how long does each measure run, in days
MATCH (m:Measure) WHERE m.starts IS NOT NULL AND m.ends IS NOT NULL
WITH m, duration.inDays(date(m.starts), date(m.ends)).days AS days
RETURN days, count(*) AS measures ORDER BY days

// 40: how long in months
MATCH (m:Measure) WHERE m.starts IS NOT NULL AND m.ends IS NOT NULL
RETURN m.id AS id, duration.between(date(m.starts), date(m.ends)).months AS months ORDER BY months DESC, id

// 41: half a year later, what is still open
WITH date('2026-06-30') + duration({months: 6}) AS day
MATCH (m:Measure) WHERE m.ends IS NOT NULL AND date(m.ends) >= day
RETURN count(m) AS open

// 42: in which month do most measures end
MATCH (m:Measure) WHERE m.ends IS NOT NULL
RETURN date(m.ends).year AS year, date(m.ends).month AS month, count(*) AS measures ORDER BY year, month

// 43: the middle load
MATCH (i:Institution)-[:RESPONSIBLE_FOR]->(m:Measure) WITH i, count(m) AS load
RETURN percentileCont(load, 0.5) AS median, percentileDisc(load, 0.9) AS ninth, stDev(load) > 0 AS spread

// 44: rounded averages of what is paid for one measure
MATCH (m:Measure)-[f:FUNDING_NAMED]->() WHERE f.amount IS NOT NULL
RETURN toInteger(round(avg(f.amount))) AS average, min(f.amount) AS least, f.currency AS currency ORDER BY currency

// 45: one measure with everything around it
MATCH (m:Measure) WITH m ORDER BY m.id LIMIT 1
MATCH (m)-[r]-(x)
RETURN type(r) AS how, labels(x)[0] AS what, x.name AS name ORDER BY how, what, name

// 46: what is aimed at the elderly but names no money, over all ways of saying it
MATCH (m:Measure)-[:AIMED_AT]->(g:TargetGroup)
WHERE any(word IN ['varstnic', 'batran', 'elderly', 'ηλικιωμεν'] WHERE g.name_folded CONTAINS word)
  AND none(x IN [(m)-[:FUNDING_NAMED]->(s) | s.name] WHERE x IS NOT NULL)
RETURN m.id AS id ORDER BY id

// 47: the place of each body, or that it is not known
MATCH (i:Institution)
RETURN coalesce(i.county, i.place, i.country, 'not known') AS place, count(*) AS bodies ORDER BY bodies DESC, place

// 48: bodies and classes of actors that answer for something, and what they are
MATCH (x:Institution|ActorClass)-[:RESPONSIBLE_FOR]->(m:Measure)
RETURN CASE WHEN x:Institution THEN 'a body' ELSE 'a class' END AS what, count(DISTINCT x) AS n ORDER BY what

// 49: where do the quoted words stand
MATCH (i:Institution)-[r:RESPONSIBLE_FOR]->(m:Measure)
RETURN r.doc AS document, min(r.line) AS first, max(r.line) AS last, count(r) AS quotes ORDER BY document

// 50: who is asked in two plans or more
MATCH (i:Institution)-[:RESPONSIBLE_FOR|PARTNER_IN]->(:Measure)-[:IN_PLAN]->(p:Plan)
WITH i, count(DISTINCT p) AS plans WHERE plans > 1
RETURN i.name AS body, plans ORDER BY plans DESC, i.id

// 51: what is said of a measure as one record
MATCH (m:Measure) WITH m ORDER BY m.id LIMIT 5
RETURN m {.code, .name, .deadline, leads: [(i)-[:RESPONSIBLE_FOR]->(m) | i.name]} AS measure

// 52: the number of measures a year, running on
MATCH (m:Measure) WHERE m.year IS NOT NULL WITH m.year AS year, count(*) AS n ORDER BY year
WITH collect({year: year, n: n}) AS years
UNWIND range(0, size(years) - 1) AS place
RETURN years[place].year AS year, reduce(sum = 0, one IN years[0..place + 1] | sum + one.n) AS so_far ORDER BY year

// 53: do any two measures of different plans have the same name
MATCH (a:Measure), (b:Measure) WHERE a.name_folded = b.name_folded AND a.plan < b.plan
RETURN a.id AS one, b.id AS other ORDER BY one, other

// 54: who has no unit, stands under nobody, and answers for something
MATCH (i:Institution)-[:RESPONSIBLE_FOR]->(:Measure)
WHERE NOT (i)-[:UNIT_OF|SUBORDINATE_TO]->() AND NOT (i)<-[:UNIT_OF]-()
RETURN DISTINCT i.name AS body ORDER BY body

// 55: measures with the beginning of their work in the first half of the year
MATCH (m:Measure)
WITH m, m.starts AS start WHERE start IS NOT NULL AND date(start).month <= 6
RETURN count(*) AS early, toString(min(start)) AS first

// 56: services without a provider
MATCH (s:SocialService) OPTIONAL MATCH (s)-[:PROVIDED_BY]->(i)
WITH s, collect(i) AS providers WHERE size(providers) = 0
RETURN s.name AS service ORDER BY s.id

// 57: what the strategies ask, and which plans say that they follow them
MATCH (p:Plan)-[r:CITES|IN_LINE_WITH|IMPLEMENTS]->(s:Strategy)
RETURN s.name AS strategy, collect(DISTINCT type(r)) AS how, count(DISTINCT p) AS plans ORDER BY plans DESC, s.id

// 58: the first word of each measure, and how often a measure begins so
MATCH (m:Measure)
WITH toLower(trim(split(m.name, ' ')[0])) AS word, count(*) AS n WHERE n > 1
RETURN word, n ORDER BY n DESC, word

// 59: how the printed rows of a measure differ in who answers for them
MATCH (m:Measure)<-[:PART_OF]-(a:Activity)
OPTIONAL MATCH (i:Institution)-[:RESPONSIBLE_FOR_ACTIVITY]->(a)
WITH m, a, collect(i.id) AS who ORDER BY a.id
WITH m, collect(who) AS rows, count(a) AS n WHERE n > 1
RETURN m.id AS id, n, size(rows) AS sets ORDER BY id

// 60: up to where one can go from a body in two steps of hierarchy, itself counted
MATCH (i:Institution) OPTIONAL MATCH (i) (()-[:UNIT_OF|SUBORDINATE_TO]->()){1,2} (top:Institution)
RETURN i.id AS id, count(top) AS above ORDER BY above DESC, id LIMIT 10
