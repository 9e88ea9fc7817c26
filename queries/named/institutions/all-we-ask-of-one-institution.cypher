// name: all-we-ask-of-one-institution
// title.ro: Tot ce i se cere unei instituții
// title.en: All that is asked of one institution
// title.el: Όλα όσα ζητούνται από έναν φορέα
// title.fr: Tout ce qu'on demande à une institution
// description.ro: Măsurile în care instituția, cu compartimentele ei, este responsabilă sau numai parteneră, cu termenul și rândul din plan. Scrieți o parte din nume sau abrevierea.
// description.en: The measures in which the institution, its departments included, is responsible or only partner, with deadline and place in the plan. Write a part of its name or its abbreviation.
// description.el: Τα μέτρα στα οποία ο φορέας, μαζί με τα τμήματά του, είναι υπεύθυνος ή μόνο εταίρος, με προθεσμία και θέση στο σχέδιο. Γράψτε μέρος του ονόματος ή τη συντομογραφία.
// description.fr: Les mesures dont l'institution, ses services compris, est responsable ou seulement partenaire, avec l'échéance et l'endroit du plan. Écrivez une partie de son nom ou son sigle.
// parameters: institution, plan, year
// columns: institution, role, plan, code, measure, deadline, doc, line
// order: institution, role, doc, line, code, measure
MATCH (i:Institution)<-[:UNIT_OF*0..4]-(:Institution)-[:RESPONSIBLE_FOR]->(m:Measure)
WHERE ($institution IS NULL OR i.id = $institution OR toLower(i.name) CONTAINS toLower($institution)
       OR toLower(i.abbreviation) = toLower($institution))
  AND ($institution IS NOT NULL OR NOT EXISTS { MATCH (i)-[:UNIT_OF]->(:Institution) })
  AND ($plan IS NULL OR m.plan = $plan) AND ($year IS NULL OR m.year = $year)
WITH DISTINCT i, m
MATCH (p:Plan {id: m.plan})
RETURN i.name AS institution, 'responsible' AS role, p.name AS plan, m.code AS code, m.name AS measure,
       m.deadline AS deadline, m.doc AS doc, m.line AS line
UNION ALL
MATCH (i:Institution)<-[:UNIT_OF*0..4]-(:Institution)-[:PARTNER_IN]->(m:Measure)
WHERE ($institution IS NULL OR i.id = $institution OR toLower(i.name) CONTAINS toLower($institution)
       OR toLower(i.abbreviation) = toLower($institution))
  AND ($institution IS NOT NULL OR NOT EXISTS { MATCH (i)-[:UNIT_OF]->(:Institution) })
  AND ($plan IS NULL OR m.plan = $plan) AND ($year IS NULL OR m.year = $year)
  AND NOT EXISTS { MATCH (i)<-[:UNIT_OF*0..4]-(:Institution)-[:RESPONSIBLE_FOR]->(m) }
WITH DISTINCT i, m
MATCH (p:Plan {id: m.plan})
RETURN i.name AS institution, 'partner' AS role, p.name AS plan, m.code AS code, m.name AS measure,
       m.deadline AS deadline, m.doc AS doc, m.line AS line
