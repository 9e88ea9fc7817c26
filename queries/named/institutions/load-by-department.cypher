// name: load-by-department
// title.ro: Sarcinile pe compartimente
// title.en: Load by department
// title.el: Φόρτος ανά τμήμα
// title.fr: Charge par service
// description.ro: Pentru fiecare instituție cu compartimente: câte măsuri are fiecare compartiment ca responsabil și numai ca partener și câte sunt trecute pe instituția însăși.
// description.en: For each institution with departments: how many measures each department has as responsible and only as partner, and how many stand under the institution itself.
// description.el: Για κάθε φορέα με τμήματα: πόσα μέτρα έχει κάθε τμήμα ως υπεύθυνο και μόνο ως εταίρος, και πόσα βρίσκονται στον ίδιο τον φορέα.
// description.fr: Pour chaque institution avec des services : combien de mesures a chaque service comme responsable et seulement comme partenaire, et combien figurent sous l'institution elle-même.
// parameters: plan, year
// columns: institution, department, responsible, partner
// order: institution, department, responsible, partner
MATCH (u:Institution)-[:UNIT_OF]->(i:Institution)
WITH DISTINCT u, i
OPTIONAL MATCH (u)-[:RESPONSIBLE_FOR]->(m:Measure)
WHERE ($plan IS NULL OR m.plan = $plan) AND ($year IS NULL OR m.year = $year)
WITH u, i, count(DISTINCT m.id) AS responsible
OPTIONAL MATCH (u)-[:PARTNER_IN]->(n:Measure)
WHERE ($plan IS NULL OR n.plan = $plan) AND ($year IS NULL OR n.year = $year)
  AND NOT EXISTS { MATCH (u)-[:RESPONSIBLE_FOR]->(n) }
WITH u, i, responsible, count(DISTINCT n.id) AS partner
WHERE responsible + partner > 0
RETURN i.name AS institution, u.name AS department, responsible, partner
UNION ALL
MATCH (u:Institution)-[:UNIT_OF]->(i:Institution)
WITH DISTINCT i
OPTIONAL MATCH (i)-[:RESPONSIBLE_FOR]->(m:Measure)
WHERE ($plan IS NULL OR m.plan = $plan) AND ($year IS NULL OR m.year = $year)
WITH i, count(DISTINCT m.id) AS responsible
OPTIONAL MATCH (i)-[:PARTNER_IN]->(n:Measure)
WHERE ($plan IS NULL OR n.plan = $plan) AND ($year IS NULL OR n.year = $year)
  AND NOT EXISTS { MATCH (i)-[:RESPONSIBLE_FOR]->(n) }
WITH i, responsible, count(DISTINCT n.id) AS partner
WHERE responsible + partner > 0
RETURN i.name AS institution, '' AS department, responsible, partner
