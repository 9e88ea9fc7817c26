// name: objectives-without-measures
// title.ro: Obiective fără măsuri
// title.en: Objectives without measures
// title.el: Στόχοι χωρίς μέτρα
// title.fr: Objectifs sans mesures
// description.ro: Obiectivele planului sub care nu stă nicio măsură, nici direct, nici sub un obiectiv de sub ele. Obiectivele unei strategii citate nu se numără.
// description.en: Objectives of the plan with no measure under them, neither directly nor under an objective below. Objectives of a strategy that is only cited are left out.
// description.el: Στόχοι του σχεδίου χωρίς κανένα μέτρο, ούτε άμεσα ούτε κάτω από υποκείμενο στόχο. Οι στόχοι στρατηγικής που απλώς παρατίθεται δεν μετρούν.
// description.fr: Objectifs du plan sous lesquels il n'y a aucune mesure, ni directement ni sous un objectif inférieur. Les objectifs d'une stratégie seulement citée sont laissés de côté.
// parameters: plan, year
// columns: plan, level, code, objective, doc, line
MATCH (o:Objective)
WHERE o.origin IS NULL AND ($plan IS NULL OR o.plan = $plan) AND ($year IS NULL OR o.year = $year)
  AND NOT EXISTS { MATCH (m:Measure|Entry)-[:PART_OF*1..5]->(o) }
MATCH (p:Plan {id: o.plan})
WHERE p.genre IN ['plan', 'strategy']
RETURN p.name AS plan, o.level AS level, o.code AS code, o.name AS objective, o.doc AS doc, o.line AS line
ORDER BY o.doc, o.line, o.id
