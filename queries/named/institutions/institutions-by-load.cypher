// name: institutions-by-load
// title.ro: Instituțiile după numărul de măsuri
// title.en: Institutions by number of measures
// title.el: Φορείς κατά αριθμό μέτρων
// title.fr: Institutions selon le nombre de mesures
// description.ro: De câte măsuri răspunde fiecare instituție și în câte este numai parteneră, cu tot cu compartimentele ei, ca în constatări și în raport. Fiecare măsură se numără o dată; „compartimente” sunt cele prin care este numită.
// description.en: How many measures each institution answers for, and in how many it is only a partner, its departments included, as in findings and report. Each measure counts once; the units are those it is named through.
// description.el: Για πόσα μέτρα είναι υπεύθυνος κάθε φορέας και σε πόσα μόνο εταίρος, μαζί με τα τμήματά του, όπως στα ευρήματα και στην έκθεση. Κάθε μέτρο μετρά μία φορά· τα τμήματα είναι εκείνα μέσω των οποίων αναφέρεται.
// description.fr: De combien de mesures chaque institution répond et dans combien elle n'est que partenaire, ses services compris, comme dans les constats et le rapport. Chaque mesure compte une fois ; les services sont ceux par lesquels elle est nommée.
// parameters: plan, year
// columns: institution, kind, units[], responsible, partner, total
MATCH (i:Institution)
WHERE NOT EXISTS { MATCH (i)-[:UNIT_OF]->(:Institution) }
OPTIONAL MATCH (i)<-[:UNIT_OF*0..4]-(b:Institution)-[:RESPONSIBLE_FOR]->(m:Measure)
WHERE ($plan IS NULL OR m.plan = $plan) AND ($year IS NULL OR m.year = $year)
WITH i, collect(DISTINCT m.id) AS answers, collect(DISTINCT b.id) AS bodies
OPTIONAL MATCH (i)<-[:UNIT_OF*0..4]-(c:Institution)-[:PARTNER_IN]->(n:Measure)
WHERE ($plan IS NULL OR n.plan = $plan) AND ($year IS NULL OR n.year = $year)
WITH i, answers, bodies, collect(DISTINCT c.id) AS partners, collect(DISTINCT n.id) AS every
WITH i, answers, bodies + partners AS named, [x IN every WHERE NOT x IN answers] AS helps
WHERE size(answers) + size(helps) > 0
OPTIONAL MATCH (u:Institution)
WHERE u.id IN named AND u.id <> i.id
WITH i, answers, helps, collect(DISTINCT u.name) AS units
RETURN i.name AS institution, i.kind AS kind, units, size(answers) AS responsible, size(helps) AS partner,
       size(answers) + size(helps) AS total
ORDER BY size(answers) + size(helps) DESC, i.name, i.id
