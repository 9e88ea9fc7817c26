// name: rows-under-a-strategy
// title.ro: Rândurile noastre sub o strategie
// title.en: Our rows under a strategy
// title.el: Οι γραμμές μας κάτω από μια στρατηγική
// title.fr: Nos lignes sous une stratégie
// description.ro: Măsurile legate de obiectivele unei strategii naționale: puse chiar sub ea în plan sau aliniate la un obiectiv al ei. Scrieți o parte din numele strategiei, de exemplu «droguri».
// description.en: Measures tied to the objectives of a national strategy: placed under it in the plan, or aligned with one of its objectives. Write a part of its name, for example «drug».
// description.el: Μέτρα συνδεδεμένα με τους στόχους μιας εθνικής στρατηγικής: κάτω από αυτήν στο σχέδιο ή ευθυγραμμισμένα με στόχο της. Γράψτε μέρος του ονόματός της.
// description.fr: Mesures liées aux objectifs d'une stratégie nationale : placées sous elle dans le plan, ou alignées sur un de ses objectifs. Écrivez une partie de son nom, par exemple « drogue ».
// parameters: strategy, plan, year
// columns: strategy, how, objective, plan, code, measure, doc, line
// order: strategy, how, doc, line, code, measure, objective
MATCH (m:Measure)-[:PART_OF*1..5]->(s:Strategy)
WHERE ($strategy IS NULL OR s.id = $strategy OR toLower(s.name) CONTAINS toLower($strategy))
  AND ($plan IS NULL OR m.plan = $plan) AND ($year IS NULL OR m.year = $year)
WITH DISTINCT m, s
MATCH (p:Plan {id: m.plan})
OPTIONAL MATCH (m)-[:PART_OF]->(o:Objective)
WITH m, s, p, min(o.name) AS objective
RETURN s.name AS strategy, 'part of' AS how, objective, p.name AS plan, m.code AS code, m.name AS measure,
       m.doc AS doc, m.line AS line
UNION ALL
MATCH (m:Measure)-[r:IMPLEMENTS|IN_LINE_WITH|CITES]->(s:Strategy)
WHERE ($strategy IS NULL OR s.id = $strategy OR toLower(s.name) CONTAINS toLower($strategy))
  AND ($plan IS NULL OR m.plan = $plan) AND ($year IS NULL OR m.year = $year)
MATCH (p:Plan {id: m.plan})
OPTIONAL MATCH (m)-[:PART_OF]->(o:Objective)
WITH m, r, s, p, min(o.name) AS objective
RETURN s.name AS strategy, r.wording AS how, objective, p.name AS plan, m.code AS code, m.name AS measure,
       r.doc AS doc, r.line AS line
UNION ALL
MATCH (m:Measure)-[:ALIGNED_WITH]->(o:Objective)-[:PART_OF*1..5]->(s:Strategy)
WHERE ($strategy IS NULL OR s.id = $strategy OR toLower(s.name) CONTAINS toLower($strategy))
  AND ($plan IS NULL OR m.plan = $plan) AND ($year IS NULL OR m.year = $year)
WITH DISTINCT m, o, s
MATCH (p:Plan {id: m.plan})
RETURN s.name AS strategy, 'aligned with' AS how, o.name AS objective, p.name AS plan, m.code AS code,
       m.name AS measure, m.doc AS doc, m.line AS line
