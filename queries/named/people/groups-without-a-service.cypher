// name: groups-without-a-service
// title.ro: Grupuri cu măsuri, dar fără serviciu
// title.en: Groups with measures but no service
// title.el: Ομάδες με μέτρα αλλά χωρίς υπηρεσία
// title.fr: Groupes avec des mesures mais sans service
// description.ro: Grupurile-țintă pe care măsurile unui plan le numesc și pentru care planul nu listează niciun serviciu, în planurile care listează servicii.
// description.en: Target groups named by a plan's measures for which the plan lists no service, in plans that list services.
// description.el: Ομάδες-στόχοι που αναφέρουν τα μέτρα ενός σχεδίου χωρίς υπηρεσία γι' αυτές, σε σχέδια που καταγράφουν υπηρεσίες.
// description.fr: Groupes cibles nommés par les mesures d'un plan pour lesquels le plan ne liste aucun service, dans les plans qui en listent.
// parameters: plan, year
// columns: plan, group, measures
MATCH (a:Measure)-[:AIMED_AT]->(g:TargetGroup)
WHERE ($plan IS NULL OR a.plan = $plan) AND ($year IS NULL OR a.year = $year)
  AND EXISTS { MATCH (any:SocialService) WHERE any.plan = a.plan }
  AND NOT EXISTS { MATCH (s:SocialService)-[:AIMED_AT]->(g) WHERE s.plan = a.plan }
WITH a.plan AS of_plan, g, count(DISTINCT a.id) AS measures
MATCH (p:Plan {id: of_plan})
RETURN p.name AS plan, g.name AS group, measures
ORDER BY p.name, p.id, measures DESC, g.name, g.id
