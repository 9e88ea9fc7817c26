// name: measures-without-target-value
// title.ro: Măsuri fără valoare-țintă
// title.en: Measures without a target value
// title.el: Μέτρα χωρίς τιμή-στόχο
// title.fr: Mesures sans valeur cible
// description.ro: Planul cere o valoare pentru indicatori, dar aici nu scrie niciuna (lipsă), scrie o liniuță sau locul s-a pierdut la citire. Indicatorii scriși apar alături.
// description.en: The plan asks for a value of its indicators, yet none stands here (a gap), a dash does (stated none) or the place was lost in reading (unsure). The indicators as written stand beside.
// description.el: Το σχέδιο ζητά τιμή για τους δείκτες, αλλά εδώ δεν υπάρχει καμία (έλλειψη), υπάρχει παύλα ή το σημείο χάθηκε στην ανάγνωση. Δίπλα οι δείκτες όπως γράφονται.
// description.fr: Le plan demande une valeur pour ses indicateurs, mais il n'y en a pas ici (lacune), il y a un tiret (aucune) ou l'endroit s'est perdu à la lecture (incertain). Les indicateurs écrits figurent à côté.
// parameters: plan, year
// columns: plan, code, measure, indicators[], verdict, doc, line
MATCH (m:Measure)
WHERE m.targets_verdict IN ['gap', 'stated none', 'unsure'] AND m.status IN ['planned', 'achieved']
  AND ($plan IS NULL OR m.plan = $plan) AND ($year IS NULL OR m.year = $year)
MATCH (p:Plan {id: m.plan})
WHERE p.genre IN ['plan', 'strategy']
OPTIONAL MATCH (m)-[:MEASURED_BY]->(n:Indicator)
WITH p, m, collect(DISTINCT n.name) AS indicators
RETURN p.name AS plan, m.code AS code, m.name AS measure, indicators,
       m.targets_verdict AS verdict,
       m.doc AS doc, m.line AS line
ORDER BY m.doc, m.line, m.id
