// name: what-one-institution-answers-for
// title.ro: De ce răspunde o instituție, cu cine și până când
// title.en: What one institution answers for, with whom and by when
// title.el: Για τι είναι υπεύθυνος ένας φορέας, με ποιους και έως πότε
// title.fr: De quoi répond une institution, avec qui et pour quand
// description.ro: Măsurile de care răspunde instituția, cu tot cu compartimentele ei, partenerii lor și termenul. Scrieți o parte din nume sau abrevierea.
// description.en: The measures the institution and its departments answer for, their partners and the deadline. Write a part of its name or its abbreviation.
// description.el: Τα μέτρα για τα οποία είναι υπεύθυνος ο φορέας ή τμήμα του, οι εταίροι τους και η προθεσμία. Γράψτε μέρος του ονόματος ή τη συντομογραφία.
// description.fr: Les mesures dont l'institution ou ses services répondent, leurs partenaires et l'échéance. Écrivez une partie de son nom ou son sigle.
// parameters: institution, plan, year
// columns: institution, plan, code, measure, partners[], deadline, doc, line
MATCH (i:Institution)<-[:UNIT_OF*0..4]-(:Institution)-[:RESPONSIBLE_FOR]->(m:Measure)
WHERE ($institution IS NULL OR i.id = $institution OR toLower(i.name) CONTAINS toLower($institution)
       OR toLower(i.abbreviation) = toLower($institution))
  AND ($institution IS NOT NULL OR NOT EXISTS { MATCH (i)-[:UNIT_OF]->(:Institution) })
  AND ($plan IS NULL OR m.plan = $plan) AND ($year IS NULL OR m.year = $year)
WITH DISTINCT i, m
MATCH (p:Plan {id: m.plan})
OPTIONAL MATCH (x)-[:PARTNER_IN]->(m)
WITH i, m, p, collect(DISTINCT x.name) AS partners
RETURN i.name AS institution, p.name AS plan, m.code AS code, m.name AS measure, partners,
       m.deadline AS deadline, m.doc AS doc, m.line AS line
ORDER BY i.name, i.id, m.doc, m.line, m.id
