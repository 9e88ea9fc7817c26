// name: strategies-and-measures
// title.ro: Strategiile naționale și măsurile de sub ele
// title.en: Strategies and the measures under them
// title.el: Στρατηγικές και τα μέτρα που υπάγονται σε αυτές
// title.fr: Stratégies et mesures qui en relèvent
// description.ro: Strategiile pe care planurile le numesc, prin ce cuvinte, și câte măsuri sunt preluate de acolo sau legate de obiectivele lor.
// description.en: The strategies the plans name, in which words, and how many measures are restated from them or stand under their objectives.
// description.el: Οι στρατηγικές που αναφέρουν τα σχέδια, με ποια διατύπωση, και πόσα μέτρα επαναλαμβάνονται από αυτές ή υπάγονται στους στόχους τους.
// description.fr: Les stratégies que les plans nomment, dans quels termes, et combien de mesures en sont reprises ou relèvent de leurs objectifs.
// parameters: plan, year
// columns: strategy, level, act, plan, measure, wording, measures, doc, line
// order: strategy, plan, doc, line, wording, measure
MATCH (x)-[r:IMPLEMENTS]->(s:Strategy)
WITH x, r, s, r.plan AS of_plan
MATCH (p:Plan {id: of_plan})
WHERE ($plan IS NULL OR p.id = $plan) AND ($year IS NULL OR p.year = $year)
OPTIONAL MATCH (m:Measure {plan: p.id})-[:PART_OF*1..5]->(s)
WITH p, x, s, r, count(DISTINCT m.id) AS measures
RETURN s.name AS strategy, s.level AS level, s.act AS act, p.name AS plan,
       CASE WHEN x.id = p.id THEN null ELSE x.name END AS measure, 'implements' AS wording, measures,
       r.doc AS doc, r.line AS line
UNION ALL
MATCH (x)-[r:IN_LINE_WITH]->(s:Strategy)
WITH x, r, s, r.plan AS of_plan
MATCH (p:Plan {id: of_plan})
WHERE ($plan IS NULL OR p.id = $plan) AND ($year IS NULL OR p.year = $year)
OPTIONAL MATCH (m:Measure {plan: p.id})-[:PART_OF*1..5]->(s)
WITH p, x, s, r, count(DISTINCT m.id) AS measures
RETURN s.name AS strategy, s.level AS level, s.act AS act, p.name AS plan,
       CASE WHEN x.id = p.id THEN null ELSE x.name END AS measure, 'in line with' AS wording, measures,
       r.doc AS doc, r.line AS line
UNION ALL
MATCH (x)-[r:CITES]->(s:Strategy)
WITH x, r, s, r.plan AS of_plan
MATCH (p:Plan {id: of_plan})
WHERE ($plan IS NULL OR p.id = $plan) AND ($year IS NULL OR p.year = $year)
OPTIONAL MATCH (m:Measure {plan: p.id})-[:PART_OF*1..5]->(s)
WITH p, x, s, r, count(DISTINCT m.id) AS measures
RETURN s.name AS strategy, s.level AS level, s.act AS act, p.name AS plan,
       CASE WHEN x.id = p.id THEN null ELSE x.name END AS measure, 'cites' AS wording, measures,
       r.doc AS doc, r.line AS line
