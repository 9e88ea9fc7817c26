// name: measures-without-funding
// title.ro: Măsuri fără finanțare
// title.en: Measures without funding
// title.el: Μέτρα χωρίς χρηματοδότηση
// title.fr: Mesures sans financement
// description.ro: Nici sursa de finanțare, nici bugetul nu au o valoare. Lipsă dacă planul le cere și le lasă goale; liniuță înseamnă că planul spune „fără”; nesigur dacă locul s-a pierdut la citire.
// description.en: Neither the funding source nor the budget has a value. A gap where the plan asks and leaves it empty; stated none for a dash; unsure where the place was lost in reading.
// description.el: Ούτε η πηγή χρηματοδότησης ούτε ο προϋπολογισμός έχουν τιμή. Έλλειψη όπου το σχέδιο ρωτά και αφήνει κενό· δηλώνεται καμία για παύλα· αβέβαιο όπου το σημείο χάθηκε στην ανάγνωση.
// description.fr: Ni la source de financement ni le budget n'ont de valeur. Lacune si le plan les demande et les laisse vides ; aucun pour un tiret ; incertain si l'endroit s'est perdu à la lecture.
// parameters: plan, year
// columns: plan, code, measure, responsible[], verdict, doc, line
MATCH (m:Measure)
WHERE m.funding_verdict IN ['gap', 'stated none', 'unsure'] AND m.status IN ['planned', 'achieved']
  AND ($plan IS NULL OR m.plan = $plan) AND ($year IS NULL OR m.year = $year)
MATCH (p:Plan {id: m.plan})
WHERE p.genre IN ['plan', 'strategy']
OPTIONAL MATCH (i)-[:RESPONSIBLE_FOR]->(m)
WITH p, m, collect(DISTINCT i.name) AS responsible
RETURN p.name AS plan, m.code AS code, m.name AS measure, responsible,
       m.funding_verdict AS verdict,
       m.doc AS doc, m.line AS line
ORDER BY m.doc, m.line, m.id
