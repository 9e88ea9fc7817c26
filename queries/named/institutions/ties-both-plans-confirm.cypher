// name: ties-both-plans-confirm
// title.ro: Legături confirmate de ambele planuri
// title.en: Ties that both plans confirm
// title.el: Δεσμοί που επιβεβαιώνουν και τα δύο σχέδια
// title.fr: Liens confirmés par les deux plans
// description.ro: Perechi de emitenți în care fiecare îl numește pe celălalt, ca responsabil sau partener, în planul propriu; câte măsuri de fiecare parte.
// description.en: Pairs of issuers each of whom names the other, as responsible or partner, in its own plan; how many measures on each side.
// description.el: Ζεύγη εκδοτών όπου καθένας αναφέρει τον άλλον, ως υπεύθυνο ή εταίρο, στο δικό του σχέδιο· πόσα μέτρα από κάθε πλευρά.
// description.fr: Paires d'émetteurs dont chacun nomme l'autre, comme responsable ou partenaire, dans son propre plan ; combien de mesures de chaque côté.
// parameters: year
// columns: first, second, in_first_plan, in_second_plan
MATCH (a:Institution)<-[:DRAFTED_BY]-(p:Plan)
MATCH (b:Institution)-[:RESPONSIBLE_FOR|PARTNER_IN]->(m:Measure {plan: p.id})
WHERE a.id < b.id AND ($year IS NULL OR p.year = $year)
WITH a, b, count(DISTINCT m.id) AS in_first_plan
MATCH (b)<-[:DRAFTED_BY]-(r:Plan)
MATCH (a)-[:RESPONSIBLE_FOR|PARTNER_IN]->(n:Measure {plan: r.id})
WHERE $year IS NULL OR r.year = $year
WITH a, b, in_first_plan, count(DISTINCT n.id) AS in_second_plan
RETURN a.name AS first, b.name AS second, in_first_plan, in_second_plan
ORDER BY in_first_plan DESC, in_second_plan DESC, a.name, b.name, a.id, b.id
