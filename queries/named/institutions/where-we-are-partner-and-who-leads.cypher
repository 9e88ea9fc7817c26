// name: where-we-are-partner-and-who-leads
// title.ro: Unde suntem parteneri și cine conduce
// title.en: Where we are partner and who leads
// title.el: Πού είμαστε εταίροι και ποιος ηγείται
// title.fr: Où nous sommes partenaires et qui pilote
// description.ro: Măsurile care numesc instituția sau un compartiment al ei ca partener, cu cine răspunde de fiecare și până când. Scrieți o parte din nume sau abrevierea.
// description.en: The measures that name the institution or a department of it as partner, with who answers for each and by when. Write a part of its name or its abbreviation.
// description.el: Τα μέτρα που αναφέρουν τον φορέα ή τμήμα του ως εταίρο, με τον υπεύθυνο του καθενός και την προθεσμία. Γράψτε μέρος του ονόματος ή τη συντομογραφία.
// description.fr: Les mesures qui nomment l'institution ou un de ses services comme partenaire, avec qui répond de chacune et pour quand. Écrivez une partie de son nom ou son sigle.
// parameters: institution, plan, year
// columns: institution, plan, code, measure, responsible[], deadline, doc, line
MATCH (i:Institution)<-[:UNIT_OF*0..4]-(:Institution)-[:PARTNER_IN]->(m:Measure)
WHERE ($institution IS NULL OR i.id = $institution OR toLower(i.name) CONTAINS toLower($institution)
       OR toLower(i.abbreviation) = toLower($institution))
  AND ($institution IS NOT NULL OR NOT EXISTS { MATCH (i)-[:UNIT_OF]->(:Institution) })
  AND ($plan IS NULL OR m.plan = $plan) AND ($year IS NULL OR m.year = $year)
WITH DISTINCT i, m
MATCH (p:Plan {id: m.plan})
OPTIONAL MATCH (x)-[:RESPONSIBLE_FOR]->(m)
WITH i, m, p, collect(DISTINCT x.name) AS responsible
RETURN i.name AS institution, p.name AS plan, m.code AS code, m.name AS measure, responsible,
       m.deadline AS deadline, m.doc AS doc, m.line AS line
ORDER BY i.name, i.id, m.doc, m.line, m.id
