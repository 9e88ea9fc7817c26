// name: what-must-be-done-in-one-month
// title.ro: Ce avem de făcut într-o lună
// title.en: What must be done in one month
// title.el: Τι πρέπει να γίνει σε έναν μήνα
// title.fr: Ce qu'il faut faire en un mois
// description.ro: Măsurile la care se lucrează în luna dată, cu cine răspunde: cele al căror interval o cuprinde sau al căror termen cade în ea. Scrieți luna ca 2031-05; fără ea, toate măsurile cu un termen.
// description.en: The measures worked on in the given month, with who answers for them: those whose interval holds it or whose deadline falls into it. Write the month as 2031-05; without it, all measures with a deadline.
// description.el: Τα μέτρα στα οποία γίνεται εργασία τον δοσμένο μήνα, με τους υπευθύνους: όσων το διάστημα τον περιέχει ή η προθεσμία πέφτει σε αυτόν. Γράψτε τον μήνα ως 2031-05· χωρίς αυτόν, όλα τα μέτρα με προθεσμία.
// description.fr: Les mesures auxquelles on travaille au mois donné, avec qui en répond : celles dont l'intervalle le contient ou dont l'échéance y tombe. Écrivez le mois comme 2031-05 ; sans lui, toutes les mesures qui ont une échéance.
// parameters: month, institution, plan, year
// columns: starts, ends, deadline, recurs, plan, code, measure, responsible[], doc, line
MATCH (m:Measure)
WHERE m.ends IS NOT NULL AND m.status = 'planned'
  AND ($plan IS NULL OR m.plan = $plan) AND ($year IS NULL OR m.year = $year)
WITH m, toString(m.starts) AS starts, toString(m.ends) AS ends
WHERE $month IS NULL
   OR (substring(coalesce(starts, ends), 0, 7) <= $month AND substring(ends, 0, 7) >= $month)
MATCH (p:Plan {id: m.plan})
OPTIONAL MATCH (i)-[:RESPONSIBLE_FOR]->(m)
WITH p, m, starts, ends, collect(DISTINCT i.name) AS responsible,
     sum(CASE WHEN i.id = $institution OR toLower(i.name) CONTAINS toLower($institution)
                OR toLower(i.abbreviation) = toLower($institution) THEN 1 ELSE 0 END) AS asked
WHERE $institution IS NULL OR asked > 0
RETURN starts, ends, m.deadline AS deadline, m.recurs AS recurs, p.name AS plan, m.code AS code, m.name AS measure,
       responsible, m.doc AS doc, m.line AS line
ORDER BY ends, m.doc, m.line, m.id
