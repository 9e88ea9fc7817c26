// name: institutions-by-load
// title.ro: Instituțiile după numărul de măsuri
// title.en: Institutions by number of measures
// title.el: Φορείς κατά αριθμό μέτρων
// title.fr: Institutions selon le nombre de mesures
// description.ro: De câte măsuri răspunde fiecare instituție și în câte este partener. Fiecare măsură se numără o dată; un serviciu apare lângă instituția din care face parte.
// description.en: How many measures each institution answers for, and in how many it is a partner. Each measure counts once; a department stands beside the institution it is a unit of.
// description.el: Για πόσα μέτρα είναι υπεύθυνος κάθε φορέας και σε πόσα εταίρος. Κάθε μέτρο μετρά μία φορά· ένα τμήμα εμφανίζεται δίπλα στον φορέα όπου ανήκει.
// description.fr: De combien de mesures chaque institution répond et dans combien elle est partenaire. Chaque mesure compte une fois ; un service figure à côté de l'institution dont il fait partie.
// parameters: plan, year
// columns: institution, kind, unit_of[], responsible, partner, total
MATCH (i:Institution)
OPTIONAL MATCH (i)-[:RESPONSIBLE_FOR]->(m:Measure)
WHERE ($plan IS NULL OR m.plan = $plan) AND ($year IS NULL OR m.year = $year)
WITH i, count(DISTINCT m.id) AS responsible
OPTIONAL MATCH (i)-[:PARTNER_IN]->(n:Measure)
WHERE ($plan IS NULL OR n.plan = $plan) AND ($year IS NULL OR n.year = $year)
WITH i, responsible, count(DISTINCT n.id) AS partner
WHERE responsible + partner > 0
OPTIONAL MATCH (i)-[:UNIT_OF]->(u:Institution)
WITH i, responsible, partner, collect(DISTINCT u.name) AS unit_of
RETURN i.name AS institution, i.kind AS kind, unit_of, responsible, partner, responsible + partner AS total
ORDER BY responsible + partner DESC, i.name, i.id
